package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Next;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes through the states of the dialogs under way, and does what each kind of state does. */
final class Walk {
  /**
   * The most states that are passed in one go; more are a loop that the checker should have
   * refused.
   */
  static final int MAX_STATES = 200;

  /** The most questions that « retour » can go back through. */
  static final int MAX_TRAIL = 50;

  private final Run run;
  private int statesLeft = MAX_STATES;

  Walk(Run run) {
    this.run = run;
  }

  /**
   * Goes on from the innermost frame's state until something is asked or called for, or everything
   * is over.
   */
  void walk() {
    while (!run.stack().isEmpty()) {
      if (statesLeft-- == 0) {
        run.stack().leaveFrom(0);
        run.remark(EngineRepair.FAULT);
        return;
      }
      Frame frame = run.top().orElseThrow();
      run.passed(frame);
      boolean goesOn =
          switch (run.state(frame)) {
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
    if (frame.trail().contains(collect.name())) {
      // The dialog leads back to a question that was answered, so it needs another answer.
      Frame rewound =
          Rewinding.to(run.dialog(frame), frame, collect.name(), Set.of(collect.slot()));
      run.stack().replaceTop(rewound.withAsked(collect.name()));
      return true;
    }
    Value value = frame.slots().get(collect.slot());
    if (value == null && collect.unasked() && !frame.asked().contains(collect.name())) {
      Map<String, Value> slots = new HashMap<>(frame.slots());
      slots.put(collect.slot(), Wording.PASSED_OVER);
      run.stack().replaceTop(frame.with(slots));
      return true;
    }
    Optional<DialogState.Option> named =
        value == null ? namedAtFirst(frame, collect) : Optional.empty();
    if (named.isPresent()) {
      Map<String, Value> slots = new HashMap<>(frame.slots());
      slots.put(collect.slot(), new Value.Text(named.get().value()));
      run.stack().replaceTop(frame.with(slots));
      return true;
    }
    if (value == null) {
      run.questions().ask();
      return false;
    }
    List<String> trail = new ArrayList<>(frame.trail());
    trail.add(collect.name());
    if (trail.size() > MAX_TRAIL) {
      trail.removeFirst();
    }
    run.stack().replaceTop(frame.withTrail(trail).at(after(collect, value)));
    return true;
  }

  /**
   * Returns the option, of those that an action gave, which the first sentence named: « détache
   * Marc Petit ». Where the question was put once, only its answer counts.
   */
  private Optional<DialogState.Option> namedAtFirst(Frame frame, DialogState.Collect collect) {
    boolean open =
        collect.choices().from().isPresent()
            && run.slot(frame, collect).type() == FieldType.CHOICE
            && !frame.asked().contains(collect.name());
    return open && frame.slots().get(Frame.OPENING) instanceof Value.Text(String text)
        ? Labels.named(Expectations.answers(frame, run.slot(frame, collect), collect), text)
        : Optional.empty();
  }

  /** Returns the state that an answer leads to. The checker has made sure that there is one. */
  private static String after(DialogState.Collect collect, Value value) {
    String byValue = value instanceof Value.Text(String text) ? collect.cases().get(text) : null;
    return byValue != null ? byValue : collect.next().orElse(collect.name());
  }

  private boolean say(Frame frame, DialogState.Say say) {
    String id = frame.dialog() + "/" + say.name();
    String text = run.render(frame, say.text());
    run.say(
        say.link()
            .<Message>map(
                link -> new Message.Link(id, text, run.render(frame, link.href()), link.label()))
            .orElseGet(() -> new Message.Text(id, text)));
    List<String> offers = say.offersTo(run.before().account().isPresent());
    if (!offers.isEmpty()) {
      run.offer(offers);
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
    run.stack().replaceTop(frame.at(state));
    return true;
  }

  private boolean call(Frame frame, DialogState.Call call) {
    run.call(call.action(), filled(frame, call.arguments()));
    return false;
  }

  /**
   * Returns the values by the names under which they are handed on, without those that were passed
   * over.
   */
  private static Map<String, Value> filled(Frame frame, Map<String, String> arguments) {
    Map<String, Value> filled = new LinkedHashMap<>();
    arguments.forEach((argument, slot) -> {
      Value value = frame.slots().get(slot);
      if (value != null && !value.equals(Wording.PASSED_OVER)) {
        filled.put(argument, value);
      }
    });
    return filled;
  }

  private boolean branch(Frame frame, DialogState.Branch branch) {
    if (branch.slot().equals(DialogState.Branch.SPEAKER)) {
      return go(
          frame,
          run.speaker().stream()
              .flatMap(who -> who.toldAs().stream())
              .flatMap(who -> Optional.ofNullable(branch.cases().get(who.code())).stream())
              .findFirst()
              .orElse(branch.otherwise()));
    }
    String state =
        frame.slots().get(branch.slot()) instanceof Value.Text(String text)
            ? branch.cases().getOrDefault(text, branch.otherwise())
            : branch.otherwise();
    return go(frame, state);
  }

  private boolean enter(Frame frame, DialogState.Enter enter) {
    Dialog dialog = run.catalog().dialog(enter.dialog());
    if (run.stack().depth() >= Run.MAX_DEPTH || !run.allowed(dialog)) {
      return follow(frame, enter.next());
    }
    Frame entered = Frame.begin(dialog, filled(frame, enter.arguments()));
    if (enter.next() instanceof Next.End) {
      // Nothing is left to do in this dialog, so the entered one replaces it. From then on, only
      // answers to the entered dialog can be corrected.
      run.stack().replaceTop(entered);
    } else {
      run.stack().push(entered);
    }
    return true;
  }

  private boolean repair(Frame frame, DialogState.Repair repair) {
    Repairs repairs = new Repairs(run);
    String outcome = repairs.apply(repair.operation());
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.putAll(repairs.quoted());
    // Where the repair is no longer on the stack, it has given its place to another dialog.
    run.stack().replace(frame, frame.at(repair.outcomes().get(outcome)).with(slots));
    return true;
  }

  private boolean handOver(Frame frame, DialogState.HandOver handOver) {
    boolean waits = handOver.nobody().isPresent();
    if (!waits || !run.withAgent()) {
      run.say(frame.dialog() + "/" + handOver.name(), run.render(frame, handOver.text()));
      run.handOver();
    }
    return !waits && follow(frame, handOver.next());
  }

  /** Goes on from the innermost frame by this way, whatever its state does. */
  void goOn(Frame frame, Next next) {
    if (follow(frame, next)) {
      walk();
    }
  }

  /** Ends the innermost dialog and goes on with the one below. */
  private boolean pop(String how) {
    Frame over = run.stack().pop();
    if (!run.dialog(over).repair()) {
      run.ended(over, how);
    }
    if (run.stack().isEmpty()) {
      return false;
    }
    Frame below = run.top().orElseThrow();
    if (run.state(below) instanceof DialogState.Enter enter) {
      return follow(below, enter.next());
    }
    if (run.hasEndedADialog() && run.questionOf(below).isPresent()) {
      run.remark(EngineRepair.RESUME);
    }
    return true;
  }
}
