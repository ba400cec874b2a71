package fr.assistantchorus.company;

import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The search by name and town in PostgreSQL. Towns are few, so the nearest are found first; then
 * one index gives the names of each that have a word of what was said. Without a town, an index of
 * trigrams gives what has enough of them, which takes longer.
 */
final class StockSearch {
  /** The towns that are looked in: « Paris » is twenty in the register. */
  private static final int MOST_TOWNS = 24;

  /** Trigrams of less say nothing. */
  private static final int SHORTEST_NAME = 3;

  /**
   * Where one town has the very name, those with a longer one are left out. What is looked up are
   * the words that tell one company from another, since a tenth of all names have « EARL »; one of
   * them, with a slip in it at most, is enough. OFFSET 0 keeps the look-up a look-up.
   *
   * <p>One ranks by how far the name has what was said, in any order, with the town, and then by
   * how little else is in it.
   */
  private static final String IN_TOWN =
      """
      WITH asked AS MATERIALIZED (
        SELECT stock_folded($1) AS nom, stock_telling(stock_folded($1)) AS telling,
          stock_folded($2) AS town
      ), town AS MATERIALIZED (
        (SELECT commune, alike
         FROM (
           SELECT commune, similarity(commune, asked.town) AS alike,
             max(similarity(commune, asked.town)) OVER () AS most
           FROM asked JOIN stock_commune ON commune %> asked.town
           GROUP BY commune, asked.town
         ) AS named
         WHERE alike >= 0.6 * most
         ORDER BY alike DESC, commune LIMIT $4)
        UNION ALL
        (SELECT commune, 1 FROM stock_commune WHERE code_postal = $2 GROUP BY commune LIMIT $4)
      ), nearest AS MATERIALIZED (
        SELECT siret, word_similarity(asked.nom, named.nom) + town.alike AS near,
          similarity(asked.nom, named.nom) AS alike
        FROM asked CROSS JOIN town CROSS JOIN LATERAL (
          SELECT siret, nom FROM stock_nom
          WHERE jetons && stock_jetons(town.commune, asked.telling)
          OFFSET 0
        ) AS named
        WHERE word_similarity(asked.nom, named.nom) > 0.4
        ORDER BY near DESC, alike DESC, siret
        LIMIT $3
      )
      SELECT * FROM nearest JOIN stock_etablissement USING (siret)
        LEFT JOIN stock_unite_legale USING (siren)
      ORDER BY near DESC, alike DESC, siret
      """;

  private static final String ANYWHERE =
      """
      WITH asked AS MATERIALIZED (
        SELECT stock_folded($1) AS nom, stock_telling(stock_folded($1)) AS telling
      ), nearest AS MATERIALIZED (
        SELECT siret, word_similarity(asked.nom, stock_nom.nom) AS near,
          similarity(asked.nom, stock_nom.nom) AS alike
        FROM asked JOIN stock_nom ON stock_nom.nom %> asked.telling
        ORDER BY near DESC, alike DESC, siret
        LIMIT $2
      )
      SELECT * FROM nearest JOIN stock_etablissement USING (siret)
        LEFT JOIN stock_unite_legale USING (siren)
      ORDER BY near DESC, alike DESC, siret
      """;

  private StockSearch() {}

  static Future<List<Establishment>> search(
      Database database, String name, String town, int limit) {
    String asked = cut(name);
    String place = cut(town);
    int most = Math.clamp(limit, 1, CompanyRegister.MOST_FOUND);
    if (asked.length() < SHORTEST_NAME) {
      return Future.succeededFuture(List.of());
    }
    return (place.isEmpty()
            ? database.query(ANYWHERE, Tuple.of(asked, most))
            : database.query(IN_TOWN, Tuple.of(asked, place, most, MOST_TOWNS)))
        .map(StockSearch::shown);
  }

  private static String cut(String text) {
    String stripped = text.replace('\0', ' ').strip();
    return stripped.substring(0, Math.min(stripped.length(), CompanyRegister.LONGEST_SEARCHED));
  }

  private static List<Establishment> shown(RowSet<Row> rows) {
    List<Establishment> found = new ArrayList<>();
    rows.forEach(row -> found.add(StockRow.establishment(row)));
    return found.stream().filter(Establishment::disclosed).toList();
  }
}
