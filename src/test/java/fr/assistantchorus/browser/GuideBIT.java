package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.Browser;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guide B from its first page to its last, as two people who have accounts do it (F37 to F66). */
final class GuideBIT {
  private static final String HUGO = "hugo.bernard@cabinet-exemple.fr";
  private static final String NAME = "YANN LE GOFF";
  private static final String TIC = "Demande de remboursement TIC";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void guideBGoesFromTheSearchToTheSpaceThatAnotherUserMayUse() throws Exception {
    try (BrowserContext first = browser.person(Walk.screen());
        BrowserContext second = browser.person(Walk.screen())) {
      Walk hugo = new Walk(portal, first.newPage());
      Walk marc = new Walk(portal, second.newPage());
      hugo.logIn(HUGO, RunningPortal.PASSWORD);
      findsNothing(hugo);
      createsTheStructure(hugo);
      opensTheSpace(hugo);

      marc.logIn(RunningPortal.MARC, RunningPortal.PASSWORD);
      asksForTheAttachment(marc);
      accepts(hugo, "Marc PETIT, rattachement");
      asksForTheSubscription(marc);
      accepts(hugo, "Marc PETIT, abonnement");
      usesTheSpace(marc);
    }
    assertThat(portal.mailTo(RunningPortal.MARC, "abonnement")).contains(NAME);
  }

  /** F46, F47 and F49: steps 5 to 8 of the guide. */
  private static void findsNothing(Walk hugo) {
    hugo.tab("Mon compte");
    hugo.follow("Mes rattachements aux structures");
    hugo.follow("Demander un rattachement");
    hugo.fill("identifier", SyntheticRegister.SHELLFISH_FARMER);
    hugo.page().locator("#identifier_type").selectOption("siret");
    hugo.press("Rechercher");
    hugo.tells("Aucune Structure ne correspond aux critères renseignés.");
    hugo.look("guide-b-nothing");
    hugo.follow("Saisir une nouvelle structure");
  }

  /** F50 to F54: steps 9 and 10; the SIRET that was searched for need not be typed again. */
  private static void createsTheStructure(Walk hugo) {
    hugo.heads("Créer une nouvelle structure");
    assertThat(hugo.page().getByLabel("Numéro de SIRET"))
        .hasValue(SyntheticRegister.SHELLFISH_FARMER);
    hugo.press("Continuer");
    assertThat(hugo.page().getByLabel("Raison sociale")).hasValue(NAME);
    hugo.press("Créer la structure");
    hugo.heads(NAME);
    hugo.tells("Vous en êtes le gestionnaire principal");
    hugo.look("guide-b-created");
  }

  /** F55 to F60: steps 11 to 13, without logging out. */
  private static void opensTheSpace(Walk hugo) {
    hugo.tab("Activités du gestionnaire");
    hugo.row(NAME).getByRole(AriaRole.LINK).first().click();
    hugo.follow("Ajouter des espaces");
    hugo.page().locator("#tic-modification").check();
    hugo.choose("categorie", "Conchyliculteur");
    hugo.fill("numero_conchyliculteur", "BR 4521");
    hugo.fill("pacage", "35 012 345");
    hugo.press("Ajouter");
    assertThat(hugo.page().getByRole(AriaRole.ALERT)).containsText("Consultation");
    assertThat(hugo.page().locator("#numero_conchyliculteur")).hasValue("BR 4521");
    hugo.page().locator("#tic-consultation").check();
    hugo.press("Ajouter");
    assertThat(hugo.row(TIC)).containsText("Conchyliculteur");
    hugo.look("guide-b-spaces");
    hugo.tab(TIC);
    hugo.tells(NAME);
    hugo.tells("Incomplet");
    hugo.look("guide-b-tic");
  }

  /** F34, F46 and F47, as another user. */
  private static void asksForTheAttachment(Walk marc) {
    marc.tab("Mon compte");
    marc.follow("Mes rattachements aux structures");
    marc.follow("Demander un rattachement");
    marc.fill("name", "yan le gof");
    marc.press("Rechercher");
    marc.row(NAME).getByRole(AriaRole.LINK).first().click();
    marc.heads("Demander votre rattachement à cette structure ?");
    marc.press("Demander le rattachement");
    marc.tells("Sa décision vous viendra par courriel.");
  }

  /** F35 and F66: what waits is told on the connected home, and decided on in two steps. */
  private static void accepts(Walk hugo, String request) {
    hugo.tab("Accueil connecté");
    hugo.tells("Ce qui attend votre décision");
    hugo.tab("Activités du gestionnaire");
    hugo.page().getByLabel(request).check();
    hugo.press("Accepter la sélection");
    hugo.press("Accepter");
    hugo.tells("Aucune demande en attente");
  }

  /** F62 to F64: step 14 and what follows it, without logging in again. */
  private static void asksForTheSubscription(Walk marc) {
    assertThat(marc.tabs()).not().containsText(TIC);
    marc.page().navigate(URI.create(marc.page().url()).resolve("/espaces/tic").toString());
    marc.tells("vous n’y avez pas d’abonnement accepté");
    marc.look("guide-b-tic-without");
    marc.tab("Mon compte");
    marc.follow("Mes abonnements aux espaces");
    marc.follow("Demander un abonnement");
    marc.choose("espace", NAME + " – " + TIC + " – Toute la structure");
    marc.page().locator("#habilitation-modification").check();
    marc.fill("commentaires", "Pour les demandes de cette année.");
    marc.look("guide-b-subscribe");
    marc.press("Envoyer la demande");
    assertThat(marc.row(NAME)).containsText("EN_ATTENTE");
  }

  private static void usesTheSpace(Walk marc) {
    marc.page().reload();
    assertThat(marc.row(NAME)).containsText("VALIDE");
    assertThat(marc.tabs()).containsText(TIC);
    marc.look("guide-b-subscriptions");
    marc.tab(TIC);
    assertThat(Named.heading(marc.page(), NAME)).isVisible();
    marc.look("guide-b-tic-with");
  }
}
