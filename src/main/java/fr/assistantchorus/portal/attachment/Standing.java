package fr.assistantchorus.portal.attachment;

/** What an account is to a structure. */
public enum Standing {
  /** « Gestionnaire principal »; a structure has one (F20, F33). */
  PRINCIPAL_MANAGER("principal-manager", "Gestionnaire principal"),
  MEMBER("member", "Utilisateur"),
  /** The account has asked to be attached, and the manager has not decided yet. */
  REQUESTED("requested", "Rattachement demandé");

  private final String code;
  private final String label;

  Standing(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  public static Standing ofCode(String code) {
    for (Standing standing : values()) {
      if (standing.code.equals(code)) {
        return standing;
      }
    }
    throw new IllegalArgumentException("no standing " + code);
  }
}
