package fr.assistantchorus.bench;

import fr.assistantchorus.support.StockFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Establishments by the million, each computed from its number, in the real towns. Three companies
 * of four have one; the names are as alike as those of farms are.
 */
final class InventedCountry {
  private static final int SITES_OF_FOUR = 5;
  private static final int OPEN_OF_TEN = 6;

  private static final List<String> FORMS =
      List.of("EARL", "GAEC", "SCEA", "CUMA", "SARL", "SCI", "SAS", "GFA", "ETA", "");
  private static final List<String> LINKS =
      List.of(" ", " DE ", " DU ", " DES ", " DE LA ", " LES ");
  private static final List<String> SYLLABLES =
      List.of(
          "MAR", "TIN", "BER", "NARD", "DU", "BOIS", "THO", "MAS", "RO", "BERT", "RI", "CHARD",
          "PE", "TIT", "DU", "RAND", "LE", "ROY", "MO", "REAU", "SI", "MON", "LAU", "RENT", "VAL",
          "LEE", "CHAM", "PAGNE", "FON", "TAINE", "GAR", "NIER", "COL", "LINE", "PRE", "BRUY",
          "ERE", "NOY", "ER", "TIL", "LEUL");

  private final int establishments;
  private final List<String[]> towns;

  /**
   * What somebody says who looks for one.
   *
   * @param name with a letter left out
   */
  record Said(String siret, String name, String town) {}

  InventedCountry(int establishments) throws IOException {
    this.establishments = establishments;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(InventedCountry.class.getResourceAsStream("/field/towns.gz")),
                StandardCharsets.UTF_8))) {
      towns = lines.lines().map(line -> line.replace("+", "").split("[; ](?=\\d)")).toList();
    }
  }

  int establishments() {
    return establishments;
  }

  int companies() {
    return establishments * 4 / SITES_OF_FOUR;
  }

  private static int company(int establishment) {
    return Math.max(0, establishment * 4 / SITES_OF_FOUR);
  }

  private static String siren(int company) {
    return "9%08d".formatted(company);
  }

  private static String siret(int establishment) {
    return siren(company(establishment)) + "%05d".formatted(10 + establishment % SITES_OF_FOUR);
  }

  private static String name(int company) {
    Random random = new Random(company * 31L);
    String form = FORMS.get(random.nextInt(FORMS.size()));
    StringBuilder name = new StringBuilder(form);
    name.append(form.isEmpty() ? "" : LINKS.get(random.nextInt(LINKS.size())));
    int words = 1 + random.nextInt(2);
    for (int word = 0; word < words; word++) {
      name.append(word == 0 ? "" : " ");
      for (int syllable = 0; syllable < 2 + random.nextInt(2); syllable++) {
        name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
      }
    }
    return name.toString();
  }

  private String[] town(int establishment) {
    // The farther to the front, the more of them a town has: some have hundreds, most a few.
    double place = new Random(establishment * 17L).nextDouble();
    return towns.get((int) (place * place * towns.size()));
  }

  String siret(Random random) {
    return siret(random.nextInt(establishments));
  }

  Said said(Random random) {
    int establishment = random.nextInt(establishments / 10) * 10 + random.nextInt(OPEN_OF_TEN);
    String name = name(company(establishment)).toLowerCase(Locale.ROOT);
    int slip = 1 + random.nextInt(name.length() - 1);
    return new Said(
        siret(establishment),
        name.substring(0, slip) + name.substring(slip + 1),
        town(establishment)[0]);
  }

  Path writeEstablishments(Path file) throws IOException {
    return StockFiles.write(
        file,
        StockFiles.ESTABLISHMENT_COLUMNS,
        lines(
            establishments,
            number -> {
              String[] town = town(number);
              Map<String, String> values = new HashMap<>();
              values.put("numeroVoieEtablissement", Integer.toString(1 + number % 90));
              values.put("typeVoieEtablissement", "RUE");
              values.put("libelleVoieEtablissement", "DU MOULIN");
              values.put("codePostalEtablissement", town.length > 1 ? town[1] : "");
              values.put("libelleCommuneEtablissement", town[0].toUpperCase(Locale.ROOT));
              values.put("codeCommuneEtablissement", town.length > 1 ? town[1] : "");
              values.put("etatAdministratifEtablissement", number % 10 < OPEN_OF_TEN ? "A" : "F");
              return StockFiles.establishment(siret(number), values);
            }));
  }

  Path writeUnits(Path file) throws IOException {
    return StockFiles.write(
        file,
        StockFiles.UNIT_COLUMNS,
        lines(
            companies(),
            number ->
                StockFiles.unit(siren(number), Map.of("denominationUniteLegale", name(number)))));
  }

  private static Iterable<String> lines(int count, IntFunction<String> line) {
    return () -> {
      Iterator<Integer> numbers = IntStream.range(0, count).iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return numbers.hasNext();
        }

        @Override
        public String next() {
          return line.apply(numbers.next());
        }
      };
    };
  }
}
