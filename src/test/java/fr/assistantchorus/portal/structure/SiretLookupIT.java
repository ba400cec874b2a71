package fr.assistantchorus.portal.structure;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.support.Waiting.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import io.vertx.core.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SiretLookupIT {
  private static final String UNKNOWN = "12345678200036";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @BeforeAll
  static void load() {
    SyntheticRegister.load(FIXTURE.database.database()).await();
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void anOpenOnePrefills() {
    assertThat(look(SyntheticRegister.EARL))
        .isInstanceOfSatisfying(
            SiretStanding.Open.class,
            open ->
                assertThat(open.establishment())
                    .extracting(Establishment::name, Establishment::postalCode)
                    .containsExactly("EARL DURAND", "21000"));
  }

  @Test
  void oneThatIsNotDiffusiblePrefillsNothing() {
    assertThat(look(SyntheticRegister.UNDISCLOSED)).isEqualTo(new SiretStanding.Undisclosed());
  }

  @Test
  void aClosedOneIsRefusedWithTheOpenOnesOfItsCompany() {
    assertThat(look(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS))
        .isInstanceOfSatisfying(
            SiretStanding.Closed.class,
            closed ->
                assertThat(closed.open())
                    .extracting(Establishment::siret)
                    .containsExactly("11111111800027", "11111111800035"));
    assertThat(look(SyntheticRegister.CLOSED_ALONE))
        .isInstanceOfSatisfying(
            SiretStanding.Closed.class, closed -> assertThat(closed.open()).isEmpty());
  }

  @Test
  void oneThatTheRegisterDoesNotKnowIsTypedByHand() {
    assertThat(look(UNKNOWN)).isEqualTo(new SiretStanding.Unverified());
  }

  @Test
  void oneThatIsAStructureIsNamedWhateverTheRegisterSays() {
    int minute = 0;
    for (String siret :
        new String[] {SyntheticRegister.EARL, SyntheticRegister.CLOSED_ALONE, UNKNOWN}) {
      String token = FIXTURE.registered("a%d@exemple.fr".formatted(minute), siret, after(minute));
      assertThat(look(siret)).as("pending").isNotInstanceOf(SiretStanding.Taken.class);
      FIXTURE.activate(token, after(++minute));
      assertThat(look(siret))
          .isInstanceOfSatisfying(
              SiretStanding.Taken.class,
              taken ->
                  assertThat(taken.structure())
                      .extracting(StructureName::identifier, StructureName::name)
                      .containsExactly(Identifier.siret(siret), "EARL Durand"));
    }
  }

  @Test
  void aStructureWhoseAddressIsMaskedIsNamedAllTheSame() {
    String token =
        FIXTURE.registered("masked@exemple.fr", SyntheticRegister.UNDISCLOSED, after(30));
    FIXTURE.activate(token, after(31));
    FIXTURE.database.query("UPDATE structure SET undisclosed = true");
    assertThat(look(SyntheticRegister.UNDISCLOSED)).isInstanceOf(SiretStanding.Taken.class);
  }

  @Test
  void aRegisterThatIsAwayLeavesItToBeTypedByHandButAPortalThatIsAwayAnswersNothing() {
    Database away = closed();
    Database here = FIXTURE.database.database();
    assertThat(looking(here, away).await()).isEqualTo(new SiretStanding.Unverified());
    assertThat(failure(looking(away, here))).isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void whatIsNoSiretIsRefused() {
    assertThatThrownBy(() -> look("12345678200011")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatNothingVerifiedIsMarkedInTheStructureItBecomes() {
    for (boolean verified : new boolean[] {true, false}) {
      String siret = verified ? SyntheticRegister.EARL : UNKNOWN;
      String address = "verified-%s@exemple.fr".formatted(verified);
      PendingRegistration typed = PortalFixture.registration(address, siret);
      FIXTURE.register(typed.withStructure(typed.structure().withVerified(verified)), after(40));
      FIXTURE.activate(PortalFixture.token(FIXTURE.mailTo(address)), after(41));
      assertThat(
              FIXTURE
                  .database
                  .query("SELECT verified FROM structure WHERE identifier = $1", siret)
                  .iterator()
                  .next()
                  .getBoolean("verified"))
          .isEqualTo(verified);
    }
  }

  private static SiretStanding look(String siret) {
    return FIXTURE.within(tx -> FIXTURE.portal.sirets().look(tx, siret));
  }

  private static Future<SiretStanding> looking(Database portal, Database register) {
    SiretLookup sirets =
        new SiretLookup(new StructureStore(FIXTURE.database.seal()), new StockRegister(register));
    return portal.transaction(tx -> sirets.look(tx, SyntheticRegister.EARL));
  }

  private static Database closed() {
    Database database =
        Database.open(FIXTURE.database.vertx(), FIXTURE.database.url(), Database.Patience.PERSON);
    database.close().await();
    return database;
  }
}
