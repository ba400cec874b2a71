package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureReaders;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is asked for at sign-up, with all that is to be said of each field: the rules of {@link
 * SignUpForm}, the pages, the recap and the chat read it here.
 */
public enum SignUpField {
  /** « Adresse de connexion » (F2). */
  EMAIL(
      FieldDescription.of(SignUpGroup.START, "email", "Adresse de connexion", FieldType.EMAIL)
          .mandatory()),
  SIRET(
      FieldDescription.of(SignUpGroup.START, "siret", "Numéro de SIRET", FieldType.SIRET)
          .countsWhere(EnteredSignUp::hasSiret)
          .mandatory()
          .says(
              SignUpForm.CLOSED,
              "Cet établissement est fermé : donnez le SIRET d’un établissement ouvert.")),
  LAST_NAME(
      FieldDescription.of(SignUpGroup.PERSON, "last_name", "Nom", FieldType.NAME)
          .mandatory()
          .saysWhenEmpty("Saisissez votre nom.")
          .completedAs("family-name")),
  FIRST_NAME(
      FieldDescription.of(SignUpGroup.PERSON, "first_name", "Prénom", FieldType.NAME)
          .mandatory()
          .saysWhenEmpty("Saisissez votre prénom.")
          .completedAs("given-name")),
  /** « Adresse de contact » (F3); the login address where it is empty. */
  CONTACT_EMAIL(
      FieldDescription.of(
              SignUpGroup.PERSON, "contact_email", "Adresse de contact", FieldType.EMAIL)
          .hint(
              "Pour les nouvelles de votre compte, si ce n’est pas l’adresse de connexion. Vous"
                  + " pourrez la changer.")),
  HOME_STREET(
      FieldDescription.ofHome("home_street", PostalAddress.Part.STREET)
          .hint("Numéro et rue, ou lieu-dit.")
          .completedAs("section-moi address-line1")),
  HOME_POSTAL_CODE(
      FieldDescription.ofHome("home_postal_code", PostalAddress.Part.POSTAL_CODE)
          .inputMode("text")
          .completedAs("section-moi postal-code")),
  HOME_CITY(
      FieldDescription.ofHome("home_city", PostalAddress.Part.CITY)
          .completedAs("section-moi address-level2")
          .besidePrevious()),
  HOME_COUNTRY(
      FieldDescription.ofHome("home_country", PostalAddress.Part.COUNTRY)
          .hint("France, si vous ne dites rien.")
          .completedAs("section-moi country-name")),
  /** The code of an {@link IdentifierType} (F50). */
  IDENTIFIER_TYPE(
      FieldDescription.of(
              SignUpGroup.TYPE, "identifier_type", "Type d’identifiant", FieldType.CHOICE)
          .mandatory()
          .readBy((text, _) -> SignUpReaders.oneOf(text, IdentifierType.find(text)))
          .alwaysSays("Choisissez ce qui identifie votre structure.")),
  /** A VAT number, a RIDET or a TAHITI number, depending on the type of identifier. */
  IDENTIFIER(
      FieldDescription.of(SignUpGroup.IDENTIFICATION, "identifier", "Identifiant", FieldType.TEXT)
          .countsWhere(entered -> entered.number().isPresent())
          .mandatory()
          .calledAndTyped(
              entered -> entered.number().orElseThrow().label(),
              entered -> entered.number().orElseThrow().type())
          .hint(entered -> entered.number().orElseThrow().hint())
          .readBy(SignUpReaders::number)
          .says(
              SignUpForm.OTHER_TYPE,
              "Ce numéro de TVA est français : une structure établie en France s’inscrit avec son"
                  + " SIRET.")),
  /** Where a structure from outside the European Union is registered. */
  STRUCTURE_COUNTRY(
      FieldDescription.of(
              SignUpGroup.IDENTIFICATION,
              "structure_country",
              "Pays d’immatriculation",
              FieldType.COUNTRY)
          .countsWhere(EnteredSignUp::isFromOutside)
          .mandatory()
          .hint("Avec lui, les 16 premières lettres de la raison sociale identifient la structure.")
          .readBy((text, _) -> StructureReaders.foreignCountry(text))
          .says(
              SignUpForm.OTHER_TYPE,
              "Ce pays est dans l’Union européenne : une structure qui y est établie s’inscrit"
                  + " avec son numéro de TVA, ou en France avec son SIRET.")),
  /**
   * « Raison sociale »; where it is empty, the structure has the person's own name, as that of a
   * sole trader.
   */
  NAME(
      FieldDescription.of(
              SignUpGroup.IDENTIFICATION, "name", "Raison sociale", FieldType.COMPANY_NAME)
          .mandatoryWhere(EnteredSignUp::isFromOutside)
          .hint(
              entered -> entered.isFromOutside() ? "" : "Sans elle, la structure porte votre nom.")
          .completedAs("organization")
          .keptAs(StructureText.NAME)),
  LABEL(
      FieldDescription.of(SignUpGroup.IDENTIFICATION, "label", "Libellé", FieldType.COMPANY_NAME)
          .hint("Pour vous y retrouver, si vous avez plusieurs structures.")
          .keptAs(StructureText.LABEL)),
  STREET(
      FieldDescription.of(SignUpGroup.ADDRESS, "street", "Adresse", FieldType.ADDRESS)
          .mandatory()
          .hint("Numéro et rue, ou lieu-dit.")
          .completedAs("address-line1")
          .keptAs(StructureText.STREET)),
  COMPLEMENT_1(
      FieldDescription.of(
              SignUpGroup.ADDRESS, "complement_1", "Complément d’adresse 1", FieldType.ADDRESS)
          .completedAs("address-line2")
          .keptAs(StructureText.COMPLEMENT_1)),
  COMPLEMENT_2(
      FieldDescription.of(
              SignUpGroup.ADDRESS, "complement_2", "Complément d’adresse 2", FieldType.ADDRESS)
          .completedAs("address-line3")
          .keptAs(StructureText.COMPLEMENT_2)),
  POSTAL_CODE(
      FieldDescription.of(SignUpGroup.ADDRESS, "postal_code", "Code postal", FieldType.POSTAL_CODE)
          .mandatory()
          .readBy(SignUpReaders::postalCode)
          .inputMode("text")
          .completedAs("postal-code")
          .keptAs(StructureText.POSTAL_CODE)),
  CITY(
      FieldDescription.of(SignUpGroup.ADDRESS, "city", "Ville", FieldType.CITY)
          .mandatory()
          .readBy(SignUpReaders::city)
          .completedAs("address-level2")
          .besidePrevious()
          .keptAs(StructureText.CITY)),
  /** « Pays »; where it is empty, it is France. */
  COUNTRY(
      FieldDescription.of(SignUpGroup.ADDRESS, "country", "Pays", FieldType.COUNTRY)
          .starred()
          .completedAs("country-name")
          .keptAs(StructureText.COUNTRY)),
  /** « Non diffusible INSEE » (F11): {@code yes} or {@code no}; empty means no. */
  UNDISCLOSED(
      FieldDescription.of(
              SignUpGroup.SECRECY, "undisclosed", "Non diffusible INSEE", FieldType.YES_NO)
          .readBy((text, _) -> SignUpReaders.yesOrNo(text))),
  /**
   * « Centre de gestion agricole » (F39): {@code yes} or {@code no}; empty means no. It has no
   * space TIC.
   */
  MANAGEMENT_CENTRE(
      FieldDescription.of(
              SignUpGroup.TRAITS,
              StructureTrait.MANAGEMENT_CENTRE.key(),
              "Centre de gestion agricole",
              FieldType.YES_NO)
          .readBy((text, _) -> SignUpReaders.yesOrNo(text))),
  /** Codes of {@link Space#atSignUp}, separated by commas; empty for none. */
  SPACES(
      FieldDescription.of(SignUpGroup.SPACES, "spaces", "Espaces de travail", FieldType.CHOICES)
          .readBy((text, _) -> SignUpReaders.spaces(text))
          .alwaysSays("Choisissez parmi les espaces proposés.")),
  /** The code of a {@link BeneficiaryCategory}. */
  CATEGORY(
      FieldDescription.of(
              SignUpGroup.REFUNDS, "category", "Catégorie de bénéficiaire", FieldType.CHOICE)
          .hint("Facultatif : elle préremplira vos demandes.")
          .readBy((text, _) -> SignUpReaders.oneOf(text, BeneficiaryCategory.ofCode(text)))
          .alwaysSays("Choisissez une des catégories proposées.")),
  PACAGE(
      FieldDescription.of(SignUpGroup.REFUNDS, "pacage", "Numéro de PACAGE", FieldType.PACAGE)
          .hint("Facultatif : 9 chiffres, dont les trois premiers sont ceux du département.")),
  SHELLFISH_NUMBER(
      FieldDescription.of(
              SignUpGroup.REFUNDS,
              "shellfish_number",
              "Numéro de conchyliculteur",
              FieldType.SHELLFISH_NUMBER)
          .countsWhere(EnteredSignUp::farmsShellfish)
          .hint("Pour la catégorie Conchyliculteur seulement."));

  private final FieldDescription description;

  SignUpField(FieldDescription description) {
    this.description = description;
  }

  /** Whether a field is asked for, given the others. */
  public enum Need {
    MANDATORY,
    OPTIONAL,
    /** The field does not count: what stands in it is ignored. */
    NONE
  }

  /** Returns the name of the dialog's slot, of the page's field and of the draft's value. */
  public String key() {
    return description.key;
  }

  /** Returns the French label. */
  public String label() {
    return description.label;
  }

  /** Returns the French label beside the box, given what else was entered. */
  public String label(EnteredSignUp entered) {
    return description.labelThere.apply(entered);
  }

  /** Returns what a page says about what to type, in French; may be empty. */
  public String hint(EnteredSignUp entered) {
    return description.hint.apply(entered);
  }

  public SignUpGroup group() {
    return description.group;
  }

  public SignUpStep step() {
    return description.group.step();
  }

  /**
   * Returns the type by which the field's text is usually read. {@link #type(EnteredSignUp)}
   * returns the exact type where that depends on the other fields.
   */
  public FieldType type() {
    return description.type;
  }

  /** Returns how its text is read, given what else was entered. */
  public FieldType type(EnteredSignUp entered) {
    return description.typeThere.apply(entered);
  }

  /** Returns HTML's {@code inputmode}. */
  public String inputMode(EnteredSignUp entered) {
    return description.inputMode.orElse(type(entered).inputMode());
  }

  /** Returns HTML's {@code autocomplete}. */
  public String autocomplete() {
    return description.autocomplete;
  }

  /** Returns whether a page marks it as mandatory. */
  public boolean isStarred(EnteredSignUp entered) {
    return description.starred || need(entered) == Need.MANDATORY;
  }

  /** Returns whether a page shows it on one line with the field before it. */
  public boolean isBesidePrevious() {
    return description.besidePrevious;
  }

  /**
   * Returns the text of the new structure that it becomes; empty where it becomes something else.
   */
  public Optional<StructureText> keptAs() {
    return description.keptAs;
  }

  /** Returns the part of the person's own address that it is; empty for other fields. */
  public Optional<PostalAddress.Part> ofHome() {
    return description.ofHome;
  }

  /** Returns whether it must be filled, may be filled, or does not count. */
  public Need need(EnteredSignUp entered) {
    if (!description.counts.test(entered)) {
      return Need.NONE;
    }
    return description.mandatory.test(entered) ? Need.MANDATORY : Need.OPTIONAL;
  }

  /** Reads what was entered here: returns its canonical form, a doubt, or what is wrong with it. */
  public Parsed read(EnteredSignUp entered) {
    return description.reader.apply(entered.text(this), entered);
  }

  /**
   * Returns what a page says beside it where it is wrong, in French.
   *
   * @param reason a reason that {@link SignUpForm#faults} gave
   */
  public String sentence(String reason, EnteredSignUp entered) {
    return description.sentence(reason, entered);
  }

  public static Optional<SignUpField> ofKey(String key) {
    return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
  }
}
