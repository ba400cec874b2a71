package fr.assistantchorus.portal.space;

/** What one may do in a space (« habilitation », F58, F63). */
public enum Access {
  CONSULTATION("consultation", "Consultation", "CONSULTATION_UNIQUEMENT"),
  /** To change things there, and so to see them too. */
  MODIFICATION("modification", "Modification", "MODIFICATION");

  private final String code;
  private final String label;
  private final String listed;

  Access(String code, String label, String listed) {
    this.code = code;
    this.label = label;
    this.listed = listed;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label of its box (F58, F64). */
  public String label() {
    return label;
  }

  /** Returns how the guide's list of subscriptions writes it (F63). */
  public String listed() {
    return listed;
  }

  /** Returns whether whoever may do this may do that. */
  public boolean covers(Access other) {
    return this == MODIFICATION || other == CONSULTATION;
  }

  /**
   * @throws IllegalArgumentException for what was not stored
   */
  public static Access ofCode(String code) {
    for (Access access : values()) {
      if (access.code.equals(code)) {
        return access;
      }
    }
    throw new IllegalArgumentException("no access " + code);
  }
}
