package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is done by talking stands on the pages, and what is done on the pages is known in the talk.
 */
final class TalkAndPagesIT {
  /** The newest one stands first. */
  private static final String STRUCTURES = "/espaces/gestionnaire/structures?tri=-creation";

  private static final String FARM = "Ferme Odile";
  private static final String RENAMED = "Ferme Odile et fils";
  private static final String NAME_OF_ACCOUNT = "Comment voulez-vous appeler ce compte ?";

  private static Browser browser;

  /** Others need Sophie with one structure, and without bank details. */
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.own();
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void aStructureItsSpaceAndItsBankDetailsAreTheSameInTheTalkAndOnThePages() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/")).open();
      logsIn(widget);
      createsTheStructureByTalking(widget);
      correctsItsNameOnThePage(widget);
      opensTheSpaceByTalkingAndClosesItOnThePage(widget);
      addsBankDetailsByTalkingAndDeactivatesThemOnThePage(widget);
      asksByTalkingAndTakesItBackOnThePage(widget);
    }
  }

  private static void logsIn(Widget widget) {
    say(widget, "je veux créer une structure", "se fait une fois connecté");
    Page page = widget.page();
    widget.lines().last().getByRole(AriaRole.LINK).click();
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(RunningPortal.SOPHIE);
    block.getByLabel("Mot de passe").fill(RunningPortal.PASSWORD);
    Named.button(page, "Se connecter").click();
    Named.button(page, "C’est moi : confirmer").click();
    assertThat(widget.panel()).isVisible();
    hears(widget, "SIRET de la structure à créer");
  }

  private static void createsTheStructureByTalking(Widget widget) {
    press(widget, "Je n’ai pas de SIRET", "qu’est-ce qui identifie votre structure");
    press(widget, "Particulier", "raison sociale");
    say(widget, FARM, "À quelle adresse");
    say(widget, "3 chemin des Noyers 21000 Dijon", "Tout est juste ?");
    press(widget, "Oui, créer la structure", FARM + " est créée");
    Page page = goTo(widget, STRUCTURES);
    assertThat(row(page, FARM)).containsText("Particulier");
  }

  private static void correctsItsNameOnThePage(Widget widget) {
    Page page = widget.page();
    row(page, FARM).getByRole(AriaRole.LINK).click();
    Named.link(page, "Corriger les données").click();
    page.locator("#name").fill(RENAMED);
    Named.button(page, "Enregistrer").click();
    assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText(RENAMED);
    opens(widget);
    say(widget, "ajouter un rib", "À laquelle de vos structures");
    assertThat(widget.options().filter(text(RENAMED))).hasCount(1);
    say(widget, "laisse tomber", "j’arrête là");
  }

  private static void opensTheSpaceByTalkingAndClosesItOnThePage(Widget widget) {
    // The structure is named in the first sentence, so it is not asked for.
    say(widget, "ouvrir l’espace tic de la " + RENAMED, "Quelle est votre catégorie");
    press(widget, "Passer", "Avez-vous un numéro de PACAGE");
    press(widget, "Passer", "C’est bien cela ?");
    press(widget, "Oui, ouvrir l’espace", "est ouvert sur " + RENAMED);
    Page page = ofTheFarm(widget, "Espaces");
    Locator space = row(page, "Demande de remboursement TIC");
    assertThat(space).containsText("Ouvert");
    space.getByText("Supprimer").click();
    page.locator("main button[type=submit]").click();
    assertThat(space).hasCount(0);
    opens(widget);
    say(widget, "ouvrir l’espace tic de la " + RENAMED, "Quelle est votre catégorie");
    say(widget, "laisse tomber", "j’arrête là");
  }

  private static void addsBankDetailsByTalkingAndDeactivatesThemOnThePage(Widget widget) {
    addsTheIban(widget);
    press(widget, "Non, c’est tout", "c’est tout pour les coordonnées bancaires");
    Page page = ofTheFarm(widget, "Coordonnées bancaires");
    assertThat(row(page, "Compte courant")).containsText("FR76 **** 189");
    row(page, "Compte courant").getByText("Désactiver").click();
    Named.button(page, "Désactiver").click();
    assertThat(page.locator(".banner")).containsText("sont désactivées");
    opens(widget);
    // What was deactivated stands in nobody's way.
    addsTheIban(widget);
    press(widget, "Non, c’est tout", "c’est tout pour les coordonnées bancaires");
  }

  private static void addsTheIban(Widget widget) {
    say(widget, "ajouter un rib pour la " + RENAMED, NAME_OF_ACCOUNT);
    say(widget, "Compte courant", "Quel est l’IBAN ?");
    say(widget, "FR76 3000 6000 0112 3456 7890 189", "Quel est le BIC");
    say(widget, "AGRIFRPP", "Joignez maintenant la copie du RIB");
    byte[] copy = TestPdf.of("IBAN FR76 3000 6000 0112 3456 7890 189");
    FileChooser chooser =
        widget.page().waitForFileChooser(() -> widget.button("Joindre un fichier").click());
    chooser.setFiles(new FilePayload("RIB.pdf", "application/pdf", copy));
    hears(widget, "Tout est juste ?");
    press(widget, "Oui, ajouter", "Voulez-vous ajouter d’autres coordonnées bancaires ?");
  }

  private static void asksByTalkingAndTakesItBackOnThePage(Widget widget) {
    say(widget, "me rattacher à l’EARL Lefèvre", "Voulez-vous demander votre rattachement");
    press(widget, "Oui", "C’est envoyé");
    Page page = goTo(widget, "/espaces/compte/rattachements");
    assertThat(row(page, "EARL Lefèvre")).containsText("En attente");
    row(page, "EARL Lefèvre").getByRole(AriaRole.BUTTON).click();
    assertThat(row(page, "EARL Lefèvre")).containsText("Retirée");
    opens(widget);
    say(widget, "où en est ma demande de rattachement", "Aucune de vos demandes n’attend.");
    // The answer leads to this very page, which may be out of step.
    assertThat(Named.link(page, "Actualiser la page")).isVisible();
  }

  private static Page ofTheFarm(Widget widget, String link) {
    Page page = goTo(widget, STRUCTURES);
    row(page, RENAMED).getByRole(AriaRole.LINK).click();
    Named.link(page, link).click();
    return page;
  }

  private static Page goTo(Widget widget, String path) {
    // Open, the panel would cover a part of the page.
    widget.button("Fermer l’assistant").click();
    widget.page().navigate(portal.address(path));
    return widget.page();
  }

  private static void opens(Widget widget) {
    widget.open();
  }

  private static Locator row(Page page, String text) {
    return page.locator("main tbody tr").filter(text(text));
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static void say(Widget widget, String text, String answer) {
    widget.say(text);
    hears(widget, answer);
  }

  private static void press(Widget widget, String option, String answer) {
    widget.options().filter(text(option)).first().click();
    hears(widget, answer);
  }

  private static void hears(Widget widget, String answer) {
    assertThat(widget.lines().last()).containsText(answer);
  }
}
