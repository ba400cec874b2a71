package fr.assistantchorus.portal.privacy;

import static fr.assistantchorus.portal.PortalFixture.PASSWORD;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.PersonalData;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.privacy.Erasure.Outcome;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.session.Login.Outcome.Refused;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.support.TestRegistration;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody may have of the portal: a copy of all data, and their erasure. */
final class ErasureIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String NOEL = "noel@exemple.fr";
  private static final String SIRET = "12345678200010";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final Erasure erasure = FIXTURE.portal.erasure();
  private final List<UUID> erased = new ArrayList<>();
  private UUID camille;
  private UUID noel;

  /** Camille manages a structure to which Noël asks to be attached. */
  @BeforeEach
  void people() {
    FIXTURE.database.empty();
    for (String address : List.of(CAMILLE, NOEL)) {
      FIXTURE.activate(FIXTURE.registered(address, SIRET, after(0)), after(0));
    }
    camille = FIXTURE.accountOf(CAMILLE);
    noel = FIXTURE.accountOf(NOEL);
    FIXTURE.database.query("TRUNCATE outbox");
  }

  @Test
  void theCopyHasAllThatIsKeptAndNoSecret() {
    openRequest(camille);
    PostalAddress home =
        PostalAddress.NONE
            .with(PostalAddress.Part.STREET, "3 rue du Puits")
            .with(PostalAddress.Part.POSTAL_CODE, "15100")
            .with(PostalAddress.Part.CITY, "Saint-Flour");
    PersonalData.Entered entered =
        PersonalData.Entered.of("contact." + CAMILLE, "Durand", "Camille").withHome(home, false);
    FIXTURE.within(tx -> FIXTURE.portal.personalData().change(tx, camille, entered, after(1)));
    String session = ((LoggedIn) FIXTURE.login(CAMILLE, PASSWORD, after(1))).token();
    JsonObject copy =
        FIXTURE.within(tx -> FIXTURE.portal.dataCopy().of(tx, camille, session, after(2)));
    assertThat(copy.getJsonObject("compte").getString("adresse_de_connexion")).isEqualTo(CAMILLE);
    assertThat(copy.encode())
        .contains("contact." + CAMILLE, "Durand", SIRET, "Gestionnaire principal")
        .contains(PortalFixture.QUESTION, "Mon tracteur est bleu", "S-2026-")
        .contains("connexions", "abonnements", "3 rue du Puits")
        .doesNotContain("argon2id", PASSWORD, session, NOEL);
  }

  @Test
  void whoIsNoManagerIsErasedWithAllThatRefersToTheAccount() {
    String session = ((LoggedIn) FIXTURE.login(NOEL, PASSWORD, after(1))).token();
    openRequest(noel);
    FIXTURE.within(tx ->
        FIXTURE.portal.forgottenPassword().ask(tx, NOEL, PortalFixture.client(), "", after(1)));
    FIXTURE.within(
        tx -> FIXTURE.portal.contacts().begin(tx, noel, "ailleurs@exemple.fr", after(1)));

    assertThat(erasure.erase(noel, "Tracteur-Rouge-7", this::erase, after(2)).await())
        .isEqualTo(new Outcome.WrongPassword());
    assertThat(erasure.erase(noel, PASSWORD, this::erase, after(2)).await())
        .isEqualTo(new Outcome.Erased());

    assertThat(FIXTURE.login(NOEL, PASSWORD, after(3))).isInstanceOf(Refused.class);
    assertThat(FIXTURE.account(session, after(3))).isEmpty();
    assertThat(rowsOf(noel)).isEmpty();
    assertThat(FIXTURE.count("SELECT count(*) FROM support_request")).isZero();
    assertThat(FIXTURE.count("SELECT count(*) FROM structure")).isEqualTo(1);
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.subject().equals("Votre compte a été effacé"))
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(NOEL, "contact." + NOEL);
    assertThat(erasure.erase(noel, PASSWORD, this::erase, after(4)).await())
        .isEqualTo(new Outcome.WrongPassword());

    FIXTURE.activate(FIXTURE.registered(NOEL, SIRET, after(90)), after(90));
    assertThat(FIXTURE.login(NOEL, PASSWORD, after(90))).isInstanceOf(LoggedIn.class);
  }

  @Test
  void theLastManagerHandsOverFirst() {
    Outcome refused = erasure.erase(camille, PASSWORD, this::erase, after(1)).await();
    assertThat(refused)
        .isInstanceOfSatisfying(
            Outcome.Manages.class,
            manages ->
                assertThat(manages.structures())
                    .extracting(StructureName::name)
                    .containsExactly("EARL Durand"));
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(1))).isInstanceOf(LoggedIn.class);

    FIXTURE.database.query(
        """
        INSERT INTO membership (account, structure, role, since)
        SELECT '%s', id, 'member', now() FROM structure\
        """
            .formatted(noel));
    UUID structure =
        FIXTURE.database.query("SELECT id FROM structure").iterator().next().getUUID("id");
    FIXTURE.within(tx -> FIXTURE.portal.memberships().handOver(tx, camille, structure, noel));
    assertThat(erasure.erase(camille, PASSWORD, this::erase, after(3)).await())
        .isEqualTo(new Outcome.Erased());
    assertThat(FIXTURE.count("SELECT count(*) FROM membership WHERE role = 'principal-manager'"))
        .isEqualTo(1);
  }

  /** Whoever adds a table that refers to an account says what becomes of its rows. */
  @Test
  void everyTableThatRefersToAnAccountLetsItGo() {
    List<String> holding = new ArrayList<>();
    for (Row row :
        FIXTURE.database.query(
            """
            SELECT conrelid::regclass::text AS name FROM pg_constraint
            WHERE contype = 'f' AND confrelid = 'account'::regclass
              AND confdeltype NOT IN ('c', 'n')
            """)) {
      holding.add(row.getString("name"));
    }
    assertThat(holding).isEmpty();
  }

  @Test
  void theConversationsThatSpokeForTheAccountAreErasedWithItAndNoOthers() {
    UUID spoke = FIXTURE.database.conversation();
    UUID ofCamille = FIXTURE.database.conversation();
    bind(NOEL, noel, spoke);
    bind(NOEL, noel, spoke);
    bind(CAMILLE, camille, ofCamille);
    List<UUID> copied = FIXTURE.within(tx -> FIXTURE.portal.dataCopy().conversations(tx, noel));
    assertThat(copied).containsExactly(spoke);

    erasure.erase(noel, "Tracteur-Rouge-7", this::erase, after(2)).await();
    assertThat(erased).isEmpty();
    erasure.erase(noel, PASSWORD, this::erase, after(2)).await();

    assertThat(erased).containsExactly(spoke);
    for (int minute : List.of(3, 30)) {
      FIXTURE
          .portal
          .bindings()
          .sweep(after(minute), (_, _, _) -> Future.succeededFuture(true))
          .await();
    }
    assertThat(rowsOf(noel)).isEmpty();
  }

  @Test
  void theConversationOfTheSignUpIsErasedWithTheAccount() {
    UUID signUp = FIXTURE.database.conversation();
    FIXTURE.within(tx ->
        FIXTURE
            .portal
            .registrations()
            .register(
                tx,
                TestRegistration.of("ines@exemple.fr", SIRET),
                Asker.in(signUp, "client"),
                after(1)));
    FIXTURE.activate(PortalFixture.token(FIXTURE.mailTo("ines@exemple.fr")), after(1));

    erasure.erase(FIXTURE.accountOf("ines@exemple.fr"), PASSWORD, this::erase, after(2)).await();

    assertThat(erased).containsExactly(signUp);
  }

  private Future<Void> erase(Transaction transaction, List<UUID> conversations) {
    erased.addAll(conversations);
    return Future.succeededFuture();
  }

  private static void bind(String address, UUID account, UUID conversation) {
    String session = ((LoggedIn) FIXTURE.login(address, PASSWORD, after(1))).token();
    String token =
        FIXTURE.within(tx -> FIXTURE.portal.bindingLinks().issue(tx, conversation, after(1)));
    FIXTURE.within(tx -> FIXTURE.portal.bindingLinks().use(tx, token, account, session, after(1)));
  }

  /** The tables in which a column named « account » still has this id. */
  private static List<String> rowsOf(UUID account) {
    List<String> found = new ArrayList<>();
    for (Row table :
        FIXTURE.database.query(
            """
            SELECT table_name FROM information_schema.columns
            WHERE column_name = 'account' AND table_schema = 'public' AND data_type = 'uuid'
            """)) {
      String name = table.getString("table_name");
      long rows =
          FIXTURE.count("SELECT count(*) FROM %s WHERE account = '%s'".formatted(name, account));
      if (rows > 0) {
        found.add(name);
      }
    }
    return found;
  }

  private static void openRequest(UUID account) {
    SupportRequest request =
        new SupportRequest(
            account + "@exemple.fr",
            SupportCategory.OTHER,
            "Sujet",
            "Mon tracteur est bleu.",
            Optional.empty(),
            Optional.of(account));
    FIXTURE.within(
        tx -> FIXTURE.portal.support().open(tx, request, PortalFixture.client(), after(1)));
  }
}
