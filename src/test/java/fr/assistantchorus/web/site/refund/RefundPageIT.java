package fr.assistantchorus.web.site.refund;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.TestBankDetails;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefundPageIT {
  private static final String PATH = "/espaces/tic";
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
