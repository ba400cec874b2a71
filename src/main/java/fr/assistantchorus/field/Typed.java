package fr.assistantchorus.field;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Forgives what every field forgives: how a text is spaced and grouped. */
final class Typed {
  /**
   * Spaces of any width, dots, dashes of any length, underscores, slashes, and the invisible
   * characters that come along when a number is copied from a page.
   */
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}._/]+");

  private static final Pattern SHAPELESS = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /**
   * What no line may contain: control characters, half surrogates, private and unassigned
   * characters.
   */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]");

  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  private Typed() {}

  /** Returns a number without the separators that group its digits. */
  static String compact(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }

  /**
   * Returns the text as one line, composed (NFC), without outer spaces and with single inner ones.
   */
  static String line(String text) {
    String composed = StreamSafe.normalize(text, Normalizer.Form.NFC);
    String shaped = SHAPELESS.matcher(composed).replaceAll("");
    return SPACES.matcher(shaped).replaceAll(" ").strip();
  }

  /**
   * Returns whether the line says something that can be read: it has a letter or a digit, and none
   * of the {@link #UNPRINTABLE} characters.
   */
  static boolean isWritten(String line) {
    return LETTER_OR_DIGIT.matcher(line).find() && !UNPRINTABLE.matcher(line).find();
  }

  /** Returns whether all characters are ASCII digits; the digits of other scripts are refused. */
  static boolean isDigits(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
