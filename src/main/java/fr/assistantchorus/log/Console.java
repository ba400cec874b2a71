package fr.assistantchorus.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes events to the console. The lines of requests, of which there are thousands a second, are
 * written together, at most {@link #LATEST_MILLIS} later; any other event is written at once, with
 * what came before it.
 *
 * <p>Where the process is killed, the last lines of requests may be missing. What a request did is
 * in PostgreSQL.
 */
public final class Console extends ConsoleAppender<ILoggingEvent> {
  /** For how long a line of a request may wait. */
  private static final long LATEST_MILLIS = 200;

  /** Some four hundred lines of requests; more are written before that time has passed. */
  private static final int BUFFER_BYTES = 65_536;

  private ScheduledFuture<?> flushing;

  public Console() {
    setImmediateFlush(false);
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    super.setOutputStream(new BufferedOutputStream(stream, BUFFER_BYTES));
  }

  @Override
  public void start() {
    super.start();
    if (flushing == null) {
      flushing =
          context
              .getScheduledExecutorService()
              .scheduleWithFixedDelay(
                  this::flush, LATEST_MILLIS, LATEST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  protected void subAppend(ILoggingEvent event) {
    super.subAppend(event);
    if (!event.getLoggerName().equals(MaskedEncoder.ACCESS)) {
      flush();
    }
  }

  @Override
  public void stop() {
    flush();
    super.stop();
  }

  private void flush() {
    streamWriteLock.lock();
    try {
      if (getOutputStream() != null) {
        getOutputStream().flush();
      }
    } catch (IOException e) {
      addError("cannot write to the console", e);
    } finally {
      streamWriteLock.unlock();
    }
  }
}
