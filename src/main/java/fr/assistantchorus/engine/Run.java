package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Next;
import fr.assistantchorus.dialog.Pattern;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step under way: the state being changed and the effects so far. It lives within {@link
 * Engine#step} and is seen by nobody else.
 */
final class Run {
  /** Dialogs left for others, repairs included. */
  static final int MAX_DEPTH = 6;

  /** States passed through in one step; more is a loop that the checker should have refused. */
  static final int MAX_STATES = 200;

  /** Questions that « retour » can go back through. */
  static final int MAX_TRAIL = 50;

  final Catalog catalog;
  final State before;
  final List<Frame> stack;
  List<String> offers;
  Optional<Frame> ended;
  int misses;
  boolean withAgent;
  boolean silent;

  /** What the person has just said, for a correction. */
  Optional<Event.UserSaid> heard = Optional.empty();

  /** Fields that were typed wrong in the first sentence, by type: told when they are asked for. */
  private final Map<String, Interpretation.Entity> mistyped = new HashMap<>();

  private final List<Message> said = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private int statesLeft = MAX_STATES;
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
  }

  /** Ends the step: what is asked now is the last effect, unless an action is called. */
  Step finish() {
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
        silent);
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

  private Optional<DialogState.Collect> questionOf(Frame frame) {
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
      remark(Pattern.TOO_DEEP);
      ask();
      return;
    }
    if (!allowed(dialog)) {
      begin(Pattern.NO_ACCESS);
      return;
    }
    stack.add(new Frame(dialog.name(), dialog.start(), slots, 0, List.of()));
    walk();
  }

  /** Begins an engine's own repair. */
  void begin(Pattern pattern) {
    if (stack.size() > MAX_DEPTH) {
      remark(pattern);
      ask();
      return;
    }
    Dialog dialog = catalog.dialog(pattern.dialog());
    stack.add(new Frame(dialog.name(), dialog.start(), Map.of("title", title()), 0, List.of()));
    walk();
  }

  /** A question has been open for a while: says so, once; « répète » still means the question. */
  void breakSilence() {
    if (!silent && !withAgent && question().isPresent()) {
      remark(Pattern.SILENCE);
      keepsLast = true;
    }
    silent = true;
  }

  /** Somebody is back, and is told what is still open; what he says follows. */
  void greetAgain() {
    if (question().isPresent()) {
      remark(Pattern.WELCOME_BACK);
      keepsLast = true;
    }
  }

  /** The assistant answers again, after a human did. */
  void takeBack() {
    if (withAgent) {
      withAgent = false;
      remark(Pattern.RETURNED);
      ask();
    }
  }

  /** Says an engine's own repair without leaving the question that is open. */
  void remark(Pattern pattern) {
    say(patternText(pattern));
  }

  private Message patternText(Pattern pattern) {
    Dialog dialog = catalog.dialog(pattern.dialog());
    Frame frame = new Frame(dialog.name(), dialog.start(), Map.of("title", title()), 0, List.of());
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

  private boolean allowed(Dialog dialog) {
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

  // --- walking ---

  /**
   * Goes on from the innermost frame's state until something is asked, called for, or all is over.
   */
  void walk() {
    while (!stack.isEmpty()) {
      if (statesLeft-- == 0) {
        stack.clear();
        remark(Pattern.FAULT);
        return;
      }
      Frame frame = stack.getLast();
      boolean goesOn =
          switch (state(frame)) {
            case DialogState.Collect collect -> collect(frame, collect);
            case DialogState.Say say -> say(frame, say);
            case DialogState.Call call -> call(frame, call);
            case DialogState.Branch branch -> branch(frame, branch);
            case DialogState.Enter enter -> enter(frame, enter);
            case DialogState.Repair repair -> repair(frame, repair);
            case DialogState.HandOver handOver -> handOver(frame, handOver);
            case DialogState.Finish finish -> pop(finish.how());
          };
      if (!goesOn) {
        return;
      }
    }
  }

  private boolean collect(Frame frame, DialogState.Collect collect) {
    Value value = frame.slots().get(collect.slot());
    if (value == null) {
      ask();
      return false;
    }
    int answered = frame.trail().indexOf(collect.name());
    if (answered >= 0) {
      // The dialog leads back to a question that was answered: it wants another answer.
      Map<String, Value> slots = new HashMap<>(frame.slots());
      slots.remove(collect.slot());
      replaceTop(
          new Frame(frame.dialog(), collect.name(), slots, 0, frame.trail().subList(0, answered)));
      return true;
    }
    List<String> trail = new ArrayList<>(frame.trail());
    trail.add(collect.name());
    if (trail.size() > MAX_TRAIL) {
      trail.removeFirst();
    }
    replaceTop(new Frame(frame.dialog(), after(collect, value), frame.slots(), 0, trail));
    return true;
  }

  /** Where an answer leads; the checker has made sure that it leads somewhere. */
  private static String after(DialogState.Collect collect, Value value) {
    String byValue = value instanceof Value.Text(String text) ? collect.cases().get(text) : null;
    return byValue != null ? byValue : collect.next().orElse(collect.name());
  }

  private boolean say(Frame frame, DialogState.Say say) {
    String id = frame.dialog() + "/" + say.name();
    String text = render(frame, say.text());
    say(
        say.link()
            .<Message>map(link -> new Message.Link(id, text, link.href(), link.label()))
            .orElseGet(() -> new Message.Text(id, text)));
    if (!say.offers().isEmpty()) {
      offers = say.offers();
    }
    return follow(frame, say.next());
  }

  private boolean follow(Frame frame, Next next) {
    return switch (next) {
      case Next.To(String state) -> go(frame, state);
      case Next.End(String how) -> pop(how);
    };
  }

  private boolean go(Frame frame, String state) {
    replaceTop(new Frame(frame.dialog(), state, frame.slots(), 0, frame.trail()));
    return true;
  }

  private boolean call(Frame frame, DialogState.Call call) {
    Map<String, Value> arguments = new LinkedHashMap<>();
    call.arguments()
        .forEach((argument, slot) -> {
          Value value = frame.slots().get(slot);
          if (value != null) {
            arguments.put(argument, value);
          }
        });
    effects.add(new Effect.Call(call.action(), arguments));
    return false;
  }

  private boolean branch(Frame frame, DialogState.Branch branch) {
    String state =
        frame.slots().get(branch.slot()) instanceof Value.Text(String text)
            ? branch.cases().getOrDefault(text, branch.otherwise())
            : branch.otherwise();
    return go(frame, state);
  }

  private boolean enter(Frame frame, DialogState.Enter enter) {
    Dialog dialog = catalog.dialog(enter.dialog());
    if (stack.size() >= MAX_DEPTH || !allowed(dialog)) {
      return follow(frame, enter.next());
    }
    stack.add(new Frame(dialog.name(), dialog.start(), Map.of(), 0, List.of()));
    return true;
  }

  private boolean repair(Frame frame, DialogState.Repair repair) {
    String outcome = new Repairs(this).apply(repair.operation());
    int own = stack.indexOf(frame);
    stack.set(
        own,
        new Frame(frame.dialog(), repair.outcomes().get(outcome), frame.slots(), 0, frame.trail()));
    return true;
  }

  private boolean handOver(Frame frame, DialogState.HandOver handOver) {
    say(frame.dialog() + "/" + handOver.name(), render(frame, handOver.text()));
    effects.add(new Effect.HandOver());
    withAgent = true;
    return follow(frame, handOver.next());
  }

  /** Ends the innermost dialog and goes on with the one below. */
  private boolean pop(String how) {
    Frame over = stack.removeLast();
    boolean repair = dialog(over).repair();
    if (!repair) {
      ended = Optional.of(over);
      effects.add(new Effect.End(over.dialog(), how));
    }
    if (stack.isEmpty()) {
      return false;
    }
    Frame below = stack.getLast();
    if (state(below) instanceof DialogState.Enter enter) {
      return follow(below, enter.next());
    }
    boolean digressed = effects.stream().anyMatch(Effect.End.class::isInstance);
    if (digressed && questionOf(below).isPresent()) {
      remark(Pattern.RESUME);
    }
    return true;
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

  /** Asks again after a miss, saying what is wrong where the dialog has words for it. */
  void refuse(Frame frame, DialogState.Collect collect, String reason, Value input) {
    Template words =
        Optional.ofNullable(collect.invalid().get(reason)).or(collect::again).orElse(collect.ask());
    Map<String, Value> values = new HashMap<>(frame.slots());
    values.put("input", Texts.quoted(input));
    ask(
        new Frame(frame.dialog(), frame.state(), values, frame.attempts(), frame.trail()),
        collect,
        words);
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
