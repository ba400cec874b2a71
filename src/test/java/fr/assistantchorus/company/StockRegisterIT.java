package fr.assistantchorus.company;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.CompanyRegister.Lookup;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.Waiting;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StockRegisterIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  private static final StockRegister REGISTER = new StockRegister(DATABASE.register());

  @BeforeAll
  static void load() {
    SyntheticRegister.load(DATABASE.database()).await();
  }

  @Test
  void anEstablishmentComesWithItsCompanyAndTheOpenOthers() {
    assertThat(REGISTER.find(SyntheticRegister.EARL_SECOND).await())
        .isEqualTo(
            new Lookup.Found(
                durand(SyntheticRegister.EARL_SECOND, false, "12 ROUTE DE LANGRES"),
                List.of(durand(SyntheticRegister.EARL, true, "1 CHEMIN DES PRES"))));
  }

  @Test
  void aSoleTraderIsNamedByFirstAndLastName() {
    Establishment trader = found(SyntheticRegister.SHELLFISH_FARMER).establishment();
    assertThat(trader.name()).isEqualTo("YANN LE GOFF");
    assertThat(trader.street()).isEqualTo("14 BIS QUAI DES PARCS");
    assertThat(trader.legalForm()).isEqualTo("1000");
  }

  @Test
  void aClosedOneTellsTheOpenOnesTheHeadOfficeFirst() {
    Lookup.Found found = found(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS);
    assertThat(found.establishment().open()).isFalse();
    assertThat(found.openSiblings())
        .extracting(Establishment::siret)
        .containsExactly("11111111800027", "11111111800035");
    assertThat(found.openSiblings().getFirst().headOffice()).isTrue();
    assertThat(found(SyntheticRegister.CLOSED_ALONE).openSiblings()).isEmpty();
  }

  @Test
  void whatIsNotDiffusibleHasNeitherNameNorAddress() {
    assertThat(found(SyntheticRegister.UNDISCLOSED).establishment())
        .isEqualTo(
            new Establishment(
                SyntheticRegister.UNDISCLOSED,
                true,
                true,
                false,
                "",
                "",
                "",
                "",
                "",
                "1000",
                "01.13Z"));
  }

  @Test
  void oneWithheldFieldWithholdsThemAllWhateverTheStatus() {
    insert("99999999800015", "O", "12", "[NON-DIFFUSIBLE]", true);
    assertThat(found("99999999800015").establishment())
        .extracting(Establishment::disclosed, Establishment::street, Establishment::city)
        .containsExactly(false, "", "");
  }

  @Test
  void anEstablishmentWhoseCompanyIsNotThereHasNoName() {
    insert("10000000900013", "O", null, "DE LA GARE", true);
    assertThat(found("10000000900013").establishment())
        .extracting(Establishment::disclosed, Establishment::name, Establishment::street)
        .containsExactly(true, "", "RUE DE LA GARE");
  }

  @Test
  void ofManyOpenOnesOnlySomeAreTold() {
    for (int sequence = 1; sequence <= CompanyRegister.MOST_SIBLINGS + 3; sequence++) {
      insert("2000000080%04d".formatted(sequence), "O", "1", "DU PORT", sequence == 4);
    }
    List<Establishment> siblings = found("20000000800001").openSiblings();
    assertThat(siblings).hasSize(CompanyRegister.MOST_SIBLINGS);
    assertThat(siblings.getFirst().siret()).isEqualTo("20000000800004");
  }

  @Test
  void anotherOneIsUnknownEvenOfAKnownCompany() {
    assertThat(REGISTER.find("12345678200036").await()).isEqualTo(new Lookup.Unknown());
    assertThat(REGISTER.find("73282932000074").await()).isEqualTo(new Lookup.Unknown());
  }

  @Test
  void aDatabaseThatCannotBeAskedIsARegisterThatIsAway() {
    Database closed = Database.open(DATABASE.vertx(), DATABASE.url(), Database.Patience.PERSON);
    closed.close().await();
    assertThat(new StockRegister(closed).find(SyntheticRegister.EARL).await())
        .isEqualTo(new Lookup.Away());
  }

  @Test
  void anyOtherFailureIsNoAbsence() {
    try (TestDatabase broken = TestDatabase.create()) {
      broken.query("DROP TABLE stock_unite_legale");
      assertThat(Waiting.failure(new StockRegister(broken.database()).find(SyntheticRegister.EARL)))
          .hasMessageContaining("stock_unite_legale");
    }
  }

  private static void insert(
      String siret, String status, String number, String street, boolean headOffice) {
    DATABASE.query(
        """
        INSERT INTO stock_etablissement (siren, nic, siret, statut_diffusion_etablissement,
          etablissement_siege, numero_voie_etablissement, type_voie_etablissement,
          libelle_voie_etablissement, libelle_commune_etablissement,
          etat_administratif_etablissement)
        VALUES (left($1, 9), right($1, 5), $1, $2, $3, $4, 'RUE', $5, 'DIJON', 'A')
        """,
        siret,
        status,
        headOffice,
        number,
        street);
  }

  private static Lookup.Found found(String siret) {
    return (Lookup.Found) REGISTER.find(siret).await();
  }

  private static Establishment durand(String siret, boolean headOffice, String street) {
    return new Establishment(
        siret,
        headOffice,
        true,
        true,
        "EARL DURAND",
        street,
        "",
        "21000",
        "DIJON",
        "6598",
        "01.50Z");
  }
}
