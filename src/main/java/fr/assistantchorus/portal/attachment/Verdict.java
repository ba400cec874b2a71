package fr.assistantchorus.portal.attachment;

/** What became of a request that no longer waits. */
public enum Verdict {
  ACCEPTED("accepted", "Acceptée"),
  REFUSED("refused", "Refusée"),
  /** Whoever asked took it back. */
  WITHDRAWN("withdrawn", "Retirée");

  private final String code;
  private final String label;

  Verdict(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label, which agrees with « demande ». */
  public String label() {
    return label;
  }

  public static Verdict ofCode(String code) {
    for (Verdict verdict : values()) {
      if (verdict.code.equals(code)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict " + code);
  }
}
