package fr.assistantchorus.hearing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said by contrast, without its name: « pas 15000, 15100 », « non, c’est Durant avec un t,
 * pas Durand ».
 */
final class Contrasts {
  /** Longer sentences tell a story. */
  private static final int LONGEST = 160;

  private static final String VALUE = "[^,;:!?\\n]{1,80}?";
  private static final String NO =
      "^\\s*(?:(?:ah |euh |mais |oh )?(?:non|nan|pardon|désolé)[\\s,!.]*)?";
  private static final String IT_IS =
      "(?:(?:mais|plutôt|mais plutôt|en fait)\\s+)?(?:c\\s?[’' ]?est\\s+(?:plutôt\\s+)?)?";
  private static final String SPELT =
      "(?:,?\\s+(?:avec|sans)\\s+(?:un|une|deux|des|le)\\s+[^,;:!?\\n]{1,30})?";

  /** The wrong one first, then the right one. */
  private static final Pattern WRONG_FIRST =
      Pattern.compile(
          NO
              + "(?:(?:c\\s?[’' ]?est|ce n[’' ]est)\\s+)?pas\\s+(?<wrong>"
              + VALUE
              + ")\\s*(?:,|;|\\bmais\\b|\\bc\\s?[’' ]?est\\b)\\s*"
              + IT_IS
              + "(?<right>"
              + VALUE
              + ")"
              + SPELT
              + "[\\s.!]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern RIGHT_FIRST =
      Pattern.compile(
          NO
              + IT_IS
              + "(?<right>"
              + VALUE
              + ")"
              + SPELT
              + "\\s*,?\\s+(?:et\\s+)?pas\\s+(?<wrong>"
              + VALUE
              + ")[\\s.!]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Seldom there: a text without it is looked at no further. */
  private static final Pattern PAS =
      Pattern.compile("pas", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Contrasts() {}

  /**
   * @param wrong what is taken back
   * @param right what takes its place
   */
  record Contrast(Said wrong, Said right) {}

  /**
   * @param start where it stands in the text
   */
  record Said(String text, int start) {
    int end() {
      return start + text.length();
    }
  }

  /** Whether it is meant shows where the wrong value is known. */
  static Optional<Contrast> in(String text) {
    if (text.length() > LONGEST || !PAS.matcher(text).find()) {
      return Optional.empty();
    }
    for (Pattern pattern : List.of(WRONG_FIRST, RIGHT_FIRST)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(new Contrast(said(matcher, "wrong"), said(matcher, "right")));
      }
    }
    return Optional.empty();
  }

  private static Said said(Matcher matcher, String group) {
    String text = matcher.group(group);
    int blanks = text.length() - text.stripLeading().length();
    return new Said(text.strip(), matcher.start(group) + blanks);
  }
}
