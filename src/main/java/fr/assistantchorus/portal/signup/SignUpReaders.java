package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.City;
import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import fr.assistantchorus.field.Towns;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads those fields of the sign-up that cannot be read by their type alone. */
final class SignUpReaders {
  private static final String NONE_OF_THESE = "none-of-these";

  /**
   * The member states, by ISO 3166. Somebody who is registered there has a VAT number, or in France
   * a SIRET.
   */
  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
              .split(" "));

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
    Parsed parsed =
        entered.number().map(number -> number.type().parse(text)).orElse(new Parsed.Ok(text));
    boolean isFrench = parsed instanceof Parsed.Ok(String value) && value.startsWith("FR");
    return isFrench && entered.type().filter(IdentifierType.EUROPEAN_VAT::equals).isPresent()
        ? new Parsed.Bad(SignUpForm.OTHER_TYPE)
        : parsed;
  }

  static Parsed foreignCountry(String text) {
    boolean isWithin = Country.code(text).filter(EUROPEAN_UNION::contains).isPresent();
    return isWithin ? new Parsed.Bad(SignUpForm.OTHER_TYPE) : Country.parse(text);
  }

  static Parsed postalCode(String text, EnteredSignUp entered) {
    return PostalCode.parse(text, entered.country());
  }

  /**
   * Reads a town, with a doubt where it is known and does not have the postal code that was entered
   * (F10).
   */
  static Parsed city(String text, EnteredSignUp entered) {
    Parsed read = City.parse(text);
    String code = entered.text(SignUpField.POSTAL_CODE);
    return read instanceof Parsed.Ok(String town) && Towns.contradict(code, town, entered.country())
        ? new Parsed.Doubt(town, City.OTHER_POSTAL_CODE)
        : read;
  }

  /** Returns the codes in a text, which are separated by commas. */
  static Stream<String> codes(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(code -> !code.isEmpty());
  }
}
