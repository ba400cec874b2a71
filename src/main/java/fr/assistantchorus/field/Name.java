package fr.assistantchorus.field;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A person's « Nom » or « Prénom » (F8), in any script.
 *
 * <p>Case is kept as it was typed: no rule can restore « de La Tour », « d’Ormesson » or «
 * MacDonald » from capitals, and a name that was spelt well must not come out wrong. Every kind of
 * apostrophe becomes ’, so that a name has one spelling.
 */
public final class Name {
  public static final int MAX_LENGTH = 100;

  static final List<String> REASONS = List.of("empty", "too-long", "digits", "malformed");

  private static final Pattern APOSTROPHES = Pattern.compile("['‘ʼʹ´`′]");
  private static final Pattern DASHES = Pattern.compile("\\p{Pd}");
  private static final Pattern SHAPE = Pattern.compile("[’]?\\p{L}[\\p{L}\\p{M} ’.\\-]*");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  private Name() {}

  /**
   * Given what was typed, returns the name with single spaces, or the reason why it is refused:
   * {@code empty}; {@code too-long}; {@code digits}; {@code malformed} for other signs or for no
   * letter.
   */
  public static Parsed parse(String text) {
    String line = Typed.line(text);
    String value = DASHES.matcher(APOSTROPHES.matcher(line).replaceAll("’")).replaceAll("-");
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    if (DIGIT.matcher(value).find()) {
      return new Parsed.Bad("digits");
    }
    return SHAPE.matcher(value).matches() ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }
}
