package fr.assistantchorus.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * « Numéro RCS » (F51, F52): the register's town, sometimes a letter for the kind of trader, and
 * the SIREN: « RCS Aurillac B 123 456 782 », or the SIREN first, as letterheads have it.
 */
public final class Rcs {
  public static final int MAX_LENGTH = 120;

  static final List<String> REASONS = List.of("empty", "malformed", "siren");

  private static final Pattern NUMBER_LAST = Pattern.compile("([^0-9]+)([0-9][0-9 .\\-]*)");
  private static final Pattern NUMBER_FIRST = Pattern.compile("([0-9][0-9 .\\-]*)([^0-9]+)");
  private static final Pattern HEAD =
      Pattern.compile("^(?:R\\.? ?C\\.? ?S\\b\\.?)?[ :,]*(?:DE |D['’] ?)?");

  /** The letter, « N° », or both. */
  private static final Pattern TAIL =
      Pattern.compile("(?:(?<=[ ,])([A-D]))?[ :,]*(?:(?<!\\p{L})N(?:[°º]|O)\\.?[ :]*)?$");

  private static final Pattern TOWN = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’\\-]*[\\p{L}\\p{M}]");

  private Rcs() {}

  /**
   * @return {@code RCS AURILLAC B 123456782}: capitals, as the courts write it, and the SIREN
   *     without separators; or {@code malformed} for no town or no number, {@code siren} for a
   *     number that is none
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
   * @param rcs as {@link #parse} gives it
   * @return whether it is that of the company whose establishment this SIRET is
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
