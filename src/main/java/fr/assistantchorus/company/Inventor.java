package fr.assistantchorus.company;

import fr.assistantchorus.company.InventedCompany.Site;
import fr.assistantchorus.company.InventedCompany.Town;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invents companies by the hundred; they are the same each time, and in the same order. */
final class Inventor {
  private static final long SEED = 1_789;

  /** How every invented SIREN begins; we know of no real one that begins so. */
  private static final String SIREN_START = "29";

  private static final int SIREN_DRAWN = 1_000_000;

  /** This number and the next ones, down to {@link #IN_THE_SAME_TOWN}, are chances in percent. */
  private static final int CEASED = 5;

  private static final int MOVED = 7;
  private static final int WITH_MORE_SITES = 16;
  private static final int TRADERS_UNDISCLOSED = 12;
  private static final int COMPANIES_UNDISCLOSED = 2;
  private static final int MORE_SITE_CLOSED = 20;
  private static final int IN_A_HAMLET = 30;
  private static final int WITH_REPETITION = 6;
  private static final int IN_THE_SAME_TOWN = 50;

  private static final int MOST_MORE_SITES = 3;
  private static final int HIGHEST_NUMBER = 90;

  private static final List<String> STREET_TYPES =
      List.of("RUE", "RUE", "RUE", "RTE", "CHE", "CHE", "AV", "IMP", "ALL", "PL", "BD");
  private static final List<String> REPETITIONS = List.of("B", "T");

  private static final List<String> FARMING =
      List.of(
          "01.11Z", "01.13Z", "01.21Z", "01.24Z", "01.41Z", "01.42Z", "01.43Z", "01.45Z", "01.46Z",
          "01.47Z", "01.49Z", "01.50Z");

  /** « SARL », « EURL », « SAS ». */
  private static final List<String> COMMERCIAL = List.of("5499", "5498", "5710");

  private static final List<String> TRADER = List.of(InventedCompany.SOLE_TRADER);

  /**
   * Companies of one kind.
   *
   * @param companies how many
   * @param names with {@code {last}} and {@code {place}} to be filled in; none for sole traders
   */
  private record Kind(
      int companies,
      boolean coast,
      List<String> legalForms,
      List<String> activities,
      List<String> names) {}

  private static final List<Kind> KINDS =
      List.of(
          inland(620, TRADER, FARMING),
          inland(
              340, List.of("6598"), FARMING, "EARL {last}", "EARL {place}", "EARL FERME {place}"),
          inland(
              240, List.of("6533"), FARMING, "GAEC {place}", "GAEC {last}", "GAEC {last} FRERES"),
          inland(
              150, List.of("6597"), FARMING, "SCEA {place}", "SCEA {last}", "SCEA DOMAINE {place}"),
          inland(90, List.of("6316"), List.of("01.61Z", "77.31Z"), "CUMA {place}"),
          inland(60, TRADER, List.of("02.20Z", "02.40Z")),
          inland(
              70,
              COMMERCIAL,
              List.of("02.20Z", "02.40Z"),
              "EXPLOITATION FORESTIERE {last}",
              "{last} BOIS",
              "TRAVAUX FORESTIERS {place}"),
          inland(20, List.of("6536"), List.of("02.10Z"), "GROUPEMENT FORESTIER {place}"),
          coast(70, TRADER),
          coast(30, List.of("6598"), "EARL OSTREICOLE {last}", "EARL LES PARCS {place}"),
          coast(25, COMMERCIAL, "HUITRES {last}", "MOULES ET HUITRES {place}"),
          inland(90, TRADER, List.of("01.61Z")),
          inland(
              80,
              COMMERCIAL,
              List.of("01.61Z"),
              "ETA {last}",
              "TRAVAUX AGRICOLES {place}",
              "{last} MOISSONS"),
          inland(
              70,
              List.of("5499", "5710", "5485"),
              List.of("69.20Z"),
              "CABINET {last}",
              "{last} ET ASSOCIES",
              "COMPTABILITE {place}"),
          inland(
              40,
              List.of("9220"),
              List.of("69.20Z"),
              "CENTRE DE GESTION {place}",
              "ASSOCIATION DE GESTION {place}"),
          inland(20, List.of("6317"), List.of("46.21Z"), "COOPERATIVE AGRICOLE {place}"));

  // Java's contract fixes the numbers of this class, so one seed gives the same on every machine.
  private final Random random = new Random(SEED);
  private final InventedNames vocabulary = InventedNames.read();
  private final Set<String> sirens = new HashSet<>();

  static List<InventedCompany> companies() {
    Inventor inventor = new Inventor();
    List<InventedCompany> companies = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (int i = 0; i < kind.companies(); i++) {
        companies.add(inventor.company(kind));
      }
    }
    return companies;
  }

  private static Kind inland(
      int companies, List<String> legalForms, List<String> activities, String... names) {
    return new Kind(companies, false, legalForms, activities, List.of(names));
  }

  /** Returns a kind of shellfish farmers. */
  private static Kind coast(int companies, List<String> legalForms, String... names) {
    return new Kind(companies, true, legalForms, List.of("03.21Z"), List.of(names));
  }

  private InventedCompany company(Kind kind) {
    String siren = siren();
    boolean trader = kind.names().isEmpty();
    String lastName = one(vocabulary.lastNames());
    return new InventedCompany(
        siren,
        !happens(trader ? TRADERS_UNDISCLOSED : COMPANIES_UNDISCLOSED),
        trader ? one(vocabulary.firstNames()) : "",
        trader ? lastName : "",
        trader
            ? ""
            : one(kind.names())
                .replace("{last}", lastName)
                .replace("{place}", one(vocabulary.places())),
        one(kind.legalForms()),
        sites(kind));
  }

  private String siren() {
    String siren;
    do {
      siren = InventedCompany.siren(SIREN_START + "%06d".formatted(random.nextInt(SIREN_DRAWN)));
    } while (!sirens.add(siren));
    return siren;
  }

  private List<Site> sites(Kind kind) {
    List<Town> towns = kind.coast() ? vocabulary.coast() : vocabulary.inland();
    Town town = one(towns);
    String activity = one(kind.activities());
    boolean ceased = happens(CEASED);
    List<Site> sites = new ArrayList<>();
    if (happens(MOVED)) {
      sites.add(site(1, false, false, near(town, towns), activity));
    }
    sites.add(site(sites.size() + 1, true, !ceased, town, activity));
    int more = happens(WITH_MORE_SITES) ? 1 + random.nextInt(MOST_MORE_SITES) : 0;
    for (int i = 0; i < more; i++) {
      boolean open = !happens(MORE_SITE_CLOSED) && !ceased;
      sites.add(site(sites.size() + 1, false, open, near(town, towns), activity));
    }
    return sites;
  }

  private Site site(int sequence, boolean headOffice, boolean open, Town town, String activity) {
    if (happens(IN_A_HAMLET)) {
      String hamlet = hamlet(one(vocabulary.places()));
      return new Site(sequence, headOffice, open, "", "", "LD", hamlet, town, activity);
    }
    return new Site(
        sequence,
        headOffice,
        open,
        String.valueOf(1 + random.nextInt(HIGHEST_NUMBER)),
        happens(WITH_REPETITION) ? one(REPETITIONS) : "",
        one(STREET_TYPES),
        one(vocabulary.streets()),
        town,
        activity);
  }

  /** Returns the same town, or another one of its department. */
  private Town near(Town town, List<Town> towns) {
    if (happens(IN_THE_SAME_TOWN)) {
      return town;
    }
    int length = town.code().startsWith("97") ? 3 : 2;
    String department = town.code().substring(0, length);
    return one(towns.stream().filter(other -> other.code().startsWith(department)).toList());
  }

  /** Returns the place as it is called where it stands alone: DU MOULIN gives LE MOULIN. */
  private static String hamlet(String place) {
    if (place.startsWith("DU ")) {
      return "LE " + place.substring(3);
    }
    if (place.startsWith("DES ")) {
      return "LES " + place.substring(4);
    }
    return place.startsWith("DE ") ? place.substring(3) : place;
  }

  private boolean happens(int ofAHundred) {
    return random.nextInt(100) < ofAHundred;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
