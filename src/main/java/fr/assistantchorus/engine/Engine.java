package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Event.ReturnedToAssistant.Why;
import fr.assistantchorus.field.FieldType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The pure function that conversations run on. */
public final class Engine {
  /**
   * The version of the engine, which is part of a catalog's hash. Raise it where the same dialogs
   * and events would give another reply.
   */
  public static final int VERSION = 7;

  private Engine() {}

  /**
   * Given a catalog, a state and an event, returns the next state and what to do; this is a pure
   * function.
   *
   * <p>A {@link Effect.Call}, if there is one, is the last effect, and the next event must be its
   * {@link Event.ActionReturned}. An event that does not fit the state (a choice that is no longer
   * offered, an outcome that nobody waits for) is answered calmly. Nothing that a person can do
   * makes it throw.
   */
  public static Step step(Catalog catalog, State state, Event event) {
    return switch (event) {
      case Event.Started started -> started(catalog, started);
      case Event.Resumed _ -> spoken(catalog, state, run -> new Interruptions(run).greetAgain());
      case Event.UserSaid said when state.withAgent() ->
          toAgent(catalog, state, handOvers -> handOvers.text(said.text()));
      case Event.OptionChosen chosen when state.withAgent() ->
          toAgent(catalog, state, handOvers -> handOvers.option(chosen.value()));
      case Event.FileReceived _ when state.withAgent() -> toAgent(catalog, state, _ -> {});
      case Event.UserSaid said -> heard(catalog, state, hearing -> hearing.text(said));
      case Event.OptionChosen chosen ->
          heard(catalog, state, hearing -> hearing.option(chosen.value()));
      case Event.FileReceived received ->
          heard(catalog, state, hearing -> hearing.file(received.file()));
      case Event.ActionReturned returned -> returned(catalog, state, returned);
      case Event.AccountChanged changed -> accountChanged(catalog, state, changed);
      case Event.AgentJoined joined ->
          spoken(catalog, state, run -> new HandOvers(run).join(joined.agent()));
      case Event.AgentSaid _ -> Step.staying(state);
      case Event.ReturnedToAssistant returned ->
          spoken(
              catalog,
              state,
              run -> new HandOvers(run).giveBack(returned.why().orElse(Why.GIVEN_BACK)));
      case Event.TimedOut _ -> spoken(catalog, state, run -> new Interruptions(run).breakSilence());
      case Event.CatalogChanged _ -> catalogChanged(catalog, state);
      case Event.Faulted _ -> spoken(catalog, state, run -> run.begin(EngineRepair.FAULT));
    };
  }

  /**
   * Returns the slots that a text may name: those of the dialog under way; where none is under way,
   * those of the dialog that has just ended.
   */
  public static Collection<Slot> nameable(Catalog catalog, State state) {
    return spokenOf(catalog, state)
        .map(frame -> catalog.dialog(frame.dialog()).slots().values())
        .orElse(List.of());
  }

  /** Returns the answers that can be corrected, by slot, in the order in which they were given. */
  public static SequencedMap<Slot, Value> answered(Catalog catalog, State state) {
    SequencedMap<Slot, Value> answered = new LinkedHashMap<>();
    spokenOf(catalog, state)
        .ifPresent(frame ->
            Repairs.answered(catalog, frame)
                .forEach(name ->
                    answered.put(
                        catalog.dialog(frame.dialog()).slots().get(name),
                        frame.slots().get(name))));
    return answered;
  }

  /** Returns whether this answer stands for a question that was passed over. */
  public static boolean isPassedOver(Value answer) {
    return answer.equals(Wording.PASSED_OVER);
  }

  private static Optional<Frame> spokenOf(Catalog catalog, State state) {
    return state.stack().reversed().stream()
        .filter(frame -> !catalog.dialog(frame.dialog()).repair())
        .findFirst()
        .or(state::ended)
        .filter(frame -> catalog.dialogs().containsKey(frame.dialog()));
  }

  /** Returns what is being asked in this state, if anything is. */
  public static Optional<Expect> expect(Catalog catalog, State state) {
    return Expectations.of(catalog, state);
  }

  /** Returns how far the dialog is, where it is long enough for that to help. */
  public static Optional<Progress> progress(Catalog catalog, State state) {
    return Progress.of(catalog, state);
  }

  /**
   * Makes a state fit for another catalog, in a conversation in which nothing is under way: what
   * refers to dialogs and states of the old catalog is dropped.
   */
  public static State adopt(Catalog catalog, State state) {
    return state
        .withOffers(
            state.offers().stream().filter(o -> catalog.triggeredBy(o).isPresent()).toList())
        .withEnded(Optional.empty())
        .withAwaiting(
            state.awaiting().filter(frame -> catalog.dialogs().containsKey(frame.dialog())))
        .withWish(known(catalog, state.wish()));
  }

  private static Optional<String> known(Catalog catalog, Optional<String> wish) {
    return wish.filter(intent -> catalog.triggeredBy(intent).isPresent());
  }

  private static Step started(Catalog catalog, Event.Started started) {
    Run run = new Run(catalog, State.NEW.withSettings(started.settings()));
    run.begin(EngineRepair.WELCOME);
    started
        .page()
        .flatMap(catalog::begunOn)
        .ifPresent(dialog -> {
          run.offerNothing();
          run.begin(dialog, handedOver(dialog, started.handOver()));
        });
    return run.finish();
  }

  private static Map<String, Value> handedOver(Dialog dialog, Optional<SecretRef> code) {
    Map<String, Value> slots = new HashMap<>();
    code.ifPresent(ref ->
        dialog.slots().values().stream()
            .filter(slot -> slot.type() == FieldType.HAND_OVER_CODE)
            .forEach(slot -> slots.put(slot.name(), new Value.Secret(ref))));
    return slots;
  }

  private static Step heard(Catalog catalog, State state, Consumer<Hearing> hear) {
    Run run = new Run(catalog, state);
    run.silenceIsOver();
    if (run.top().filter(frame -> run.state(frame) instanceof DialogState.Call).isPresent()) {
      run.walk();
    } else {
      hear.accept(new Hearing(run));
    }
    return run.finish();
  }

  /** What a person does while a human answers, or is waited for, goes to that human. */
  private static Step toAgent(Catalog catalog, State state, Consumer<HandOvers> tell) {
    Run run = new Run(catalog, state);
    run.silenceIsOver();
    run.offerAgain();
    tell.accept(new HandOvers(run));
    return run.finish();
  }

  private static Step spoken(Catalog catalog, State state, Consumer<Run> speak) {
    Run run = new Run(catalog, state);
    run.offerAgain();
    speak.accept(run);
    return run.finish();
  }

  private static Step returned(Catalog catalog, State state, Event.ActionReturned returned) {
    Run run = new Run(catalog, state);
    Optional<Frame> waiting =
        run.top()
            .filter(frame ->
                run.state(frame) instanceof DialogState.Call call
                    && call.action().equals(returned.action())
                    && call.outcomes().containsKey(returned.outcome()));
    if (waiting.isEmpty()) {
      return Step.staying(state);
    }
    Frame frame = waiting.get();
    DialogState.Call call = (DialogState.Call) run.state(frame);
    Map<String, Value> slots = new HashMap<>(frame.slots());
    returned
        .values()
        .forEach((name, value) -> {
          if (name.equals(DialogState.Branch.SPEAKER)) {
            run.learnSpeaker(value);
          } else if (value instanceof Value.Nothing) {
            slots.remove(name);
          } else {
            slots.put(name, value);
          }
        });
    run.stack().replaceTop(frame.with(slots).at(call.outcomes().get(returned.outcome())));
    run.walk();
    return run.finish();
  }

  /** Begins the outermost dialog again with its slots, and leaves what was on top of it. */
  private static Step catalogChanged(Catalog catalog, State state) {
    State left =
        state
            .withStack(List.of())
            .withOffers(List.of())
            .withLast(List.of())
            .withEnded(Optional.empty())
            .withMisses(0)
            .withWish(known(catalog, state.wish()));
    if (state.withAgent()) {
      // Nothing begins while a human answers.
      return Step.staying(left);
    }
    Run run = new Run(catalog, left);
    Optional<Frame> outermost =
        state.stack().stream()
            .filter(frame -> catalog.dialogs().containsKey(frame.dialog()))
            .filter(frame -> !catalog.dialog(frame.dialog()).repair())
            .findFirst();
    run.remark(EngineRepair.CHANGED);
    outermost.ifPresent(frame -> {
      Map<String, Value> slots = new HashMap<>(frame.slots());
      slots.keySet().retainAll(catalog.dialog(frame.dialog()).slots().keySet());
      run.begin(catalog.dialog(frame.dialog()), slots);
    });
    return run.finish();
  }

  private static Step accountChanged(Catalog catalog, State state, Event.AccountChanged changed) {
    boolean sameAccount = state.account().equals(changed.account());
    if (sameAccount && state.roles().equals(changed.roles())) {
      return Step.staying(state);
    }
    return spoken(
        catalog,
        state
            .withAccount(changed.account(), changed.roles())
            // Whoever logs in or out may be somebody else; what was said before a login still
            // counts.
            .withSpeaker(state.account().isEmpty() ? state.speaker() : Optional.empty()),
        run -> new Interruptions(run).accountChanged(sameAccount));
  }
}
