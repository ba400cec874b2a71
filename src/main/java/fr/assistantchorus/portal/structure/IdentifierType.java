package fr.assistantchorus.portal.structure;

/** What identifies a structure; the types without a SIRET are those of F50. */
public enum IdentifierType {
  SIRET("siret", "SIRET"),
  EUROPEAN_VAT("european-vat", "UE hors France"),
  OUTSIDE_EUROPE("outside-europe", "Hors UE"),
  RIDET("ridet", "RIDET"),
  TAHITI("tahiti", "TAHITI"),
  /** « Particulier » : has no identifier. */
  INDIVIDUAL("individual", "Particulier"),
  /** « En cours d’immatriculation » : has none yet. */
  BEING_REGISTERED("being-registered", "En cours d’immatriculation");

  private final String code;
  private final String label;

  IdentifierType(String code, String label) {
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

  public static IdentifierType ofCode(String code) {
    for (IdentifierType type : values()) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no identifier type " + code);
  }
}
