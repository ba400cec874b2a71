package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is asked for at sign-up. The keys are those of the page's drafts and of the dialog's slots,
 * which is how one takes over from the other.
 */
public enum SignUpField {
  /** « Adresse de connexion » (F2). */
  EMAIL("email", "Adresse de connexion", SignUpStep.START, FieldType.EMAIL),
  /** Counts where the type of identifier is {@link IdentifierType#SIRET}. */
  SIRET("siret", "Numéro de SIRET", SignUpStep.START, FieldType.SIRET),
  LAST_NAME("last_name", "Nom", SignUpStep.IDENTITY, FieldType.NAME),
  FIRST_NAME("first_name", "Prénom", SignUpStep.IDENTITY, FieldType.NAME),
  /** « Adresse de contact » (F3); the login address where it is empty. */
  CONTACT_EMAIL("contact_email", "Adresse de contact", SignUpStep.IDENTITY, FieldType.EMAIL),
  /** The code of an {@link IdentifierType} (F50). */
  IDENTIFIER_TYPE("identifier_type", "Type d’identifiant", SignUpStep.STRUCTURE, FieldType.CHOICE),
  /** A VAT number, a RIDET or a TAHITI number, as the type of identifier has it. */
  IDENTIFIER("identifier", "Identifiant", SignUpStep.STRUCTURE, FieldType.TEXT),
  /** Where a structure from outside the European Union is registered. */
  STRUCTURE_COUNTRY(
      "structure_country", "Pays d’immatriculation", SignUpStep.STRUCTURE, FieldType.COUNTRY),
  /** « Raison sociale »; the person's own name where it is empty, as of a sole trader. */
  NAME("name", "Raison sociale", SignUpStep.STRUCTURE, FieldType.COMPANY_NAME),
  LABEL("label", "Libellé", SignUpStep.STRUCTURE, FieldType.COMPANY_NAME),
  STREET("street", "Adresse", SignUpStep.STRUCTURE, FieldType.ADDRESS),
  COMPLEMENT_1("complement_1", "Complément d’adresse 1", SignUpStep.STRUCTURE, FieldType.ADDRESS),
  COMPLEMENT_2("complement_2", "Complément d’adresse 2", SignUpStep.STRUCTURE, FieldType.ADDRESS),
  POSTAL_CODE("postal_code", "Code postal", SignUpStep.STRUCTURE, FieldType.POSTAL_CODE),
  CITY("city", "Ville", SignUpStep.STRUCTURE, FieldType.CITY),
  /** « Pays »; France where it is empty. */
  COUNTRY("country", "Pays", SignUpStep.STRUCTURE, FieldType.COUNTRY),
  /** « Non diffusible INSEE » (F11): {@code yes} or {@code no}, the latter where it is empty. */
  UNDISCLOSED("undisclosed", "Non diffusible INSEE", SignUpStep.STRUCTURE, FieldType.YES_NO),
  /** Codes of {@link Space#atSignUp}, separated by commas; empty for none. */
  SPACES("spaces", "Espaces de travail", SignUpStep.SPACES, FieldType.CHOICES),
  /** The code of a {@link BeneficiaryCategory}; counts with {@link Space#TIC}, as do the next. */
  CATEGORY("category", "Catégorie de bénéficiaire", SignUpStep.SPACES, FieldType.CHOICE),
  PACAGE("pacage", "Numéro de PACAGE", SignUpStep.SPACES, FieldType.PACAGE),
  SHELLFISH_NUMBER(
      "shellfish_number",
      "Numéro de conchyliculteur",
      SignUpStep.SPACES,
      FieldType.SHELLFISH_NUMBER);

  private final String key;
  private final String label;
  private final SignUpStep step;
  private final FieldType type;

  SignUpField(String key, String label, SignUpStep step, FieldType type) {
    this.key = key;
    this.label = label;
    this.step = step;
    this.type = type;
  }

  /** The name of the dialog's slot and of the page's field. */
  public String key() {
    return key;
  }

  /** The French label. */
  public String label() {
    return label;
  }

  public SignUpStep step() {
    return step;
  }

  /**
   * How its text is read, save that {@link #IDENTIFIER} depends on the type of identifier, and
   * {@link #POSTAL_CODE} on the country.
   */
  public FieldType type() {
    return type;
  }

  public static Optional<SignUpField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
