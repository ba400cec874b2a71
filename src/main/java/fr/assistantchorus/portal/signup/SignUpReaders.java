package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.City;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.StructureReaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads those fields of the sign-up that cannot be read by their type alone. */
final class SignUpReaders {
  private static final String NONE_OF_THESE = "none-of-these";

  private SignUpReaders() {}

  /**
   * Reads a code of a closed list.
   *
   * @param found what the code stands for, if it stands for anything
   */
  static Parsed oneOf(String code, Optional<?> found) {
    return found.isPresent() ? new Parsed.Ok(code) : new Parsed.Bad(NONE_OF_THESE);
  }

  static Parsed yesOrNo(String text) {
    return text.equals(SignUpForm.YES) || text.equals(SignUpForm.NO)
        ? new Parsed.Ok(text)
        : new Parsed.Bad("neither");
  }

  static Parsed spaces(String text) {
    List<String> offered = Space.atSignUp().stream().map(Space::code).toList();
    List<String> chosen = codes(text).distinct().toList();
    return offered.containsAll(chosen)
        ? new Parsed.Ok(String.join(",", chosen))
        : new Parsed.Bad(NONE_OF_THESE);
  }

  /** Reads the number that this type of identifier has; a type without one accepts any text. */
  static Parsed number(String text, EnteredSignUp entered) {
    return entered
        .type()
        .map(type -> StructureReaders.number(text, type))
        .orElse(new Parsed.Ok(text));
  }

  static Parsed postalCode(String text, EnteredSignUp entered) {
    return PostalCode.parse(text, entered.country());
  }

  static Parsed city(String text, EnteredSignUp entered) {
    return City.parse(text, entered.text(SignUpField.POSTAL_CODE), entered.country());
  }

  /** Returns the codes in a text, which are separated by commas. */
  static Stream<String> codes(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(code -> !code.isEmpty());
  }
}
