package fr.assistantchorus.company.national;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two files of which a register is made, told apart by their headers. */
public enum StockKind {
  ESTABLISHMENTS(
      "StockEtablissement",
      "stock_etablissement",
      List.of(
          "siren",
          "nic",
          "siret",
          "statutDiffusionEtablissement",
          "etablissementSiege",
          "complementAdresseEtablissement",
          "numeroVoieEtablissement",
          "indiceRepetitionEtablissement",
          "typeVoieEtablissement",
          "libelleVoieEtablissement",
          "codePostalEtablissement",
          "libelleCommuneEtablissement",
          "codeCommuneEtablissement",
          "etatAdministratifEtablissement",
          "enseigne1Etablissement",
          "activitePrincipaleEtablissement"),
      Map.of(
          "siren", Rule.digits(9),
          "nic", Rule.digits(5),
          "siret", Rule.digits(14),
          "etablissementSiege", Rule.oneOf("true", "false"),
          "etatAdministratifEtablissement", Rule.oneOf("A", "F"))),
  LEGAL_UNITS(
      "StockUniteLegale",
      "stock_unite_legale",
      List.of(
          "siren",
          "statutDiffusionUniteLegale",
          "prenomUsuelUniteLegale",
          "nomUniteLegale",
          "denominationUniteLegale",
          "categorieJuridiqueUniteLegale",
          "etatAdministratifUniteLegale"),
      Map.of("siren", Rule.digits(9), "etatAdministratifUniteLegale", Rule.oneOf("A", "C")));

  private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

  private final String title;
  private final String table;
  private final List<String> columns;
  private final Rule[] rules;

  StockKind(String title, String table, List<String> columns, Map<String, Rule> rules) {
    this.title = title;
    this.table = table;
    this.columns = columns;
    this.rules =
        columns.stream().map(column -> rules.getOrDefault(column, Rule.ANY)).toArray(Rule[]::new);
  }

  /** What a value must look like. */
  private interface Rule {
    Rule ANY = _ -> Optional.empty();

    /** Returns what is wrong, as the end of a sentence. */
    Optional<String> fault(String value);

    static Rule digits(int count) {
      Optional<String> fault = Optional.of("has not %d digits".formatted(count));
      return value -> value.length() == count && isDigits(value) ? Optional.empty() : fault;
    }

    /** A loop, since it is asked three times a line of the country's. */
    private static boolean isDigits(String value) {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) < '0' || value.charAt(i) > '9') {
          return false;
        }
      }
      return true;
    }

    static Rule oneOf(String... values) {
      List<String> known = List.of(values);
      Optional<String> fault = Optional.of("is not one of " + String.join(", ", known));
      return value -> known.contains(value) ? Optional.empty() : fault;
    }
  }

  /** As INSEE names the file. */
  public String title() {
    return title;
  }

  String table() {
    return table;
  }

  /** Returns the columns that are kept, as the header names them; the files have more. */
  List<String> columns() {
    return columns;
  }

  /** Returns the columns of the table, in the same order. */
  List<String> tableColumns() {
    return columns.stream().map(StockKind::tableColumn).toList();
  }

  private static String tableColumn(String column) {
    return String.join("_", CAPITAL.split(column)).toLowerCase(Locale.ROOT);
  }

  /** Returns what is wrong with the value of a column, as a sentence without the value. */
  Optional<String> fault(int column, String value) {
    return rules[column].fault(value).map(fault -> columns.get(column) + " " + fault);
  }

  /** Returns for each kept column its place in the header; empty where one is not there. */
  Optional<int[]> places(List<String> header) {
    int[] places = columns.stream().mapToInt(header::indexOf).toArray();
    for (int place : places) {
      if (place < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(places);
  }

  /** Returns which file has this header, and where its columns are. */
  static Map<StockKind, int[]> recognise(List<String> header) {
    Map<StockKind, int[]> recognised = new LinkedHashMap<>();
    for (StockKind kind : values()) {
      kind.places(header).ifPresent(places -> recognised.put(kind, places));
    }
    return recognised;
  }
}
