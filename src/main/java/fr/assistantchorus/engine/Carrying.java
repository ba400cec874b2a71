package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.RepairOperation;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.field.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out what somebody meant while a question was open. It reads no text: what a message means
 * was decided where it was heard.
 */
final class Carrying {
  private final Run run;
  private final Wishes wishes;
  private final Filling filling;
  private final DialogState.Collect question;
  private final Frame frame;
  private final Slot slot;

  Carrying(Run run, Wishes wishes, DialogState.Collect question) {
    this.run = run;
    this.wishes = wishes;
    this.filling = new Filling(run, wishes, question);
    this.question = question;
    this.frame = run.top().orElseThrow();
    this.slot = run.slot(frame, question);
  }

  /**
   * Carries the commands out in their order. Facts are told first where something else follows
   * them, since what follows may ask a question, and that must come last.
   *
   * @param commands at least one
   */
  void carry(List<Command> commands) {
    List<Command> acts = commands.stream().filter(c -> !(c instanceof Command.Tell)).toList();
    Command last = acts.isEmpty() ? commands.getLast() : acts.getFirst();
    for (Command command : commands) {
      if (command != last && command instanceof Command.Tell(String intent)) {
        wishes.tell(intent);
      }
    }
    acts.stream().skip(1).forEach(this::keep);
    carry(last);
  }

  /** Keeps a wish that comes second for later. */
  private void keep(Command command) {
    if (command instanceof Command.Want(String intent) && wishes.waiting(intent).isPresent()) {
      run.keepWish(intent);
    }
  }

  private void carry(Command command) {
    switch (command) {
      case Command.Fill(Map<String, Value> values) -> fill(values);
      case Command.Choose(List<String> values) -> choose(values);
      case Command.TakeBack _ -> filling.takeBackDoubted();
      case Command.Misfit(Answer.Doubt doubt) -> filling.doubt(doubt);
      case Command.Misfit(Answer.Bad bad) -> filling.miss(bad);
      case Command.Misfit(Answer.Ok(Value value)) -> filling.fill(value);
      case Command.Change(Map<String, Value> values) -> change(values);
      case Command.Tell(String intent) -> wishes.follow(intent, List.of());
      case Command.Inquire _ -> inquire();
      case Command.Want(String intent) -> wishes.follow(intent, entities());
      case Command.WantElse _ -> say(EngineRepair.OUT_OF_SCOPE);
      case Command.Pause _ -> pause();
      case Command.Pass _ -> pass();
      case Command.DontKnow _ -> dontKnow();
      case Command.Refuse _ -> refuse();
      case Command.Repeat _ -> operate(RepairOperation.REPEAT);
      case Command.Back _ -> operate(RepairOperation.BACK);
      case Command.Restart _ -> operate(RepairOperation.RESTART);
      case Command.Cancel _ -> operate(RepairOperation.CANCEL);
      case Command.Complain _ -> say(EngineRepair.COMPLAINT);
      case Command.Chat _ -> say(EngineRepair.CHAT);
      case Command.Unclear unclear -> unclear(unclear);
    }
  }

  private void fill(Map<String, Value> values) {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    if (values.containsKey(slot.name())) {
      slots = new PartialAnswer(frame, slot).settled();
    }
    slots.putAll(values);
    run.understood();
    Frame filled = frame.with(slots);
    if (values.containsKey(slot.name())) {
      run.stack().replaceTop(filled.withAttempts(0).withAsked(question.name()));
      run.walk();
    } else {
      run.stack().replaceTop(filled);
      say(EngineRepair.NOTED);
    }
  }

  private void choose(List<String> values) {
    if (slot.type() == FieldType.CHOICES && values.size() > 1) {
      filling.chooseAll(values);
    } else {
      filling.choose(values.getFirst());
    }
  }

  /** Changes answers, by the repair that every dialog has for it. */
  private void change(Map<String, Value> values) {
    Optional<Frame> spoken = Repairs.correctable(run.before());
    List<String> answered =
        spoken.map(owner -> Repairs.answered(run.catalog(), owner)).orElse(List.of());
    boolean here = spoken.filter(frame::equals).isPresent();
    if (here && !values.isEmpty() && values.keySet().stream().noneMatch(answered::contains)) {
      fill(values);
      return;
    }
    run.changes(values);
    operate(RepairOperation.CORRECT);
  }

  private void inquire() {
    if (!run.catalog().dialogs().containsKey(EngineRepair.INQUIRY.dialog())) {
      filling.miss(notThis());
      return;
    }
    run.offer(List.of());
    run.remark(EngineRepair.INQUIRY);
    run.questions().ask(frame, question, question.help().orElse(question.ask()));
  }

  private void pause() {
    run.questions().keepBack();
    say(EngineRepair.PAUSE);
  }

  private void pass() {
    boolean chosen = !new PartialAnswer(frame, slot).chosen().isEmpty();
    if (slot.type() == FieldType.CHOICES && (slot.optional() || chosen)) {
      filling.choose(Expectations.ENOUGH.value());
    } else if (slot.optional()) {
      filling.fill(Wording.PASSED_OVER);
    } else {
      say(EngineRepair.PASS_OVER);
    }
  }

  private void dontKnow() {
    if (slot.optional() && question.help().isEmpty()) {
      pass();
    } else {
      wishes.repair(run.catalog().dialog(EngineRepair.DONT_KNOW.dialog()));
    }
  }

  private void refuse() {
    if (slot.optional()) {
      run.remarkIfThere(EngineRepair.REFUSED_OPTIONAL);
      pass();
    } else {
      say(EngineRepair.REFUSED);
    }
  }

  /** Asks which of two readings is meant; where there is none, it counts a miss. */
  private void unclear(Command.Unclear unclear) {
    List<String> titles =
        Stream.concat(
                unclear.option().stream().flatMap(value -> label(value).stream()),
                unclear.intents().stream()
                    .flatMap(intent -> run.catalog().triggeredBy(intent).stream())
                    .map(Dialog::title))
            .toList();
    if (titles.isEmpty() || !run.catalog().dialogs().containsKey(EngineRepair.EITHER.dialog())) {
      filling.miss(notThis());
      return;
    }
    run.understood();
    run.questions().keepBack();
    run.offer(unclear.intents());
    run.remark(
        EngineRepair.EITHER,
        Map.of(
            "first",
            new Value.Text(titles.getFirst()),
            "second",
            titles.size() > 1 ? new Value.Text(titles.get(1)) : goingOn()));
  }

  /** Where only one reading has a name, the other is to go on with what is under way. */
  private Value goingOn() {
    return run.title() instanceof Value.Text(String title) && !title.isEmpty()
        ? new Value.Text("continuer : " + title)
        : new Value.Text("continuer");
  }

  private Optional<String> label(String value) {
    return Expectations.answers(frame, slot, question).stream()
        .filter(option -> option.value().equals(value))
        .map(Option::label)
        .findFirst();
  }

  private Answer.Bad notThis() {
    return run.heard()
        .flatMap(said -> said.interpretation().answer())
        .map(answer -> answer instanceof Answer.Bad bad ? bad : null)
        .orElseGet(() ->
            new Answer.Bad(
                "malformed",
                false,
                new Value.Text(run.heard().map(Event.UserSaid::text).orElse(""))));
  }

  private List<Interpretation.Entity> entities() {
    return run.heard().map(said -> said.interpretation().entities()).orElse(List.of());
  }

  /** Says a repair, and then asks again what is open. Where a catalog lacks it, this is a miss. */
  private void say(EngineRepair repair) {
    if (run.catalog().dialogs().containsKey(repair.dialog())) {
      wishes.repair(run.catalog().dialog(repair.dialog()));
    } else {
      filling.miss(notThis());
    }
  }

  private void operate(RepairOperation operation) {
    run.catalog().dialogs().values().stream()
        .filter(dialog -> Corrections.operates(dialog, operation))
        .filter(
            dialog -> dialog.repair() && dialog.state(dialog.start()) instanceof DialogState.Repair)
        .filter(dialog -> !dialog.name().equals("distress"))
        .findFirst()
        .ifPresentOrElse(wishes::repair, () -> filling.miss(notThis()));
  }
}
