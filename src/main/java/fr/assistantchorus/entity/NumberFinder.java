package fr.assistantchorus.entity;

import fr.assistantchorus.field.Iban;
import fr.assistantchorus.field.Luhn;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Siren;
import fr.assistantchorus.field.Siret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds SIRETs, French telephone numbers and numbers that look like a card's, in any grouping. What
 * looks like a SIRET and is none is found with what is wrong with it.
 */
final class NumberFinder {
  /**
   * A run of digits. The letter O among them counts as a digit, since many type it for a zero; an O
   * that begins a word does not, as in « 00010ok ».
   */
  private static final Pattern GROUP =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}])[oO]{1,4}+(?=[0-9]))?[0-9]++(?:[oO]{1,4}+(?!\\p{L})[0-9]*+)*+");

  private static final Pattern ZERO = Pattern.compile("[oO]");

  /** What may stand between two groups of one number: at most two of these signs. */
  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Pd}._/]{0,2}");

  private static final Pattern PHONE = Pattern.compile("(?:(?:00)?33(?:0)?|0)[1-9][0-9]{8}");
  private static final int LEAST_LIKE_SIRET = 12;
  private static final int MOST_LIKE_SIRET = 16;
  private static final int LEAST_CARD = 13;
  private static final int MOST_CARD = 19;
  private static final int PHONE_DIGITS_AFTER_ZERO = 9;

  /**
   * The length of the groups of a telephone number. Where another such group follows, the number is
   * longer than a telephone number.
   */
  private static final int PAIR = 2;

  private static final int RIB_LENGTH = 23;
  private static final int MOST_DIGITS = RIB_LENGTH;

  private final String text;
  private final List<Entity> found = new ArrayList<>();

  /**
   * Digits without a gap.
   *
   * @param start index of the first digit
   * @param end index after the last one
   */
  private record Group(int start, int end) {
    int length() {
      return end - start;
    }
  }

  private NumberFinder(String text) {
    this.text = text;
  }

  static List<Entity> in(String text) {
    NumberFinder finder = new NumberFinder(text);
    List<Group> run = new ArrayList<>();
    Matcher matcher = GROUP.matcher(text);
    while (matcher.find()) {
      Group group = new Group(matcher.start(), matcher.end());
      if (!run.isEmpty() && !finder.isGap(run.getLast().end(), group.start())) {
        finder.read(run);
        run.clear();
      }
      run.add(group);
    }
    finder.read(run);
    return finder.found;
  }

  /**
   * Returns whether the text between these indexes may stand within one number. Parentheses may
   * too: « +33 (0)6 … ».
   */
  private boolean isGap(int from, int to) {
    String between = text.substring(from, Math.min(to, from + 3));
    return to - from <= 3 && GAP.matcher(between.replaceAll("[()]", "")).matches();
  }

  /** Finds the right SIRETs first, wherever they begin, and then the numbers between them. */
  private void read(List<Group> run) {
    int from = 0;
    for (int first = 0; first < run.size(); first++) {
      Optional<Entity> siret = siret(run, first);
      if (siret.isPresent()) {
        readRest(run.subList(from, first));
        found.add(siret.get());
        while (first + 1 < run.size() && run.get(first + 1).start() < siret.get().end()) {
          first++;
        }
        from = first + 1;
      }
    }
    readRest(run.subList(from, run.size()));
  }

  private Optional<Entity> siret(List<Group> run, int first) {
    StringBuilder digits = new StringBuilder();
    for (int last = first; last < run.size() && digits.length() < Siret.LENGTH; last++) {
      digits.append(digits(run.get(last)));
      if (digits.length() == Siret.LENGTH
          && Siret.parse(digits.toString()) instanceof Parsed.Ok(String value)) {
        int end = run.get(last).end();
        return Optional.of(
            new Entity("siret", run.get(first).start(), end, value, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private String digits(Group group) {
    return ZERO.matcher(text.substring(group.start(), group.end())).replaceAll("0");
  }

  private void readRest(List<Group> run) {
    int first = 0;
    while (first < run.size()) {
      Optional<Entity> entity = startingAt(run, first);
      entity.ifPresent(found::add);
      int end = entity.map(Entity::end).orElse(run.get(first).end());
      while (first < run.size() && run.get(first).start() < end) {
        first++;
      }
    }
  }

  /**
   * Returns the longest number from this group on that is a telephone, card or account number; else
   * all the groups together, if they look like a SIRET that is badly typed.
   */
  private Optional<Entity> startingAt(List<Group> run, int first) {
    Optional<Entity> secret = Optional.empty();
    Optional<Entity> broken = Optional.empty();
    StringBuilder digits = new StringBuilder();
    int start = run.get(first).start();
    for (int last = first; last < run.size(); last++) {
      Group group = run.get(last);
      if (digits.length() + group.end() - group.start() > MOST_DIGITS) {
        return secret;
      }
      digits.append(digits(group));
      String value = digits.toString();
      boolean isAlone = last == run.size() - 1 || run.get(last + 1).length() != PAIR;
      Optional<Entity> longer = secret(value, start, group.end(), isAlone);
      if (isPhone(longer)) {
        // A telephone number ends here. What follows, for instance a postal code, is not part of
        // it.
        return longer;
      }
      secret = longer.isPresent() ? longer : secret;
      broken = brokenSiret(value, start, group.end());
    }
    return secret.isPresent() ? secret : broken;
  }

  private static boolean isPhone(Optional<Entity> entity) {
    return entity.filter(found -> found.type().equals("phone")).isPresent();
  }

  /**
   * Returns a telephone, card or account number, which must be masked; empty where it is none of
   * them.
   */
  private static Optional<Entity> secret(String digits, int start, int end, boolean isAlone) {
    if (isAlone && PHONE.matcher(digits).matches()) {
      String national = "0" + digits.substring(digits.length() - PHONE_DIGITS_AFTER_ZERO);
      return Optional.of(new Entity("phone", start, end, national, Optional.empty()));
    }
    if (digits.length() == RIB_LENGTH) {
      // A French account that is made of digits alone and has a right RIB key always gives an IBAN
      // that begins with FR76.
      return Iban.parse("FR76" + digits) instanceof Parsed.Ok(String value)
          ? Optional.of(new Entity("iban", start, end, value, Optional.empty()))
          : Optional.empty();
    }
    boolean isCard =
        digits.length() >= LEAST_CARD
            && digits.length() <= MOST_CARD
            && digits.length() != Siret.LENGTH
            && Luhn.holds(digits);
    return isCard
        ? Optional.of(new Entity("card", start, end, digits, Optional.empty()))
        : Optional.empty();
  }

  private Optional<Entity> brokenSiret(String digits, int start, int end) {
    boolean isSiren = digits.length() == Siren.LENGTH;
    boolean isLike = digits.length() >= LEAST_LIKE_SIRET && digits.length() <= MOST_LIKE_SIRET;
    return (isSiren || isLike) && Siret.parse(digits) instanceof Parsed.Bad(String reason)
        ? Optional.of(
            new Entity("siret", start, end, text.substring(start, end), Optional.of(reason)))
        : Optional.empty();
  }
}
