package fr.assistantchorus.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Writes an event as one line of JSON, or as text for a person who reads along. Both are masked.
 */
public final class MaskedEncoder extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Writes a line for each request, out of words that the program itself chooses: method, route
   * pattern, status and milliseconds. There is nothing to mask, and masking took longer than all
   * the rest of the line.
   */
  static final String ACCESS = "access";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private volatile LogFormat format = LogFormat.TEXT;

  public void setFormat(LogFormat format) {
    this.format = format;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line =
        switch (format) {
          case JSON -> json(event);
          case TEXT -> text(event);
        };
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String json(ILoggingEvent event) {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", event.getInstant().toString());
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("thread", event.getThreadName());
      json.writeStringField("message", message(event));
      if (event.getThrowableProxy() != null) {
        json.writeStringField("failure", failure(event));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static String text(ILoggingEvent event) {
    String logger = event.getLoggerName();
    // A message stays on one line, even where its text has line breaks.
    String line =
        "%s %-5s %s: %s%n"
            .formatted(
                TIME.format(event.getInstant()),
                event.getLevel(),
                logger.substring(logger.lastIndexOf('.') + 1),
                message(event).replaceAll("\\R", " ⏎ "));
    return event.getThrowableProxy() == null ? line : line + failure(event);
  }

  private static String message(ILoggingEvent event) {
    String message = String.valueOf(event.getFormattedMessage());
    return event.getLoggerName().equals(ACCESS) ? message : Masking.mask(message);
  }

  private static String failure(ILoggingEvent event) {
    return Masking.mask(ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
