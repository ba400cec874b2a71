package fr.assistantchorus.evaluation;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.engine.Command;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.hearing.Example;
import fr.assistantchorus.hearing.ExampleState;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Meaning;
import fr.assistantchorus.hearing.OpenSecrets;
import fr.assistantchorus.hearing.Situation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What followed from a message, told from outside: from what the assistant said and from what its
 * slots hold afterwards, as somebody who talks to it would tell.
 *
 * @param meaning what it was taken for
 * @param values what was filled or changed, by slot; that of an answer stands under {@code ""}
 */
public record HeardOutcome(Meaning meaning, Map<String, String> values) {
  /** What a repair says about how a message was taken, by its dialog. */
  private static final Map<String, Meaning> REPAIRS =
      Map.ofEntries(
          Map.entry("correct", Meaning.CORRECT),
          Map.entry("back", Meaning.BACK),
          Map.entry("cancel", Meaning.CANCEL),
          Map.entry("restart", Meaning.RESTART),
          Map.entry("complaint", Meaning.COMPLAINT),
          Map.entry("dont-know", Meaning.DONT_KNOW),
          Map.entry("pass-over", Meaning.PASS),
          Map.entry("pause", Meaning.PAUSE),
          Map.entry("goodbye", Meaning.PAUSE),
          Map.entry("refuse", Meaning.REFUSE),
          Map.entry("refuse-optional", Meaning.REFUSE),
          Map.entry("thanks", Meaning.CHAT),
          Map.entry("greet", Meaning.CHAT),
          Map.entry("aside", Meaning.CHAT),
          Map.entry("chat", Meaning.CHAT),
          Map.entry("capabilities", Meaning.QUESTION),
          Map.entry("question", Meaning.QUESTION),
          Map.entry("forget", Meaning.OTHER_WISH),
          Map.entry("distress", Meaning.OTHER_WISH),
          Map.entry("out-of-scope", Meaning.OTHER_WISH),
          Map.entry("no-access", Meaning.OTHER_WISH),
          Map.entry("clarify", Meaning.UNCLEAR),
          Map.entry("unclear", Meaning.UNCLEAR));

  /** What empties or refills slots by itself, so that nobody gave these values. */
  private static final Set<Meaning> UNDOING = Set.of(Meaning.BACK, Meaning.RESTART, Meaning.CANCEL);

  /** What is said from a fact has an id that begins with this. */
  private static final String FACT = "fact/";

  /** The dialogs in which a person is asked for begin with this. */
  private static final String SUPPORT = "contact-support";

  /** The repair that offers a person where nothing is understood any more. */
  private static final String LOST = "human";

  /** The slot that stands for the open question's own. */
  private static final String ANSWER = "";

  /** Plays an example with the engine, and tells what followed. */
  public static HeardOutcome of(Catalog catalog, Interpreter interpreter, Example example) {
    OpenSecrets secrets = new OpenSecrets();
    State before = ExampleState.of(catalog, example, secrets);
    Event.UserSaid said =
        interpreter.interpret(
            "1", ExampleState.NOW, example.text(), Situation.of(catalog, before), secrets);
    Step step = Engine.step(catalog, before, said);
    return new Telling(catalog, before, said, step, secrets).outcome();
  }

  /** Returns whether what the example expects is what followed. */
  public boolean isRight(Example example) {
    return meaning == example.meaning()
        && expected(example).map(values -> Alike.same(values, this.values)).orElse(true);
  }

  /** Returns the values that must follow; empty where the meaning has none. */
  static Optional<Map<String, String>> expected(Example example) {
    return switch (example.meaning()) {
      case SEVERAL, CORRECT -> Optional.of(example.values());
      case ANSWER -> Optional.of(Map.of(ANSWER, example.value().orElse("")));
      case PASS,
          PAUSE,
          CANCEL,
          BACK,
          RESTART,
          REPEAT,
          DONT_KNOW,
          REFUSE,
          QUESTION,
          OTHER_WISH,
          HUMAN,
          COMPLAINT,
          CHAT,
          UNCLEAR ->
          Optional.empty();
    };
  }

  private record Telling(
      Catalog catalog, State before, Event.UserSaid said, Step step, OpenSecrets secrets) {

    HeardOutcome outcome() {
      Optional<Meaning> repair =
          messages().stream().flatMap(message -> repair(message).stream()).findFirst();
      if (messages().stream().anyMatch(message -> message.id().equals(ExampleState.LAST))) {
        return meant(Meaning.REPEAT);
      }
      if (repair.equals(Optional.of(Meaning.REFUSE))) {
        return meant(Meaning.REFUSE);
      }
      return byValues(repair)
          .or(() -> repair.map(HeardOutcome.Telling::meant))
          .orElseGet(this::byWay);
    }

    /** Tells by what the slots hold now; empty where nobody gave a value. */
    private Optional<HeardOutcome> byValues(Optional<Meaning> repair) {
      Map<String, String> changed = changed();
      boolean touchesGiven = changed.keySet().stream().anyMatch(was().slots()::containsKey);
      boolean isUnsaid = repair.isEmpty() || repair.get() == Meaning.UNCLEAR;
      if (repair.equals(Optional.of(Meaning.CORRECT)) || touchesGiven && isUnsaid) {
        return Optional.of(new HeardOutcome(Meaning.CORRECT, changed));
      }
      if (changed.isEmpty() || repair.filter(UNDOING::contains).isPresent()) {
        return Optional.empty();
      }
      Optional<String> own = Optional.ofNullable(changed.get(open().slot()));
      if (own.filter(String::isEmpty).isPresent()) {
        return Optional.of(meant(Meaning.PASS));
      }
      return Optional.of(
          own.isPresent() && changed.size() == 1
              ? answer(own.get())
              : new HeardOutcome(Meaning.SEVERAL, changed));
    }

    /** Tells by where the conversation has gone, where neither a repair nor a value tells. */
    private HeardOutcome byWay() {
      Optional<String> entered =
          step.state().top().map(Frame::dialog).filter(dialog -> !dialog.equals(was().dialog()));
      if (entered.filter(dialog -> dialog.startsWith(SUPPORT)).isPresent()) {
        return meant(Meaning.HUMAN);
      }
      if (entered.filter(LOST::equals).isPresent()) {
        return meant(Meaning.UNCLEAR);
      }
      if (entered.isPresent() || before.stack().size() < step.state().stack().size()) {
        return meant(Meaning.OTHER_WISH);
      }
      if (messages().stream().anyMatch(message -> message.id().startsWith(FACT))) {
        return meant(Meaning.QUESTION);
      }
      Optional<String> help = open().help().map(text -> text.render(Map.of()));
      if (messages().stream().anyMatch(message -> help.equals(Optional.of(message.text())))) {
        return meant(Meaning.DONT_KNOW);
      }
      return byAnswer();
    }

    /** Tells by how the text was read as an answer: one that is refused or in doubt is one. */
    private HeardOutcome byAnswer() {
      return switch (said.interpretation().answer().orElse(null)) {
        case Answer.Bad(String _, boolean attempt, Value input) when attempt ->
            answer(secrets.shown(input));
        case Answer.Doubt(Value value, String _, Value _) -> answer(secrets.shown(value));
        case null, default -> meant(Meaning.UNCLEAR);
      };
    }

    private static HeardOutcome meant(Meaning meaning) {
      return new HeardOutcome(meaning, Map.of());
    }

    private static HeardOutcome answer(String value) {
      return new HeardOutcome(Meaning.ANSWER, Map.of(ANSWER, value));
    }

    private List<Message> messages() {
      return step.effects().stream()
          .filter(Effect.Say.class::isInstance)
          .map(effect -> ((Effect.Say) effect).message())
          .toList();
    }

    private static Optional<Meaning> repair(Message message) {
      return Optional.ofNullable(REPAIRS.get(message.id().substring(0, message.id().indexOf('/'))));
    }

    private Frame was() {
      return before.top().orElseThrow();
    }

    private DialogState.Collect open() {
      return (DialogState.Collect) catalog.dialog(was().dialog()).state(was().state());
    }

    /** Returns the slots that hold something else than before, by name. */
    private Map<String, String> changed() {
      Optional<Frame> is =
          step.state().stack().stream()
              .filter(this::isSame)
              .findFirst()
              .or(() -> step.state().ended().filter(this::isSame));
      Map<String, String> changed = new LinkedHashMap<>();
      if (is.isEmpty()) {
        // The dialog is over, and nothing can be corrected in it: what it was told is the answer.
        answered().ifPresent(value -> changed.put(open().slot(), value));
        return changed;
      }
      Dialog dialog = catalog.dialog(was().dialog());
      for (String slot : dialog.slots().keySet()) {
        Optional<String> old = shown(was(), slot);
        Optional<String> own = shown(is.get(), slot);
        if (!old.equals(own) && !(own.filter(String::isEmpty).isPresent() && isUnasked(slot))) {
          changed.put(slot, own.orElse(""));
        }
      }
      return changed;
    }

    private boolean isSame(Frame frame) {
      return frame.dialog().equals(was().dialog());
    }

    private Optional<String> answered() {
      return said.interpretation().commands().isEmpty()
          ? said.interpretation().answer().orElse(null) instanceof Answer.Ok(Value value)
              ? Optional.of(secrets.shown(value))
              : Optional.empty()
          : said.interpretation().commands().stream()
              .flatMap(command -> answered(command).stream())
              .findFirst();
    }

    private Optional<String> answered(Command command) {
      return switch (command) {
        case Command.Choose(List<String> values) -> Optional.of(String.join(",", values));
        case Command.Fill(Map<String, Value> values) ->
            Optional.ofNullable(values.get(open().slot())).map(secrets::shown);
        default -> Optional.empty();
      };
    }

    /** A slot that is passed over by itself on the way was not passed over by the person. */
    private boolean isUnasked(String slot) {
      return !was().slots().containsKey(slot)
          && catalog.dialog(was().dialog()).collecting(slot).stream()
              .anyMatch(asked -> asked.unasked() && !asked.name().equals(was().state()));
    }

    private Optional<String> shown(Frame frame, String slot) {
      return Optional.ofNullable(frame.slots().get(slot)).map(secrets::shown);
    }
  }
}
