package fr.assistantchorus.entity;

import fr.assistantchorus.field.Towns;
import fr.assistantchorus.field.Towns.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds towns of the gazetteer. Since the names of many towns are words too, something must show
 * that a town is meant: one of its postal codes beside it, « commune de … », « à Aurillac », or the
 * hyphens and capitals of « Villefranche-sur-Saône ».
 */
final class TownFinder {
  private static final String TYPE = "town";
  private static final String POSTAL_CODE = "postal-code";

  /** The most characters between a postal code and its town: « Saint-Flour (15100) ». */
  private static final int WIDEST_GAP = 3;

  /** After these words comes a place and nothing else. */
  private static final Sequences<Boolean> SURELY =
      Sequences.of(
          """
          commune de, commune d, commune du, ville de, ville d, ville du, mairie de, mairie d, mairie du
          j habite, j habite a, habite a, habitant a, habitons a, domicilie a, domiciliee a, situe a
          situee a, situes a, base a, basee a, siege a, siege est a, exploitation a, exploitation est a
          ferme a, ferme est a, installe a, installee a, ville c est, commune c est, ville est
          commune est, ville, commune, pres de, pres d, a cote de, bureau de poste de
          """);

  /** After these words may come a place, but also much else. */
  private static final Set<String> PERHAPS = Set.of("a", "de", "d", "sur", "vers", "chez");

  /**
   * Words that a town's name follows as the name of a street: « 12 rue de Lyon », « rue des Lilas
   * ».
   */
  private static final Set<String> STREETS =
      Set.of(
          ("rue avenue av boulevard bd bld chemin che route rte place pl allee impasse imp quai"
                  + " cours square sentier voie lotissement lot residence hameau lieudit dit")
              .split(" "));

  /** Here the article is part of the town's name: « au Mans », « aux Sables-d’Olonne ». */
  private static final Set<String> AU = Set.of("au", "du");

  private static final Set<String> AUX = Set.of("aux", "des");

  /** Towns whose name is first of all a word. Only a postal code makes it a town. */
  private static final Set<String> WORDS =
      ("y son change bonne place pere parce aucun fille eu viens celle faux lire moyen ville ligne"
           + " etais mere rouge appelle charge cours vers simple long conte bois contre force marre"
           + " grand frais champs moisson rue centres sers pleure vert bio orange sens mars routier"
           + " vieux courant louer cesse barre campagne pis quarante sache jardin plan mer avril"
           + " cuve aime saurais signes chapeau serres fosse marches sauve montagne chance vou"
           + " chemin jure carnet sure villes allons contes gars marie tournes celles vire bords"
           + " paille brousse noyers murs corps colonne lue beaux vue espere gene creances lesse"
           + " avion vignes boulot loue tasse ecole etable marin publier plaisir nuits non ans bon"
           + " oust us our ver vif his don bus sus ens pin bar die job rai ham les ce se oui ou or")
          .transform(words -> Set.of(words.split(" ")));

  private final Tokens tokens;

  private TownFinder(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What was found in the gazetteer.
   *
   * @param towns all that have this name
   * @param first index of the name's first token
   * @param after index after its last token
   */
  private record Match(List<Town> towns, int first, int after) {}

  /**
   * Returns the towns in the text.
   *
   * @param found what was found in it already; the postal codes among them are evidence
   */
  static List<Entity> in(Tokens tokens, List<Entity> found) {
    TownFinder finder = new TownFinder(tokens);
    List<Entity> towns = new ArrayList<>();
    int next = 0;
    for (Entity entity : found) {
      // Postal codes come in the order of the text.
      if (entity.type().equals(POSTAL_CODE)) {
        while (next < tokens.size() && tokens.get(next).start() < entity.end()) {
          next++;
        }
        finder.beside(entity, next).ifPresent(towns::add);
      }
    }
    for (int at = 0; at < tokens.size(); at++) {
      Optional<Match> match = finder.at(at);
      if (match.isPresent()) {
        towns.add(finder.entity(match.get(), Optional.empty()));
        at = match.get().after() - 1;
      }
    }
    return towns;
  }

  // Towns beside their postal code.

  /**
   * Returns the town that stands right after the postal code, or right before it; empty where none
   * has this code.
   *
   * @param next index of the first token after the code
   */
  private Optional<Entity> beside(Entity code, int next) {
    int own = next - 1;
    Optional<Match> after =
        next < tokens.size() && isNear(code.end(), tokens.get(next).start())
            ? longest(next).filter(match -> fits(match, code.value()))
            : Optional.empty();
    return after.or(() -> before(own, code)).map(match -> entity(match, Optional.of(code.value())));
  }

  private Optional<Match> before(int own, Entity code) {
    if (own < 1 || !isNear(tokens.get(own - 1).end(), code.start())) {
      return Optional.empty();
    }
    for (int first = Math.max(0, own - Towns.MOST_WORDS); first < own; first++) {
      Optional<Match> match = match("", first, own).filter(one -> fits(one, code.value()));
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Match match, String code) {
    return match.towns().stream().anyMatch(town -> town.has(code));
  }

  private boolean isNear(int from, int to) {
    return to - from <= WIDEST_GAP
        && tokens
            .text()
            .substring(from, to)
            .chars()
            .allMatch(c -> " \u00a0,(-–:/\n".indexOf(c) >= 0);
  }

  // Towns that the words before them announce, or their own hyphens and capitals.

  private Optional<Match> at(int at) {
    return announced(at).or(() -> named(at));
  }

  private Optional<Match> announced(int at) {
    int lead = SURELY.lengthAt(tokens.list(), at);
    if (lead > 0) {
      return longest(at + lead).filter(this::isNoWord);
    }
    String word = tokens.word(at);
    boolean isStreet = at > 0 && STREETS.contains(tokens.word(at - 1));
    if (at + 1 >= tokens.size() || isStreet) {
      return Optional.empty();
    }
    if (PERHAPS.contains(word)) {
      boolean accented = tokens.typed(at, at + 1).charAt(0) == 'à';
      return longest(at + 1)
          .filter(this::isNoWord)
          .filter(match -> isCapital(match) || accented && isLarge(match));
    }
    String article = AU.contains(word) ? "le" : AUX.contains(word) ? "les" : "";
    return article.isEmpty()
        ? Optional.empty()
        : longest(at + 1, article + " ").filter(this::isCapital);
  }

  /**
   * Returns a town that nothing announces but its hyphens and capitals: « Villefranche-sur-Saône ».
   */
  private Optional<Match> named(int at) {
    boolean hyphened = at + 1 < tokens.size() && tokens.gap(at).equals("-");
    return hyphened ? longest(at).filter(this::isCapital) : Optional.empty();
  }

  private boolean isNoWord(Match match) {
    return match.after() - match.first() > 1 || !WORDS.contains(tokens.word(match.first()));
  }

  private static boolean isLarge(Match match) {
    return match.towns().stream().anyMatch(Town::large);
  }

  private boolean isCapital(Match match) {
    return tokens.isCapital(match.first());
  }

  // Looking up the gazetteer.

  private Optional<Match> longest(int first) {
    return longest(first, "");
  }

  /**
   * Returns the longest name of a town that begins at this index.
   *
   * @param article the name's own article, where a contracted one was said (« au » for « Le »)
   */
  private Optional<Match> longest(int first, String article) {
    int most = Math.min(tokens.size(), first + Towns.MOST_WORDS);
    for (int after = most; after > first; after--) {
      Optional<Match> match = match(article, first, after);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private Optional<Match> match(String article, int first, int after) {
    List<Town> towns = Towns.named(article + key(first, after));
    return towns.isEmpty() ? Optional.empty() : Optional.of(new Match(towns, first, after));
  }

  private String key(int first, int after) {
    return tokens.list().subList(first, after).stream()
        .map(word -> Towns.word(word.word()))
        .collect(Collectors.joining(" "));
  }

  private Entity entity(Match match, Optional<String> code) {
    Town town =
        match.towns().stream()
            .filter(one -> code.isEmpty() || one.has(code.get()))
            .findFirst()
            .orElse(match.towns().getFirst());
    return new Entity(
        TYPE,
        tokens.get(match.first()).start(),
        tokens.get(match.after() - 1).end(),
        town.name(),
        Optional.empty());
  }
}
