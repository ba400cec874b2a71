package fr.assistantchorus.portal.signup;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureReaders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the sign-up as a whole (F5 to F16), on the pages or by talking: says what is wrong
 * or missing in what was entered, and makes a registration of what is whole. What there is to know
 * of each field is said by {@link SignUpField}.
 *
 * <p>The values are texts by the keys of the fields. Where the structure has no SIRET, its standing
 * is {@link SiretStanding.Unverified}.
 */
public final class SignUpForm {
  public static final String YES = "yes";
  public static final String NO = "no";

  /**
   * The reason for a SIRET whose establishment is closed. This reason and the next belong to the
   * form; all others belong to the fields' types.
   */
  public static final String CLOSED = "closed";

  /** The reason for a country or a VAT number that belongs to another type of identifier. */
  public static final String OTHER_TYPE = StructureReaders.OTHER_TYPE;

  private SignUpForm() {}

  /**
   * Returns what is wrong with the whole sign-up. Where nothing is, {@link #registration} can be
   * made of it.
   */
  public static Map<String, String> faults(Map<String, String> values, SiretStanding standing) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (SignUpStep step : SignUpStep.values()) {
      faults.putAll(faults(step, values, standing));
    }
    return faults;
  }

  /**
   * Returns what is wrong with the fields of one step.
   *
   * @return a reason by the key of each field with a fault, in the order of the fields: one of its
   *     type's reasons, {@link #CLOSED} or {@link #OTHER_TYPE}; {@code empty} for a mandatory field
   *     that is missing
   */
  public static Map<String, String> faults(
      SignUpStep step, Map<String, String> values, SiretStanding standing) {
    EnteredSignUp entered = new EnteredSignUp(values, standing);
    Map<String, String> faults = new LinkedHashMap<>();
    for (SignUpField field : fieldsOf(step)) {
      SignUpField.Need need = field.need(entered);
      boolean empty = entered.text(field).isEmpty();
      if (need == SignUpField.Need.NONE || need == SignUpField.Need.OPTIONAL && empty) {
        continue;
      }
      if (empty) {
        faults.put(field.key(), FieldDescription.EMPTY);
      } else if (field.read(entered) instanceof Parsed.Bad(String reason)) {
        faults.put(field.key(), reason);
      }
    }
    if (step == SignUpStep.START
        && entered.hasSiret()
        && standing instanceof SiretStanding.Closed) {
      faults.putIfAbsent(SignUpField.SIRET.key(), CLOSED);
    }
    return faults;
  }

  /**
   * Returns the values that are well formed but odd, so that the person must confirm them: for
   * each, the reason by the key of its field.
   */
  public static Map<String, String> doubts(Map<String, String> values, SiretStanding standing) {
    EnteredSignUp entered = new EnteredSignUp(values, standing);
    Map<String, String> doubts = new LinkedHashMap<>();
    for (SignUpField field : SignUpField.values()) {
      if (counts(field, entered) && field.read(entered) instanceof Parsed.Doubt(_, String reason)) {
        doubts.put(field.key(), reason);
      }
    }
    return doubts;
  }

  /**
   * Returns the first step in which something is missing or wrong. In the step of the spaces
   * nothing is mandatory, so that step is done once {@link SignUpField#SPACES} has a value, even an
   * empty one.
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
        && counts(SignUpField.SPACES, new EnteredSignUp(values, standing))
        && !values.containsKey(SignUpField.SPACES.key());
  }

  public static List<SignUpField> fieldsOf(SignUpStep step) {
    return Arrays.stream(SignUpField.values()).filter(field -> field.step() == step).toList();
  }

  /**
   * Returns the values in their canonical form. Values that have no such form, and those that
   * cannot be read, stay as they are.
   *
   * @return all the values, also those that are not fields of the sign-up
   */
  public static Map<String, String> canonical(Map<String, String> values) {
    EnteredSignUp entered = EnteredSignUp.of(values);
    Map<String, String> canonical = new LinkedHashMap<>(values);
    for (SignUpField field : SignUpField.values()) {
      if (values.containsKey(field.key())) {
        canonical.put(field.key(), canonical(field, entered));
      }
    }
    return canonical;
  }

  private static String canonical(SignUpField field, EnteredSignUp entered) {
    String text = entered.text(field);
    return text.isEmpty()
        ? ""
        : switch (field.read(entered)) {
          case Parsed.Ok(String value) -> value;
          case Parsed.Doubt(String value, _) -> value;
          case Parsed.Bad _ -> text;
        };
  }

  /** Returns what the register knows of the fields of {@link SignUpStep#STRUCTURE} (F51). */
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
   * Makes a registration of what was entered.
   *
   * @throws IllegalArgumentException where there are {@link #faults}
   */
  public static PendingRegistration registration(
      Map<String, String> values, SiretStanding standing) {
    Map<String, String> faults = faults(values, standing);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("not a whole sign-up: " + faults);
    }
    EnteredSignUp canonical = new EnteredSignUp(canonical(values), standing);
    return new WholeSignUp(new EnteredSignUp(counting(canonical), standing)).registration();
  }

  /**
   * Returns the values of the fields that count; another choice may have made a field superfluous.
   */
  private static Map<String, String> counting(EnteredSignUp entered) {
    Map<String, String> counting = new LinkedHashMap<>();
    for (SignUpField field : SignUpField.values()) {
      if (counts(field, entered)) {
        counting.put(field.key(), entered.text(field));
      }
    }
    return counting;
  }

  private static boolean counts(SignUpField field, EnteredSignUp entered) {
    return field.need(entered) != SignUpField.Need.NONE;
  }
}
