package fr.assistantchorus.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the values in a text. Answers: {@code email}, {@code siret}, {@code postal-code}, {@code
 * vat-number}, {@code yes-no} and {@code ordinal}. Secrets, which are masked wherever they stand:
 * {@code iban}, {@code card}, {@code password}, {@code phone}, {@code pacage}, {@code rib}, {@code
 * social-security-number} and {@code hand-over-code}. Others: {@code bic}, {@code town}, {@code
 * structure}, {@code legal-form}, {@code person}, {@code category}, {@code speaker} and, where the
 * caller says which day is today, {@code date}. The time is linear in the length of the text.
 */
public final class EntityExtractor {
  private EntityExtractor() {}

  /**
   * Returns the values in the order of the text. They do not overlap: where two would, the more
   * particular one is kept.
   */
  public static List<Entity> entities(String text) {
    List<Word> tokens = Word.in(text);
    Tokens typed = Tokens.of(text, tokens);
    List<Entity> candidates = new ArrayList<>(PasswordFinder.in(text));
    candidates.addAll(EmailFinder.in(text));
    candidates.addAll(PacageFinder.in(text));
    candidates.addAll(IbanFinder.in(text));
    candidates.addAll(BankFinder.in(text));
    candidates.addAll(BankBlocksFinder.in(text));
    candidates.addAll(SocialSecurityFinder.in(text));
    candidates.addAll(HandOverCodeFinder.in(text));
    candidates.addAll(VatNumberFinder.in(text));
    // These come before the numbers, since « 1945 15100 » is not a SIREN.
    candidates.addAll(PostalCodeFinder.in(text));
    candidates.addAll(NumberFinder.in(text));
    YesNoFinder.in(tokens).ifPresent(candidates::add);
    candidates.addAll(OrdinalFinder.in(tokens));
    // The order matters: « CUMA du Bocage » is a structure, « CUMA » alone is first of all a
    // category, and « GAEC de Dijon » is not a town.
    List<Entity> structures = StructureFinder.in(typed);
    structures.stream().filter(EntityExtractor::isNamed).forEach(candidates::add);
    candidates.addAll(CategoryFinder.in(tokens));
    candidates.addAll(structures);
    candidates.addAll(PersonFinder.in(typed));
    candidates.addAll(TownFinder.in(typed, candidates));
    candidates.addAll(SpeakerFinder.in(tokens));
    return apart(candidates);
  }

  /**
   * Returns these values and the dates of the text, such as « le 12/11 » and « hier soir ». A date
   * takes the place of a choice: « le 12 mai » is not the twelfth option.
   */
  public static List<Entity> withDates(List<Entity> entities, String text, LocalDate today) {
    List<Entity> candidates = new ArrayList<>();
    entities.stream().filter(entity -> !isChoice(entity)).forEach(candidates::add);
    candidates.addAll(DateFinder.in(text, today));
    entities.stream().filter(EntityExtractor::isChoice).forEach(candidates::add);
    return apart(candidates);
  }

  private static boolean isNamed(Entity structure) {
    return structure.type().equals("structure");
  }

  private static boolean isChoice(Entity entity) {
    return entity.type().equals("ordinal");
  }

  /**
   * Returns those that do not overlap, in the order of the text.
   *
   * @param candidates the more particular ones first; of two that overlap, the first is kept
   */
  private static List<Entity> apart(List<Entity> candidates) {
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
