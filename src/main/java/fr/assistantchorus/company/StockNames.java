package fr.assistantchorus.company;

/**
 * How the tables of the search are filled from those of the files: with what may be found, in the
 * form in which it is compared. The tables are named without a schema, since an import fills those
 * that it is about to swap in.
 */
public final class StockNames {
  public static final String NAMES_TABLE = "stock_nom";
  public static final String TOWNS_TABLE = "stock_commune";

  /** Selects the rows of {@code stock_nom}; several processes of PostgreSQL can do it at once. */
  public static final String NAMES =
      """
      SELECT siret, nom, commune, stock_jetons(commune, nom) AS jetons
      FROM (
        SELECT siret,
          stock_folded(concat_ws(' ', coalesce(denomination_unite_legale,
            concat_ws(' ', prenom_usuel_unite_legale, nom_unite_legale)),
            enseigne1_etablissement)) AS nom,
          stock_folded(coalesce(libelle_commune_etablissement, '')) AS commune
        FROM stock_etablissement LEFT JOIN stock_unite_legale USING (siren)
        WHERE etat_administratif_etablissement = 'A' AND statut_diffusion_etablissement = 'O'
          AND coalesce(statut_diffusion_unite_legale, 'O') = 'O'
      ) AS folded
      """;

  /** Fills {@code stock_nom}, which must be empty. */
  public static final String FILL_NAMES =
      "INSERT INTO stock_nom (siret, nom, commune, jetons)\n" + NAMES;

  /** Fills {@code stock_commune}, which must be empty. */
  public static final String FILL_TOWNS =
      """
      INSERT INTO stock_commune (commune, code_postal)
      SELECT DISTINCT stock_folded(town), code
      FROM (
        SELECT DISTINCT libelle_commune_etablissement AS town,
          coalesce(code_postal_etablissement, '') AS code
        FROM stock_etablissement
        WHERE etat_administratif_etablissement = 'A' AND statut_diffusion_etablissement = 'O'
          AND libelle_commune_etablissement IS NOT NULL
      ) AS told
      """;

  private StockNames() {}
}
