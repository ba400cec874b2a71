package fr.assistantchorus.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.Waiting;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does in the widget when all goes well. */
final class WidgetConversationIT {
  private static Browser browser;
  private ScriptedPortal portal;
  private BrowserContext person;

  @BeforeAll
  static void launch() {
    browser = Browser.get();
  }

  @BeforeEach
  void start() {
    portal = new ScriptedPortal();
    person = browser.person();
  }

  @AfterEach
  void stop() {
    person.close();
    portal.close();
  }

  @Test
  void thoseWhoDoNotTalkCostNothing() {
    Widget widget = Widget.on(person, portal.address("/"));
    assertThat(widget.launcher()).isVisible();
    assertThat(portal.requests()).isEmpty();
    assertThat(widget.stored()).isEqualTo("{}");

    widget.open();
    assertThat(portal.requests()).first().isEqualTo("POST /api/v1/conversations");
    assertThat(widget.lines().first()).containsText("assistant automatique");
    assertThat(widget.panel().getByRole(AriaRole.LINK))
        .hasAttribute("href", portal.address("/confidentialite"));
    assertThat(widget.complaints()).isEmpty();
  }

  @Test
  void enterSendsAndTheFocusStaysInTheInput() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    assertThat(widget.input()).isFocused();
    widget.say("bonjour");
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.input()).isFocused();
    assertThat(widget.input()).hasValue("");

    widget.input().fill("deux");
    widget.input().press("Shift+Enter");
    widget.input().pressSequentially("lignes");
    assertThat(widget.input()).hasValue("deux\nlignes");
    assertThat(widget.input()).hasAttribute("rows", "2");
  }

  @Test
  void anOptionIsAButtonAndItsLabelIsWhatOneSaid() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    assertThat(widget.options()).hasCount(2);
    widget.button("Mon lien d’activation").click();
    assertThat(widget.lines()).hasCount(4);
    assertThat(widget.lines().nth(2)).hasText("Mon lien d’activation");
    assertThat(widget.lines().nth(3)).containsText("adresse électronique");
    assertThat(widget.options()).hasCount(0);
    assertThat(widget.input()).isFocused();
    assertThat(portal.onlyConversation().acts()).containsExactly("Mon lien d’activation");
  }

  @Test
  void theInputFitsTheQuestion() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("activation");
    assertThat(widget.input()).hasAttribute("inputmode", "email");
    assertThat(widget.input()).hasAttribute("autocomplete", "email");
    assertThat(widget.panel()).containsText("Étape 1 sur 2");
    assertThat(widget.button("Afficher la saisie")).isHidden();

    widget.say("IBAN");
    Locator reveal = widget.button("Afficher la saisie");
    assertThat(reveal).hasAttribute("aria-pressed", "false");
    assertThat(widget.input()).hasCSS("-webkit-text-security", "disc");
    reveal.click();
    assertThat(widget.input()).hasCSS("-webkit-text-security", "none");
    assertThat(widget.input()).isFocused();
  }

  @Test
  void anAddressIsMaskedOnceSentAndNeverStored() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("activation");
    assertThat(widget.lines().last()).containsText("adresse");
    portal.fail(new ScriptedPortal.Fault.CutBefore());
    widget.say("jeanne.martin@exemple.fr");
    assertThat(widget.status()).containsText("je réessaie");
    assertThat(widget.lines().last()).hasText("j****@****.fr");
    assertThat(widget.stored()).doesNotContain("jeanne");
    assertThat(widget.options()).hasCount(2);
    assertThat(widget.panel()).not().containsText("jeanne");
    assertThat(portal.onlyConversation().acts()).last().isEqualTo("jeanne.martin@exemple.fr");
  }

  @Test
  void aReloadBringsBackWhatWasSaidAndTheQuestion() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("activation");
    assertThat(widget.lines().last()).containsText("adresse");
    widget.say("jeanne.martin@exemple.fr");
    assertThat(widget.options()).hasCount(2);

    widget.page().reload();
    assertThat(widget.lines()).hasCount(6);
    assertThat(widget.options()).hasText(new String[] {"Oui", "Non"});
    assertThat(portal.conversations()).hasSize(1);
    assertThat(widget.input()).not().isFocused();
    // Hushed while the history came in, and no longer.
    assertThat(widget.log()).hasAttribute("aria-live", "polite");
  }

  @Test
  void aSecondTabAndAnAgentAreFollowedAndNothingShowsTwice() {
    Widget first = Widget.on(person, portal.address("/")).open();
    Widget second = Widget.on(person, portal.address("/"));
    assertThat(second.lines()).hasCount(2);

    second.say("bonjour");
    assertThat(first.lines()).hasText(texts("bonjour"));
    portal.onlyConversation().agentSays("Ici Paul, du support.");
    assertThat(first.lines().last()).hasText("Ici Paul, du support.");
    assertThat(second.lines().last()).hasText("Ici Paul, du support.");
    assertThat(second.lines()).hasCount(5);
  }

  private static String[] texts(String said) {
    return new String[] {
      "Bonjour, je suis un assistant automatique : je vous aide à vous inscrire.",
      "Que puis-je faire pour vous ?",
      said,
      "Vous avez dit « " + said + " »."
    };
  }

  @Test
  void aLineIsAddedOnceSoThatItIsReadAloudOnce() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget
        .log()
        .evaluate(
            """
            log => {
              window.added = 0;
              const count = changes => changes.forEach(change => added += change.addedNodes.length);
              new MutationObserver(count).observe(log.firstElementChild, {childList: true});
            }\
            """);
    widget.say("bonjour");
    assertThat(widget.lines()).hasCount(4);
    // Shown once the log was read, which then holds what was said too.
    portal.onlyConversation().agentSays("Ici Paul, du support.");
    assertThat(widget.lines()).hasCount(5);
    assertThat(widget.page().evaluate("added")).isEqualTo(3);
  }

  @Test
  void forgettingAsksFirstAndLeavesNothing() throws Exception {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("bonjour");
    assertThat(widget.lines()).hasCount(4);
    widget.button("Autres actions").press("Enter");
    widget.button("Effacer la conversation").press("Enter");
    assertThat(widget.button("Annuler")).isFocused();
    widget.page().keyboard().press("Escape");
    assertThat(widget.button("Autres actions")).isFocused();
    assertThat(portal.conversations()).hasSize(1);

    widget.button("Autres actions").press("Enter");
    widget.button("Effacer la conversation").press("Enter");
    widget.button("Effacer").press("Enter");
    assertThat(widget.status()).hasText("La conversation est effacée.");
    assertThat(widget.lines()).hasCount(0);
    assertThat(widget.button("Nouvelle conversation")).isFocused();
    assertThat(widget.stored()).doesNotContain("token").doesNotContain("bonjour");
    // The panel forgets before the server is told.
    Waiting.until("the server forgets", () -> portal.requests().getLast().startsWith("DELETE"));

    widget.button("Nouvelle conversation").press("Enter");
    assertThat(widget.lines()).hasCount(2);
    assertThat(widget.input()).isFocused();
  }

  @Test
  void whatIsSentIsShownAsTextWhateverItHolds() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.page().onDialog(dialog -> widget.complaints().add("a script ran"));
    widget.say("<script>alert(1)</script> tout");
    Locator panel = widget.panel();
    assertThat(panel).containsText("<script>alert(1)</script>");
    assertThat(panel).containsText("<img src=x onerror=alert(1)>");
    assertThat(panel.getByText("<b>Moi</b>")).isVisible();
    assertThat(panel.getByText("Un genre inconnu montre son texte.")).isVisible();
    assertThat(panel.getByText("Ouvrir la notice"))
        .hasAttribute("href", portal.address("/confidentialite"));
    assertThat(panel.getByText("Un autre site")).hasAttribute("rel", "noopener noreferrer");
    assertThat(panel.getByText("Piège")).isVisible();
    assertThat(panel.getByText("Cliquez")).hasCount(0);
    assertThat(panel.locator("table td").first()).hasText("12345678200010");
    assertThat(widget.complaints()).isEmpty();
  }

  @Test
  void escapeClosesGivesTheFocusBackAndKeepsTheDraft() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.input().fill("un brouillon");
    widget.input().press("Escape");
    assertThat(widget.panel()).isHidden();
    assertThat(widget.launcher()).isFocused();
    widget.launcher().press("Enter");
    assertThat(widget.input()).hasValue("un brouillon");
    assertThat(widget.input()).isFocused();
  }

  @Test
  void quickEntriesAreSaidAsTexts() throws Exception {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.button("Autres actions").click();
    widget.button("Parler à quelqu’un").click();
    assertThat(widget.lines().last()).containsText("je veux parler à quelqu’un");
    // It is shown before it has arrived.
    Waiting.until("arrived", () -> !portal.onlyConversation().acts().isEmpty());
    assertThat(portal.onlyConversation().acts()).containsExactly("je veux parler à quelqu’un");
  }

  @Test
  void theMenuIsWalkedThroughByTheKeyboardAlone() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    Keyboard keys = widget.page().keyboard();
    widget.button("Autres actions").focus();
    keys.press("Enter");
    assertThat(widget.button("Recommencer")).isFocused();
    keys.press("ArrowDown");
    keys.press("ArrowDown");
    assertThat(widget.button("Effacer la conversation")).isFocused();
    keys.press("Home");
    keys.press("ArrowUp");
    assertThat(widget.page().locator("#menu a")).isFocused();
    keys.press("Escape");
    assertThat(widget.button("Autres actions")).isFocused();
    assertThat(widget.button("Recommencer")).isHidden();

    keys.press("Enter");
    keys.press("Tab");
    assertThat(widget.button("Enregistrer la conversation")).isFocused();
    keys.press("Enter");
    assertThat(widget.button("Autres actions")).isFocused();
  }

  @Test
  void aSecondPressDoesNotAnswerTheNextQuestion() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("récapitulatif");
    assertThat(widget.options()).hasCount(2);
    BoundingBox place = widget.options().first().boundingBox();
    Mouse mouse = widget.page().mouse();
    double x = place.x + place.width / 2;
    double y = place.y + place.height / 2;
    widget.say("encore un récapitulatif");
    assertThat(widget.lines()).hasCount(6);
    assertThat(widget.options()).hasCount(2);
    mouse.click(x, y, new Mouse.ClickOptions().setClickCount(2));

    assertThat(widget.lines().last()).hasText("Vous avez dit « Oui, envoyer ».");
    assertThat(portal.onlyConversation().acts())
        .containsExactly("récapitulatif", "encore un récapitulatif", "Oui, envoyer");
  }

  @Test
  void aLongRecapKeepsItsButtonsInViewAndEachRowCanBeChanged() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("récapitulatif");
    assertThat(widget.button("Oui, envoyer")).isInViewport();
    widget.button("Modifier : Champ 3").click();
    assertThat(widget.lines().last()).hasText("Vous avez dit « Je veux corriger : Champ 3 ».");
    assertThat(widget.button("Modifier : Champ 3")).isHidden();
  }

  @Test
  void whoSpokeAndWhetherItArrivedIsSaidBelow() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    portal.fail(new ScriptedPortal.Fault.CutBefore());
    widget.say("bonjour");
    Locator own = widget.page().locator("assistant-chat .user .meta");
    assertThat(own).containsText("Pas encore envoyé");
    assertThat(own).containsText("Envoyé");
    assertThat(own.locator("time")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
  }

  @Test
  void aLongPasteIsCountedAndNeverCut() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    String text = "a".repeat(4_000) + " 123 456 782 00010";
    widget.input().fill(text);
    assertThat(widget.panel()).containsText("4018 caractères sur 4000 : raccourcissez");
    widget.input().press("Enter");
    assertThat(widget.input()).hasValue(text);
    assertThat(portal.onlyConversation().acts()).isEmpty();

    widget.input().fill(text.substring(100));
    widget.input().press("Enter");
    assertThat(widget.input()).hasValue("");
    assertThat(widget.lines().last()).containsText("123 456 782 00010");
  }

  @Test
  void aFileIsSentByItsButtonOrDroppedWhereAQuestionTakesOne() throws Exception {
    Widget widget = Widget.on(person, portal.address("/")).open();
    assertThat(widget.button("Joindre un fichier")).isHidden();
    widget.say("mon RIB");
    assertThat(widget.button("Joindre un fichier")).isVisible();
    FilePayload wrong = new FilePayload("x.exe", "application/octet-stream", new byte[] {1});
    widget.page().locator("#file").setInputFiles(wrong);
    assertThat(widget.status()).hasText("Ce fichier n’est ni un PDF, ni une image.");
    FilePayload right = new FilePayload("Mon_RIB.pdf", "application/pdf", new byte[] {'%'});
    widget.page().locator("#file").setInputFiles(right);
    assertThat(widget.lines().nth(4)).hasText("Fichier : Mon_RIB.pdf");
    assertThat(widget.button("Joindre un fichier")).isVisible();

    widget
        .panel()
        .evaluate(
            """
            panel => {
              const dropped = new DataTransfer();
              dropped.items.add(new File(['%'], 'photo.png', {type: 'image/png'}));
              panel.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped}));
            }\
            """);
    assertThat(widget.lines().nth(6)).containsText("photo.png");
    Waiting.until("taken", () -> portal.onlyConversation().acts().size() == 3);
    assertThat(portal.onlyConversation().acts())
        .containsExactly("mon RIB", "f-Mon_RIB.pdf", "f-photo.png");
  }

  @Test
  void whoReadsFurtherUpIsLeftThereAndToldOfNews() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("longtemps");
    assertThat(widget.lines()).hasCount(4);
    widget.log().evaluate("log => log.scrollTop = 0");
    portal.onlyConversation().agentSays("Ici Paul, du support.");
    Locator news = widget.button("Nouveaux messages ↓");
    assertThat(news).isVisible();
    assertThat(widget.log().evaluate("log => log.scrollTop")).isEqualTo(0);
    news.click();
    assertThat(widget.lines().last()).isInViewport();
    assertThat(news).isHidden();
  }

  @Test
  void whatCameWhileItWasClosedIsCounted() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.page().clock().install();
    widget.input().press("Escape");
    portal.onlyConversation().agentSays("Ici Paul, du support.");
    widget.page().clock().runFor(61_000);
    assertThat(widget.page().locator("#launcher")).containsText("1 non lu");
    assertThat(widget.page()).hasTitle("(1) Portail");
    widget.page().locator("#launcher").click();
    assertThat(widget.page()).hasTitle("Portail");
  }

  @Test
  void onAPhoneItIsModalAndTheWayBackClosesIt() {
    try (BrowserContext phone =
        browser.person(
            new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(390, 844))) {
      Widget widget = Widget.on(phone, portal.address("/")).open();
      assertThat(widget.panel()).hasAttribute("aria-modal", "true");
      assertThat(widget.page().locator("main")).hasAttribute("inert", "");
      widget.page().goBack();
      assertThat(widget.panel()).isHidden();
      assertThat(widget.page()).hasURL(portal.address("/"));
      assertThat(widget.page().locator("main")).not().hasAttribute("inert", "");

      widget.launcher().click();
      widget.button("Fermer l’assistant").click();
      assertThat(widget.panel()).isHidden();
      assertThat(widget.page().locator("main")).not().hasAttribute("inert", "");
    }
  }

  @Test
  void theConversationIsKeptAsAFile() throws Exception {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("bonjour");
    assertThat(widget.lines()).hasCount(4);
    widget.button("Autres actions").click();
    Download kept =
        widget.page().waitForDownload(() -> widget.button("Enregistrer la conversation").click());
    assertThat(Files.readString(kept.path()))
        .contains("L’assistant : Bonjour", "Vous : bonjour", "Vous avez dit « bonjour ».");
  }

  @Test
  void anOldSafariHasABarerWidgetAndNoneThatIsBlank() {
    person.addInitScript(
        """
        delete AbortSignal.any; delete AbortSignal.timeout; delete URL.canParse;
        delete Array.prototype.findLast; delete Array.prototype.toReversed;
        window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };\
        """);
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("bonjour");
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.complaints()).isEmpty();
  }

  @Test
  void thePageCanOpenItAndSpeakFirst() {
    portal.page(
        "/expired",
        "<assistant-chat open say=\"mon lien d’activation a expiré\"></assistant-chat>");
    Widget expired = Widget.on(person, portal.address("/expired"));
    assertThat(expired.lines()).hasCount(4);
    assertThat(expired.lines().nth(2)).hasText("mon lien d’activation a expiré");
    expired.page().reload();
    assertThat(expired.lines()).hasCount(4);

    portal.page(
        "/help",
        "<button data-open-assistant data-say=\"aidez-moi\">Aide</button><a"
            + " href=\"#assistant\">Assistant</a>");
    BrowserContext other = browser.person();
    Widget help = Widget.on(other, portal.address("/help"));
    help.button("Aide").click();
    assertThat(help.lines().last()).hasText("Vous avez dit « aidez-moi ».");
    help.button("Fermer l’assistant").click();
    help.page().getByText("Assistant").first().click();
    assertThat(help.input()).isFocused();
    help.button("Fermer l’assistant").click();
    assertThat(help.page()).hasURL(portal.address("/help"));
    other.close();
  }
}
