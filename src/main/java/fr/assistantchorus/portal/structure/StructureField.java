package fr.assistantchorus.portal.structure;

import fr.assistantchorus.field.City;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import fr.assistantchorus.field.Sentences;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The texts that the form of a structure asks for (F50 to F53), with all that is to be said of
 * each. What is either so or not so is a {@link StructureTrait}.
 */
public enum StructureField {
  /** The code of an {@link IdentifierType} (F50). */
  IDENTIFIER_TYPE("identifier_type", "Type d’identifiant", FieldType.CHOICE),
  SIRET("siret", "Numéro de SIRET", FieldType.SIRET),
  /** A VAT number, a RIDET or a TAHITI number, depending on the type of identifier. */
  IDENTIFIER("identifier", "Identifiant", FieldType.TEXT),
  /** Where a structure from outside the European Union is registered. */
  STRUCTURE_COUNTRY("structure_country", "Pays d’immatriculation", FieldType.COUNTRY),
  NAME("name", "Raison sociale", FieldType.COMPANY_NAME, StructureText.NAME),
  LABEL("label", "Libellé", FieldType.COMPANY_NAME, StructureText.LABEL),
  EMAIL("email", "Adresse électronique", FieldType.EMAIL, StructureText.EMAIL),
  RCS("rcs", "Numéro RCS", FieldType.RCS, StructureText.RCS),
  VAT_NUMBER(
      "vat_number",
      "Numéro de TVA intracommunautaire",
      FieldType.VAT_NUMBER,
      StructureText.VAT_NUMBER),
  STREET("street", "Adresse", FieldType.ADDRESS, StructureText.STREET),
  COMPLEMENT_1(
      "complement_1", "Complément d’adresse 1", FieldType.ADDRESS, StructureText.COMPLEMENT_1),
  COMPLEMENT_2(
      "complement_2", "Complément d’adresse 2", FieldType.ADDRESS, StructureText.COMPLEMENT_2),
  POSTAL_CODE("postal_code", "Code postal", FieldType.POSTAL_CODE, StructureText.POSTAL_CODE),
  CITY("city", "Ville", FieldType.CITY, StructureText.CITY),
  /** « Pays »; where it is empty, it is France. */
  COUNTRY("country", "Pays", FieldType.COUNTRY, StructureText.COUNTRY),
  PHONE("phone", "Téléphone", FieldType.PHONE, StructureText.PHONE),
  FAX("fax", "Fax", FieldType.PHONE, StructureText.FAX);

  private static final Map<StructureField, String> HINTS =
      Map.of(
          STRUCTURE_COUNTRY,
          "Avec lui, les 16 premières lettres de la raison sociale identifient la structure.",
          LABEL,
          "Pour vous y retrouver, si vous avez plusieurs structures.",
          EMAIL,
          "Celle de la structure ; seuls ses utilisateurs la voient.",
          RCS,
          "S’il y en a un : la ville du greffe et le SIREN, comme « RCS Aurillac 123 456 782 ».",
          VAT_NUMBER,
          "S’il y en a un : FR, une clé de deux chiffres et le SIREN.",
          STREET,
          "Numéro et rue, ou lieu-dit.");

  private static final Map<StructureField, String> COMPLETED_AS =
      Map.of(
          NAME, "organization",
          STREET, "address-line1",
          COMPLEMENT_1, "address-line2",
          COMPLEMENT_2, "address-line3",
          POSTAL_CODE, "postal-code",
          CITY, "address-level2",
          COUNTRY, "country-name",
          PHONE, "tel");

  private final String key;
  private final String label;
  private final FieldType type;
  private final Optional<StructureText> keptAs;

  StructureField(String key, String label, FieldType type) {
    this(key, label, type, Optional.empty());
  }

  StructureField(String key, String label, FieldType type, StructureText keptAs) {
    this(key, label, type, Optional.of(keptAs));
  }

  StructureField(String key, String label, FieldType type, Optional<StructureText> keptAs) {
    this.key = key;
    this.label = label;
    this.type = type;
    this.keptAs = keptAs;
  }

  /** Returns the name of the form's field. */
  public String key() {
    return key;
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  /** Returns the French label, given what else was entered. */
  public String label(EnteredStructure entered) {
    if (this == NAME && entered.is(IdentifierType.INDIVIDUAL)) {
      return "Prénom et nom";
    }
    return number(entered).map(IdentifierType.Number::label).orElse(label);
  }

  /** Returns what a page says about what to type, in French; may be empty. */
  public String hint(EnteredStructure entered) {
    return number(entered).map(IdentifierType.Number::hint).orElse(HINTS.getOrDefault(this, ""));
  }

  /** Returns HTML's {@code autocomplete}. */
  public String autocomplete() {
    return COMPLETED_AS.getOrDefault(this, "off");
  }

  /** Returns how its text is read, given what else was entered. */
  public FieldType type(EnteredStructure entered) {
    return number(entered).map(IdentifierType.Number::type).orElse(type);
  }

  /** Returns the text of the structure that it becomes; empty for those that identify it. */
  public Optional<StructureText> keptAs() {
    return keptAs;
  }

  /** Returns whether it is asked for at all of a structure of this type. */
  public boolean counts(EnteredStructure entered) {
    return switch (this) {
      case SIRET -> entered.is(IdentifierType.SIRET);
      case IDENTIFIER -> entered.type().flatMap(IdentifierType::number).isPresent();
      case STRUCTURE_COUNTRY -> entered.is(IdentifierType.OUTSIDE_EUROPE);
      case RCS -> entered.is(IdentifierType.SIRET) || entered.is(IdentifierType.BEING_REGISTERED);
      case VAT_NUMBER ->
          !entered.is(IdentifierType.EUROPEAN_VAT) && !entered.is(IdentifierType.INDIVIDUAL);
      case IDENTIFIER_TYPE,
          NAME,
          LABEL,
          EMAIL,
          STREET,
          COMPLEMENT_1,
          COMPLEMENT_2,
          POSTAL_CODE,
          CITY,
          COUNTRY,
          PHONE,
          FAX ->
          true;
    };
  }

  /**
   * Returns whether it must be filled where it counts. The country of somebody who is established
   * abroad must be said, since it is not France.
   */
  public boolean isMandatory(EnteredStructure entered) {
    return switch (this) {
      case IDENTIFIER_TYPE, SIRET, IDENTIFIER, STRUCTURE_COUNTRY, NAME, STREET, POSTAL_CODE, CITY ->
          true;
      case COUNTRY ->
          entered.is(IdentifierType.EUROPEAN_VAT)
              || entered.is(IdentifierType.OUTSIDE_EUROPE)
                  && entered.text(STRUCTURE_COUNTRY).isEmpty();
      case LABEL, EMAIL, RCS, VAT_NUMBER, COMPLEMENT_1, COMPLEMENT_2, PHONE, FAX -> false;
    };
  }

  /** Reads what was entered here: returns its canonical form, a doubt, or what is wrong with it. */
  public Parsed read(EnteredStructure entered) {
    String text = entered.text(this);
    return switch (this) {
      case IDENTIFIER_TYPE ->
          entered.type().isPresent() ? new Parsed.Ok(text) : new Parsed.Bad("none-of-these");
      case IDENTIFIER -> StructureReaders.number(text, entered.type().orElseThrow());
      case STRUCTURE_COUNTRY -> StructureReaders.foreignCountry(text);
      case RCS -> StructureReaders.rcs(text, entered.siret());
      case VAT_NUMBER -> StructureReaders.vatNumber(text, entered.siret());
      case POSTAL_CODE -> PostalCode.parse(text, entered.country());
      case CITY -> City.parse(text, entered.text(POSTAL_CODE), entered.country());
      case SIRET, NAME, LABEL, EMAIL, STREET, COMPLEMENT_1, COMPLEMENT_2, COUNTRY, PHONE, FAX ->
          type.parse(text);
    };
  }

  /**
   * Returns what a page says beside it where it is wrong, in French.
   *
   * @param reason a reason that {@link StructureForm} gave
   */
  public String sentence(String reason, EnteredStructure entered) {
    if (this == IDENTIFIER_TYPE) {
      return "Choisissez ce qui identifie votre structure.";
    }
    if (this == SIRET && reason.equals(StructureForm.EMPTY)) {
      return "Saisissez le numéro de SIRET de la structure.";
    }
    return switch (reason) {
      case StructureReaders.OTHER_TYPE ->
          this == IDENTIFIER
              ? "Ce numéro de TVA est français : une structure établie en France se crée avec son"
                  + " SIRET."
              : "Ce pays est dans l’Union européenne : une structure qui y est établie se crée avec"
                  + " son numéro de TVA, ou en France avec son SIRET.";
      case StructureReaders.OTHER_SIREN ->
          "Ce numéro n’est pas celui de cette entreprise : son SIREN doit être %s, les neuf premiers"
                  .formatted(entered.siret().substring(0, 9))
              + " chiffres du SIRET.";
      default -> Sentences.of(type(entered), reason);
    };
  }

  private Optional<IdentifierType.Number> number(EnteredStructure entered) {
    return this == IDENTIFIER ? entered.type().flatMap(IdentifierType::number) : Optional.empty();
  }

  public static Optional<StructureField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
