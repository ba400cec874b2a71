package fr.assistantchorus.portal.attachment;

import java.util.List;

/** What came of a decision on requests for attachment. */
public sealed interface AttachmentOutcome {
  /**
   * It was done, once and for all, where it still could be.
   *
   * @param requests those decided on now, whose requesters are told by mail; may be empty
   * @param gone how many of those chosen no longer waited, or never did, on a structure of his
   */
  record Decided(List<AttachmentRequest> requests, int gone) implements AttachmentOutcome {
    public Decided {
      requests = List.copyOf(requests);
    }
  }

  /** Whoever decides is no structure's gestionnaire principal (F33): nothing was done. */
  record NotManager() implements AttachmentOutcome {}

  /** A refusal without a reason, or with too long a one: nothing was done. */
  record ReasonRefused(RefusalReason.Fault fault) implements AttachmentOutcome {}
}
