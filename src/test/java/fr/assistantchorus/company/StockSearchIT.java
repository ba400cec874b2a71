package fr.assistantchorus.company;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.CompanyRegister.Search;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search by name and town, in the invented register and some companies beside it. */
final class StockSearchIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.createWithRegister();
  private static final StockRegister REGISTER = new StockRegister(DATABASE.register());

  @BeforeAll
  static void add() {
    DATABASE.query("DELETE FROM stock_nom");
    DATABASE.query("DELETE FROM stock_commune");
    add("900000001", "CUMA DES DEUX VALLEES", "SAINT-FLOUR", "15100", "O");
    add("900000002", "CUMA DES DEUX VALLEES", "SAINT-FLOUR-DE-MERCOIRE", "48300", "O");
    add("900000003", "CUMA DU PLATEAU", "SAINT-FLOUR", "15100", "O");
    add("900000004", "GAEC DE L'ETANG", "STE-FOY", "85150", "O");
    add("900000005", "EARL DES CŒURS", "PARIS 15", "75015", "O");
    add("900000006", "SECRET DES BOIS", "SAINT-FLOUR", "15100", "P");
    DATABASE.query(StockNames.FILL_NAMES);
    DATABASE.query(StockNames.FILL_TOWNS);
  }

  @ParameterizedTest(name = "{0} | {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cuma des deux vallées           | Saint-Flour   | 900000001
          la cuma des deux vallées        | à Saint Flour | 900000001
          vallées deux cuma               | st flour      | 900000001
          CUMA DEUX VALEES                | SAINT FLOUR   | 900000001
          cuma des deux valées            | saint-floure  | 900000001
          deux vallees                    | 15100         | 900000001
          cuma des deux vallées           | 48300         | 900000002
          cuma du plateau                 |               | 900000003
          gaec de l’étang                 | Sainte-Foy    | 900000004
          gaec de letang                  | ste foy       | 900000004
          earl des coeurs                 | Paris         | 900000005
          la ferme de l’étang             | ste foy       | 900000004
          gaec des deux vallées           | st flour      | 900000001
          durand                          | Dijon         | 123456782
          jeanne roussel                  | dijon         | 444444442
          rousel jeanne                   | dijon         | 444444442
          """)
  void whatSomebodySaysFindsIt(String name, String town, String siren) {
    List<Establishment> found = found(name, town == null ? "" : town, 3);
    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().siret()).startsWith(siren);
  }

  @Test
  void theClosedAndTheWithheldAreNeverFound() {
    assertThat(found("secret des bois", "Saint-Flour", 20))
        .extracting(Establishment::name)
        .doesNotContain("SECRET DES BOIS");
    assertThat(found("earl du moulin neuf", "Dijon", 20))
        .extracting(Establishment::siret)
        .doesNotContain(SyntheticRegister.CLOSED_ALONE);
    assertThat(found("odile favre", "Dijon", 20))
        .extracting(Establishment::siret)
        .doesNotContain(SyntheticRegister.UNDISCLOSED);
    assertThat(found("scea des tilleuls", "Dijon", 20))
        .extracting(Establishment::siret)
        .contains("11111111800027", "11111111800035")
        .doesNotContain(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS);
  }

  @Test
  void nothingComesOfWhatIsTooShortOrOfAnotherWorldAndNothingBreaks() {
    assertThat(found("", "Dijon", 5)).isEmpty();
    assertThat(found("  ab ", "", 5)).isEmpty();
    assertThat(found("ζουζούνι τρακτέρ", "Dijon", 5)).isEmpty();
    assertThat(found("'; DROP TABLE stock_nom --%_\\", "\0", 5)).isEmpty();
    assertThat(found("x".repeat(100_000), "y".repeat(100_000), 5)).isEmpty();
    assertThat(found("cuma", "une ville qui n’existe pas du tout", 5)).isEmpty();
    assertThat(found("cuma", "", Integer.MAX_VALUE)).hasSize(CompanyRegister.MOST_FOUND);
    assertThat(found("cuma", "", -1)).hasSize(1);
  }

  @Test
  void aDatabaseThatCannotBeAskedIsARegisterThatIsAway() {
    Database closed = Database.open(DATABASE.vertx(), DATABASE.url(), Database.Patience.LOOK_UP);
    closed.close().await();
    assertThat(new StockRegister(closed).search("cuma", "", 5).await())
        .isEqualTo(new Search.Away());
  }

  private static List<Establishment> found(String name, String town, int limit) {
    return ((Search.Found) REGISTER.search(name, town, limit).await()).establishments();
  }

  private static void add(String siren, String name, String town, String code, String disclosure) {
    DATABASE.query(
        """
        INSERT INTO stock_unite_legale (siren, statut_diffusion_unite_legale,
          denomination_unite_legale, etat_administratif_unite_legale)
        VALUES ($1, $2, $3, 'A')
        """,
        siren,
        disclosure,
        name);
    DATABASE.query(
        """
        INSERT INTO stock_etablissement (siren, nic, siret, statut_diffusion_etablissement,
          etablissement_siege, libelle_commune_etablissement, code_postal_etablissement,
          etat_administratif_etablissement)
        VALUES ($1, '00010', $1 || '00010', $2, true, $3, $4, 'A')
        """,
        siren,
        disclosure,
        town,
        code);
  }
}
