package fr.assistantchorus.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.ScriptedPortal.Attempt;
import fr.assistantchorus.widget.ScriptedPortal.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a turn when the network or the server fails: taken once, answered once. */
final class WidgetTroubleIT {
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

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("Le service est très demandé", new Fault.Status(503, Optional.of(1))),
        Arguments.of("Le service est très demandé", new Fault.Status(500, Optional.empty())),
        Arguments.of("Le service est très demandé", new Fault.Status(429, Optional.of(1))),
        Arguments.of("Pas de connexion", new Fault.CutBefore()),
        Arguments.of("Pas de connexion", new Fault.CutAfter()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFailedTurnIsSentAgainUnderItsIdAndTakenOnce(String notice, Fault fault) {
    Widget widget = Widget.on(person, portal.address("/")).open();
    portal.fail(fault);
    widget.say("bonjour");
    assertThat(widget.status()).containsText(notice);
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.status()).hasText("");
    assertThat(widget.lines()).hasCount(4);
    assertThat(portal.attempts())
        .hasSize(2)
        .extracting(Attempt::turn)
        .containsOnly(portal.attempts().getFirst().turn());
    assertThat(portal.onlyConversation().acts()).containsExactly("bonjour");
  }

  @Test
  void retryAfterIsWaitedFor() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    portal.fail(new Fault.Status(503, Optional.of(2)));
    widget.say("bonjour");
    assertThat(widget.lines()).hasCount(4);
    List<Attempt> attempts = portal.attempts();
    assertThat(attempts.get(1).atMillis() - attempts.get(0).atMillis()).isBetween(2_000L, 4_000L);
  }

  @Test
  void offlineIsSaidAndItResumesByItself() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    person.setOffline(true);
    widget.say("bonjour");
    assertThat(widget.status()).hasText("Pas de connexion : je réessaie…");
    widget.input().fill("la suite");
    widget.input().press("Enter");
    assertThat(widget.input()).hasValue("la suite");
    person.setOffline(false);
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.input()).hasValue("la suite");
    assertThat(portal.onlyConversation().acts()).containsExactly("bonjour");
  }

  @Test
  void aTurnThatWaitsSurvivesAReload() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    portal.fail(new Fault.CutAfter(), new Fault.Status(503, Optional.of(200)));
    widget.say("bonjour");
    assertThat(widget.status()).containsText("Le service est très demandé");
    widget.page().reload();
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.lines()).hasCount(4);
    assertThat(portal.attempts())
        .hasSize(3)
        .extracting(Attempt::turn)
        .containsOnly(portal.attempts().getFirst().turn());
    assertThat(portal.onlyConversation().acts()).containsExactly("bonjour");
    assertThat(widget.stored()).doesNotContain("bonjour");
  }

  @Test
  void aSensitiveAnswerThatWasLostIsAskedAgainAfterAReload() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("activation");
    assertThat(widget.lines().last()).containsText("adresse");
    portal.fail(new Fault.Status(503, Optional.of(200)));
    widget.say("jeanne.martin@exemple.fr");
    assertThat(widget.status()).containsText("Le service est très demandé");
    widget.page().reload();
    assertThat(widget.status()).containsText("écrivez-la de nouveau");
    widget.say("jeanne.martin@exemple.fr");
    assertThat(widget.lines().last()).containsText("Un courriel part");
    assertThat(widget.lines()).hasCount(6);
  }

  @Test
  void aConversationThatIsGoneGivesWayToANewOneAndTheTextComesBack() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    portal.conversations().clear();
    widget.say("bonjour");
    assertThat(widget.lines().first()).containsText("n’est plus disponible");
    assertThat(widget.lines()).hasCount(3);
    assertThat(widget.input()).hasValue("bonjour");
    assertThat(widget.input()).isFocused();
    assertThat(portal.onlyConversation().acts()).isEmpty();
  }

  @Test
  void aTextThatIsRefusedComesBackToTheInput() {
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("un texte trop long");
    assertThat(widget.status()).hasText("Votre message dépasse 4 000 caractères.");
    assertThat(widget.input()).hasValue("un texte trop long");
    assertThat(widget.lines()).hasCount(2);
  }

  @Test
  void blockedStorageOnlyCostsTheMemory() {
    person.addInitScript(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})");
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("bonjour");
    assertThat(widget.lines().last()).hasText("Vous avez dit « bonjour ».");
    assertThat(widget.complaints()).isEmpty();
  }

  @Test
  void withoutASecureContextTurnsStillHaveTheirIds() {
    person.addInitScript("delete Crypto.prototype.randomUUID");
    Widget widget = Widget.on(person, portal.address("/")).open();
    widget.say("bonjour");
    assertThat(widget.lines()).hasCount(4);
    assertThat(portal.attempts().getFirst().turn())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void aConversationForgottenInOneTabIsForgottenInTheOther() {
    Widget first = Widget.on(person, portal.address("/")).open();
    Widget second = Widget.on(person, portal.address("/"));
    assertThat(second.lines()).hasCount(2);
    first.button("Autres actions").click();
    first.button("Effacer la conversation").click();
    first.button("Effacer").click();
    assertThat(second.status()).hasText("La conversation est effacée.");
    first.button("Nouvelle conversation").click();
    assertThat(second.lines()).hasCount(2);
    assertThat(portal.conversations()).hasSize(1);
  }
}
