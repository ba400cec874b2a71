package fr.assistantchorus.entity;

import fr.assistantchorus.field.EditDistance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the eleven categories of a beneficiary (F60): by their names, by as much of a name as tells
 * them apart, and misspelt. « Exploitant agricole » alone fits two of them, so it is none.
 */
final class CategoryFinder {
  private static final String TYPE = "category";

  /**
   * How many words may lie between the first word of a name and its last, both included: «
   * exploitant agricole, donc à titre individuel ».
   */
  private static final int WIDEST = 9;

  private static final int LEAST_FOR_ONE_SLIP = 5;
  private static final int LEAST_FOR_TWO_SLIPS = 9;

  /**
   * A name of a category.
   *
   * @param code the portal's code of the category
   * @param words what must stand in the text in this order, with or without others between
   */
  private record Named(String code, List<String> words) {}

  /**
   * The names by their first letter. A slip in the first letter is rare, so most words of a text
   * need not be compared.
   */
  private static final Map<Character, List<Named>> BY_LETTER = new HashMap<>();

  static {
    category(
        "shellfish-farmer",
        "conchyliculteur",
        "conchylicultrice",
        "ostreiculteur",
        "ostreicultrice",
        "mytiliculteur",
        "mytilicultrice");
    category(
        "solidarity-contributor",
        "cotisant solidaire",
        "cotisante solidaire",
        "cotisant solidarite",
        "cotisante solidarite");
    category("machinery-cooperative", "cuma", "cooperative utilisation materiel");
    category("other", "autre personne morale", "personne morale activite agricole");
    category(
        "individual-farm-contractor",
        "travaux agricoles individuel",
        "travaux agricoles individuelle",
        "eta individuel",
        "eta individuelle");
    category(
        "farm-contracting-company",
        "travaux agricoles societaire",
        "travaux agricoles societe",
        "eta societaire",
        "eta societe");
    category(
        "individual-forestry-contractor",
        "travaux forestiers individuel",
        "travaux forestiers individuelle",
        "etf individuel",
        "etf individuelle");
    category(
        "forestry-contracting-company",
        "travaux forestiers societaire",
        "travaux forestiers societe",
        "etf societaire",
        "etf societe");
    category("forester", "exploitant forestier", "exploitante forestiere");
    category(
        "individual-farmer",
        "exploitant agricole individuel",
        "exploitante agricole individuel",
        "exploitation agricole individuelle",
        "exploitant individuel",
        "exploitante individuelle",
        "agriculteur individuel",
        "agricultrice individuelle",
        "agriculteur titre individuel");
    category(
        "farming-company",
        "exploitant agricole societaire",
        "exploitante agricole societaire",
        "exploitant societaire",
        "exploitation agricole societe",
        "agriculteur societaire",
        "agriculteur societe",
        "exploitant agricole societe");
  }

  private CategoryFinder() {}

  private static void category(String code, String... names) {
    for (String name : names) {
      BY_LETTER
          .computeIfAbsent(name.charAt(0), _ -> new ArrayList<>())
          .add(new Named(code, List.of(name.split(" "))));
    }
  }

  /** Returns the codes of all categories, in no order. */
  static Set<String> codes() {
    return BY_LETTER.values().stream()
        .flatMap(List::stream)
        .map(Named::code)
        .collect(Collectors.toSet());
  }

  static List<Entity> in(List<Word> tokens) {
    List<Entity> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      for (Named named : BY_LETTER.getOrDefault(tokens.get(at).word().charAt(0), List.of())) {
        int end = end(tokens, at, named.words());
        if (end >= 0) {
          found.add(entity(named.code(), tokens.get(at), tokens.get(end)));
          at = end;
          break;
        }
      }
    }
    return found;
  }

  private static Entity entity(String code, Word first, Word last) {
    return new Entity(TYPE, first.start(), last.end(), code, Optional.empty());
  }

  /**
   * Returns the index of the last word of the name where the whole name begins at this index; else
   * -1.
   *
   * @param name the words of the name
   */
  private static int end(List<Word> tokens, int first, List<String> name) {
    if (!isLike(tokens.get(first).word(), name.getFirst())) {
      return -1;
    }
    int next = 1;
    int at = first;
    int until = Math.min(tokens.size(), first + WIDEST);
    while (next < name.size() && ++at < until) {
      next += isLike(tokens.get(at).word(), name.get(next)) ? 1 : 0;
    }
    return next == name.size() ? at : -1;
  }

  /** Returns whether this is the word, its plural, or the word with a slip. */
  private static boolean isLike(String typed, String word) {
    if (typed.equals(word) || typed.equals(word + "s")) {
      return true;
    }
    int slips =
        word.length() < LEAST_FOR_ONE_SLIP ? 0 : word.length() < LEAST_FOR_TWO_SLIPS ? 1 : 2;
    return slips > 0
        && typed.charAt(0) == word.charAt(0)
        && Math.abs(typed.length() - word.length()) <= slips
        && EditDistance.between(typed, word) <= slips;
  }
}
