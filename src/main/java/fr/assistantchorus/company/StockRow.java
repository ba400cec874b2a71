package fr.assistantchorus.company;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an establishment, beside its company, from a row of the register's two tables. */
final class StockRow {
  private static final String OPEN = "A";
  private static final String DISCLOSED = "O";

  /** What stands in a field that may not be shown; short fields have {@code [ND]}. */
  private static final List<String> WITHHELD = List.of("[ND]", "[NON-DIFFUSIBLE]");

  /** The words for « indice de répétition » and « type de voie » that the files abbreviate. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("B", "BIS"),
          Map.entry("T", "TER"),
          Map.entry("Q", "QUATER"),
          Map.entry("ALL", "ALLEE"),
          Map.entry("AV", "AVENUE"),
          Map.entry("BD", "BOULEVARD"),
          Map.entry("CHE", "CHEMIN"),
          Map.entry("CRS", "COURS"),
          Map.entry("FG", "FAUBOURG"),
          Map.entry("HAM", "HAMEAU"),
          Map.entry("IMP", "IMPASSE"),
          Map.entry("LD", "LIEU DIT"),
          Map.entry("LOT", "LOTISSEMENT"),
          Map.entry("PL", "PLACE"),
          Map.entry("QUA", "QUARTIER"),
          Map.entry("RES", "RESIDENCE"),
          Map.entry("RTE", "ROUTE"),
          Map.entry("SEN", "SENTIER"),
          Map.entry("SQ", "SQUARE"));

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
            .noneMatch(field -> WITHHELD.stream().anyMatch(field::contains));
  }

  private static String name(Row row) {
    String name = text(row, "denomination_unite_legale");
    return name.isEmpty()
        ? joined(text(row, "prenom_usuel_unite_legale"), text(row, "nom_unite_legale"))
        : name;
  }

  private static String street(Row row) {
    return joined(
        text(row, "numero_voie_etablissement"),
        unabbreviated(text(row, "indice_repetition_etablissement")),
        unabbreviated(text(row, "type_voie_etablissement")),
        text(row, "libelle_voie_etablissement"));
  }

  private static String unabbreviated(String word) {
    return ABBREVIATIONS.getOrDefault(word, word);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }

  private static String text(Row row, String column) {
    String text = row.getString(column);
    return text == null ? "" : text.strip();
  }
}
