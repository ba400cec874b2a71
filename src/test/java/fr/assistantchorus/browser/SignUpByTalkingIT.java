package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guide A by talking (F1 to F20), and from one to the other: the pages and the conversation. */
final class SignUpByTalkingIT {
  private static final String PASSWORD = "Luzerne-Noisetier-62";
  private static final Pattern DEADLINE = Pattern.compile("avant le (.+? à \\d\\d:\\d\\d)");

  private static final String FARMER = "444 444 442 00016";
  private static final String COMPANY = "123 456 782 00028";
  private static final String CONTRACTOR = "888 888 880 00018";

  private static final String NEXT_STEP = "La prochaine étape est d’ajouter vos coordonnées";
  private static final String WHICH_ADDRESS = "À quelle adresse électronique";
  private static final String LAST_NAME = "Quels sont votre nom et votre prénom";
  private static final String FIRST_NAME = "Et votre prénom";
  private static final String SPACES = "Voulez-vous aussi d’autres espaces";
  private static final String CATEGORY = "Quelle est votre catégorie de bénéficiaire";
  private static final String PACAGE = "Avez-vous un numéro de PACAGE";
  private static final String RECAP = "Voici ce que j’enregistre";
  private static final String CONSENT = "Voulez-vous que je continue avec vous";
  private static final String WHAT_REMAINS = "qu’est-ce qu’il me reste à faire ?";

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void fromTheFirstSentenceToTheAccountThatTheConversationKnows() throws Exception {
    String address = "jeanne.roussel@ferme-exemple.fr";
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/")).open();
      say(widget, "je veux m’inscrire, mon siret c’est le " + FARMER, WHICH_ADDRESS);
      assertThat(widget.log()).containsText("J’ai trouvé dans le registre : JEANNE ROUSSEL");
      assertThat(progress(widget)).hasText("Étape 3 sur 6");
      answersUpToTheRecap(widget, address);
      correctsTwoThingsInOneSentence(widget);
      String link = sends(widget, address);
      activates(widget.page(), link);
      isToldWhatRemains(widget, address);
      assertThat(widget.complaints()).isEmpty();
    }
  }

  private static void answersUpToTheRecap(Widget widget, String address) {
    say(widget, address, LAST_NAME);
    assertThat(progress(widget)).hasText("Étape 4 sur 6");
    say(widget, "Rousel", FIRST_NAME);
    say(widget, "Jeanne", SPACES);
    assertThat(progress(widget)).hasText("Étape 5 sur 6");
    assertThat(widget.options())
        .hasText(
            new String[] {
              "Remboursement TIC seulement", "TIC et d’autres", "D’autres sans la TIC"
            });
    choose(widget, "Remboursement TIC seulement", CATEGORY);
    // The likely one first, then the other ten, and a way past them.
    assertThat(widget.options().first()).hasText("Exploitant agricole à titre individuel");
    assertThat(widget.options()).hasCount(12);
    Screen.check(widget.page(), "sign-up-talk-category");
    choose(widget, "Exploitant agricole à titre individuel", PACAGE);
    say(widget, "021 155 950", RECAP);
    assertThat(progress(widget)).hasText("Étape 6 sur 6");
    assertThat(row(widget, "adresse de connexion")).hasText(address);
    assertThat(row(widget, "raison sociale")).hasText("JEANNE ROUSSEL");
    assertThat(row(widget, "numéro de PACAGE")).hasText("021155950");
    assertThat(row(widget, "nom")).hasText("Rousel");
    Screen.check(widget.page(), "sign-up-talk-recap");
  }

  private static void correctsTwoThingsInOneSentence(Widget widget) {
    say(widget, "non, le nom c’est Roussel et le code postal 15100", "15100");
    assertThat(widget.lines().last()).containsText(RECAP);
    assertThat(row(widget, "nom")).hasText("Roussel");
    assertThat(row(widget, "code postal")).hasText("15100");
    assertThat(row(widget, "prénom")).hasText("Jeanne");
    Screen.check(widget.page(), "sign-up-talk-corrected");
  }

  /**
   * @return the link of the mail, whose deadline is the one that was said
   */
  private static String sends(Widget widget, String address) throws Exception {
    choose(widget, "Oui, créer mon compte", "C’est noté, Jeanne.");
    assertThat(widget.lines().last()).containsText(address);
    Browser.screenshot(widget.page(), "sign-up-talk-sent");
    Matcher deadline = DEADLINE.matcher(widget.lines().last().textContent());
    assertThat(deadline.find()).isTrue();
    String mail = portal.mailTo(address, "Activez votre compte").replace('\u00a0', ' ');
    String said = deadline.group(1).replace('\u00a0', ' ');
    assertThat(mail).contains("ouvrez ce lien avant le " + said);
    return RunningPortal.linkIn(mail);
  }

  private static void activates(Page page, String link) {
    page.navigate(link);
    assertThat(Named.heading(page, "Activer votre compte")).isVisible();
    page.locator("#mot_de_passe").fill(PASSWORD);
    page.locator("#confirmation").fill(PASSWORD);
    page.locator("select#question").selectOption("Ma propre question");
    page.locator("#question_propre").fill("Quel est le nom de ma vache ?");
    page.locator("#reponse").fill("Marguerite");
    Named.button(page, "Activer mon compte").click();
    assertThat(page.getByText("Vous êtes désormais gestionnaire principal")).isVisible();
    assertThat(Named.region(page, "Structure").locator("td"))
        .hasText(new String[] {"444 444 442 00016", "JEANNE ROUSSEL", "Jeanne ROUSSEL"});
  }

  private static void isToldWhatRemains(Widget widget, String address) {
    hears(widget, "C’est noté");
    // Whether the account is active is told to nobody but its owner, logged in.
    say(widget, WHAT_REMAINS, "Sur les quatre étapes");
    followAndConfirm(widget, address, PASSWORD);
    say(widget, WHAT_REMAINS, NEXT_STEP);
    Browser.screenshot(widget.page(), "sign-up-talk-remains");
    assertThat(widget.log())
        .containsText(
            Pattern.compile(
                "Voici où vous en êtes.*compte.*fait.*coordonnées bancaires.*à faire",
                Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
  }

  @Test
  void whoeverIsNotKnownHearsTheFourStepsAndHowToBeKnown() {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Widget widget = Widget.on(person, portal.address("/")).open();
      say(widget, WHAT_REMAINS, "Il y a quatre étapes");
      Screen.check(widget.page(), "sign-up-talk-stranger");
      followAndConfirm(widget, RunningPortal.SOPHIE, RunningPortal.PASSWORD);
      say(widget, WHAT_REMAINS, NEXT_STEP);
      Screen.check(widget.page(), "sign-up-talk-known");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  /** From the link in the last answer, by logging in, to the conversation that acts for one. */
  private static void followAndConfirm(Widget widget, String address, String password) {
    Page page = widget.page();
    widget.lines().last().getByRole(AriaRole.LINK).click();
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(address);
    block.getByLabel("Mot de passe").fill(password);
    Named.button(page, "Se connecter").click();
    assertThat(Named.heading(page, "L’assistant peut-il agir pour vous ?")).isVisible();
    Named.button(page, "C’est moi : confirmer").click();
    // Back with the conversation open, on a phone, too.
    assertThat(page).hasURL(Pattern.compile("/accueil(#assistant)?$"));
    assertThat(widget.panel()).isVisible();
  }

  @Test
  void theKeyboardAloneDoesForAllOfIt() throws Exception {
    String address = "paul.clavier@cuma-exemple.fr";
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      Keyboard keys = new Keyboard(page);
      keys.tabTo("Assistant");
      page.keyboard().press("Enter");
      assertThat(widget.input()).isFocused();
      Screen.check(page, "sign-up-keys-greeting");
      keys.shiftTabTo("S’inscrire");
      page.keyboard().press("Enter");
      hears(widget, "Quel est le numéro de SIRET");
      assertThat(widget.input()).isFocused();
      enter(keys, widget, COMPANY, WHICH_ADDRESS);
      Screen.check(page, "sign-up-keys-found");
      enter(keys, widget, address, LAST_NAME);
      enter(keys, widget, "Clavier", FIRST_NAME);
      enter(keys, widget, "Paul", SPACES);
      press(keys, widget, "TIC et d’autres", "Lesquels ?");
      press(keys, widget, "Factures émises", "Un autre ?");
      Screen.check(page, "sign-up-keys-spaces");
      press(keys, widget, "C’est tout", CATEGORY);
      Screen.check(page, "sign-up-keys-category");
      press(keys, widget, "Exploitant agricole à titre sociétaire", PACAGE);
      press(keys, widget, "Passer", RECAP);
      assertThat(row(widget, "autres espaces")).hasText("Factures émises");
      Screen.check(page, "sign-up-keys-recap");
      // Longer than the screen: read to its end with the arrows.
      keys.shiftTabTo("Conversation");
      page.keyboard().press("End");
      assertThat(row(widget, "catégorie")).isInViewport();
      Screen.check(page, "sign-up-keys-recap-end");
      keys.tabTo("Votre message");
      enter(keys, widget, "non, mon prénom c’est Pauline", "Pauline");
      press(keys, widget, "Oui, créer mon compte", "C’est noté, Pauline.");
      Screen.check(page, "sign-up-keys-sent");
      assertThat(portal.mailTo(address, "Activez votre compte")).contains("reste valable");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  private static void enter(Keyboard keys, Widget widget, String text, String answer) {
    assertThat(widget.input()).isFocused();
    keys.enter(text);
    hears(widget, answer);
  }

  /** Presses the button of this name, which is above the input. */
  private static void press(Keyboard keys, Widget widget, String name, String answer) {
    assertThat(widget.button(name)).isVisible();
    keys.shiftTabTo(name);
    keys.page().keyboard().press("Enter");
    hears(widget, answer);
    assertThat(widget.input()).isFocused();
  }

  @Test
  void theAssistantGoesOnWithWhatWasTypedOnThePage() {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Widget widget = onTheStructurePage(person, "anne.page@ferme-exemple.fr");
      Page page = widget.page();
      page.locator("#label").fill("Le bureau du haut");
      page.locator("#postal_code").fill("72000");
      page.locator("#city").fill("Le Mans");
      Named.button(page, "Continuer avec l’assistant").click();
      hears(widget, SPACES);
      assertThat(widget.log()).containsText("72000 Le Mans");
      Screen.check(page, "sign-up-take-over");
      goesOnToTheRecap(widget);
      assertThat(row(widget, "adresse de connexion")).hasText("anne.page@ferme-exemple.fr");
      assertThat(row(widget, "libellé")).hasText("Le bureau du haut");
      assertThat(row(widget, "ville")).hasText("Le Mans");
      assertThat(row(widget, "nom")).hasText("Page");
      Screen.check(page, "sign-up-take-over-recap");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  @Test
  void whoeverOpensTheAssistantOnSuchAPageIsAskedFirst() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = onTheStructurePage(person, "anne.lanceur@ferme-exemple.fr");
      Page page = widget.page();
      page.waitForResponse(
          "**/inscription/brouillon",
          () -> {
            page.locator("#label").fill("Le bureau du bas");
            page.locator("#label").blur();
          });
      widget.open();
      hears(widget, CONSENT);
      assertThat(widget.panel()).not().containsText("Le bureau du bas");
      Screen.check(page, "sign-up-consent");
      say(widget, "oui", SPACES);
      goesOnToTheRecap(widget);
      assertThat(row(widget, "libellé")).hasText("Le bureau du bas");
      assertThat(row(widget, "prénom")).hasText("Anne");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  @Test
  void whoeverSaysNoGoesOnByHimself() {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = onTheStructurePage(person, "anne.seule@ferme-exemple.fr");
      Page page = widget.page();
      page.locator("#label").fill("À moi");
      widget.open();
      hears(widget, CONSENT);
      choose(widget, "Non", "Très bien, continuez sur la page.");
      assertThat(page.locator("#label")).hasValue("À moi");
      widget.say("c’est quoi un siret ?");
      assertThat(widget.log()).containsText("14 chiffres");
      assertThat(widget.panel()).not().containsText("anne.seule@");
      Named.button(page, "Valider").click();
      assertThat(page.locator("h1")).hasText("Mes espaces de travail");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  /** With an address and a name; this browser has had no conversation yet. */
  private static Widget onTheStructurePage(BrowserContext person, String address) {
    Widget widget = Widget.on(person, portal.address("/"));
    Page page = widget.page();
    page.locator("#inscription-adresse").fill(address);
    page.locator("#inscription-siret").fill(COMPANY);
    Named.button(page, "Valider").click();
    page.locator("#email_again").fill(address);
    page.locator("#last_name").fill("Page");
    page.locator("#first_name").fill("Anne");
    page.locator("altcha-widget [data-state=verified]").waitFor();
    Named.button(page, "Valider").click();
    assertThat(page.locator("h1")).hasText("Je crée ma structure");
    return widget;
  }

  private static void goesOnToTheRecap(Widget widget) {
    choose(widget, "Remboursement TIC seulement", CATEGORY);
    choose(widget, "Passer", PACAGE);
    choose(widget, "Passer", RECAP);
  }

  @Test
  void thePageOpensWithAllThatWasSaid() throws Exception {
    String address = "theo.marais@ferme-exemple.fr";
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/")).open();
      Page page = widget.page();
      say(widget, "inscription siret " + CONTRACTOR, WHICH_ADDRESS);
      say(widget, address, LAST_NAME);
      say(widget, "Marais", FIRST_NAME);
      say(widget, "Théo", SPACES);
      goesOnToTheRecap(widget);
      choose(widget, "Vérifier sur la page", "Voici la page de l’inscription");
      Locator link = widget.lines().last().getByRole(AriaRole.LINK);
      assertThat(link).hasText("Ouvrir l’inscription sur la page");
      final String once = (String) link.evaluate("link => link.href");
      link.click();

      assertThat(page.locator("h1")).hasText("Continuer l’inscription sur la page");
      Screen.check(page, "sign-up-talk-take-over");
      Named.button(page, "Continuer l’inscription").click();
      assertThat(page.locator("h1")).hasText("Récapitulatif");
      assertThat(page.locator("main, #contenu").first())
          .containsText("TRAVAUX AGRICOLES DU MARAIS");
      assertThat(page.locator(".recap").first()).containsText(address);
      assertThat(page.locator(".recap").first()).containsText("Théo");
      Screen.check(page, "sign-up-talk-on-page");
      page.navigate(once);
      assertThat(page.locator("h1")).hasText("Ce lien de reprise ne sert plus");
      Screen.check(page, "sign-up-talk-link-used");
      page.navigate(portal.address("/inscription/recapitulatif"));
      Named.button(page, "Créer mon compte").click();
      assertThat(page.locator("h1")).hasText("Théo, il reste à ouvrir un lien");
      assertThat(portal.mailTo(address, "Activez votre compte")).contains("reste valable");
      assertThat(widget.complaints()).isEmpty();
    }
  }

  /** Says it and waits until the last line of the answer holds these words. */
  private static void say(Widget widget, String text, String answer) {
    widget.say(text);
    hears(widget, answer);
  }

  private static void choose(Widget widget, String option, String answer) {
    widget.button(option).click();
    hears(widget, answer);
  }

  private static void hears(Widget widget, String answer) {
    assertThat(widget.lines().last()).containsText(answer);
  }

  private static Locator progress(Widget widget) {
    return widget.page().locator("assistant-chat #progress");
  }

  /** What the last recap says of this label. */
  private static Locator row(Widget widget, String label) {
    return widget
        .lines()
        .last()
        .locator("dl div")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    widget
                        .page()
                        .locator(
                            "dt",
                            new Page.LocatorOptions()
                                .setHasText(Pattern.compile("^" + label + "$")))))
        .locator("dd:not(.change)");
  }
}
