package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One step under way: the state being changed and the effects so far. It lives within {@link
 * Engine#step} and is seen by nobody else.
 */
final class Run {
  /** Dialogs left for others, repairs included. */
  static final int MAX_DEPTH = 6;

  final Catalog catalog;
  final State before;
  final List<Frame> stack;
  List<String> offers;
  Optional<Frame> ended;
  int misses;
  boolean withAgent;
  boolean silent;

  /** The intent of a second wish, until it is offered. */
  Optional<String> wish;

  /** What the person has just said, for a correction. */
  Optional<Event.UserSaid> heard = Optional.empty();

  /** Fields that were typed wrong in the first sentence, by type: told when they are asked for. */
  private final Map<String, Interpretation.Entity> mistyped = new HashMap<>();

  private final List<Message> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private boolean quiet;
  private boolean keepsLast;

  Run(Catalog catalog, State state) {
    this.catalog = catalog;
    this.before = state;
    this.stack = new ArrayList<>(state.stack());
    this.offers = List.of();
    this.ended = state.ended();
    this.misses = state.misses();
    this.withAgent = state.withAgent();
    this.silent = state.silent();
    this.wish = state.wish();
  }

  /** Ends the step: what is asked now is the last effect, unless an action is called. */
  Step finish() {
    offerWish();
    State state = state();
    if (!(lastEffect() instanceof Effect.Call)) {
      Expectations.of(catalog, state).ifPresent(expect -> effects.add(new Effect.Ask(expect)));
    }
    return new Step(state, effects);
  }

  private State state() {
    return new State(
        stack,
        before.settings(),
        before.account(),
        before.roles(),
        offers,
        said.isEmpty() || keepsLast ? before.last() : said,
        ended,
        misses,
        withAgent,
        silent,
        wish);
  }

  /** Offers the second wish once nothing is under way; it waits in the offer from then on. */
  private void offerWish() {
    if (wish.isEmpty() || !stack.isEmpty() || withAgent) {
      return;
    }
    String intent = wish.get();
    wish = Optional.empty();
    waiting(intent)
        .ifPresent(wanted -> {
          // The question has buttons of its own.
          offers = List.of();
          quiet = false;
          stack.add(
              Frame.begin(
                  catalog.dialog(EngineRepair.OTHER_WISH.dialog()),
                  Map.of(
                      "title",
                      new Value.Text(wanted.title()),
                      Repairs.WISH,
                      new Value.Text(intent))));
          walk();
        });
  }

  /** The dialog that a second wish leads to. */
  Optional<Dialog> waiting(String intent) {
    return catalog.triggeredBy(intent).filter(dialog -> !dialog.repair());
  }

  private Effect lastEffect() {
    return effects.isEmpty() ? null : effects.getLast();
  }

  // --- what is under way ---

  Optional<Frame> top() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  /** The question that is open, if one is. */
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

  void replaceTop(Frame frame) {
    stack.set(stack.size() - 1, frame);
  }

  // --- saying ---

  void say(Message message) {
    said.add(message);
    effects.add(new Effect.Say(message));
  }

  void say(String id, String text) {
    say(new Message.Text(id, text));
  }

  /** Says again what was said last, instead of the question that would follow. */
  void repeat() {
    before.last().forEach(this::say);
    quiet();
  }

  /** What is said asks something itself: the open question is not put again on top of it. */
  void quiet() {
    quiet = true;
  }

  String render(Frame frame, Template template) {
    return Texts.render(template, dialog(frame), before.settings(), frame.slots());
  }

  /** Whether another dialog has come to its end in this step. */
  boolean digressed() {
    return effects.stream().anyMatch(Effect.End.class::isInstance);
  }

  /** Adds an effect that ends a step's work. */
  void emit(Effect effect) {
    effects.add(effect);
  }

  // --- dialogs ---

  /**
   * Begins a dialog on top of what is under way, and runs it.
   *
   * @param slots what is known of it already
   */
  void begin(Dialog dialog, Map<String, Value> slots) {
    if (stack.size() >= MAX_DEPTH) {
      // The repairs are shallow: dropping the one under way leaves what was interrupted.
      remark(EngineRepair.TOO_DEEP);
      ask();
      return;
    }
    if (!allowed(dialog)) {
      begin(EngineRepair.NO_ACCESS);
      return;
    }
    stack.add(Frame.begin(dialog, slots));
    walk();
  }

  /** Begins an engine's own repair. */
  void begin(EngineRepair repair) {
    if (stack.size() > MAX_DEPTH) {
      remark(repair);
      ask();
      return;
    }
    Dialog dialog = catalog.dialog(repair.dialog());
    stack.add(Frame.begin(dialog, Map.of("title", title())));
    walk();
  }

  /** A question has been open for a while: says so, once; « répète » still means the question. */
  void breakSilence() {
    if (!silent && !withAgent && question().isPresent()) {
      remark(EngineRepair.SILENCE);
      keepsLast = true;
    }
    silent = true;
  }

  /** Somebody is back, and is told what is still open; what he says follows. */
  void greetAgain() {
    if (question().isPresent()) {
      remark(EngineRepair.WELCOME_BACK);
      keepsLast = true;
    }
  }

  /** The assistant answers again, after a human did. */
  void takeBack() {
    if (withAgent) {
      withAgent = false;
      remark(EngineRepair.RETURNED);
      ask();
    }
  }

  /**
   * Somebody has logged in or out. What is under way and wants an account is left: it may hold the
   * data of whoever was there before.
   *
   * @param sameAccount only his roles have changed
   */
  void accountChanged(boolean sameAccount) {
    for (int i = 0; i < stack.size(); i++) {
      if (!keeps(stack.get(i), sameAccount)) {
        // An agent speaks, so nothing goes on meanwhile.
        stack.subList(withAgent ? 0 : i, stack.size()).clear();
        break;
      }
    }
    ended = ended.filter(frame -> keeps(frame, sameAccount));
    if (withAgent) {
      return;
    }
    if (!sameAccount) {
      remark(before.account().isPresent() ? EngineRepair.BOUND : EngineRepair.UNBOUND);
    }
    walk();
  }

  private boolean keeps(Frame frame, boolean sameAccount) {
    return sameAccount ? allowed(dialog(frame)) : dialog(frame).access() == Dialog.Access.ANYONE;
  }

  /** Says an engine's own repair without leaving the question that is open. */
  void remark(EngineRepair repair) {
    say(repairText(repair));
  }

  private Message repairText(EngineRepair repair) {
    Dialog dialog = catalog.dialog(repair.dialog());
    Frame frame = Frame.begin(dialog, Map.of("title", title()));
    return dialog.state(dialog.start()) instanceof DialogState.Say say
        ? new Message.Text(dialog.name() + "/" + say.name(), render(frame, say.text()))
        : new Message.Text(dialog.name() + "/" + dialog.start(), dialog.title());
  }

  /** The title of what is under way, not counting repairs. */
  Value title() {
    return new Value.Text(
        stack.reversed().stream()
            .map(this::dialog)
            .filter(dialog -> !dialog.repair())
            .findFirst()
            .map(Dialog::title)
            .orElse(""));
  }

  boolean allowed(Dialog dialog) {
    return switch (dialog.access()) {
      case ANYONE -> true;
      case ACCOUNT -> before.account().isPresent();
      case MANAGER -> before.roles().contains("manager");
    };
  }

  /** Keeps fields that were typed wrong, to say so where they are asked for. */
  void mistyped(List<Interpretation.Entity> entities) {
    entities.stream()
        .filter(entity -> entity.problem().isPresent())
        .forEach(entity -> mistyped.putIfAbsent(entity.type(), entity));
  }

  /** Goes on from the innermost frame until something is asked, called for, or all is over. */
  void walk() {
    new Walk(this).walk();
  }

  // --- asking ---

  /** Asks what is open, in the words of the first time. */
  void ask() {
    if (quiet) {
      return;
    }
    top()
        .ifPresent(frame ->
            questionOf(frame)
                .ifPresent(collect -> {
                  Interpretation.Entity wrong = mistyped.remove(slot(frame, collect).type().code());
                  if (wrong == null) {
                    ask(frame, collect, collect.ask());
                  } else {
                    refuse(frame, collect, wrong.problem().orElseThrow(), wrong.value());
                  }
                }));
  }

  /**
   * The question in other words, for who missed it; what follows each choice of several (« C’est
   * noté. Un autre ? ») is not that.
   */
  Optional<Template> reworded(Frame frame, DialogState.Collect collect) {
    return collect.again().filter(_ -> slot(frame, collect).type() != FieldType.CHOICES);
  }

  /** Asks again after a miss, saying what is wrong: in the dialog's words, else in the field's. */
  void refuse(Frame frame, DialogState.Collect collect, String reason, Value input) {
    FieldType type = slot(frame, collect).type();
    Template words =
        Optional.ofNullable(collect.invalid().get(reason))
            .or(() -> reworded(frame, collect))
            .or(() -> Optional.of(reason).filter(tellable(type)).map(r -> sentence(type, r)))
            .orElse(collect.ask());
    Map<String, Value> values = new HashMap<>(frame.slots());
    values.put("input", Texts.quoted(input));
    ask(frame.with(values), collect, words);
  }

  private static Predicate<String> tellable(FieldType type) {
    return reason -> type.reasons().contains(reason) || type.doubts().contains(reason);
  }

  private static Template sentence(FieldType type, String reason) {
    return new Template(Sentences.of(type, reason));
  }

  void ask(Frame frame, DialogState.Collect collect, Template words) {
    String id = frame.dialog() + "/" + collect.name();
    String text = render(frame, words);
    say(
        collect.recap().isEmpty()
            ? new Message.Text(id, text)
            : new Message.Recap(id, text, rows(frame, collect.recap())));
  }

  private List<Message.Row> rows(Frame frame, List<String> slots) {
    Dialog dialog = dialog(frame);
    return slots.stream()
        .filter(frame.slots()::containsKey)
        .filter(slot -> !frame.slots().get(slot).equals(Texts.PASSED_OVER))
        .map(slot ->
            new Message.Row(
                slot,
                dialog.slots().get(slot).label(),
                String.valueOf(Texts.shown(dialog, slot, frame.slots().get(slot)))))
        .toList();
  }
}
