package fr.assistantchorus.field;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What every field forgives: how a text is spaced and grouped. */
final class Typed {
  /**
   * Spaces of any width, dots, dashes of any length, underscores, slashes, and the signs without a
   * shape that come along when a number is copied from a page.
   */
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}._/]+");

  private static final Pattern SHAPELESS = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** What no line holds: control characters, half surrogates, private and unknown characters. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");

  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  private Typed() {}

  /** A number without its grouping. */
  static String compact(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }

  /** One line, composed (NFC), without outer spaces and with single inner ones. */
  static String line(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String shaped = SHAPELESS.matcher(composed).replaceAll("");
    return SPACES.matcher(shaped).replaceAll(" ").strip();
  }

  /** Whether a line can be read and says something: not « … », not a control character. */
  static boolean isWritten(String line) {
    return LETTER_OR_DIGIT.matcher(line).find() && !UNPRINTABLE.matcher(line).find();
  }

  /** Of ASCII: other scripts' digits are no numbers here. */
  static boolean isDigits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
