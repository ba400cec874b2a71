package fr.assistantchorus.web.site.refund;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.support.TestBankDetails;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefundPageIT {
  private static final String PATH = "/espaces/tic";
  private static final String TAB = "<li><a href=\"/espaces/tic\"";
  private static final String SIRET = "12345678200010";

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  @Test
  void theManagerIsLedToWhatIsMissingAndTheStrangerToTheLogin() throws Exception {
    assertThat(new Visitor(site::at).get(PATH).statusCode()).isEqualTo(303);
    site.activate("camille@exemple.fr", SIRET);
    Visitor camille = loggedIn("camille@exemple.fr");
    String structure = structure();
    site.database().query("DELETE FROM structure_space WHERE space = 'tic'");

    assertThat(camille.get(PATH).body())
        .contains("Les demandes elles-mêmes ne se déposent pas ici")
        .contains("EARL des &lt;Prés&gt;")
        .contains("/espaces/gestionnaire/structures/" + structure + "/espaces/ajouter")
        .doesNotContain("Coordonnées bancaires");

    site.database()
        .query(
            "INSERT INTO structure_space (structure, space, access, opened_at)"
                + " VALUES ($1, 'tic', 'modification', now())",
            UUID.fromString(structure));
    assertThat(camille.get(PATH).body())
        .contains("Incomplet", "Coordonnées bancaires", "Catégorie de bénéficiaire", "Facultatif")
        .contains("/structures/" + structure + "/coordonnees-bancaires/ajouter")
        .contains("/structures/" + structure + "/espaces\"");

    site.database()
        .query("UPDATE structure_space SET beneficiary_category = 'machinery-cooperative'");
    TestBankDetails.add(
        site.database(),
        site.portal(),
        manager(),
        UUID.fromString(structure),
        site.clock.instant());
    assertThat(camille.get(PATH).body())
        .contains("Prêt pour une demande", "CUMA", "Elles accompagnent chaque demande")
        .doesNotContain("Incomplet", TestBankDetails.IBAN.substring(14));
  }

  @Test
  void anotherUserSeesNothingOfItBeforeTheManagerHasAccepted() throws Exception {
    site.activate("camille@exemple.fr", SIRET);
    site.activate("noel@exemple.fr", SIRET);
    Visitor noel = loggedIn("noel@exemple.fr");
    assertThat(noel.get(PATH).body())
        .contains("attend la décision du gestionnaire principal", "/espaces/compte/rattachements")
        .doesNotContain("Coordonnées bancaires", "Numéro de PACAGE");
  }

  @Test
  void theTabIsThereForWhoeverMayUseASpaceAndAtOnce() throws Exception {
    site.activate("camille@exemple.fr", SIRET);
    site.activate("noel@exemple.fr", SIRET);
    Visitor camille = loggedIn("camille@exemple.fr");
    Visitor noel = loggedIn("noel@exemple.fr");
    assertThat(camille.get("/accueil").body()).as("the manager").contains(TAB);
    assertThat(noel.get("/accueil").body()).as("who waits").doesNotContain(TAB);

    UUID structure = UUID.fromString(structure());
    UUID manager = manager();
    UUID user = account("noel@exemple.fr");
    accept("attachment_request");
    assertThat(noel.get("/accueil").body()).as("a user").doesNotContain(TAB);
    assertThat(noel.get(PATH).body())
        .contains("vous n’y avez pas d’abonnement accepté", "aura son onglet dès que");

    UUID space =
        site.database().query("SELECT id FROM structure_space").iterator().next().getUUID(0);
    site.database()
        .within(tx ->
            site.portal()
                .subscriptions()
                .ask(
                    tx,
                    user,
                    space,
                    Access.MODIFICATION,
                    LocalDate.ofInstant(site.clock.instant(), ZoneOffset.UTC),
                    "",
                    site.clock.instant()));
    assertThat(noel.get("/accueil").body()).as("who has asked").doesNotContain(TAB);
    accept("subscription");
    assertThat(noel.get("/accueil").body()).as("a subscriber").contains(TAB);
    assertThat(noel.get(PATH).body())
        .contains("aria-current=\"page\"")
        .doesNotContain("aura son onglet");

    site.database()
        .within(tx -> site.portal().structureSpaces().close(tx, manager, structure, space));
    assertThat(noel.get("/accueil").body()).as("once it is closed").doesNotContain(TAB);
    assertThat(camille.get("/accueil").body()).as("for the manager too").doesNotContain(TAB);
    assertThat(camille.get(PATH).body()).contains("/espaces/ajouter", "aura son onglet dès que");
  }

  @Test
  void anAccountantWithManyClientsSeesThemByPagesAndWhatIsToBeCompletedFirst() throws Exception {
    site.activate("camille@exemple.fr", SIRET);
    UUID manager = manager();
    site.database()
        .query(
            """
            WITH client AS (
              INSERT INTO structure (id, identifier_type, name, label, street, complement_1,
                complement_2, postal_code, city, country, undisclosed, created_at, verified)
              SELECT gen_random_uuid(), 'being-registered', 'Client ' || i, '', '', '', '', '', '',
                'France', false, now(), true FROM generate_series(1, 23) AS i
              RETURNING id, name),
            joined AS (
              INSERT INTO membership (account, structure, role, since)
              SELECT $1, id, 'principal-manager', now() FROM client)
            INSERT INTO structure_space (structure, space, access, opened_at)
            SELECT id, 'tic', 'modification', now() FROM client WHERE name <> 'Client 23'
            """,
            manager);
    Visitor camille = loggedIn("camille@exemple.fr");
    String first = camille.get(PATH).body();
    assertThat(first)
        .contains("23 espaces, dont 0 prêt", "Page 1 sur 5, 23 espaces", "Client 23")
        .containsSubsequence(">Client 1<", ">Client 10<", ">Client 11<", ">Client 12<")
        .containsOnlyOnce("Page suivante");
    assertThat(first.split("<section aria-labelledby=\"espace-")).hasSize(1 + 5);
    assertThat(camille.get(PATH + "?page=5").body()).contains("Page 5 sur 5", "Page précédente");

    String home = camille.get("/accueil").body();
    assertThat(home).contains("24 structures", "Page 1 sur 5");
    assertThat(home.split("data-label=\"Désignation\"")).hasSize(1 + 5);
    assertThat(camille.get("/accueil?page=99").body()).contains("Page 5 sur 5");
  }

  private void accept(String table) {
    UUID manager = manager();
    Set<UUID> asked = new HashSet<>();
    site.database().query("SELECT id FROM " + table).forEach(row -> asked.add(row.getUUID("id")));
    site.database()
        .within(
            tx -> site.portal().pendingActions().accept(tx, manager, asked, site.clock.instant()));
  }

  private UUID account(String address) {
    return site.database()
        .within(tx -> new AccountStore(site.database().seal()).idOf(tx, address))
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/services/dume, Il ne concerne ni l’inscription",
    "/services/signature, aucun document à signer"
  })
  void whatIsOutsideSaysSoForItself(String path, String sentence) throws Exception {
    HttpResponse<String> page = new Visitor(site::at).get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(sentence, "Ce démonstrateur ne l’offre pas");
  }

  private Visitor loggedIn(String address) throws Exception {
    Visitor visitor = new Visitor(site::at);
    visitor.get("/");
    visitor.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
    return visitor;
  }

  private String structure() {
    return site.database()
        .query("SELECT id FROM structure")
        .iterator()
        .next()
        .getUUID("id")
        .toString();
  }

  private UUID manager() {
    return site.database()
        .query("SELECT account FROM membership WHERE role = 'principal-manager'")
        .iterator()
        .next()
        .getUUID(0);
  }
}
