package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Translates between the slots of the dialog {@code sign-up} and the fields of the portal's form.
 *
 * <p>Both have the same names. They differ where a dialog asks otherwise than a form does: it has
 * one question for each kind of identifier, and asks whether more than the space TIC is wanted
 * before it asks which spaces.
 */
final class SignUpSlots {
  /** The fields of the form that are no single slot of the dialog, or a slot of another meaning. */
  private static final Set<SignUpField> UNLIKE =
      EnumSet.of(
          SignUpField.SIRET,
          SignUpField.IDENTIFIER_TYPE,
          SignUpField.IDENTIFIER,
          SignUpField.STRUCTURE_COUNTRY,
          SignUpField.POSTAL_CODE,
          SignUpField.COUNTRY,
          SignUpField.SPACES);

  /** The other fields: each has one slot of the same name, which holds the same value. */
  private static final Set<SignUpField> ALIKE = EnumSet.complementOf(EnumSet.copyOf(UNLIKE));

  private static final String SIRET = "siret";

  /** The value of the option « Je n’ai pas de SIRET ». */
  private static final String NO_SIRET = "none";

  private static final String IDENTIFIER_TYPE = "identifier_type";
  private static final String COUNTRY = "structure_country";
  private static final String POSTAL_CODE = "postal_code";
  private static final String POSTAL_CODE_ABROAD = "postal_code_abroad";
  private static final String SPACES_WANTED = "spaces_wanted";
  private static final String SPACES = "spaces";

  /** The slot that says where the values come from: {@code page} or {@code register}. */
  static final String PREFILLED = "prefilled";

  static final String FROM_PAGE = "page";

  private static final Map<IdentifierType, String> NUMBERS =
      Map.of(
          IdentifierType.EUROPEAN_VAT, "vat_number",
          IdentifierType.RIDET, "ridet",
          IdentifierType.TAHITI, "tahiti");

  private SignUpSlots() {}

  /** Returns every slot that holds something of the form. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of(SIRET, IDENTIFIER_TYPE, COUNTRY));
    names.addAll(NUMBERS.values());
    names.addAll(List.of(POSTAL_CODE, POSTAL_CODE_ABROAD, SPACES_WANTED, SPACES));
    ALIKE.forEach(field -> names.add(field.key()));
    return names;
  }

  /** Returns the SIRET, where there is one. */
  static Optional<String> siret(Map<String, String> slots) {
    return Optional.ofNullable(slots.get(SIRET)).filter(siret -> !siret.equals(NO_SIRET));
  }

  // From the dialog to the form.

  static Map<String, String> toForm(Map<String, String> slots) {
    Map<String, String> form = new LinkedHashMap<>();
    ALIKE.forEach(field -> form.put(field.key(), slots.getOrDefault(field.key(), "")));
    Optional<String> siret = siret(slots);
    String type =
        siret.map(_ -> IdentifierType.SIRET.code()).orElse(slots.getOrDefault(IDENTIFIER_TYPE, ""));
    form.put(SignUpField.IDENTIFIER_TYPE.key(), type);
    form.put(SignUpField.SIRET.key(), siret.orElse(""));
    NUMBERS.forEach((identifier, slot) -> {
      if (identifier.code().equals(type)) {
        form.put(SignUpField.IDENTIFIER.key(), slots.getOrDefault(slot, ""));
      }
    });
    boolean abroad =
        type.equals(IdentifierType.EUROPEAN_VAT.code())
            || type.equals(IdentifierType.OUTSIDE_EUROPE.code());
    if (abroad) {
      form.put(SignUpField.STRUCTURE_COUNTRY.key(), slots.getOrDefault(COUNTRY, ""));
      form.put(SignUpField.COUNTRY.key(), slots.getOrDefault(COUNTRY, ""));
    }
    form.put(
        SignUpField.POSTAL_CODE.key(),
        slots.getOrDefault(abroad ? POSTAL_CODE_ABROAD : POSTAL_CODE, ""));
    if (isManagementCentre(slots)) {
      form.put(SignUpField.SPACES.key(), slots.getOrDefault(SPACES, ""));
    } else if (slots.containsKey(SPACES_WANTED)) {
      form.put(SignUpField.SPACES.key(), spaces(slots));
    }
    return form;
  }

  /** A centre de gestion agricole is not asked for the space TIC, which it cannot have (F39). */
  private static boolean isManagementCentre(Map<String, String> slots) {
    return SignUpForm.YES.equals(slots.get(SignUpField.MANAGEMENT_CENTRE.key()));
  }

  private static String spaces(Map<String, String> slots) {
    List<String> spaces = new ArrayList<>();
    boolean others = slots.get(SPACES_WANTED).equals("others");
    if (!others) {
      spaces.add(Space.TIC.code());
    }
    if (others || slots.get(SPACES_WANTED).equals(SignUpForm.YES)) {
      spaces.add(slots.getOrDefault(SPACES, ""));
    }
    return String.join(",", spaces);
  }

  // From the form to the dialog.

  /** Returns what can be read of a draft; what cannot be read is asked for. */
  static Map<String, Value> ofForm(Map<String, String> form, Action.Request request) {
    Map<String, String> canonical = SignUpForm.canonical(form);
    Map<String, Value> slots = new HashMap<>();
    for (SignUpField field : ALIKE) {
      readable(field.type(), canonical.get(field.key()))
          .ifPresent(value -> slots.put(field.key(), kept(field.type(), value, request)));
    }
    identify(canonical, slots);
    readable(FieldType.COUNTRY, abroad(canonical))
        .ifPresent(country -> slots.put(COUNTRY, new Value.Text(country)));
    readable(FieldType.POSTAL_CODE, canonical.get(SignUpField.POSTAL_CODE.key()))
        .ifPresent(code -> slots.put(POSTAL_CODE, new Value.Text(code)));
    readable(FieldType.ADDRESS, canonical.get(SignUpField.POSTAL_CODE.key()))
        .ifPresent(code -> slots.put(POSTAL_CODE_ABROAD, new Value.Text(code)));
    want(canonical.get(SignUpField.SPACES.key()), slots);
    slots.put(PREFILLED, new Value.Text(FROM_PAGE));
    return slots;
  }

  private static void identify(Map<String, String> form, Map<String, Value> slots) {
    Optional<IdentifierType> type = EnteredSignUp.of(form).type();
    if (type.isEmpty() || type.get() == IdentifierType.SIRET) {
      readable(FieldType.SIRET, form.get(SignUpField.SIRET.key()))
          .ifPresent(siret -> slots.put(SIRET, new Value.Text(siret)));
      return;
    }
    slots.put(SIRET, new Value.Text(NO_SIRET));
    slots.put(IDENTIFIER_TYPE, new Value.Text(type.get().code()));
    type.get()
        .number()
        .flatMap(number -> readable(number.type(), form.get(SignUpField.IDENTIFIER.key())))
        .ifPresent(number -> slots.put(NUMBERS.get(type.get()), new Value.Text(number)));
  }

  private static String abroad(Map<String, String> form) {
    String registered = form.getOrDefault(SignUpField.STRUCTURE_COUNTRY.key(), "");
    return registered.isEmpty() ? form.get(SignUpField.COUNTRY.key()) : registered;
  }

  /**
   * Fills the slots that say which spaces are wanted. Where nothing was chosen yet, it fills none,
   * so that the dialog asks.
   */
  private static void want(String codes, Map<String, Value> slots) {
    if (codes == null || codes.isBlank()) {
      return;
    }
    List<String> others = new ArrayList<>(Arrays.asList(codes.split(",")));
    boolean refunds = others.remove(Space.TIC.code());
    if (!others.isEmpty()) {
      slots.put(SPACES, new Value.Text(String.join(",", others)));
    }
    String wanted = !refunds ? "others" : others.isEmpty() ? SignUpForm.NO : SignUpForm.YES;
    slots.put(SPACES_WANTED, new Value.Text(wanted));
  }

  private static Optional<String> readable(FieldType type, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (type.isChosen()) {
      return Optional.of(text);
    }
    return switch (type.parse(text)) {
      case Parsed.Ok(String value) -> Optional.of(value);
      case Parsed.Doubt(String value, _) -> Optional.of(value);
      case Parsed.Bad _ -> Optional.empty();
    };
  }

  private static Value kept(FieldType type, String value, Action.Request request) {
    return type.isSensitive() ? request.secrets().apply(type, value) : new Value.Text(value);
  }
}
