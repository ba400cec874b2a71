package fr.assistantchorus.web.site.space;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spaces of a structure (F56 to F60), which has TIC from the sign-up. */
final class SpacesPagesIT {
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor manager = new Visitor(site::at);
  private UUID structure;
  private String path;

  @BeforeEach
  void settle() throws Exception {
    site.activate("gestionnaire@exemple.fr", SIRET);
    logIn(manager, "gestionnaire@exemple.fr");
    structure =
        site.database()
            .query("SELECT id FROM structure WHERE identifier = $1", SIRET)
            .iterator()
            .next()
            .getUUID("id");
    path = "/espaces/gestionnaire/structures/" + structure + "/espaces";
  }

  private static void logIn(Visitor browser, String address) throws Exception {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }

  @Test
  void severalAreAddedAtOnceAndRemovedOneByOne() throws Exception {
    assertThat(manager.get(path).body())
        .contains("Demande de remboursement TIC", "1 espace", "Toute la structure", "Supprimer");
    String form = manager.get(path + "/ajouter").body();
    assertThat(form)
        .contains(
            "Mes factures reçues",
            "Activités du gestionnaire",
            "Mes sollicitations reçues",
            "Déjà ouvert : Toute la structure")
        .doesNotContain("value=\"messages:");

    HttpResponse<String> sent =
        manager.post(
            path + "/ajouter",
            "droits",
            "flows:consultation",
            "droits",
            "commitments:consultation",
            "droits",
            "commitments:modification",
            "droits",
            "tic:consultation",
            "droits",
            "tic:modification");

    assertThat(sent.statusCode()).isEqualTo(303);
    String page = manager.get(path).body();
    assertThat(page)
        .contains("Espaces ouverts : Mes engagements, Suivi des flux.", "3 espaces")
        .contains("Ouvert déjà : Demande de remboursement TIC", ">Consultation</td>");
    assertThat(manager.get(path + "/export.csv").body()).contains("\"Mes engagements\"");

    UUID flows = opened("flows");
    assertThat(manager.get(path + "/supprimer?espace=" + flows).body())
        .contains("Supprimer cet espace ?", "Suivi des flux");
    manager.post(path + "/supprimer", "espace", flows.toString());
    assertThat(manager.get(path).body()).contains("est supprimé", "2 espaces");
    manager.post(path + "/supprimer", "espace", flows.toString());
    assertThat(manager.get(path).body()).contains("Rien n’a été changé");
  }

  @Test
  void whatIsWrongIsNamedAndWhatWasTickedStays() throws Exception {
    manager.get(path + "/ajouter");
    HttpResponse<String> none = manager.post(path + "/ajouter");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Cochez au moins un espace");

    HttpResponse<String> half =
        manager.post(
            path + "/ajouter",
            "droits",
            "tic:modification",
            "droits",
            "flows:consultation",
            "pacage",
            "12");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body())
        .contains("compte 9 chiffres", "value=\"flows:consultation\" checked")
        .contains("value=\"12\"");
    HttpResponse<String> right =
        manager.post(path + "/ajouter", "droits", "tic:modification", "pacage", "21155950");
    assertThat(right.statusCode()).isEqualTo(422);
    assertThat(right.body()).contains("cochez à la fois Consultation et Modification");
  }

  @Test
  void aServiceIsRenamedAndWhoIsLateIsToldWhatItIsCalledNow() throws Exception {
    manager.get(path);
    manager.post(path + "/services", "nom_service", "Vignes");
    manager.post(path + "/services", "nom_service", "Lait <cru>");
    UUID vines =
        site.database()
            .query("SELECT id FROM structure_service WHERE name = 'Vignes'")
            .iterator()
            .next()
            .getUUID("id");
    String service = path + "/services/" + vines;
    assertThat(manager.get(path).body()).contains("href=\"" + service + "\"", "Lait &lt;cru&gt;");
    assertThat(manager.get(service).body()).contains("Renommer le service « Vignes »");
    assertThat(manager.get(path + "/services/" + UUID.randomUUID()).statusCode()).isEqualTo(404);

    HttpResponse<String> taken =
        manager.post(service, "nom_service", "lait <CRU>", "nom_avant", "Vignes");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("porte déjà ce nom", "value=\"lait &lt;CRU&gt;\"");
    assertThat(manager.post(service, "nom_service", "Chai", "nom_avant", "Vignes").statusCode())
        .isEqualTo(303);
    assertThat(manager.get(path).body()).contains("s’appelle maintenant « Chai »");

    HttpResponse<String> late = manager.post(service, "nom_service", "Cave", "nom_avant", "Vignes");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("il s’appelle « Chai »", "value=\"Cave\"");
    assertThat(manager.post(service, "nom_service", "Cave", "nom_avant", "Chai").statusCode())
        .isEqualTo(303);
    assertThat(manager.get(path).body()).contains("Cave");
  }

  @Test
  void aManagementCentreIsNotOfferedTic() throws Exception {
    site.database().query("UPDATE structure SET management_centre = true");
    assertThat(manager.get(path + "/ajouter").body())
        .contains("Un centre de gestion agricole n’a pas d’espace")
        .doesNotContain("value=\"tic:");
    HttpResponse<String> forged =
        manager.post(path + "/ajouter", "droits", "tic:modification", "droits", "tic:consultation");
    assertThat(forged.statusCode()).isEqualTo(422);
    assertThat(forged.body()).contains("ce sont les exploitations qui l’ouvrent");
  }

  @Test
  void aSpaceIsOpenedForAServiceAndItsBeneficiaryIsCorrectedMasked() throws Exception {
    manager.get(path);
    assertThat(manager.post(path + "/services", "nom_service", " ").statusCode()).isEqualTo(422);
    manager.post(path + "/services", "nom_service", "Atelier <lait>");
    assertThat(manager.get(path).body()).contains("Atelier &lt;lait&gt;");
    String service =
        site.database()
            .query("SELECT id FROM structure_service")
            .iterator()
            .next()
            .getUUID("id")
            .toString();
    assertThat(manager.get(path + "/ajouter").body()).contains("Atelier &lt;lait&gt;");
    HttpResponse<String> nowhere = manager.post(path + "/ajouter", "droits", "flows:consultation");
    assertThat(nowhere.body()).contains("Choisissez au moins un service");
    HttpResponse<String> sent =
        manager.post(
            path + "/ajouter",
            "services",
            service,
            "droits",
            "tic:consultation",
            "droits",
            "tic:modification",
            "categorie",
            "shellfish-farmer",
            "numero_conchyliculteur",
            "Marennes 12",
            "pacage",
            "21155950");
    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(manager.get(path).body())
        .contains("Conchyliculteur, PACAGE 021****50")
        .doesNotContain("021155950");

    UUID tic =
        site.database()
            .query("SELECT id FROM structure_space WHERE service IS NOT NULL")
            .iterator()
            .next()
            .getUUID("id");
    String beneficiary = path + "/" + tic + "/beneficiaire";
    assertThat(manager.get(beneficiary).body())
        .contains("021****50", "value=\"Marennes 12\"")
        .doesNotContain("021155950");
    assertThat(manager.post(beneficiary, "categorie", "", "pacage", "123456789").body())
        .contains("ne sont pas ceux d’un département", "C’est bien mon numéro de PACAGE");
    manager.post(beneficiary, "categorie", "other", "pacage", "");
    assertThat(manager.get(path).body()).contains("Autre : personne morale", "PACAGE 021****50");
  }

  @Test
  void otherUsersLookAndStrangersFindNothing() throws Exception {
    site.activate("marc@exemple.fr", SIRET);
    site.activate("autre@exemple.fr", OTHER_SIRET);
    site.database()
        .query(
            """
            INSERT INTO membership (account, structure, role, since)
            SELECT account, structure, 'member', requested_at FROM attachment_request
            """);
    Visitor marc = new Visitor(site::at);
    logIn(marc, "marc@exemple.fr");
    Visitor other = new Visitor(site::at);
    logIn(other, "autre@exemple.fr");
    UUID tic = opened("tic");

    assertThat(marc.get(path).body())
        .contains("Seul le gestionnaire principal ouvre", "Demander un abonnement")
        .doesNotContain("Supprimer<");
    List<String> below =
        List.of("/ajouter", "/supprimer?espace=" + tic, "/" + tic + "/beneficiaire");
    for (String page : below) {
      assertThat(marc.get(path + page).statusCode()).as(page).isEqualTo(403);
      assertThat(other.get(path + page).statusCode()).as(page).isEqualTo(404);
    }
    assertThat(other.get(path).statusCode()).isEqualTo(404);
    for (String post :
        List.of("/ajouter", "/supprimer", "/services", "/" + tic + "/beneficiaire")) {
      assertThat(
              marc.post(path + post, "espace", tic.toString(), "droits", "flows:consultation")
                  .statusCode())
          .as(post)
          .isEqualTo(403);
      assertThat(other.post(path + post, "espace", tic.toString()).statusCode())
          .as(post)
          .isEqualTo(404);
    }
    assertThat(opened("tic")).isEqualTo(tic);
  }

  private UUID opened(String space) {
    return site.database()
        .query(
            "SELECT id FROM structure_space WHERE structure = $1 AND space = $2", structure, space)
        .iterator()
        .next()
        .getUUID("id");
  }
}
