package fr.assistantchorus.setting;

import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.MasterKey.WrongMasterKey;
import java.net.BindException;
import java.util.List;

/** Says why the server does not start, in lines for the person who starts it. */
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  public CannotStart(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  public List<String> lines() {
    return lines;
  }

  /**
   * Returns an exception with one line where the machine has caused the failure. Where the program
   * has caused it, this throws the failure again.
   */
  public static CannotStart orElse(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case BindException taken -> {
          return new CannotStart(
              List.of("PORT or MANAGEMENT_PORT is taken: " + taken.getMessage()));
        }
        case DatabaseUnavailable _ -> {
          return new CannotStart(
              List.of("PostgreSQL does not answer in time (DATABASE_URL, or the embedded one)"));
        }
        case WrongMasterKey wrong -> {
          return new CannotStart(List.of(wrong.getMessage()));
        }
        default -> {}
      }
    }
    throw failure;
  }
}
