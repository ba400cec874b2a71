package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.PostalAddress;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureName;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sign-up that {@link SignUpForm} finds nothing wrong with, on its way to a registration.
 *
 * @param entered canonical, and without what does not count
 */
record EnteredSignUp(Map<String, String> entered, SiretStanding standing) {
  /** F50: « hors UE » is known by its country and so many letters of its name. */
  private static final int LETTERS_OF_THE_NAME = 16;

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  PendingRegistration registration() {
    String login = text(SignUpField.EMAIL);
    return new PendingRegistration(
        login,
        or(SignUpField.CONTACT_EMAIL, login),
        text(SignUpField.LAST_NAME),
        text(SignUpField.FIRST_NAME),
        structure(),
        spaces(),
        beneficiary());
  }

  private StructureDetails structure() {
    return switch (standing) {
      case SiretStanding.Taken(StructureName structure) when SignUpForm.hasSiret(entered) ->
          details(structure.name(), text(SignUpField.COUNTRY), false);
      case SiretStanding.Taken _,
          SiretStanding.Open _,
          SiretStanding.Undisclosed _,
          SiretStanding.Closed _,
          SiretStanding.Unverified _ ->
          details(or(SignUpField.NAME, ownName()), SignUpForm.country(entered), isUndisclosed());
    };
  }

  private StructureDetails details(String name, String country, boolean undisclosed) {
    return new StructureDetails(
        identifier(),
        name,
        text(SignUpField.LABEL),
        new PostalAddress(
            text(SignUpField.STREET),
            text(SignUpField.COMPLEMENT_1),
            text(SignUpField.COMPLEMENT_2),
            text(SignUpField.POSTAL_CODE),
            text(SignUpField.CITY),
            country),
        undisclosed,
        isVerified());
  }

  private boolean isVerified() {
    return switch (standing) {
      case SiretStanding.Open _, SiretStanding.Undisclosed _, SiretStanding.Taken _ ->
          SignUpForm.hasSiret(entered);
      case SiretStanding.Closed _, SiretStanding.Unverified _ -> false;
    };
  }

  private String ownName() {
    return NewAccount.displayName(text(SignUpField.FIRST_NAME), text(SignUpField.LAST_NAME));
  }

  /** What INSEE keeps to itself stays so, whatever is ticked (F11). */
  private boolean isUndisclosed() {
    return text(SignUpField.UNDISCLOSED).equals(SignUpForm.YES)
        || SignUpForm.hasSiret(entered) && standing instanceof SiretStanding.Undisclosed;
  }

  private Identifier identifier() {
    IdentifierType type = SignUpForm.type(entered).orElseThrow();
    String value =
        switch (type) {
          case SIRET -> text(SignUpField.SIRET);
          case EUROPEAN_VAT, RIDET, TAHITI -> text(SignUpField.IDENTIFIER);
          case OUTSIDE_EUROPE ->
              outsideEurope(text(SignUpField.STRUCTURE_COUNTRY), text(SignUpField.NAME));
          case INDIVIDUAL, BEING_REGISTERED -> "";
        };
    return new Identifier(type, value);
  }

  /**
   * F50: « Käserei Müller & Cie » in Switzerland is CHKASEREIMULLERCIE.
   *
   * @param country its French name or code
   */
  static String outsideEurope(String country, String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String letters =
        NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    int[] first = letters.codePoints().limit(LETTERS_OF_THE_NAME).toArray();
    return Country.code(country).orElseThrow() + new String(first, 0, first.length);
  }

  private Set<Space> spaces() {
    Set<Space> spaces = new LinkedHashSet<>();
    SignUpForm.codes(text(SignUpField.SPACES))
        .forEach(code -> Space.ofCode(code).ifPresent(spaces::add));
    return spaces;
  }

  private Beneficiary beneficiary() {
    return new Beneficiary(
        BeneficiaryCategory.ofCode(text(SignUpField.CATEGORY)),
        Optional.of(text(SignUpField.PACAGE)).filter(value -> !value.isEmpty()),
        Optional.of(text(SignUpField.SHELLFISH_NUMBER)).filter(value -> !value.isEmpty()));
  }

  private String or(SignUpField field, String otherwise) {
    String text = text(field);
    return text.isEmpty() ? otherwise : text;
  }

  private String text(SignUpField field) {
    return SignUpForm.text(entered, field);
  }
}
