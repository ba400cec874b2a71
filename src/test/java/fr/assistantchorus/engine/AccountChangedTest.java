package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of the dialogs under way when somebody logs in, out, or in as somebody else. */
final class AccountChangedTest {
  private static final Instant TIME = Instant.parse("2026-11-22T13:05:10Z");
  private static final Optional<String> NOBODY = Optional.empty();
  private static final Optional<String> CAMILLE = Optional.of("camille");
  private static final Optional<String> ERIC = Optional.of("eric");

  private static final String PERSONAL =
      """
      dialog: personal
      title: Mes données
      triggers: [coordonnees_bancaires]
      access: account
      slots:
        what: { type: text, label: donnée }
      start: ask
      states:
        ask: { collect: what, ask: Quelle donnée ?, next: over }
        over: { end: done }
      ---
      dialog: managing
      title: Mes demandes
      triggers: [valider_rattachement]
      access: manager
      slots:
        which: { type: text, label: demande }
      start: ask
      states:
        ask: { collect: which, ask: Quelle demande ?, next: over }
        over: { end: done }
      ---
      dialog: around
      title: Autour
      triggers: []
      slots:
        rest: { type: text, label: reste }
      start: personal
      states:
        personal: { enter: personal, next: rest }
        rest: { collect: rest, ask: Et le reste ?, next: over }
        over: { end: done }
      """;

  private static final Catalog CATALOG = catalog();

  private static Catalog catalog() {
    try {
      Map<String, String> sources = new HashMap<>(Shipped.sources());
      // These wishes are what the dialogs of this test are begun by.
      for (String intent : List.of("coordonnees_bancaires", "valider_rattachement")) {
        sources.replaceAll((_, text) ->
            text.replaceAll("(triggers: \\[.*?)(, )?\\b" + intent + "(?![\\w/])", "$1"));
      }
      sources.put("personal.yml", PERSONAL);
      return Shipped.catalog(sources);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void loggingInIsSaidAndTheOpenQuestionIsAskedAgain() {
    Step step = change(States.of(NOBODY, Set.of(), "resend-activation/email"), CAMILLE);
    assertThat(said(step)).containsExactly("bound/bound", "resend-activation/email");
    assertThat(step.state().account()).isEqualTo(CAMILLE);
    assertThat(step.state().stack()).hasSize(1);
  }

  @Test
  void loggingOutLeavesWhatWantsAnAccountAndWhatIsOnTopOfIt() {
    State state =
        States.of(
            CAMILLE, Set.of(), "resend-activation/email", "personal/ask", "contact-support/email");
    Step step = change(state, NOBODY);
    assertThat(said(step)).containsExactly("unbound/unbound", "resend-activation/email");
    assertThat(step.state().stack()).extracting(Frame::dialog).containsExactly("resend-activation");
  }

  @Test
  void whoeverHadEnteredItGoesOnAfterIt() {
    Step step = change(States.of(CAMILLE, Set.of(), "around/personal", "personal/ask"), NOBODY);
    assertThat(said(step)).containsExactly("unbound/unbound", "around/rest");
  }

  @Test
  void whatOneAccountWasAskedIsNotAskedOfAnother() {
    Step step = change(States.of(CAMILLE, Set.of(), "personal/ask"), ERIC);
    assertThat(said(step)).containsExactly("bound/bound");
    assertThat(step.state().stack()).isEmpty();
  }

  @Test
  void aRoleThatIsLostEndsWhatItWasNeededForWithoutAWordOfLoggingIn() {
    State state = States.of(CAMILLE, Set.of("manager"), "personal/ask", "managing/ask");
    Step step = Engine.step(CATALOG, state, new Event.AccountChanged("e", TIME, CAMILLE, Set.of()));
    assertThat(said(step)).containsExactly("personal/ask");
    assertThat(step.state().roles()).isEmpty();
  }

  @Test
  void theSameAccountAgainChangesAndSaysNothing() {
    State state = States.of(CAMILLE, Set.of(), "personal/ask");
    Step step = change(state, CAMILLE);
    assertThat(step.state()).isEqualTo(state);
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void withAnAgentNothingIsSaid() {
    State state =
        States.of(CAMILLE, Set.of(), "resend-activation/email", "personal/ask")
            .withAgentSpeaking(true);
    Step step = change(state, NOBODY);
    assertThat(step.effects()).noneMatch(Effect.Say.class::isInstance);
    assertThat(step.state().account()).isEmpty();
    assertThat(step.state().stack()).isEmpty();
  }

  @Test
  void whatWantsAnAccountBeginsOnceSomebodyHasLoggedIn() {
    Step refused = wish(States.of(NOBODY, Set.of()), "coordonnees_bancaires");
    assertThat(refused.effects().getLast()).isEqualTo(new Effect.Call("log-in-link", Map.of()));

    Step told = linkGiven(refused.state());
    assertThat(said(told)).containsExactly("no-access/refused");

    Step loggedIn = change(told.state(), CAMILLE);
    assertThat(said(loggedIn)).containsExactly("bound/bound", "personal/ask");
    assertThat(loggedIn.state().awaiting()).isEmpty();
  }

  @Test
  void itInterruptsWhatIsUnderWayAndComesBackToIt() {
    State asked = States.of(NOBODY, Set.of(), "resend-activation/email");
    Step told = linkGiven(wish(asked, "coordonnees_bancaires").state());
    assertThat(said(told)).containsExactly("no-access/refused", "resend-activation/email");

    Step loggedIn = change(told.state(), CAMILLE);
    assertThat(said(loggedIn)).containsExactly("bound/bound", "personal/ask");
    assertThat(loggedIn.state().stack())
        .extracting(Frame::dialog)
        .containsExactly("resend-activation", "personal");
  }

  @Test
  void whoLogsInWithoutTheRoleIsToldWhatIsLacking() {
    Step told = linkGiven(wish(States.of(NOBODY, Set.of()), "valider_rattachement").state());

    Step loggedIn = change(told.state(), CAMILLE);
    assertThat(loggedIn.effects().getLast()).isEqualTo(new Effect.Call("log-in-link", Map.of()));
    assertThat(said(returned(loggedIn.state(), "log-in-link", "logged-in", Map.of())))
        .containsExactly("no-access/no-right");
    assertThat(loggedIn.state().awaiting()).isEmpty();
  }

  @Test
  void whoLogsOutLeavesNothingThatWaitsForTheNext() {
    Step told = linkGiven(wish(States.of(NOBODY, Set.of()), "coordonnees_bancaires").state());
    Step out = change(change(told.state(), CAMILLE).state(), NOBODY);
    assertThat(out.state().awaiting()).isEmpty();
    assertThat(said(change(out.state(), ERIC))).containsExactly("bound/bound");
  }

  private static Step wish(State state, String intent) {
    Interpretation heard =
        new Interpretation(
            List.of(new Interpretation.Ranked(intent, 0.99)),
            Interpretation.Verdict.SURE,
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return Engine.step(CATALOG, state, new Event.UserSaid("e", TIME, "je veux", heard));
  }

  private static Step linkGiven(State state) {
    return returned(state, "log-in-link", "given", Map.of("link", new Value.Text("x")));
  }

  private static Step returned(
      State state, String action, String outcome, Map<String, Value> values) {
    return Engine.step(
        CATALOG, state, new Event.ActionReturned("e", TIME, action, outcome, values));
  }

  /** What follows, where nothing waits for whoever logs in. */
  private static Step change(State state, Optional<String> account) {
    Step step = Engine.step(CATALOG, state, new Event.AccountChanged("e", TIME, account, Set.of()));
    return step.effects().contains(new Effect.Call("account-news", Map.of()))
        ? returned(step.state(), "account-news", "nothing", Map.of())
        : step;
  }

  private static List<String> said(Step step) {
    return step.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(effect -> ((Effect.Say) effect).message().id())
        .toList();
  }
}
