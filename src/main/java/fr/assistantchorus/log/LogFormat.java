package fr.assistantchorus.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How events are written to the standard output. */
public enum LogFormat {
  JSON,
  TEXT;

  /**
   * Makes this the format of events from now on. Before the first call, events are written as text.
   */
  public void use() {
    var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    Appender<ILoggingEvent> appender =
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDOUT");
    if (appender instanceof OutputStreamAppender<ILoggingEvent> stream
        && stream.getEncoder() instanceof MaskedEncoder encoder) {
      encoder.setFormat(this);
    }
  }
}
