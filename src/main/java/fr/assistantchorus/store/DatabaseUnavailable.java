package fr.assistantchorus.store;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * PostgreSQL is away, going away, too busy, or served another transaction instead. Nothing is wrong
 * with what was asked, and it may be asked again in a moment. Where a commit fails in this way, it
 * is unknown whether it took place.
 */
public final class DatabaseUnavailable extends RuntimeException {
  /**
   * The SQLSTATEs of a server that stops, starts, stands by, or gave up on a statement that took
   * too long (Appendix A of PostgreSQL's manual).
   */
  private static final Set<String> STATES =
      Set.of("57P01", "57P02", "57P03", "57014", "25006", "25P03", "55P03");

  /** The classes of SQLSTATEs for failed connections and for a lack of resources. */
  private static final Set<String> CLASSES = Set.of("08", "53");

  /**
   * PostgreSQL rolled the transaction back for the sake of another one: the two waited for each
   * other (40P01), or could not have run one after the other (40001).
   */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  private static final Pattern POOL =
      Pattern.compile("Timeout|Pool closed|Connection is not active");

  private final boolean conflict;

  private DatabaseUnavailable(Throwable cause) {
    super("PostgreSQL is unavailable: " + cause.getMessage(), cause, false, false);
    conflict = cause instanceof PgException refused && isConflict(refused);
  }

  /**
   * Returns whether PostgreSQL undid everything for the sake of another transaction. Then it is
   * sound to do the same again at once.
   */
  public boolean rolledBackForAnother() {
    return conflict;
  }

  private static boolean isConflict(PgException refused) {
    return CONFLICTS.contains(String.valueOf(refused.getSqlState()));
  }

  /** Wraps a failure that says that PostgreSQL is away; returns any other failure as it is. */
  static Throwable orElse(Throwable failure) {
    return saysSo(failure) ? new DatabaseUnavailable(failure) : failure;
  }

  private static boolean saysSo(Throwable failure) {
    return switch (failure) {
      case PgException refused -> {
        String state = String.valueOf(refused.getSqlState());
        yield STATES.contains(state)
            || isConflict(refused)
            || (state.length() == 5 && inClass(state));
      }
      case ClosedConnectionException _, IOException _, TimeoutException _ -> true;
      case ConnectionPoolTooBusyException _ -> true;
      // The pool says so in words only: "Timeout", "Pool closed" and the like.
      default -> POOL.matcher(String.valueOf(failure.getMessage())).lookingAt();
    };
  }

  private static boolean inClass(String state) {
    return CLASSES.contains(state.substring(0, 2));
  }
}
