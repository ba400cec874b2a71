package fr.assistantchorus.company;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** The rows of the register's two tables. */
record Stock(List<StockLegalUnit> units, List<StockEstablishment> establishments) {
  /**
   * Fills the register's tables, and replaces the rows of an older version of the same source. Rows
   * of another kind of source stay, since an example must not replace the national files.
   *
   * @param kind the kind of the source
   * @param version must differ where the content does
   * @return whether the rows were written; false where this version is there already, or where the
   *     tables hold rows of another kind of source
   */
  Future<Boolean> fill(Database database, String kind, String version) {
    return database.transaction(transaction ->
        claim(transaction, kind + "/", version)
            .compose(claimed ->
                claimed ? replace(transaction).map(true) : Future.succeededFuture(false)));
  }

  /**
   * Notes that the tables now hold this version, and returns whether the caller must write it.
   * Where two nodes claim at once, the later one waits for the row, then finds the version there
   * and writes nothing.
   */
  private static Future<Boolean> claim(Transaction transaction, String kind, String version) {
    return transaction
        .query(
            """
            INSERT INTO stock_source (only_one, source) VALUES (true, $1 || $2)
            ON CONFLICT (only_one) DO UPDATE SET source = EXCLUDED.source
            WHERE starts_with(stock_source.source, $1) AND stock_source.source <> EXCLUDED.source
            """,
            Tuple.of(kind, version))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<Void> replace(Transaction transaction) {
    return transaction
        .query("DELETE FROM stock_etablissement", Tuple.tuple())
        .compose(_ -> transaction.query("DELETE FROM stock_unite_legale", Tuple.tuple()))
        .compose(_ -> transaction.query("DELETE FROM stock_nom", Tuple.tuple()))
        .compose(_ -> transaction.query("DELETE FROM stock_commune", Tuple.tuple()))
        .compose(_ -> insertUnits(transaction))
        .compose(_ -> insertEstablishments(transaction))
        .compose(_ -> transaction.query(StockNames.FILL_NAMES, Tuple.tuple()))
        .compose(_ -> transaction.query(StockNames.FILL_TOWNS, Tuple.tuple()))
        .mapEmpty();
  }

  private Future<Void> insertUnits(Transaction transaction) {
    return transaction
        .query(
            """
            INSERT INTO stock_unite_legale (siren, statut_diffusion_unite_legale,
              prenom_usuel_unite_legale, nom_unite_legale, denomination_unite_legale,
              categorie_juridique_unite_legale, etat_administratif_unite_legale)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
              $6::text[], $7::text[])
            """,
            Tuple.of(
                column(units, StockLegalUnit::siren),
                column(units, StockLegalUnit::disclosure),
                column(units, StockLegalUnit::firstName),
                column(units, StockLegalUnit::lastName),
                column(units, StockLegalUnit::name),
                column(units, StockLegalUnit::legalForm),
                column(units, StockLegalUnit::state)))
        .mapEmpty();
  }

  private Future<Void> insertEstablishments(Transaction transaction) {
    Tuple columns =
        Tuple.tuple()
            .addValue(column(establishments, StockEstablishment::siret))
            .addValue(column(establishments, StockEstablishment::disclosure))
            .addValue(
                establishments.stream().map(StockEstablishment::headOffice).toArray(Boolean[]::new))
            .addValue(column(establishments, StockEstablishment::complement))
            .addValue(column(establishments, StockEstablishment::number))
            .addValue(column(establishments, StockEstablishment::repetition))
            .addValue(column(establishments, StockEstablishment::streetType))
            .addValue(column(establishments, StockEstablishment::street))
            .addValue(column(establishments, StockEstablishment::postalCode))
            .addValue(column(establishments, StockEstablishment::town))
            .addValue(column(establishments, StockEstablishment::townCode))
            .addValue(column(establishments, StockEstablishment::state))
            .addValue(column(establishments, StockEstablishment::activity));
    return transaction
        .query(
            """
            INSERT INTO stock_etablissement (siren, nic, siret, statut_diffusion_etablissement,
              etablissement_siege, complement_adresse_etablissement, numero_voie_etablissement,
              indice_repetition_etablissement, type_voie_etablissement, libelle_voie_etablissement,
              code_postal_etablissement, libelle_commune_etablissement, code_commune_etablissement,
              etat_administratif_etablissement, activite_principale_etablissement)
            SELECT left(siret, 9), right(siret, 5), *
            FROM unnest($1::text[], $2::text[], $3::bool[], $4::text[], $5::text[], $6::text[],
              $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
              $13::text[]) AS rows (siret)
            """,
            columns)
        .mapEmpty();
  }

  /** Returns the column with null for what is absent, as the files have it. */
  private static <R> String[] column(List<R> rows, Function<R, String> field) {
    return rows.stream()
        .map(field)
        .map(value -> value.isEmpty() ? null : value)
        .toArray(String[]::new);
  }
}
