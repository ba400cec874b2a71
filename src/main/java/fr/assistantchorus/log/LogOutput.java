package fr.assistantchorus.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses where events are written. */
public final class LogOutput {
  private LogOutput() {}

  /**
   * Writes events to the standard error from now on, since the standard output is for what a
   * command answers.
   */
  public static void useStandardError() {
    var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    Appender<ILoggingEvent> appender =
        loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDOUT");
    if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
      console.setTarget("System.err");
      console.start();
    }
  }

  /** Writes warnings and errors only from now on, for a command that talks to a person. */
  public static void useWarningsOnly() {
    useStandardError();
    var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
  }
}
