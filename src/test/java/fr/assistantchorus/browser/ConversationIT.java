package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does midway, on the real server: asks, corrects, leaves, comes back. */
final class ConversationIT {
  private static final String NO_MAIL = "j’ai pas reçu le mail d’activation";
  private static final String WHICH_ADDRESS = "Quelle est l’adresse électronique";
  private static final Pattern NUMBER = Pattern.compile("numéro\\h(\\S+?)\\h?;");

  private static Browser browser;
  private static RunningPortal portal;

  private BrowserContext person;
  private Widget widget;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @BeforeEach
  void arrive() {
    person = browser.person(Screen.WIDE.options());
    widget = Widget.on(person, portal.address("/")).open();
  }

  @AfterEach
  void leave() {
    assertThat(widget.complaints()).isEmpty();
    person.close();
  }

  /** Says it and waits until the last line of the answer holds these words. */
  private void say(String text, String answer) {
    widget.say(text);
    assertThat(widget.lines().last()).containsText(answer);
  }

  /** The last lines, which may be many: an answer, then the question again. */
  private void assertSaidBeforeTheQuestion(String words) {
    assertThat(widget.lines().nth(widget.lines().count() - 2)).containsText(words);
  }

  @Test
  void questionsInTheMiddleAreAnsweredAndTheQuestionComesBack() {
    say(NO_MAIL, WHICH_ADDRESS);
    say("il est valable combien de temps le lien ?", WHICH_ADDRESS);
    assertSaidBeforeTheQuestion("60 minutes");
    say("c’est quoi un siret ?", WHICH_ADDRESS);
    assertSaidBeforeTheQuestion("14 chiffres");
    Browser.screenshot(widget.page(), "conversation-digression");
  }

  @Test
  void repeatRestartAndCancelDoWhatTheySay() {
    say(NO_MAIL, WHICH_ADDRESS);
    say("répète", WHICH_ADDRESS);
    say("recommence", WHICH_ADDRESS);
    assertSaidBeforeTheQuestion("Reprenons « Renvoyer le courriel d’activation »");
    say("annuler", "D’accord, j’arrête là");
    say("annuler", "il n’y a donc rien à annuler");
  }

  @Test
  void aWrongAddressIsCorrectedOnceTheMailWasAskedFor() {
    say(NO_MAIL, WHICH_ADDRESS);
    say("personne@ferme-exemple.fr", "un nouveau courriel part à l’instant");
    say("non, je me suis trompé d’adresse", WHICH_ADDRESS);
    assertSaidBeforeTheQuestion("corrigeons");
    say("quelqu.un@ferme-exemple.fr", "quelqu.un@ferme-exemple.fr");
    assertThat(widget.lines().last()).containsText("un nouveau courriel part à l’instant");
  }

  @Test
  void whoeverWantsAPersonGetsANumberAndItsConfirmationByMail() throws Exception {
    String address = "jeanne.martin@ferme-exemple.fr";
    say(NO_MAIL, WHICH_ADDRESS);
    say("je veux parler à quelqu’un", "Que dois-je lui dire ?");
    say("le portail ne me reconnaît pas", "À quelle adresse électronique");
    say("retour", "Que dois-je lui dire ?");
    assertSaidBeforeTheQuestion("Revenons à la question d’avant.");
    say("le portail me dit que mon siret existe déjà", "À quelle adresse électronique");
    say(address, "Dois-je l’envoyer ?");
    Locator recap = widget.lines().last();
    assertThat(recap).containsText("le portail me dit que mon siret existe déjà");
    assertThat(recap).containsText(address);
    assertThat(widget.options()).hasText(new String[] {"Oui", "Non"});
    widget.button("Oui").click();
    Locator sent = widget.panel().getByText("C’est envoyé.");
    assertThat(sent).isVisible();
    Matcher number = NUMBER.matcher(sent.textContent());
    assertThat(number.find()).isTrue();

    assertThat(portal.mailTo(address, number.group(1))).contains(number.group(1));
  }

  @Test
  void aReloadInTheMiddleGoesOnWhereOneWas() {
    say(NO_MAIL, WHICH_ADDRESS);
    int lines = widget.lines().count();
    widget.page().reload();
    assertThat(widget.lines()).hasCount(lines);
    assertThat(widget.input()).hasAttribute("inputmode", "email");
    say("rechargee@ferme-exemple.fr", "un nouveau courriel part à l’instant");

    widget.page().reload();
    assertThat(widget.lines()).hasCount(lines + 2);
    assertThat(widget.panel()).not().containsText("rechargee@");
    assertThat(widget.stored()).doesNotContain("rechargee@");
  }

  @Test
  void whatWasReadStaysWhereItIsWhenTheLogComesWithItsMasks() {
    say(NO_MAIL, WHICH_ADDRESS);
    say("camille", "Je ne lis pas d’adresse");
    say("lue@ferme-exemple.fr", "un nouveau courriel part à l’instant");
    widget.log().evaluate(COUNT_CHANGES);
    // Two: the second is asked for once the first was shown.
    widget.page().waitForResponse(ConversationIT::isLog, () -> {});
    widget.page().waitForResponse(ConversationIT::isLog, () -> {});
    assertThat(widget.page().evaluate("changed")).isEqualTo(0);
    assertThat(widget.lines().last()).isInViewport();
  }

  private static final String COUNT_CHANGES =
      """
      log => {
        window.changed = 0;
        new MutationObserver(changes => changed += changes.length)
            .observe(log, {childList: true, subtree: true});
      }\
      """;

  private static boolean isLog(Response response) {
    return response.url().contains("/events?after=");
  }

  @Test
  void aSecondTabFollowsAndAnswers() {
    say(NO_MAIL, WHICH_ADDRESS);
    Widget second = Widget.on(person, portal.address("/confidentialite"));
    assertThat(second.lines().last()).containsText(WHICH_ADDRESS);
    second.say("c’est quoi un siret ?");
    assertThat(second.panel()).containsText("14 chiffres");
    assertThat(widget.panel()).containsText("14 chiffres");
    assertThat(widget.lines()).hasCount(second.lines().count());
    say("annuler", "D’accord, j’arrête là");
    assertThat(second.lines().last()).containsText("D’accord, j’arrête là");
    assertThat(second.complaints()).isEmpty();
  }

  @Test
  void forgettingLeavesNothingOnTheMachineAndNoWayBack() {
    say(NO_MAIL, WHICH_ADDRESS);
    String stored = widget.stored();
    widget.button("Autres actions").click();
    widget.button("Effacer la conversation").click();
    widget.button("Effacer").click();
    assertThat(widget.status()).hasText("La conversation est effacée.");
    assertThat(widget.lines()).hasCount(0);
    assertThat(widget.stored()).doesNotContain("conversation\\").doesNotContain("token");

    // Even whoever kept the key cannot open it again.
    widget.page().evaluate("stored => Object.assign(localStorage, JSON.parse(stored))", stored);
    widget.page().reload();
    assertThat(widget.panel()).containsText("La conversation précédente n’est plus disponible.");
    assertThat(widget.panel()).not().containsText(WHICH_ADDRESS);
  }

  @Test
  void markupIsShownAsItWasTypedAndRunsNothing() {
    widget.page().onDialog(dialog -> widget.complaints().add("a script ran"));
    String markup = "<img src=x onerror=alert(1)><b>mon mail</b> {{7*7}} ${7*7}";
    widget.say(markup);
    assertThat(widget.lines().nth(1)).hasText(markup);
    assertThat(widget.lines()).not().hasCount(2);
    say("je veux parler à quelqu’un", "Que dois-je lui dire ?");
    say(markup, "À quelle adresse électronique");
    say("jeanne@ferme-exemple.fr", "Dois-je l’envoyer ?");
    assertThat(widget.lines().last()).containsText(markup);
    assertThat(widget.panel().locator(".bubble img, .bubble b")).hasCount(0);
  }

  @Test
  void oddTextsAreAnsweredWithoutADeadEnd() {
    for (String text : List.of("🚜🌾", "مرحبا", "'; DROP TABLE account; --", "x".repeat(4_000))) {
      widget.say(text);
      Locator own = widget.lines().filter(new Locator.FilterOptions().setHasText(text));
      assertThat(own.last()).isVisible();
      assertThat(widget.lines().last()).not().hasText(text);
      assertThat(widget.options()).not().hasCount(0);
    }
  }

  @Test
  void offlineForAMomentItSaysSoAndGoesOnByItself() {
    say(NO_MAIL, WHICH_ADDRESS);
    person.setOffline(true);
    widget.say("c’est quoi un siret ?");
    assertThat(widget.status()).containsText("Pas de connexion : je réessaie");
    Screen.check(widget.page(), "conversation-offline");
    person.setOffline(false);
    assertThat(widget.panel()).containsText("14 chiffres");
    assertThat(widget.lines().last()).containsText(WHICH_ADDRESS);
    assertThat(widget.status()).hasText("");
    String asked = "c’est quoi un siret ?";
    assertThat(widget.panel().getByText(asked, new Locator.GetByTextOptions().setExact(true)))
        .hasCount(1);
  }

  @Test
  void theKeyboardAloneDoesForAllOfIt() throws Exception {
    Page page = person.newPage();
    Keyboard keys = new Keyboard(page);
    page.navigate(portal.address("/"));
    page.keyboard().press("Escape");
    keys.tabTo("Fermer l’assistant");
    page.keyboard().press("Enter");
    Widget keyboard = new Widget(page, widget.complaints());
    assertThat(keyboard.launcher()).isFocused();
    page.keyboard().press("Enter");
    assertThat(keyboard.input()).isFocused();

    keys.shiftTabTo("Renvoyer le courriel d’activation");
    page.keyboard().press("Enter");
    assertThat(keyboard.lines().last()).containsText(WHICH_ADDRESS);
    assertThat(keyboard.input()).isFocused();
    page.keyboard().type(RunningPortal.NADIA);
    page.keyboard().press("Enter");
    assertThat(keyboard.lines().last()).containsText("un nouveau courriel part à l’instant");
    String link = RunningPortal.linkIn(portal.mailTo(RunningPortal.NADIA, "Activez votre compte"));
    page.keyboard().press("Escape");
    assertThat(keyboard.panel()).isHidden();
    assertThat(keyboard.launcher()).isFocused();

    page.navigate(link);
    keys.tabTo("Mot de passe *");
    page.keyboard().type("Peupliers-Roseaux-83");
    keys.tabTo("Confirmation du mot de passe *");
    page.keyboard().type("Peupliers-Roseaux-83");
    keys.tabTo("Question *");
    page.keyboard().press("ArrowDown");
    keys.tabTo("Réponse *");
    page.keyboard().type("Noisette");
    page.keyboard().press("Enter");
    assertThat(Named.heading(page, "Votre compte est activé")).isVisible();
  }
}
