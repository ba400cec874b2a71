package fr.assistantchorus.portal.signup;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sign-up as it is entered (F5 to F16), on the pages or by talking: texts by the keys of {@link
 * SignUpField}. Says what is wrong or missing, and makes a registration of what is whole.
 *
 * <p>Where the structure has no SIRET, its standing is {@link SiretStanding.Unverified}.
 */
public final class SignUpForm {
  public static final String YES = "yes";
  public static final String NO = "no";

  /** Refusals of its own, beside those of the fields' types. */
  public static final String CLOSED = "closed";

  /** A country, or a VAT number, that belongs to another type of identifier. */
  public static final String OTHER_TYPE = "other-type";

  private static final String EMPTY = "empty";
  private static final String NONE_OF_THESE = "none-of-these";

  /** ISO 3166; whoever is registered there has a VAT number, or in France a SIRET. */
  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
              .split(" "));

  private SignUpForm() {}

  /** Whether a field is asked for, given the others. */
  public enum Need {
    MANDATORY,
    OPTIONAL,
    /** What stands there does not count. */
    NONE
  }

  /** What is wrong with the whole sign-up: nothing, and {@link #registration} can be made of it. */
  public static Map<String, String> faults(Map<String, String> values, SiretStanding standing) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (SignUpStep step : SignUpStep.values()) {
      faults.putAll(faults(step, values, standing));
    }
    return faults;
  }

  /**
   * @return by key, one of its type's reasons, {@link #CLOSED} or {@link #OTHER_TYPE}; a mandatory
   *     one that is missing is {@code empty}. In the order of the fields
   */
  public static Map<String, String> faults(
      SignUpStep step, Map<String, String> values, SiretStanding standing) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (SignUpField field : fieldsOf(step)) {
      Need need = need(field, values, standing);
      String text = text(values, field);
      if (need == Need.NONE || need == Need.OPTIONAL && text.isEmpty()) {
        continue;
      }
      if (text.isEmpty()) {
        faults.put(field.key(), EMPTY);
      } else if (parse(field, values) instanceof Parsed.Bad(String reason)) {
        faults.put(field.key(), reason);
      }
    }
    if (step == SignUpStep.START && hasSiret(values) && standing instanceof SiretStanding.Closed) {
      faults.putIfAbsent(SignUpField.SIRET.key(), CLOSED);
    }
    return faults;
  }

  /** What is well formed but odd, to be confirmed by the person: a reason by key. */
  public static Map<String, String> doubts(Map<String, String> values, SiretStanding standing) {
    Map<String, String> doubts = new LinkedHashMap<>();
    for (SignUpField field : SignUpField.values()) {
      boolean counts = need(field, values, standing) != Need.NONE;
      if (counts && parse(field, values) instanceof Parsed.Doubt(_, String reason)) {
        doubts.put(field.key(), reason);
      }
    }
    return doubts;
  }

  /**
   * The first step in which something is missing or wrong. That of the spaces has nothing
   * mandatory: it is done once {@link SignUpField#SPACES} is said, be it empty.
   */
  public static Optional<SignUpStep> firstIncomplete(
      Map<String, String> values, SiretStanding standing) {
    return Arrays.stream(SignUpStep.values())
        .filter(
            step -> !faults(step, values, standing).isEmpty() || isUnsaid(step, values, standing))
        .findFirst();
  }

  private static boolean isUnsaid(
      SignUpStep step, Map<String, String> values, SiretStanding standing) {
    return step == SignUpStep.SPACES
        && need(SignUpField.SPACES, values, standing) != Need.NONE
        && !values.containsKey(SignUpField.SPACES.key());
  }

  public static List<SignUpField> fieldsOf(SignUpStep step) {
    return Arrays.stream(SignUpField.values()).filter(field -> field.step() == step).toList();
  }

  /** A SIRET that is a structure already needs the account's data only (F7). */
  public static Need need(SignUpField field, Map<String, String> values, SiretStanding standing) {
    boolean joins = hasSiret(values) && standing instanceof SiretStanding.Taken;
    Optional<IdentifierType> type = type(values);
    return switch (field) {
      case EMAIL, IDENTIFIER_TYPE, LAST_NAME, FIRST_NAME -> Need.MANDATORY;
      case CONTACT_EMAIL -> Need.OPTIONAL;
      case SIRET -> hasSiret(values) ? Need.MANDATORY : Need.NONE;
      case IDENTIFIER ->
          type.flatMap(SignUpForm::numberOf).isPresent() ? Need.MANDATORY : Need.NONE;
      case STRUCTURE_COUNTRY -> isFromOutside(type) ? Need.MANDATORY : Need.NONE;
      case NAME -> unless(joins, isFromOutside(type) ? Need.MANDATORY : Need.OPTIONAL);
      case STREET, POSTAL_CODE, CITY -> unless(joins, Need.MANDATORY);
      case LABEL, COMPLEMENT_1, COMPLEMENT_2, COUNTRY, UNDISCLOSED, SPACES ->
          unless(joins, Need.OPTIONAL);
      case CATEGORY, PACAGE -> unless(joins || !asksForRefunds(values), Need.OPTIONAL);
      case SHELLFISH_NUMBER ->
          unless(joins || !asksForRefunds(values) || !farmsShellfish(values), Need.OPTIONAL);
    };
  }

  private static Need unless(boolean superfluous, Need need) {
    return superfluous ? Need.NONE : need;
  }

  /**
   * The values in their canonical form, those that are none or cannot be read as they are.
   *
   * @return of all that came in, also what is no field of the sign-up
   */
  public static Map<String, String> canonical(Map<String, String> values) {
    Map<String, String> canonical = new LinkedHashMap<>(values);
    for (SignUpField field : SignUpField.values()) {
      if (values.containsKey(field.key())) {
        canonical.put(field.key(), canonical(field, values));
      }
    }
    return canonical;
  }

  private static String canonical(SignUpField field, Map<String, String> values) {
    String text = text(values, field);
    return text.isEmpty()
        ? ""
        : switch (parse(field, values)) {
          case Parsed.Ok(String value) -> value;
          case Parsed.Doubt(String value, _) -> value;
          case Parsed.Bad _ -> text;
        };
  }

  /** What the register knows of the fields of {@link SignUpStep#STRUCTURE} (F51). */
  public static Map<String, String> prefilled(Establishment establishment) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SignUpField.NAME.key(), establishment.name());
    values.put(SignUpField.STREET.key(), establishment.street());
    values.put(SignUpField.COMPLEMENT_1.key(), establishment.complement());
    values.put(SignUpField.POSTAL_CODE.key(), establishment.postalCode());
    values.put(SignUpField.CITY.key(), establishment.city());
    values.put(SignUpField.COUNTRY.key(), Country.FRANCE);
    return values;
  }

  /**
   * @throws IllegalArgumentException where there are {@link #faults}
   */
  public static PendingRegistration registration(
      Map<String, String> values, SiretStanding standing) {
    Map<String, String> faults = faults(values, standing);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("not a whole sign-up: " + faults);
    }
    Map<String, String> entered = counting(canonical(values), standing);
    return new EnteredSignUp(entered, standing).registration();
  }

  /** Without what does not count: what was typed before another choice made it superfluous. */
  private static Map<String, String> counting(Map<String, String> values, SiretStanding standing) {
    Map<String, String> counting = new LinkedHashMap<>();
    for (SignUpField field : SignUpField.values()) {
      if (need(field, values, standing) != Need.NONE) {
        counting.put(field.key(), text(values, field));
      }
    }
    return counting;
  }

  private static Parsed parse(SignUpField field, Map<String, String> values) {
    String text = text(values, field);
    return switch (field) {
      case IDENTIFIER_TYPE -> oneOf(text, type(values).isPresent());
      case CATEGORY -> oneOf(text, BeneficiaryCategory.ofCode(text).isPresent());
      case UNDISCLOSED ->
          text.equals(YES) || text.equals(NO) ? new Parsed.Ok(text) : new Parsed.Bad("neither");
      case SPACES -> parseSpaces(text);
      case IDENTIFIER -> parseNumber(text, type(values));
      case STRUCTURE_COUNTRY -> parseForeign(text);
      case POSTAL_CODE -> PostalCode.parse(text, country(values));
      case EMAIL,
          SIRET,
          LAST_NAME,
          FIRST_NAME,
          CONTACT_EMAIL,
          NAME,
          LABEL,
          STREET,
          COMPLEMENT_1,
          COMPLEMENT_2,
          CITY,
          COUNTRY,
          PACAGE,
          SHELLFISH_NUMBER ->
          field.type().parse(text);
    };
  }

  private static Parsed oneOf(String text, boolean known) {
    return known ? new Parsed.Ok(text) : new Parsed.Bad(NONE_OF_THESE);
  }

  private static Parsed parseSpaces(String text) {
    List<String> offered = Space.atSignUp().stream().map(Space::code).toList();
    List<String> chosen = codes(text).distinct().toList();
    return oneOf(String.join(",", chosen), offered.containsAll(chosen));
  }

  private static Parsed parseNumber(String text, Optional<IdentifierType> type) {
    Parsed parsed =
        type.flatMap(SignUpForm::numberOf)
            .map(number -> number.parse(text))
            .orElse(new Parsed.Ok(text));
    boolean isFrench = parsed instanceof Parsed.Ok(String value) && value.startsWith("FR");
    return isFrench && type.orElseThrow() == IdentifierType.EUROPEAN_VAT
        ? new Parsed.Bad(OTHER_TYPE)
        : parsed;
  }

  private static Parsed parseForeign(String text) {
    boolean isWithin = Country.code(text).filter(EUROPEAN_UNION::contains).isPresent();
    return isWithin ? new Parsed.Bad(OTHER_TYPE) : Country.parse(text);
  }

  /** The number that identifies a structure of this type, where it has one beside the SIRET. */
  public static Optional<FieldType> numberOf(IdentifierType type) {
    return switch (type) {
      case EUROPEAN_VAT -> Optional.of(FieldType.VAT_NUMBER);
      case RIDET -> Optional.of(FieldType.RIDET);
      case TAHITI -> Optional.of(FieldType.TAHITI);
      case SIRET, OUTSIDE_EUROPE, INDIVIDUAL, BEING_REGISTERED -> Optional.empty();
    };
  }

  public static Optional<IdentifierType> type(Map<String, String> values) {
    String code = text(values, SignUpField.IDENTIFIER_TYPE);
    return Arrays.stream(IdentifierType.values())
        .filter(type -> type.code().equals(code))
        .findFirst();
  }

  public static boolean hasSiret(Map<String, String> values) {
    return type(values).filter(type -> type == IdentifierType.SIRET).isPresent();
  }

  private static boolean isFromOutside(Optional<IdentifierType> type) {
    return type.filter(found -> found == IdentifierType.OUTSIDE_EUROPE).isPresent();
  }

  private static boolean asksForRefunds(Map<String, String> values) {
    return codes(text(values, SignUpField.SPACES)).anyMatch(Space.TIC.code()::equals);
  }

  private static boolean farmsShellfish(Map<String, String> values) {
    return text(values, SignUpField.CATEGORY).equals(BeneficiaryCategory.SHELLFISH_FARMER.code());
  }

  /** Of its address; empty for France. */
  static String country(Map<String, String> values) {
    return or(text(values, SignUpField.COUNTRY), homeCountry(values));
  }

  /** Where a structure is when nobody says otherwise. */
  private static String homeCountry(Map<String, String> values) {
    return isFromOutside(type(values))
        ? or(text(values, SignUpField.STRUCTURE_COUNTRY), Country.FRANCE)
        : Country.FRANCE;
  }

  static Stream<String> codes(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(code -> !code.isEmpty());
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  static String text(Map<String, String> values, SignUpField field) {
    return values.getOrDefault(field.key(), "").strip();
  }
}
