package fr.assistantchorus.portal.attachment;

import java.util.List;

/**
 * What became of a manager's decision on several requests at once.
 *
 * @param <R> what was asked for
 * @param <P> what had been decided before
 */
public sealed interface BulkOutcome<R, P> {
  /**
   * The decision was made for every request that still waited.
   *
   * @param done those that were decided on now; whoever asked is told by mail
   * @param before others of the chosen ones, on which somebody had decided, or which were taken
   *     back
   * @param gone how many of the chosen ones are not there, or not for this manager
   */
  record Decided<R, P>(List<R> done, List<P> before, int gone) implements BulkOutcome<R, P> {
    public Decided {
      done = List.copyOf(done);
      before = List.copyOf(before);
    }
  }

  /** The account is gestionnaire principal of no structure (F33), so nothing was done. */
  record NotManager<R, P>() implements BulkOutcome<R, P> {}

  /** The refusal has no reason, or too long a one, so nothing was done. */
  record ReasonRefused<R, P>(RefusalReason.Fault fault) implements BulkOutcome<R, P> {}
}
