package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.TurnAttempt;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Event.ReturnedToAssistant.Why;
import fr.assistantchorus.engine.HumanAgent;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.Interpretation.Ranked;
import fr.assistantchorus.engine.Interpretation.Verdict;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.support.Shipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever happens to a conversation, in whatever order: it stays within its bounds, throws
 * nothing, and the log of it, written down and read again, gives the same states and effects.
 */
final class EnginePropertyTest {
  private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

  /** Generous: a step passes through few states, and says one thing in each. */
  private static final int MAX_EFFECTS = 30;

  private static final int MAX_STACK = 7;

  private static final Catalog CATALOG = Shipped.catalog();

  private static final Event STARTED =
      new Event.Started(
          "0",
          TIME,
          Map.of(
              "link_minutes", new Value.Number(60),
              "mail_from", new Value.Text("portail@exemple.fr"),
              "portal", new Value.Text("http://localhost:8080/")),
          Optional.of("/"),
          Optional.empty());

  private record Told(State state, List<Effect> effects) {}

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void anySequenceOfEventsStaysInBoundsAndReplaysTheSame(@ForAll("events") List<Event> happened) {
    List<Event> log = new ArrayList<>();
    List<Told> live = new ArrayList<>();
    State state = State.NEW;
    for (Event event : Stream.concat(Stream.of(STARTED), happened.stream()).toList()) {
      state = take(state, event, log, live);
    }
    assertThat(replayed(log)).isEqualTo(live);
  }

  /** One event and, as the turn does, the outcomes of the acts that it leads to. */
  private static State take(State before, Event event, List<Event> log, List<Told> live) {
    State state = before;
    Optional<Event> next = Optional.of(event);
    for (int acts = 0; next.isPresent(); acts++) {
      assertThat(acts).isLessThanOrEqualTo(TurnAttempt.MAX_ACTS);
      Step step = Engine.step(CATALOG, state, next.get());
      log.add(next.get());
      live.add(new Told(step.state(), step.effects()));
      state = step.state();
      assertThat(step.effects()).hasSizeLessThan(MAX_EFFECTS);
      assertThat(state.stack()).hasSizeLessThanOrEqualTo(MAX_STACK);
      assertThat(state.wish().isEmpty() || !state.stack().isEmpty() || state.withAgent())
          .as("a second wish waits for something")
          .isTrue();
      next = outcome(step, event.id() + "+" + acts);
    }
    assertThat(state.stack())
        .allSatisfy(frame ->
            assertThat(CATALOG.dialog(frame.dialog()).state(frame.state()))
                .isInstanceOfAny(DialogState.Collect.class, DialogState.Enter.class));
    return state;
  }

  private static Optional<Event> outcome(Step step, String id) {
    if (step.effects().isEmpty() || !(step.effects().getLast() instanceof Effect.Call call)) {
      return Optional.empty();
    }
    Map<String, Map<String, ValueType>> outcomes =
        PortalActions.signatures().get(call.action()).outcomes();
    List<String> names = outcomes.keySet().stream().sorted().toList();
    String outcome = names.get(Math.floorMod(id.hashCode(), names.size()));
    Map<String, Value> values = new TreeMap<>();
    outcomes.get(outcome).forEach((name, type) -> values.put(name, some(type)));
    Event.ActionReturned returned =
        new Event.ActionReturned(id, TIME, call.action(), outcome, values);
    return Optional.of(returned);
  }

  private static Value some(ValueType type) {
    return switch (type) {
      case TEXT -> new Value.Text("taken");
      case NUMBER -> new Value.Number(3);
      case MOMENT -> new Value.Moment(TIME);
      case OPTIONS -> new Value.Options(List.of(new Option("12345678200028", "Dijon")));
    };
  }

  private static List<Told> replayed(List<Event> log) {
    List<Told> told = new ArrayList<>();
    State state = State.NEW;
    for (Event event : log) {
      State read = Json.state(Json.write(state));
      Step step = Engine.step(CATALOG, read, Json.event(Json.write(event)));
      told.add(new Told(step.state(), step.effects()));
      state = step.state();
    }
    return told;
  }

  // --- what can happen ---

  @Provide
  Arbitrary<List<Event>> events() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, said()), Tuple.of(5, chosen()), Tuple.of(2, others()))
        .list()
        .ofMaxSize(25);
  }

  private Arbitrary<Event> chosen() {
    List<String> values =
        Stream.concat(
                Stream.of(
                    "yes",
                    "no",
                    "",
                    "@correct:email",
                    "@correct:message",
                    "@nowhere",
                    "@assistant",
                    "@"),
                intents().map(intent -> "@" + intent))
            .toList();
    return ids()
        .flatMap(id -> Arbitraries.of(values).map(v -> new Event.OptionChosen(id, TIME, v)));
  }

  private Arbitrary<Event> others() {
    return ids()
        .flatMap(id ->
            Arbitraries.of(
                new Event.Resumed(id, TIME),
                new Event.TimedOut(id, TIME),
                new Event.FileReceived(id, TIME, "f"),
                new Event.AccountChanged(id, TIME, Optional.of("a"), Set.of("manager")),
                new Event.AccountChanged(id, TIME, Optional.empty(), Set.of()),
                new Event.AgentJoined(id, TIME, new HumanAgent("agent", "Camille")),
                new Event.AgentSaid(id, TIME, "Bonjour", Optional.of("Camille")),
                new Event.ReturnedToAssistant(id, TIME, Optional.empty()),
                new Event.ReturnedToAssistant(id, TIME, Optional.of(Why.NOBODY)),
                new Event.ReturnedToAssistant(id, TIME, Optional.of(Why.SILENT)),
                new Event.CatalogChanged(id, TIME),
                new Event.Faulted(id, TIME),
                new Event.ActionReturned(id, TIME, "resend-activation", "nothing", Map.of()),
                STARTED));
  }

  private Arbitrary<Event> said() {
    return Combinators.combine(ids(), texts(), interpretations())
        .as((id, text, interpretation) -> new Event.UserSaid(id, TIME, text, interpretation));
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.integers().between(1, 1_000_000).map(String::valueOf);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            " ",
            "oui",
            "non",
            "retour",
            "l'adresse",
            "je me suis trompé dans le message",
            "Écrire au support",
            "{0} '{'",
            "<b>",
            "la deuxième",
            "\uD83D\uDE9C".repeat(50)),
        Arbitraries.strings().ofMaxLength(200));
  }

  private static Arbitrary<Interpretation> interpretations() {
    Arbitrary<List<Ranked>> ranked =
        Arbitraries.of(intents().toList())
            .list()
            .ofMaxSize(3)
            .map(names -> names.stream().map(name -> new Ranked(name, 0.4)).toList());
    return Combinators.combine(
            ranked,
            Arbitraries.of(Verdict.values()),
            entities(),
            answers().optional(),
            named().list().ofMaxSize(3),
            Arbitraries.of(intents().toList()).optional(0.3))
        .as(Interpretation::new);
  }

  private static Arbitrary<Named> named() {
    List<String> slots =
        CATALOG.dialogs().values().stream()
            .flatMap(dialog -> dialog.slots().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    return Combinators.combine(
            Arbitraries.of(slots),
            values(),
            Arbitraries.of("malformed", "none-of-these").optional())
        .as(Named::new);
  }

  private static Stream<String> intents() {
    return Stream.concat(
        Shipped.vocabulary().intents().stream().sorted(), Stream.of("oui", "inconnu/de/tous"));
  }

  private static Arbitrary<Value> values() {
    return Arbitraries.of(
        new Value.Secret(new SecretRef("s1", "a****@****.fr")),
        new Value.Secret(new SecretRef("s2", "b****@****.fr")),
        new Value.Text("12345678200010"),
        new Value.Text("yes"),
        new Value.Number(2),
        new Value.Number(-1),
        new Value.Moment(TIME));
  }

  private static Arbitrary<List<Entity>> entities() {
    return Combinators.combine(
            Arbitraries.of("email", "siret", "yes-no", "ordinal", "iban"),
            values(),
            Arbitraries.of("malformed", "checksum").optional())
        .as(Entity::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Answer> answers() {
    return Arbitraries.oneOf(
        values().map(Answer.Ok::new),
        Combinators.combine(values(), values())
            .as((value, input) -> new Answer.Doubt(value, "department", input)),
        Combinators.combine(
                Arbitraries.of("malformed", "empty", "none-of-these"),
                Arbitraries.of(true, false),
                values())
            .as(Answer.Bad::new));
  }
}
