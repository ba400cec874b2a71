package fr.assistantchorus.web.site.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user asks to be attached, and leaves; a manager detaches, and hands the role over (F46). */
final class AttachmentPagesIT {
  private static final String MINE = "/espaces/compte/rattachements";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor manager = new Visitor(site::at);
  private final Visitor other = new Visitor(site::at);
  private UUID structure;
  private String users;

  @BeforeEach
  void settle() throws Exception {
    site.activate("gestionnaire@exemple.fr", SIRET);
    site.activate("autre@exemple.fr", OTHER_SIRET);
    logIn(manager, "gestionnaire@exemple.fr");
    logIn(other, "autre@exemple.fr");
    structure =
        site.database()
            .query("SELECT id FROM structure WHERE identifier = $1", SIRET)
            .iterator()
            .next()
            .getUUID("id");
    users = "/espaces/gestionnaire/structures/" + structure + "/utilisateurs";
  }

  private static void logIn(Visitor browser, String address) throws Exception {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  private UUID account(String address) {
    return site.database()
        .within(tx -> new AccountStore(site.database().seal()).find(tx, address))
        .orElseThrow()
        .id();
  }

  private void acceptAll() {
    UUID account = account("gestionnaire@exemple.fr");
    site.database()
        .within(tx ->
            site.portal()
                .pendingActions()
                .all(tx, account, PendingActions.Order.OLDEST)
                .compose(waiting -> {
                  Set<UUID> ids =
                      waiting.stream().map(each -> each.id()).collect(Collectors.toSet());
                  return site.portal().attachments().accept(tx, account, ids, site.clock.instant());
                }));
  }

  @Test
  void aRequestIsAskedAboutMadeFollowedAndTakenBack() throws Exception {
    String ask = MINE + "/demander?structure=" + structure;
    HttpResponse<String> sure = other.get(ask);
    assertThat(sure.body())
        .contains("Demander votre rattachement à cette structure", "EARL des &lt;Prés&gt;")
        .doesNotContain("gestionnaire@exemple.fr");
    assertThat(other.get(MINE + "/demander?structure=" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);

    HttpResponse<String> asked = other.post(MINE + "/demander", "structure", structure.toString());
    assertThat(asked.statusCode()).isEqualTo(303);
    String page = other.get(MINE).body();
    assertThat(page).contains("Votre demande de rattachement à", "est envoyée", "En attente");
    assertThat(site.mailTo("gestionnaire@exemple.fr")).contains("demande à être rattaché");
    other.post(MINE + "/demander", "structure", structure.toString());
    assertThat(other.get(MINE).body()).contains("attend déjà");

    String request = page.replaceAll("(?s).*name=\"demande\" value=\"([^\"]+)\".*", "$1");
    manager.get(MINE);
    assertThat(manager.post(MINE + "/retirer", "demande", request).statusCode()).isEqualTo(303);
    assertThat(manager.get(MINE).body()).contains("Rien n’a été changé");
    assertThat(other.post(MINE + "/retirer", "demande", request).statusCode()).isEqualTo(303);
    assertThat(other.get(MINE).body()).contains("est retirée", "Retirée");
  }

  @Test
  void aStructureThatTakesNoRequestsSaysSo() throws Exception {
    site.database().query("UPDATE structure SET accepts_requests = false WHERE id = $1", structure);
    other.get(MINE);
    HttpResponse<String> page = other.post(MINE + "/demander", "structure", structure.toString());
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("n’accepte pas de demande");
  }

  @Test
  void aUserLeavesAndTheLastManagerIsShownTheWayOn() throws Exception {
    String leave = MINE + "/supprimer?structure=" + structure;
    HttpResponse<String> last = manager.get(leave);
    assertThat(last.statusCode()).isEqualTo(200);
    assertThat(last.body()).contains("Transmettez d’abord votre rôle", users);
    manager.get(MINE);
    assertThat(manager.post(MINE + "/supprimer", "structure", structure.toString()).statusCode())
        .isEqualTo(409);

    site.activate("marc@exemple.fr", SIRET);
    acceptAll();
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    assertThat(marc.get(leave).body()).contains("Supprimer votre rattachement ?");
    marc.post(MINE + "/supprimer", "structure", structure.toString());
    assertThat(marc.get(MINE).body())
        .contains("Vous n’êtes plus rattaché à", "Vous n’êtes rattaché à aucune structure");
    assertThat(marc.get(leave).statusCode()).isEqualTo(303);
  }

  @Test
  void theManagerDetachesAndHandsTheRoleOver() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("ines@exemple.fr", SIRET);
    acceptAll();
    String page = manager.get(users).body();
    assertThat(page)
        .contains("3 utilisateurs", "Gestionnaire principal", "Détacher", "Transmettre mon rôle")
        .doesNotContain("marc@exemple.fr", "ines@exemple.fr");
    assertThat(manager.get(users + "/export.csv").body())
        .contains("\"Utilisateur\";\"Adresse\"")
        .doesNotContain("marc@exemple.fr");

    String marc = account("marc@exemple.fr").toString();
    assertThat(manager.get(users + "/detacher?utilisateur=" + marc).body())
        .contains("Détacher cet utilisateur ?");
    manager.post(users + "/detacher", "utilisateur", marc);
    assertThat(manager.get(users).body()).contains("n’est plus rattaché à", "2 utilisateurs");
    assertThat(site.mailTo("marc@exemple.fr")).contains("a supprimé votre rattachement");
    manager.post(users + "/detacher", "utilisateur", marc);
    assertThat(manager.get(users).body()).contains("Rien n’a été changé");

    String ines = account("ines@exemple.fr").toString();
    assertThat(manager.get(users + "/transmettre?utilisateur=" + ines).body())
        .contains("Transmettre le rôle de gestionnaire principal ?");
    manager.post(users + "/transmettre", "utilisateur", ines);
    assertThat(manager.get("/espaces/gestionnaire").body())
        .contains("est désormais gestionnaire principal");
    assertThat(manager.get(users).statusCode()).isEqualTo(404);
    Visitor browser = new Visitor(site::at);
    logIn(browser, "ines@exemple.fr");
    assertThat(browser.get(users).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyElseSeesOrChangesTheUsers() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    acceptAll();
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    String id = account("marc@exemple.fr").toString();
    for (Visitor who : List.of(marc, other)) {
      for (String below :
          List.of(
              "", "/export.csv", "/detacher?utilisateur=" + id, "/transmettre?utilisateur=" + id)) {
        assertThat(who.get(users + below).statusCode()).as(below).isEqualTo(404);
      }
      who.get(MINE);
      assertThat(who.post(users + "/detacher", "utilisateur", id).statusCode()).isEqualTo(404);
      assertThat(who.post(users + "/transmettre", "utilisateur", id).statusCode()).isEqualTo(404);
    }
    Visitor nobody = new Visitor(site::at);
    assertThat(nobody.get(users).headers().firstValue("Location").orElseThrow())
        .startsWith("/?retour=");
    manager.get(users);
    manager.forgetFormToken();
    assertThat(manager.post(users + "/detacher", "utilisateur", id).statusCode()).isEqualTo(403);
    assertThat(manager.get(users).body()).contains("2 utilisateurs");
  }
}
