package fr.assistantchorus.company;

import io.vertx.sqlclient.Row;
import java.util.stream.Stream;

/** Reads an establishment, beside its company, from a row of the register's two tables. */
final class StockRow {
  private static final String OPEN = "A";
  private static final String DISCLOSED = "O";

  private StockRow() {}

  /** Returns the establishment; where it may not be shown, without name and address. */
  static Establishment establishment(Row row) {
    boolean disclosed = disclosed(row);
    return new Establishment(
        row.getString("siret"),
        row.getBoolean("etablissement_siege"),
        OPEN.equals(row.getString("etat_administratif_etablissement")),
        disclosed,
        disclosed ? name(row) : "",
        disclosed ? street(row) : "",
        disclosed ? text(row, "complement_adresse_etablissement") : "",
        disclosed ? text(row, "code_postal_etablissement") : "",
        disclosed ? text(row, "libelle_commune_etablissement") : "",
        text(row, "categorie_juridique_unite_legale"),
        text(row, "activite_principale_etablissement"));
  }

  /**
   * Returns whether the data may be shown. Where the company has no row of its own, only its
   * establishment can withhold something.
   */
  private static boolean disclosed(Row row) {
    String company = row.getString("statut_diffusion_unite_legale");
    return DISCLOSED.equals(row.getString("statut_diffusion_etablissement"))
        && (company == null || company.equals(DISCLOSED))
        && Stream.of(
                name(row),
                street(row),
                text(row, "complement_adresse_etablissement"),
                text(row, "code_postal_etablissement"),
                text(row, "libelle_commune_etablissement"))
            .noneMatch(StreetWords::isWithheld);
  }

  private static String name(Row row) {
    String name = text(row, "denomination_unite_legale");
    return name.isEmpty()
        ? StreetWords.joined(text(row, "prenom_usuel_unite_legale"), text(row, "nom_unite_legale"))
        : name;
  }

  private static String street(Row row) {
    return StreetWords.street(
        text(row, "numero_voie_etablissement"),
        text(row, "indice_repetition_etablissement"),
        text(row, "type_voie_etablissement"),
        text(row, "libelle_voie_etablissement"));
  }

  private static String text(Row row, String column) {
    String text = row.getString(column);
    return text == null ? "" : text.strip();
  }
}
