package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Understood.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The values in a text: {@code email}, {@code siret}, {@code postal-code}, {@code vat-number},
 * {@code yes-no} and {@code ordinal} for answers; {@code iban}, {@code card}, {@code password},
 * {@code phone}, {@code pacage} and {@code hand-over-code}, which are masked wherever they stand.
 * Linear in the text's length.
 */
public final class EntityExtractor {
  private EntityExtractor() {}

  /** In the order of the text, not overlapping: of two that do, the more particular one. */
  public static List<Entity> entities(String text) {
    List<Token> tokens = Token.in(text);
    List<Entity> candidates = new ArrayList<>(PasswordFinder.in(text));
    candidates.addAll(EmailFinder.in(text));
    candidates.addAll(PacageFinder.in(text));
    candidates.addAll(IbanFinder.in(text));
    candidates.addAll(HandOverCodeFinder.in(text));
    candidates.addAll(VatNumberFinder.in(text));
    // Before the numbers: « 1945 15100 » is no SIREN.
    candidates.addAll(PostalCodeFinder.in(text));
    candidates.addAll(NumberFinder.in(text));
    YesNoFinder.in(tokens).ifPresent(candidates::add);
    candidates.addAll(OrdinalFinder.in(tokens));
    TreeMap<Integer, Entity> byStart = new TreeMap<>(Comparator.naturalOrder());
    for (Entity candidate : candidates) {
      var before = byStart.lowerEntry(candidate.end());
      if (before == null || before.getValue().end() <= candidate.start()) {
        byStart.put(candidate.start(), candidate);
      }
    }
    return List.copyOf(byStart.values());
  }
}
