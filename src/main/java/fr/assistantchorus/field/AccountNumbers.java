package fr.assistantchorus.field;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds the account numbers in the text of a document, such as a RIB (F31). The time is linear in
 * the length of the text.
 */
public final class AccountNumbers {
  /**
   * The most words that one number is looked for in; printed numbers have at most eleven groups.
   */
  private static final int MOST_GROUPS = 34;

  private AccountNumbers() {}

  /**
   * Returns the IBANs in the text, and those of the RIBs in it, in their order. Only right ones are
   * found, in any grouping, and those that are more than {@code most} are left out.
   */
  public static List<String> in(String text, int most) {
    List<String> words = words(text);
    List<String> numbers =
        words.stream().filter(word -> word.chars().anyMatch(Iban::isDigit)).toList();
    Set<String> found = new LinkedHashSet<>();
    for (int at = 0; at < words.size() && found.size() < most; at++) {
      addIban(words, at, found);
    }
    for (int at = 0; at < numbers.size() && found.size() < most; at++) {
      addRib(numbers, at, found);
    }
    return List.copyOf(found);
  }

  private static void addIban(List<String> words, int at, Set<String> found) {
    String first = words.get(at);
    if (first.length() < Iban.COUNTRY_LENGTH) {
      return;
    }
    OptionalInt length = Iban.length(first.substring(0, Iban.COUNTRY_LENGTH));
    if (length.isPresent()
        && Iban.parse(joined(words, at, length.getAsInt())) instanceof Parsed.Ok(String value)) {
      found.add(value);
    }
  }

  /** Adds the RIB whose blocks begin here, whether or not labels stand between them. */
  private static void addRib(List<String> numbers, int at, Set<String> found) {
    if (Rib.parse(joined(numbers, at, Rib.LENGTH)) instanceof Parsed.Ok(String value)) {
      found.add(Rib.iban(value));
    }
  }

  /** Returns so many characters from this word on; fewer where no word ends there. */
  private static String joined(List<String> words, int at, int length) {
    StringBuilder joined = new StringBuilder();
    for (int next = at;
        next < words.size() && next < at + MOST_GROUPS && joined.length() < length;
        next++) {
      if (joined.length() + words.get(next).length() > length) {
        return "";
      }
      joined.append(words.get(next));
    }
    return joined.toString();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      char c = capitals.charAt(i);
      if (Iban.isDigit(c) || Iban.isCapital(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
