package fr.assistantchorus.web.site.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marc, a user of the structure, subscribes to its TIC space (F62 to F66). */
final class SubscriptionPagesIT {
  private static final String PATH = "/espaces/compte/abonnements";
  private static final String HUB = "/espaces/gestionnaire";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor manager = new Visitor(site::at);
  private final Visitor marc = new Visitor(site::at);
  private String tic;

  @BeforeEach
  void settle() throws Exception {
    site.activate("gestionnaire@exemple.fr", SIRET);
    site.activate("marc@exemple.fr", SIRET);
    site.database()
        .query(
            """
            INSERT INTO membership (account, structure, role, since)
            SELECT account, structure, 'member', requested_at FROM attachment_request
            """);
    site.database().query("DELETE FROM attachment_request");
    tic =
        site.database()
            .query("SELECT id FROM structure_space WHERE space = 'tic'")
            .iterator()
            .next()
            .getUUID("id")
            .toString();
    logIn(manager, "gestionnaire@exemple.fr");
    logIn(marc, "marc@exemple.fr");
  }

  private static void logIn(Visitor browser, String address) throws Exception {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  private HttpResponse<String> ask(Visitor who, String date, String comment) {
    return who.post(
        PATH + "/ajouter",
        "espace",
        tic,
        "habilitation",
        "modification",
        "date",
        date,
        "commentaires",
        comment);
  }

  private String today() {
    return LocalDate.ofInstant(site.clock.instant(), ZoneId.of("Europe/Paris")).toString();
  }

  @Test
  void aSubscriptionIsAskedForDecidedAndRemoved() throws Exception {
    assertThat(marc.get(PATH).body())
        .contains("Vous n’avez pas d’abonnement", "Demander un abonnement");
    assertThat(marc.get(PATH + "/ajouter").body())
        .contains(
            "EARL des &lt;Prés&gt; – Demande de remboursement TIC – Toute la structure",
            "Habilitation",
            "Date de la demande",
            "value=\"" + today() + "\"");

    assertThat(ask(marc, today(), "Pour <demain>").statusCode()).isEqualTo(303);
    assertThat(marc.get(PATH).body()).contains("est envoyée", "EN_ATTENTE", "MODIFICATION");
    assertThat(site.mailTo("gestionnaire@exemple.fr"))
        .contains("demande à utiliser un espace")
        .doesNotContain("demain");

    String hub = manager.get(HUB).body();
    assertThat(hub).contains("Abonnement", "Demande de remboursement TIC (Modification)");
    String id = hub.replaceAll("(?s).*name=\"demande\" value=\"([^\"]+)\".*", "$1");
    assertThat(manager.get(HUB + "/decision?decision=accepter&demande=" + id).body())
        .contains("Pour &lt;demain&gt;");
    manager.post(HUB + "/decision", "decision", "accepter", "demande", id);
    assertThat(manager.get(HUB).body()).contains("Demande acceptée : Camille DURAND, abonnement à");
    assertThat(marc.get(PATH).body()).contains("VALIDE");
    assertThat(site.mailTo("marc@exemple.fr")).contains("Vous pouvez utiliser cet espace");
    assertThat(marc.get(PATH + "/export.csv").body())
        .contains("\"MODIFICATION\"", "\"VALIDE\"", "\"" + SIRET + "\"");

    assertThat(marc.get(PATH + "/supprimer?abonnement=" + id).body())
        .contains("Supprimer votre abonnement ?");
    assertThat(manager.post(PATH + "/supprimer", "abonnement", id).statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body()).contains("Rien n’a été changé");
    marc.post(PATH + "/supprimer", "abonnement", id);
    assertThat(marc.get(PATH).body()).contains("est supprimé", "Vous n’avez pas d’abonnement");
  }

  @Test
  void theManagerEndsASubscriptionFromTheUsers() throws Exception {
    marc.get(PATH);
    ask(marc, today(), "");
    site.database().query("UPDATE subscription SET state = 'valid', decided_at = requested_at");
    UUID structure =
        site.database().query("SELECT id FROM structure").iterator().next().getUUID("id");
    String users = HUB + "/structures/" + structure + "/utilisateurs";
    String page = manager.get(users).body();
    String id = page.replaceAll("(?s).*abonnement\\?abonnement=([0-9a-f-]{36}).*", "$1");
    assertThat(manager.get(users + "/abonnement?abonnement=" + id).body())
        .contains("Mettre fin à cet abonnement ?");
    manager.post(users + "/abonnement", "abonnement", id);
    assertThat(manager.get(users).body()).contains("a pris fin", "Aucun abonnement en cours");
    assertThat(site.mailTo("marc@exemple.fr")).contains("a supprimé votre abonnement");
  }

  @Test
  void whatIsWrongIsNamedAndWhatWasTypedStays() throws Exception {
    marc.get(PATH + "/ajouter");
    record Wrong(String date, String comment, String sentence) {}
    for (Wrong wrong :
        List.of(
            new Wrong("2999-01-01", "Bonjour <b>", "ne peut pas être à venir"),
            new Wrong("01/01/2001", "Bonjour <b>", "remonte à plus d’un an"),
            new Wrong("demain", "Bonjour <b>", "Donnez la date de la demande"),
            new Wrong("2026-02-31", "Bonjour <b>", "Donnez la date de la demande"),
            new Wrong(today(), "é".repeat(501), "au plus 500 caractères"))) {
      HttpResponse<String> page = ask(marc, wrong.date(), wrong.comment());
      assertThat(page.statusCode()).as(wrong.date()).isEqualTo(422);
      assertThat(page.body())
          .contains(wrong.sentence())
          .contains(wrong.comment().replace("<", "&lt;").replace(">", "&gt;") + "</textarea>");
    }
    HttpResponse<String> empty = marc.post(PATH + "/ajouter");
    assertThat(empty.body()).contains("Choisissez l’espace", "Choisissez « Consultation »");
    assertThat(site.database().query("SELECT FROM subscription").size()).isZero();
  }

  @Test
  void whoNeedsNoneOrMayNotAskIsToldSo() throws Exception {
    assertThat(manager.get(PATH).body()).contains("Vous n’avez besoin d’aucun abonnement");
    manager.get(PATH + "/ajouter");
    assertThat(ask(manager, today(), "").statusCode()).isEqualTo(303);
    assertThat(manager.get(PATH).body()).contains("sans abonnement");

    site.activate("autre@exemple.fr", OTHER_SIRET);
    Visitor other = new Visitor(site::at);
    logIn(other, "autre@exemple.fr");
    other.get(PATH + "/ajouter");
    assertThat(ask(other, today(), "").statusCode()).isEqualTo(422);
    assertThat(new Visitor(site::at).get(PATH).headers().firstValue("Location").orElseThrow())
        .startsWith("/?retour=");
    assertThat(site.database().query("SELECT FROM subscription").size()).isZero();

    marc.get(PATH);
    ask(marc, today(), "");
    ask(marc, today(), "");
    assertThat(marc.get(PATH).body()).contains("vous avez déjà un abonnement ou une demande");
  }
}
