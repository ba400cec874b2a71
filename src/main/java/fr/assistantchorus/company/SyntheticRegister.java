package fr.assistantchorus.company;

import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A register of invented companies, for trials and tests; it is the same on each machine and at
 * each run. Only the embedded defaults load it. Any likeness to a real company is chance.
 */
public final class SyntheticRegister {
  /** The two open establishments of an EARL; the first is its head office. */
  public static final String EARL = "12345678200010";

  public static final String EARL_SECOND = "12345678200028";

  public static final String CLOSED_WITH_OPEN_SIBLINGS = "11111111800019";
  public static final String CLOSED_ALONE = "22222222600011";
  public static final String UNDISCLOSED = "33333333400014";
  public static final String SOLE_TRADER = "44444444200016";
  public static final String SHELLFISH_FARMER = "55555555600011";
  public static final String CUMA = "66666666400014";
  public static final String ACCOUNTANT = "77777777200016";
  public static final String CONTRACTOR = "88888888000018";

  /** The establishments that documentation, tests and the lines at the start rely on. */
  public static final List<Example> EXAMPLES =
      List.of(
          new Example(EARL, "EARL DURAND", "une EARL de Dijon, son siège"),
          new Example(EARL_SECOND, "EARL DURAND", "le second établissement de cette EARL"),
          new Example(
              CLOSED_WITH_OPEN_SIBLINGS,
              "SCEA DES TILLEULS",
              "un établissement fermé, dont l’entreprise en a deux ouverts"),
          new Example(CLOSED_ALONE, "EARL DU MOULIN NEUF", "un établissement fermé, sans autre"),
          new Example(UNDISCLOSED, "", "un établissement ouvert, non diffusible"),
          new Example(SOLE_TRADER, "JEANNE ROUSSEL", "une exploitante à titre individuel"),
          new Example(SHELLFISH_FARMER, "YANN LE GOFF", "un conchyliculteur de Cancale"),
          new Example(CUMA, "CUMA DU BOCAGE", "une CUMA"),
          new Example(ACCOUNTANT, "CABINET VERDIER ET ASSOCIES", "un cabinet comptable"),
          new Example(
              CONTRACTOR, "TRAVAUX AGRICOLES DU MARAIS", "une entreprise de travaux agricoles"));

  private static final String KIND = "synthetic";
  private static final int VERSION_LENGTH = 16;

  private SyntheticRegister() {}

  /**
   * An establishment to try something with.
   *
   * @param name as the register shows it; empty where it does not
   * @param what in French, what is special about it
   */
  public record Example(String siret, String name, String what) {}

  /**
   * Fills the register's tables where they are empty or contain another version of these companies.
   *
   * @return lines to print, in French
   */
  public static Future<List<String>> load(Database database) {
    Stock stock = stock();
    return stock.fill(database, KIND, version(stock)).map(lines());
  }

  /**
   * Returns the companies that documentation relies on, and then as many as it takes to look like a
   * register.
   */
  static Stock stock() {
    List<InventedCompany> companies = new ArrayList<>(KnownCompanies.ALL);
    companies.addAll(Inventor.companies());
    return InventedCompany.stock(companies);
  }

  /**
   * Returns a text that differs where the content does, so that nobody has to think of changing it.
   */
  static String version(Stock stock) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Stream.concat(stock.units().stream(), stock.establishments().stream())
          .forEach(row -> digest.update(row.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
  }

  private static List<String> lines() {
    return Stream.concat(
            Stream.of("SIRET à essayer (le registre est inventé) :"),
            EXAMPLES.stream()
                .filter(example ->
                    List.of(EARL, CLOSED_WITH_OPEN_SIBLINGS, UNDISCLOSED).contains(example.siret()))
                .map(example -> "  %s (%s)".formatted(example.siret(), example.what())))
        .toList();
  }
}
