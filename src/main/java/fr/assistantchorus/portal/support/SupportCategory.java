package fr.assistantchorus.portal.support;

/** What a request to the support is about. */
public enum SupportCategory {
  REGISTRATION("registration", "Inscription et activation du compte"),
  LOGIN("login", "Connexion et mot de passe"),
  STRUCTURE("structure", "Structure et rattachement"),
  SPACES("spaces", "Espaces et abonnements"),
  BANK_DETAILS("bank-details", "Coordonnées bancaires"),
  OTHER("other", "Autre demande");

  private final String code;
  private final String label;

  SupportCategory(String code, String label) {
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
}
