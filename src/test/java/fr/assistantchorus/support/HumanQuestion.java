package fr.assistantchorus.support;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sum that a page of the sign-up asks for where no script runs, read as a person does. */
public record HumanQuestion(String token, String answer) {
  private static final Pattern TOKEN = Pattern.compile("name=\"question\" value=\"([^\"]+)\"");
  private static final Pattern SUM =
      Pattern.compile("Combien font (\\S+) et (\\S+?)(?: |\u00a0|&nbsp;)\\?");
  private static final List<String> NUMBERS =
      List.of("", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix");

  public static HumanQuestion of(String page) {
    Matcher token = find(TOKEN, page);
    Matcher sum = find(SUM, page);
    int result = NUMBERS.indexOf(sum.group(1)) + NUMBERS.indexOf(sum.group(2));
    return new HumanQuestion(token.group(1), Integer.toString(result));
  }

  private static Matcher find(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return found;
  }
}
