package fr.assistantchorus.company;

import fr.assistantchorus.field.Siren;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The register in two tables of PostgreSQL that have the columns of INSEE's stock files. */
public final class StockRegister implements CompanyRegister {
  private final Database database;

  public StockRegister(Database database) {
    this.database = database;
  }

  @Override
  public Future<Lookup> find(String siret) {
    return away(
        database
            .query(
                """
                WITH wanted AS (
                  SELECT * FROM stock_etablissement WHERE siret = $1
                  UNION ALL
                  (SELECT * FROM stock_etablissement
                   WHERE siren = $2 AND etat_administratif_etablissement = 'A' AND siret <> $1
                   ORDER BY etablissement_siege DESC, siret
                   LIMIT $3)
                )
                SELECT * FROM wanted LEFT JOIN stock_unite_legale USING (siren)
                ORDER BY siret <> $1, etablissement_siege DESC, siret
                """,
                Tuple.of(siret, siret.substring(0, Siren.LENGTH), MOST_SIBLINGS))
            .map(rows -> lookup(siret, rows)),
        new Lookup.Away());
  }

  private static Lookup lookup(String siret, RowSet<Row> rows) {
    List<Establishment> found = new ArrayList<>();
    rows.forEach(row -> found.add(StockRow.establishment(row)));
    return found.isEmpty() || !found.getFirst().siret().equals(siret)
        ? new Lookup.Unknown()
        : new Lookup.Found(found.getFirst(), List.copyOf(found.subList(1, found.size())));
  }

  @Override
  public Future<Search> search(String name, String town, int limit) {
    return away(
        StockSearch.search(database, name, town, limit).map(Search.Found::new), new Search.Away());
  }

  /** Takes a database that cannot be asked for a register that is away. */
  private static <T> Future<T> away(Future<? extends T> asked, T away) {
    return asked
        .<T>map(answer -> answer)
        .recover(failure ->
            failure instanceof DatabaseUnavailable
                ? Future.succeededFuture(away)
                : Future.failedFuture(failure));
  }
}
