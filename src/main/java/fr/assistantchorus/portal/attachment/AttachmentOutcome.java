package fr.assistantchorus.portal.attachment;

import java.util.List;

/** What became of a decision on requests for attachment. */
public sealed interface AttachmentOutcome {
  /**
   * The decision was made for every request that still waited.
   *
   * @param requests the requests that were decided on now, whose requesters are told by mail; may
   *     be empty
   * @param gone how many of the chosen ones no longer waited, or never waited on a structure of
   *     this manager
   */
  record Decided(List<AttachmentRequest> requests, int gone) implements AttachmentOutcome {
    public Decided {
      requests = List.copyOf(requests);
    }
  }

  /** The account is gestionnaire principal of no structure (F33), so nothing was done. */
  record NotManager() implements AttachmentOutcome {}

  /** The refusal has no reason, or too long a one, so nothing was done. */
  record ReasonRefused(RefusalReason.Fault fault) implements AttachmentOutcome {}
}
