package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.support.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guide A from its first page to its last (F1 to F32), by one person on the pages. {@link SignUpIT}
 * looks at each page of the sign-up, {@link BankIT} at the faults in bank details.
 */
final class GuideAIT {
  private static final String ADDRESS = "lea.tilleul@ferme-exemple.fr";
  private static final String NAME = "SCEA DES TILLEULS";
  private static final String PASSWORD = "Colza-Tournesol-47";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void guideAGoesFromTheHomePageToTheListOfBankDetails() throws Exception {
    try (BrowserContext person = browser.person(Walk.screen())) {
      Walk lea = new Walk(portal, person.newPage());
      signsUp(lea);
      lea.page().navigate(RunningPortal.linkIn(portal.mailTo(ADDRESS, "Activez votre compte")));
      activates(lea);
      seesTheStepThatIsLeft(lea);
      addsBankDetails(lea);
      isReadyForARequest(lea);
    }
  }

  /** F5 to F19. */
  private static void signsUp(Walk lea) {
    lea.page().navigate(portal.address("/"));
    lea.fill("inscription-adresse", ADDRESS);
    lea.fill("inscription-siret", "111 111 118 00035");
    lea.press("Valider");
    lea.heads("Je complète mes informations personnelles");
    lea.fill("email_again", ADDRESS);
    lea.fill("last_name", "Tilleul");
    lea.fill("first_name", "Léa");
    lea.page().locator("altcha-widget [data-state=verified]").waitFor();
    lea.press("Valider");
    lea.heads("Je crée ma structure");
    lea.press("Valider");
    lea.heads("Mes espaces de travail");
    lea.choose("category", "Exploitant agricole à titre sociétaire");
    lea.fill("pacage", "021 155 950");
    lea.press("Valider");
    lea.heads("Récapitulatif");
    lea.press("Créer mon compte");
    lea.heads("Léa, il reste à ouvrir un lien");
  }

  /** F18, F20 and F22, then F4. */
  private static void activates(Walk lea) {
    lea.fill("mot_de_passe", PASSWORD);
    lea.fill("confirmation", PASSWORD);
    lea.page().locator("select#question").selectOption("Ma propre question");
    lea.fill("question_propre", "Quel est le nom de mon chien ?");
    lea.fill("reponse", "Filou");
    lea.press("Activer mon compte");
    lea.tells("Léa TILLEUL, votre compte a été créé avec succès");
    lea.tells("Vous êtes désormais gestionnaire principal de la structure suivante");
    lea.look("guide-a-activated");
    lea.logIn(ADDRESS, PASSWORD);
  }

  /** F1: three steps are done, and the fourth has a link. */
  private static void seesTheStepThatIsLeft(Walk lea) {
    lea.look("guide-a-home");
    lea.tab("Demande de remboursement TIC");
    lea.tells("Incomplet");
    lea.look("guide-a-tic-before");
  }

  /** F25 to F32, the way that the guide shows. */
  private static void addsBankDetails(Walk lea) {
    lea.tab("Activités du gestionnaire");
    lea.look("guide-a-manager");
    lea.follow("Le détail de mes structures");
    lea.heads("Mes structures");
    lea.row(NAME).getByRole(AriaRole.LINK).click();
    Named.link(lea.page(), "Coordonnées bancaires").click();
    lea.look("guide-a-no-details");
    lea.follow("Ajouter des coordonnées bancaires");

    lea.fill("nom", "Compte de l’exploitation");
    lea.choose("type", "iban");
    lea.fill("pays", "FR");
    lea.fill("cle_iban", "76");
    lea.fill("bban", "3000 6000 0112 3456 7890 189");
    lea.fill("bic", "agri frpp");
    attach(lea, "IBAN FR76 3000 6000 0112 3456 7890 189");
    lea.look("guide-a-iban");
    lea.press("Valider et rajouter une autre coordonnée bancaire");
    lea.tells("sont ajoutées");
    lea.heads("Ajouter des coordonnées bancaires");
    assertThat(lea.page().locator("#nom")).hasValue("");
    lea.look("guide-a-another");

    lea.fill("nom", "Société d’affacturage");
    lea.page().getByLabel("Oui").check();
    lea.choose("type", "rib");
    lea.fill("banque", "20041");
    lea.fill("guichet", "01005");
    lea.fill("compte", "0500013M026");
    lea.fill("cle_rib", "06");
    attach(lea, "RIB 20041 01005 0500013M026 06");
    lea.press("Valider");
    lea.tells("sont ajoutées");
    lea.follow("Revenir à la liste");
    Locator rows = lea.page().locator("tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(lea.row("Compte de l’exploitation")).not().containsText("30006");
    lea.look("guide-a-list");
  }

  /** F24, and all four steps of F1. */
  private static void isReadyForARequest(Walk lea) {
    lea.tab("Demande de remboursement TIC");
    lea.tells("Prêt pour une demande");
    lea.look("guide-a-tic");
    lea.tab("Accueil connecté");
    assertThat(lea.page().locator(".tasks .tag.to-do")).hasCount(0);
    assertThat(Named.heading(lea.page(), "Vos quatre étapes sont faites")).isVisible();
    lea.look("guide-a-end");
  }

  private static void attach(Walk lea, String text) {
    lea.page()
        .locator("#fichier")
        .setInputFiles(new FilePayload("Mon_RIB.pdf", "application/pdf", TestPdf.of(text)));
  }
}
