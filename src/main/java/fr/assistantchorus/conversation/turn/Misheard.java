package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Verdict;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.intent.NamedIntent;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the texts that an author of phrases can learn from; pure. */
public final class Misheard {
  /** The reasons, as they are stored. */
  static final String NOT_UNDERSTOOD = "not-understood";

  public static final String TAKEN_BACK = "taken-back";

  /** The repairs that are said where nobody was sure of a text. */
  private static final List<EngineRepair> AT_A_LOSS =
      List.of(
          EngineRepair.NOT_UNDERSTOOD,
          EngineRepair.CLARIFY,
          EngineRepair.OUT_OF_SCOPE,
          EngineRepair.CHOICES,
          EngineRepair.HUMAN);

  /** The intents that take back what was just begun, where nothing has come of it yet. */
  private static final Set<NamedIntent> TAKING_BACK =
      EnumSet.of(
          NamedIntent.CANCEL,
          NamedIntent.CORRECT,
          NamedIntent.BACK,
          NamedIntent.NO,
          NamedIntent.COMPLAINT);

  private static final Pattern STARTS_WITH_NO = Pattern.compile("(non|pas)\\b");

  private Misheard() {}

  /**
   * Returns whether a text was taken for neither a wish nor an answer. An attempt at an address or
   * a number is not such a text: it was understood, and is wrong. Where nothing is asked, any text
   * reads as an answer, so that does not count.
   *
   * @param before the state in which it was said
   */
  public static boolean notUnderstood(Event event, State before, Step step) {
    if (!(event instanceof Event.UserSaid said)
        || before.withAgent()
        || said.interpretation().verdict() == Verdict.SURE
        || !before.stack().isEmpty()
            && said.interpretation().answer().filter(Misheard::attempt).isPresent()) {
      return false;
    }
    boolean atALoss =
        step.effects().stream()
            .flatMap(Misheard::said)
            .map(Message::id)
            .anyMatch(id -> AT_A_LOSS.stream().anyMatch(p -> id.startsWith(p.dialog() + "/")));
    return atALoss || missed(before, step.state());
  }

  /** Returns whether the answer is right, or was meant as an answer. */
  private static boolean attempt(Answer answer) {
    return switch (answer) {
      case Answer.Ok _, Answer.Doubt _ -> true;
      case Answer.Bad bad -> bad.attempt();
    };
  }

  private static Stream<Message> said(Effect effect) {
    return effect instanceof Effect.Say(Message message) ? Stream.of(message) : Stream.empty();
  }

  private static boolean missed(State before, State after) {
    return before
        .top()
        .flatMap(asked ->
            after
                .top()
                .filter(still -> still.dialog().equals(asked.dialog()))
                .filter(still -> still.attempts() > asked.attempts()))
        .isPresent();
  }

  /**
   * Returns whether a text takes back what the text before it was taken for: « non, … » or « annule
   * », while what that began has not been answered yet, or is over already.
   */
  static boolean takesBack(Catalog catalog, Event event, State before) {
    if (!(event instanceof Event.UserSaid said) || before.last().isEmpty()) {
      return false;
    }
    Interpretation heard = said.interpretation();
    boolean sure = heard.verdict() == Verdict.SURE && !heard.ranked().isEmpty();
    boolean back = sure && takesBack(heard.ranked().getFirst().intent());
    boolean instead = sure && startsWithNo(said.text()) && !repair(catalog, heard);
    return (back || instead) && nothingAnswered(catalog, before);
  }

  private static boolean takesBack(String intent) {
    return NamedIntent.of(intent).filter(TAKING_BACK::contains).isPresent();
  }

  private static boolean startsWithNo(String text) {
    return STARTS_WITH_NO.matcher(text.strip().toLowerCase(Locale.ROOT)).lookingAt();
  }

  private static boolean repair(Catalog catalog, Interpretation heard) {
    return catalog
        .triggeredBy(heard.ranked().getFirst().intent())
        .filter(Dialog::repair)
        .isPresent();
  }

  /**
   * Returns whether nothing has been answered yet. « Non » answers a question of yes or no, and
   * takes nothing back.
   */
  private static boolean nothingAnswered(Catalog catalog, State before) {
    return before
        .top()
        .map(frame ->
            frame.trail().isEmpty()
                && frame.attempts() == 0
                && !catalog.dialog(frame.dialog()).repair())
        .orElse(true);
  }
}
