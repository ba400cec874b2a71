package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * « Numéro RCS » (F51, F52): the register's town, sometimes a letter for the kind of trader, and
 * the SIREN, as in « RCS Aurillac B 123 456 782 ». Letterheads may have the SIREN first.
 */
public final class Rcs {
  public static final int MAX_LENGTH = 120;

  static final List<String> REASONS = List.of("empty", "malformed", "siren");

  private static final Pattern NUMBER_LAST = Pattern.compile("([^0-9]+)([0-9][0-9 .\\-]*)");
  private static final Pattern NUMBER_FIRST = Pattern.compile("([0-9][0-9 .\\-]*)([^0-9]+)");
  private static final Pattern HEAD =
      Pattern.compile("^(?:R\\.? ?C\\.? ?S\\b\\.?)?[ :,]*(?:DE |D['’] ?)?");

  /** The letter for the kind of trader, « N° », or both, after the town. */
  private static final Pattern TAIL =
      Pattern.compile("(?:(?<=[ ,])([A-D])|(?<![ :,]))[ :,]*(?:(?<!\\p{L})N(?:[°º]|O)\\.?[ :]*)?$");

  private static final Pattern TOWN = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’\\-]*[\\p{L}\\p{M}]");

  private Rcs() {}

  /**
   * Given what was typed, returns {@code RCS AURILLAC B 123456782}, in capitals as the courts write
   * it and with the SIREN without separators; or the reason why it is refused: {@code empty};
   * {@code malformed} for no town or no number; {@code siren} for a number that is not a SIREN.
   */
  public static Parsed parse(String text) {
    String line = Typed.line(text).toUpperCase(Locale.FRENCH);
    if (line.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    Matcher last = NUMBER_LAST.matcher(line);
    Matcher first = NUMBER_FIRST.matcher(line);
    if (line.length() > MAX_LENGTH) {
      return new Parsed.Bad("malformed");
    }
    if (last.matches()) {
      return read(last.group(1), last.group(2));
    }
    return first.matches() ? read(first.group(2), first.group(1)) : new Parsed.Bad("malformed");
  }

  /**
   * Returns whether the number belongs to the company of which this SIRET is an establishment.
   *
   * @param rcs as {@link #parse} returns it
   */
  public static boolean isOf(String rcs, String siret) {
    return siret.length() == Siret.LENGTH && rcs.endsWith(" " + siret.substring(0, Siren.LENGTH));
  }

  private static Parsed read(String words, String number) {
    String town = HEAD.matcher(words.strip()).replaceFirst("");
    Matcher tail = TAIL.matcher(town);
    String kind = "";
    if (tail.find()) {
      kind = tail.group(1) == null ? "" : tail.group(1) + " ";
      town = town.substring(0, tail.start()).strip();
    }
    if (!TOWN.matcher(town).matches()) {
      return new Parsed.Bad("malformed");
    }
    return Siren.parse(number) instanceof Parsed.Ok(String siren)
        ? new Parsed.Ok("RCS %s %s%s".formatted(town, kind, siren))
        : new Parsed.Bad("siren");
  }
}
