package fr.assistantchorus.portal.structure;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Rcs;
import fr.assistantchorus.field.Siren;
import fr.assistantchorus.field.Siret;
import fr.assistantchorus.field.StreamSafe;
import fr.assistantchorus.field.VatNumber;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads those fields of a structure that cannot be read by their type alone. */
public final class StructureReaders {
  /** The reason for a country or a VAT number that belongs to another type of identifier. */
  public static final String OTHER_TYPE = "other-type";

  /** The reason for an RCS or VAT number with the SIREN of another company. */
  static final String OTHER_SIREN = "other-siren";

  /**
   * The number of letters of the name in the identifier of a structure « hors UE », which follow
   * its country (F50).
   */
  private static final int LETTERS_OF_THE_NAME = 16;

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /**
   * The member states, by ISO 3166. Somebody who is registered there has a VAT number, or in France
   * a SIRET.
   */
  private static final Set<String> EUROPEAN_UNION =
      Set.of(
          ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
              .split(" "));

  private StructureReaders() {}

  /** Reads the number that this type of identifier has; a type without one accepts any text. */
  public static Parsed number(String text, IdentifierType type) {
    Parsed parsed =
        type.number().map(number -> number.type().parse(text)).orElse(new Parsed.Ok(text));
    boolean isFrench = parsed instanceof Parsed.Ok(String value) && value.startsWith("FR");
    return isFrench && type == IdentifierType.EUROPEAN_VAT ? new Parsed.Bad(OTHER_TYPE) : parsed;
  }

  /** Reads the country where a structure from outside the European Union is registered. */
  public static Parsed foreignCountry(String text) {
    boolean isWithin = Country.code(text).filter(EUROPEAN_UNION::contains).isPresent();
    return isWithin ? new Parsed.Bad(OTHER_TYPE) : Country.parse(text);
  }

  /**
   * Reads an RCS number, whose SIREN must be the structure's.
   *
   * @param siret of the structure; empty where it has none
   */
  static Parsed rcs(String text, String siret) {
    Parsed read = Rcs.parse(text);
    return read instanceof Parsed.Ok(String rcs) && isSiret(siret) && !Rcs.isOf(rcs, siret)
        ? new Parsed.Bad(OTHER_SIREN)
        : read;
  }

  /** Reads a VAT number; that of a structure with a SIRET follows from its SIREN. */
  static Parsed vatNumber(String text, String siret) {
    Parsed read = VatNumber.parse(text);
    return read instanceof Parsed.Ok(String number)
            && isSiret(siret)
            && !number.equals(vatNumberOf(siret))
        ? new Parsed.Bad(OTHER_SIREN)
        : read;
  }

  /** Returns the VAT number that a company in France has; many farmers have none (F52). */
  static String vatNumberOf(String siret) {
    return VatNumber.ofSiren(siret.substring(0, Siren.LENGTH));
  }

  private static boolean isSiret(String siret) {
    return Siret.parse(siret) instanceof Parsed.Ok(String value) && value.equals(siret);
  }

  /**
   * Returns the identifier of F50: « Käserei Müller & Cie » in Switzerland gives
   * CHKASEREIMULLERCIE.
   *
   * @param country its French name or code
   */
  public static String outsideEurope(String country, String name) {
    String plain = MARKS.matcher(StreamSafe.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String letters =
        NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    int[] first = letters.codePoints().limit(LETTERS_OF_THE_NAME).toArray();
    return Country.code(country).orElseThrow() + new String(first, 0, first.length);
  }
}
