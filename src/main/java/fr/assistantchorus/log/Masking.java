package fr.assistantchorus.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces what looks like personal data or a secret. It is the last line of defence for the logs.
 */
public final class Masking {
  static final String MASK = "****";

  /**
   * The longest text that is logged, in UTF-16 units. A longer one is cut, since nobody reads it
   * and the patterns would take time.
   */
  static final int MAX_LENGTH = 20_000;

  /**
   * A pattern for something that must not be logged, and what replaces it.
   *
   * @param signs a text without any of them cannot match, so that most lines are spared the pattern
   */
  private record Rule(List<String> signs, Pattern pattern, String replacement) {
    Rule(String pattern, String replacement) {
      this(List.of(""), Pattern.compile(pattern), replacement);
    }

    Rule with(String... signs) {
      return new Rule(List.of(signs), pattern, replacement);
    }

    String applied(String text) {
      return signs.stream().anyMatch(text::contains)
          ? pattern.matcher(text).replaceAll(replacement)
          : text;
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // The password in the login of a URL.
          new Rule("(://[^\\s:/@]{1,64}:)[^\\s@]{1,256}@", "$1" + MASK + "@").with("://"),
          // What is called a secret: token=…, "password": "…", Authorization: Bearer …
          new Rule(
              "(?i)((?:password|passwd|secret|token|authorization|cookie)[\"']?\\s?[=:]\\s?[\"']?"
                  + "(?:bearer )?)[^\\s\"',;&)]{1,512}",
              "$1" + MASK),
          new Rule("(?i)(bearer )[\\w.~+/=-]{8,512}", "$1" + MASK),
          // E-mail addresses, also percent-encoded.
          new Rule(
                  "[\\p{L}\\d][\\p{L}\\d._%+'-]{0,63}(?:@|%40)[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63})+",
                  MASK + "@" + MASK)
              .with("@", "%40"),
          // IBANs, in groups or not. For « \b », Java goes back over all marks before a place.
          new Rule(
              "(?i)(?<![\\p{L}\\p{N}_])[A-Z]{2}\\d{2}(?:[ \u00a0\u202f]?[A-Z\\d]{4}){3,7}(?:["
                  + " \u00a0\u202f]?[A-Z\\d]{1,3})?(?![\\p{L}\\p{N}_])",
              MASK),
          // Nine digits and more, however they are grouped: SIREN, SIRET, PACAGE, telephones,
          // accounts.
          new Rule("\\d(?:[ .\u00a0\u202f]?\\d){8,99}", MASK),
          // Random tokens: long, with a digit and a letter, and neither a UUID nor a class name.
          new Rule(
              "(?<![\\w-])(?![\\da-f]{8}-[\\da-f]{4}-)(?=[A-Za-z_-]*\\d)(?=[\\d_-]*[A-Za-z])"
                  + "[\\w-]{22,}(?![\\w-]*\\.java)",
              MASK));

  private Masking() {}

  /** Returns the text without what looks like personal data or a secret; never fails. */
  public static String mask(String text) {
    String masked = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + " (cut)" : text;
    for (Rule rule : RULES) {
      masked = rule.applied(masked);
    }
    return masked;
  }
}
