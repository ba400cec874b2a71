package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.widget.Widget;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Managers do by talking, on a phone and without a mouse, what they could do on the pages; the
 * pages show it, and what the pages do the assistant knows.
 */
final class DialogsIT {
  private static final String HUGO = "hugo.bernard@cabinet-exemple.fr";
  private static final String JULIE = "julie.fontaine@gaec-exemple.fr";
  private static final String CABINET = "Cabinet Bernard";
  private static final Pattern ASK = Pattern.compile("demander\\?structure=([0-9a-f-]{36})");

  private static Browser browser;

  /** What is done here leaves Hugo and Sophie otherwise than other tests need them. */
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
  void aManagerDecidesAndAddsBankDetailsByKeyboardOnAPhone() {
    asksToBeAttached(RunningPortal.MARC);
    asksToBeAttached(JULIE);
    try (BrowserContext person = browser.person(phone())) {
      Talk talk = Talk.begin(person);
      logsInOnTheWay(talk);
      acceptsMarc(talk);
      refusesJulieOnThePage(talk);
      entersBlockByBlock(talk);
      attachesTheCopyAndConfirms(talk);
      talk.say("qu’est-ce qu’il me reste à faire ?", "Tout est fait.");
      assertThat(talk.widget().complaints()).isEmpty();
    }
  }

  /** From the wish to the account, and back in the conversation that goes on by itself. */
  private static void logsInOnTheWay(Talk talk) {
    talk.say("je dois accepter une demande de rattachement", "se fait une fois connecté");
    talk.check("dialogs-log-in");
    talk.logIn(HUGO);
    talk.hears("2 demandes attendent votre décision.");
    talk.check("dialogs-requests");
  }

  private static void acceptsMarc(Talk talk) {
    talk.choose("Marc PETIT, rattachement à " + CABINET, "Une autre avec la même décision ?");
    talk.choose("C’est tout", "Que décidez-vous ?");
    talk.choose("Accepter", "Est-ce bien cela ?");
    talk.check("dialogs-decision");
    talk.choose("Oui, valider", "Une demande attend encore ; on la traite maintenant ?");
    assertThat(talk.widget().log()).containsText("C’est fait. Marc PETIT");
    talk.choose("Non, c’est tout", "le reste attendra");
  }

  private static void refusesJulieOnThePage(Talk talk) {
    Page page = talk.follow("Activités du gestionnaire");
    Locator waiting = Named.region(page, "Mes actions en attente").locator("tbody tr");
    assertThat(waiting).hasCount(1);
    assertThat(waiting).containsText("Julie FONTAINE");
    page.getByLabel("Julie FONTAINE, rattachement").check();
    Named.button(page, "Refuser la sélection").click();
    page.locator("#motif").fill("Nous ne vous connaissons pas");
    Named.button(page, "Refuser").click();
    assertThat(page.getByText("Aucune demande en attente")).isVisible();
    talk.open();
    talk.say("accepter une demande de rattachement", "Aucune demande n’attend votre décision");
  }

  private static void entersBlockByBlock(Talk talk) {
    talk.say("je veux ajouter mon rib", "Comment voulez-vous appeler ce compte ?");
    talk.say("Compte de l’exploitation", "Quel est l’IBAN ?");
    talk.choose("Bloc par bloc", "les deux premières lettres");
    talk.say("FR", "Puis la clé");
    talk.say("77", "le BBAN");
    talk.say("30006000011234567890189", "Puis la clé");
    assertThat(talk.widget().log()).containsText("c’est sans doute la clé IBAN");
    talk.check("dialogs-wrong-key");
    talk.say("76", "Je lis : FR76 3000 6000 0112 3456 7890 189.");
    talk.say("AGRIFRPP", "Joignez maintenant la copie du RIB");
  }

  private static void attachesTheCopyAndConfirms(Talk talk) {
    byte[] copy = TestPdf.of("IBAN FR76 3000 6000 0112 3456 7890 189");
    FileChooser chooser = talk.page().waitForFileChooser(() -> talk.press("Joindre un fichier"));
    chooser.setFiles(new FilePayload("Mon RIB.pdf", "application/pdf", copy));
    talk.hears("Tout est juste ?");
    assertThat(talk.widget().log()).containsText("Fichier : Mon RIB.pdf");
    talk.check("dialogs-bank-recap");
    talk.press("Modifier : nom du compte");
    talk.hears("Comment voulez-vous appeler ce compte ?");
    talk.say("Compte courant", "Tout est juste ?");
    talk.choose("Oui, ajouter", "Voulez-vous ajouter d’autres coordonnées bancaires ?");
    assertThat(talk.widget().log()).containsText("C’est fait : « Compte courant »");
    talk.check("dialogs-bank-added");
    talk.choose("Non, c’est tout", "c’est tout pour les coordonnées bancaires");
  }

  @Test
  void aManagerOpensTheTicSpaceByKeyboardOnAPhone() {
    try (BrowserContext person = browser.person(phone())) {
      Talk talk = Talk.begin(person);
      staysInThePanelUntilBackClosesIt(talk);
      talk.say("je veux ouvrir l’espace tic", "se fait une fois connecté");
      talk.logIn(RunningPortal.SOPHIE);
      talk.hears("Sur laquelle de vos structures");
      talk.check("dialogs-tic-structures");
      talk.say("cuma du bocage", "Quelle est votre catégorie");
      talk.choose("Passer", "Avez-vous un numéro de PACAGE ?");
      talk.say("021155950", "C’est bien cela ?");
      talk.check("dialogs-tic-recap");
      talk.choose(
          "Oui, ouvrir l’espace", "C’est fait : « Demande de remboursement TIC » est ouvert");
      Page page = talk.follow("Demande de remboursement TIC");
      assertThat(page.locator("main")).containsText("CUMA du Bocage");
      Browser.screenshot(page, "dialogs-tic-page");
      talk.open();
      talk.say("je veux parler à quelqu’un", "Que dois-je lui dire ?");
      assertThat(talk.widget().complaints()).isEmpty();
    }
  }

  private static void staysInThePanelUntilBackClosesIt(Talk talk) {
    for (int i = 0; i < 12; i++) {
      talk.page().keyboard().press("Tab");
      assertThat(talk.page().evaluate("document.activeElement.localName"))
          .isIn("assistant-chat", "body");
    }
    talk.page().goBack();
    assertThat(talk.widget().panel()).isHidden();
    assertThat(talk.widget().launcher()).isFocused();
    talk.page().keyboard().press("Enter");
    assertThat(talk.widget().panel()).isVisible();
    new Keyboard(talk.page()).tabTo("Parler à quelqu’un");
    new Keyboard(talk.page()).shiftTabTo("Votre message");
  }

  /** A colleague's request, made beforehand on the pages. */
  private static void asksToBeAttached(String address) {
    Visitor visitor = new Visitor(path -> URI.create(portal.address(path)));
    visitor.get("/");
    visitor.post("/connexion", "adresse", address, "mot_de_passe", RunningPortal.PASSWORD);
    String found = visitor.get("/structures/recherche?name=cabinet+bernard").body();
    Matcher structure = ASK.matcher(found);
    assertThat(structure.find()).as("a way to ask, in " + found).isTrue();
    String path = "/espaces/compte/rattachements/demander";
    visitor.get(path + "?structure=" + structure.group(1));
    assertThat(visitor.post(path, "structure", structure.group(1)).statusCode()).isEqualTo(303);
  }

  private static NewContextOptions phone() {
    return Screen.NARROW.options().setViewportSize(390, 844);
  }

  /** A conversation whose person has the keyboard only. */
  private record Talk(Widget widget, Keyboard keys) {
    static Talk begin(BrowserContext person) {
      Widget widget = Widget.on(person, portal.address("/"));
      Talk talk = new Talk(widget, new Keyboard(widget.page()));
      talk.open();
      return talk;
    }

    Page page() {
      return widget.page();
    }

    void open() {
      keys.tabTo("Assistant");
      page().keyboard().press("Enter");
      assertThat(widget.input()).isFocused();
      widget.lines().first().waitFor();
    }

    void say(String text, String answer) {
      assertThat(widget.input()).isFocused();
      keys.enter(text);
      hears(answer);
    }

    void choose(String option, String answer) {
      press(option);
      hears(answer);
    }

    void press(String name) {
      keys.shiftTabTo(name);
      page().keyboard().press("Enter");
    }

    void hears(String answer) {
      assertThat(widget.lines().last()).containsText(answer);
    }

    Page follow(String link) {
      press(link);
      assertThat(widget.launcher()).isVisible();
      return page();
    }

    /** By the link that the assistant gave, and back to the conversation. */
    void logIn(String address) {
      press("Me connecter");
      page().waitForURL(portal.address("/#connexion"));
      keys.tabToElement("#connexion-adresse");
      page().keyboard().type(address);
      keys.tabToElement("#connexion-mot_de_passe");
      keys.enter(RunningPortal.PASSWORD);
      assertThat(Named.heading(page(), "L’assistant peut-il agir pour vous ?")).isVisible();
      check("dialogs-confirm");
      keys.tabToElement("main button[type=submit]");
      page().keyboard().press("Enter");
      assertThat(widget.panel()).isVisible();
      assertThat(widget.input()).isFocused();
    }

    void check(String name) {
      Screen.check(page(), name);
    }
  }
}
