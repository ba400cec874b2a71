package fr.assistantchorus.portal.attachment;

import java.util.Optional;

/** Why a request for attachment is refused, in the manager's words; the requester reads it. */
public final class RefusalReason {
  /** The longest reason, in characters (code points); a line break counts as one. */
  public static final int MAX_LENGTH = 500;

  private RefusalReason() {}

  /** What is wrong with a reason. */
  public enum Fault {
    MISSING("Dites pourquoi vous refusez : le demandeur lira ce motif."),
    TOO_LONG("Le motif compte au plus 500 caractères. Raccourcissez-le.");

    private final String sentence;

    Fault(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the sentence that tells the manager what is wrong with the reason, in French. */
    public String sentence() {
      return sentence;
    }
  }

  /** Returns the reason as it is judged and sent; forms send line breaks as two characters. */
  public static String normalized(String reason) {
    return reason.replace("\r\n", "\n").strip();
  }

  public static Optional<Fault> fault(String reason) {
    String normalized = normalized(reason);
    if (normalized.isEmpty()) {
      return Optional.of(Fault.MISSING);
    }
    return normalized.codePointCount(0, normalized.length()) > MAX_LENGTH
        ? Optional.of(Fault.TOO_LONG)
        : Optional.empty();
  }
}
