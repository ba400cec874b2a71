package fr.assistantchorus.portal.attachment;

/** What an account is to a structure. */
public enum Standing {
  /** « Gestionnaire principal » : one a structure (F20, F33). */
  PRINCIPAL_MANAGER("principal-manager", "Gestionnaire principal"),
  MEMBER("member", "Utilisateur"),
  /** Has asked to be attached; the manager has not decided. */
  REQUESTED("requested", "Rattachement demandé");

  private final String code;
  private final String label;

  Standing(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The form that is stored. */
  public String code() {
    return code;
  }

  /** The French label. */
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
