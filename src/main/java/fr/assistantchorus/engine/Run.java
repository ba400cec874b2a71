package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Speaker;
import fr.assistantchorus.dialog.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One step under way: the state that is being changed and the effects so far. It lives within
 * {@link Engine#step} and nobody else sees it. Only methods that say what happens change it.
 */
final class Run {
  /** How many dialogs may lie on one another, those left for others and repairs included. */
  static final int MAX_DEPTH = 6;

  private final Catalog catalog;
  private final State before;
  private final DialogStack stack;
  private final Questions questions = new Questions(this);
  private final List<Message> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Step.Place> passed = new ArrayList<>();

  /**
   * The state as this step has changed it so far. The stack and what is said are kept apart until
   * the end.
   */
  private State changed;

  private Optional<Event.UserSaid> heard = Optional.empty();
  private boolean keepsLast;
  private Optional<Map<String, Value>> changes = Optional.empty();
  private boolean dialogEnded;

  Run(Catalog catalog, State state) {
    this.catalog = catalog;
    this.before = state;
    this.stack = new DialogStack(state.stack());
    this.changed = state.withOffers(List.of());
  }

  /** Ends the step. What is asked now becomes the last effect, unless an action is called. */
  Step finish() {
    new Wishes(this).offerSecond();
    State after =
        changed
            .withStack(stack.frames())
            .withLast(said.isEmpty() || keepsLast ? before.last() : said);
    if (effects.isEmpty() || !(effects.getLast() instanceof Effect.Call)) {
      Expectations.of(catalog, after).ifPresent(expect -> effects.add(new Effect.Ask(expect)));
    }
    return new Step(after, effects, passed);
  }

  Catalog catalog() {
    return catalog;
  }

  /** Returns the state that the step began with. */
  State before() {
    return before;
  }

  DialogStack stack() {
    return stack;
  }

  Questions questions() {
    return questions;
  }

  // The dialogs under way.

  Optional<Frame> top() {
    return stack.top();
  }

  /** Returns the question that is open, if there is one. */
  Optional<DialogState.Collect> question() {
    return top().flatMap(this::questionOf);
  }

  Optional<DialogState.Collect> questionOf(Frame frame) {
    return state(frame) instanceof DialogState.Collect collect
        ? Optional.of(collect)
        : Optional.empty();
  }

  Dialog dialog(Frame frame) {
    return catalog.dialog(frame.dialog());
  }

  DialogState state(Frame frame) {
    return dialog(frame).state(frame.state());
  }

  Slot slot(Frame frame, DialogState.Collect collect) {
    return dialog(frame).slots().get(collect.slot());
  }

  /** Returns the title of what is under way, repairs not counted; empty where nothing is. */
  Value title() {
    return new Value.Text(
        stack.frames().reversed().stream()
            .map(this::dialog)
            .filter(dialog -> !dialog.repair())
            .findFirst()
            .map(Dialog::title)
            .orElse(""));
  }

  /** Returns whether the person who speaks may begin this dialog. */
  boolean allowed(Dialog dialog) {
    return switch (dialog.access()) {
      case ANYONE -> true;
      case ACCOUNT -> before.account().isPresent();
      case MANAGER -> before.roles().contains("manager");
    };
  }

  /**
   * Begins a dialog on top of what is under way, and runs it.
   *
   * @param slots what is known of it already
   */
  void begin(Dialog dialog, Map<String, Value> slots) {
    if (stack.depth() >= MAX_DEPTH) {
      // Nothing is begun. The person is told so, and the question that is open is asked again.
      remark(EngineRepair.TOO_DEEP);
      questions.ask();
      return;
    }
    Frame begun = Frame.begin(dialog, slots);
    changed = changed.withAwaiting(changed.awaiting().filter(other -> !same(other, dialog)));
    stack.push(allowed(dialog) ? begun : refusal(begun));
    walk();
  }

  /**
   * Returns the repair that says what the person lacks for a dialog. The dialog waits where logging
   * in may be all that is lacking.
   */
  Frame refusal(Frame begun) {
    if (before.account().isEmpty()) {
      changed = changed.withAwaiting(Optional.of(begun));
    }
    Value title = new Value.Text(dialog(begun).title());
    return Frame.begin(catalog.dialog(EngineRepair.NO_ACCESS.dialog()), Map.of("title", title));
  }

  /**
   * Puts the dialog that waited for somebody to log in on top of what is under way; it begins once
   * what comes on top of it is over.
   */
  void putAwaited() {
    Optional<Frame> awaited =
        changed.awaiting().filter(frame -> catalog.dialogs().containsKey(frame.dialog()));
    changed = changed.withAwaiting(Optional.empty());
    if (awaited.isPresent() && stack.depth() < MAX_DEPTH) {
      Dialog dialog = dialog(awaited.get());
      Frame begun = Frame.begin(dialog, known(awaited.get()));
      stack.push(allowed(dialog) ? begun : refusal(begun));
    }
  }

  /** Returns the values that the frame's dialog, which may have changed since, still has. */
  private Map<String, Value> known(Frame frame) {
    Map<String, Value> known = new HashMap<>(frame.slots());
    known
        .keySet()
        .removeIf(name -> !name.equals(Frame.OPENING) && !dialog(frame).slots().containsKey(name));
    return known;
  }

  void awaitNothing() {
    changed = changed.withAwaiting(Optional.empty());
  }

  private static boolean same(Frame frame, Dialog dialog) {
    return frame.dialog().equals(dialog.name());
  }

  /** Begins one of the engine's own repairs. */
  void begin(EngineRepair repair) {
    if (stack.depth() > MAX_DEPTH) {
      remark(repair);
      questions.ask();
      return;
    }
    stack.push(begun(repair));
    walk();
  }

  private Frame begun(EngineRepair repair) {
    return Frame.begin(catalog.dialog(repair.dialog()), interrupted());
  }

  /** Returns what repairs may read of what they interrupt. */
  Map<String, Value> interrupted() {
    String underWay = question().isPresent() ? "yes" : "no";
    Map<String, Value> given = new HashMap<>();
    given.put("title", title());
    given.put("under_way", new Value.Text(underWay));
    agent().ifPresent(human -> given.put("agent", new Value.Text(human.name())));
    return given;
  }

  /**
   * Goes on from the innermost frame until something is asked or called for, or everything is over.
   */
  void walk() {
    new Walk(this).walk();
  }

  /** Takes note of a state that is passed. */
  void passed(Frame frame) {
    passed.add(new Step.Place(frame.dialog(), frame.state()));
  }

  /** Takes note that a dialog that is not a repair has ended; it is off the stack already. */
  void ended(Frame over, String how) {
    if (!over.trail().isEmpty()) {
      // A dialog that asked nothing leaves nothing to correct, so the one before it stays.
      changed = changed.withEnded(Optional.of(over));
    }
    dialogEnded = true;
    effects.add(new Effect.End(over.dialog(), how));
  }

  /** Returns whether a dialog that is not a repair has ended in this step. */
  boolean hasEndedADialog() {
    return dialogEnded;
  }

  /** Makes the dialog that ended last impossible to correct. */
  void forgetEnded() {
    changed = changed.withEnded(Optional.empty());
  }

  /** Keeps the dialog that ended last open to corrections only where it fulfils this condition. */
  void keepEndedIf(Predicate<Frame> kept) {
    changed = changed.withEnded(changed.ended().filter(kept));
  }

  // Saying.

  void say(Message message) {
    said.add(message);
    effects.add(new Effect.Say(message));
  }

  void say(String id, String text) {
    say(new Message.Text(id, text));
  }

  /** Says again what was said last, in place of the question that would follow. */
  void repeat() {
    before.last().forEach(this::say);
    questions.keepBack();
  }

  String render(Frame frame, Template template) {
    return Wording.render(template, dialog(frame), before.settings(), frame.slots());
  }

  /** Says one of the engine's own repairs without leaving the question that is open. */
  void remark(EngineRepair repair) {
    remark(repair, Map.of());
  }

  /**
   * Says one of the engine's own repairs without leaving the question that is open.
   *
   * @param values what its text quotes
   */
  void remark(EngineRepair repair, Map<String, Value> values) {
    Map<String, Value> slots = new HashMap<>(begun(repair).slots());
    slots.putAll(values);
    Frame frame = begun(repair).with(slots);
    Dialog dialog = dialog(frame);
    say(
        state(frame) instanceof DialogState.Say say
            ? new Message.Text(dialog.name() + "/" + say.name(), render(frame, say.text()))
            : new Message.Text(dialog.name() + "/" + dialog.start(), dialog.title()));
  }

  /** Says one of the engine's own repairs, where the catalog has it. */
  void remarkIfThere(EngineRepair repair) {
    if (catalog.dialogs().containsKey(repair.dialog())) {
      remark(repair);
    }
  }

  /**
   * Says one of the engine's own repairs, but does not count it as said: « répète » still repeats
   * what was said before.
   */
  void remarkInPassing(EngineRepair repair) {
    remark(repair);
    keepsLast = true;
  }

  /** Calls for an action; the step has no other effect after it. */
  void call(String action, Map<String, Value> arguments) {
    effects.add(new Effect.Call(action, arguments));
  }

  // What is offered beside the question.

  /**
   * Shows these offers as buttons, in place of others that this step has shown. {@link Offers}
   * tells what an offer can be.
   */
  void offer(List<String> intents) {
    changed = changed.withOffers(intents);
  }

  /** Keeps offering what was offered before this step. */
  void offerAgain() {
    offer(before.offers());
  }

  void offerNothing() {
    offer(List.of());
  }

  /** Returns the intent of a second wish that has not been offered yet. */
  Optional<String> wish() {
    return changed.wish();
  }

  /** Keeps a second wish until nothing is under way, in place of another one that waited. */
  void keepWish(String intent) {
    changed = changed.withWish(Optional.of(intent));
  }

  void dropWish() {
    changed = changed.withWish(Optional.empty());
  }

  // Who speaks, and whether they are understood.

  /** Remembers what the person has just said. A correction needs it. */
  void hear(Event.UserSaid text) {
    heard = Optional.of(text);
    text.interpretation().entities().stream()
        .filter(entity -> entity.type().equals(DialogState.Branch.SPEAKER))
        .forEach(entity -> learnSpeaker(entity.value()));
  }

  /** Returns who speaks; empty where nothing has told it. */
  Optional<Speaker> speaker() {
    return changed.speaker().flatMap(Speaker::ofCode);
  }

  /** Takes note of who speaks, where the value is the code of one. */
  void learnSpeaker(Value code) {
    if (code instanceof Value.Text(String text)) {
      Speaker.ofCode(text).ifPresent(this::learnSpeaker);
    }
  }

  void learnSpeaker(Speaker learnt) {
    changed = changed.withSpeaker(Optional.of(learnt.learntAfter(speaker()).code()));
  }

  /**
   * Returns what the person has just said; empty where a button was pressed or nothing was said.
   */
  Optional<Event.UserSaid> heard() {
    return heard;
  }

  /** Remembers the new values of a correction, for the repair that makes it. */
  void changes(Map<String, Value> values) {
    changes = Optional.of(values);
  }

  /** Returns the new values of a correction; empty where they are still to be read. */
  Optional<Map<String, Value>> changes() {
    return changes;
  }

  /** Takes note that the person did something, so that the next silence is remarked upon again. */
  void silenceIsOver() {
    changed = changed.withSilent(false);
  }

  void silenceIsAnswered() {
    changed = changed.withSilent(true);
  }

  /** Takes note that a text was understood, which ends the misses in a row. */
  void understood() {
    changed = changed.withMisses(0);
  }

  /**
   * Takes note that a text was not understood while nothing was asked.
   *
   * @return how many there were in a row, this one included
   */
  int missed() {
    changed = changed.withMisses(changed.misses() + 1);
    return changed.misses();
  }

  boolean withAgent() {
    return changed.withAgent();
  }

  /** Returns the human who answers; empty where none has come. */
  Optional<HumanAgent> agent() {
    return changed.agent();
  }

  /** Lets a human answer from now on; who it is is known once one has come. */
  void handOver() {
    effects.add(new Effect.HandOver());
    changed = changed.withAgentSpeaking(true);
  }

  /** Lets this human answer from now on. */
  void join(HumanAgent agent) {
    changed = changed.withAgentSpeaking(true).withAgent(Optional.of(agent));
  }

  /** Lets the assistant answer from now on. */
  void takeOver() {
    changed = changed.withAgentSpeaking(false).withAgent(Optional.empty());
  }
}
