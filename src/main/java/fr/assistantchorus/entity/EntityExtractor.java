package fr.assistantchorus.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The values in a text: {@code email}, {@code siret}, {@code postal-code}, {@code vat-number},
 * {@code yes-no} and {@code ordinal} for answers; {@code iban}, {@code card}, {@code password},
 * {@code phone}, {@code pacage}, {@code rib} and {@code hand-over-code}, which are masked wherever
 * they stand; {@code bic}, {@code town}, {@code structure}, {@code legal-form}, {@code person},
 * {@code category} and, where today is told, {@code date}. Linear in the text's length.
 */
public final class EntityExtractor {
  private EntityExtractor() {}

  /** In the order of the text, not overlapping: of two that do, the more particular one. */
  public static List<Entity> entities(String text) {
    List<Token> tokens = Token.in(text);
    Tokens typed = Tokens.of(text, tokens);
    List<Entity> candidates = new ArrayList<>(PasswordFinder.in(text));
    candidates.addAll(EmailFinder.in(text));
    candidates.addAll(PacageFinder.in(text));
    candidates.addAll(IbanFinder.in(text));
    candidates.addAll(BankFinder.in(text));
    candidates.addAll(HandOverCodeFinder.in(text));
    candidates.addAll(VatNumberFinder.in(text));
    // Before the numbers: « 1945 15100 » is no SIREN.
    candidates.addAll(PostalCodeFinder.in(text));
    candidates.addAll(NumberFinder.in(text));
    YesNoFinder.in(tokens).ifPresent(candidates::add);
    candidates.addAll(OrdinalFinder.in(tokens));
    // « CUMA du Bocage » is a structure, « CUMA » a category first of all; « GAEC de Dijon » no
    // town.
    List<Entity> structures = StructureFinder.in(typed);
    structures.stream().filter(EntityExtractor::isNamed).forEach(candidates::add);
    candidates.addAll(CategoryFinder.in(tokens));
    candidates.addAll(structures);
    candidates.addAll(PersonFinder.in(typed));
    candidates.addAll(TownFinder.in(typed, candidates));
    return apart(candidates);
  }

  /**
   * With the dates too: « le 12/11 », « hier soir ». A date takes the place of a choice: « le 12
   * mai » is no twelfth option.
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
   * @param candidates the more particular first
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
