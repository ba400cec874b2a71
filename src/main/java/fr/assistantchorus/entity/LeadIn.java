package fr.assistantchorus.entity;

import fr.assistantchorus.field.FieldType;
import java.util.regex.Pattern;

/**
 * Removes what people say before the answer itself: « euh, je m’appelle Durand », « c’est à
 * Saint-Flour ».
 */
public final class LeadIn {
  private static final String BEFORE =
      "(?:(?:euh|heu|alors|ben|bah|eh bien|bonjour|ok|oui)[\\s,]+){0,12}";
  private static final String IT_IS =
      "(?:moi[\\s,]+)?(?:c[’' ]?est|cest|il s[’' ]?agit d(?:e |u |[’'])|je vous donne)\\s*:?\\s+";
  private static final String CALLED = "(?:je m[’' ]?ap+el+e|on m[’' ]?ap+el+e|je suis)\\s+";
  private static final String TITLE =
      "(?:(?:m\\.|mr\\.?|mme|mlle|monsieur|madame|mademoiselle)\\s+)?";
  private static final String AT =
      "(?:(?:on est|je suis|j[’' ]?habite|nous sommes|c[’'"
          + " ]?est|situ[ée]e?|bas[ée]e?)\\s+)?(?:à|a|au|aux|en)\\s+";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern ANYTHING = Pattern.compile("^\\s*" + BEFORE + IT_IS, FLAGS);
  private static final Pattern PERSON =
      Pattern.compile("^\\s*" + BEFORE + "(?:" + CALLED + "|" + IT_IS + ")?" + TITLE, FLAGS);
  private static final Pattern PLACE =
      Pattern.compile("^\\s*" + BEFORE + "(?:" + AT + "|" + IT_IS + ")", FLAGS);

  private LeadIn() {}

  /**
   * Returns the text without its lead-in, in time linear in its length.
   *
   * @param type the type of the question that is open
   */
  public static String without(FieldType type, String text) {
    if (type == FieldType.TEXT) {
      return text;
    }
    Pattern pattern = type == FieldType.NAME ? PERSON : type == FieldType.CITY ? PLACE : ANYTHING;
    return pattern.matcher(text).replaceFirst("");
  }
}
