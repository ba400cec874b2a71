package fr.assistantchorus.portal.support;

import java.util.Arrays;
import java.util.Optional;

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

  /** Returns the category of this code; empty where there is none. */
  public static Optional<SupportCategory> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
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
