package fr.assistantchorus.engine;

import fr.assistantchorus.engine.Interpretation.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody means by a message, decided where the text was heard. The engine carries it out and
 * reads no text for it; it is recorded with the event, so a replay needs neither the text nor the
 * model that judged it.
 */
public sealed interface Command {
  /**
   * Fills slots of the dialog under way: the one that is asked for, others, or both.
   *
   * @param values by slot; never empty
   */
  record Fill(Map<String, Value> values) implements Command {
    public Fill {
      values = Map.copyOf(values);
    }
  }

  /**
   * Presses buttons of the open question.
   *
   * @param values those of its options; never empty
   */
  record Choose(List<String> values) implements Command {
    public Choose {
      values = List.copyOf(values);
    }
  }

  /** Says no to a value that looks odd and was asked about. */
  record TakeBack() implements Command {}

  /** Answers the open question with something that cannot be taken as it is. */
  record Misfit(Answer answer) implements Command {}

  /**
   * Changes answers that were given.
   *
   * @param values by slot; {@link Value.Nothing} is wrong and must be asked for again. Where it is
   *     empty, the person is asked which answer is meant.
   */
  record Change(Map<String, Value> values) implements Command {
    public Change {
      values = Map.copyOf(values);
    }
  }

  /** Asks a question of fact whose answer is known. */
  record Tell(String intent) implements Command {}

  /** Asks something to which there is no sure answer. */
  record Inquire() implements Command {}

  /** Wants what an intent leads to: another dialog, or a word about the conversation. */
  record Want(String intent) implements Command {}

  /** Wants something that the assistant does not deal with. */
  record WantElse() implements Command {}

  /** Goes on later, or needs a moment. */
  record Pause() implements Command {}

  /** Goes on without a value, or without a further one. */
  record Pass() implements Command {}

  record DontKnow() implements Command {}

  /** Does not want to tell. */
  record Refuse() implements Command {}

  record Repeat() implements Command {}

  record Back() implements Command {}

  record Restart() implements Command {}

  record Cancel() implements Command {}

  record Complain() implements Command {}

  /** Says something that asks for nothing. */
  record Chat() implements Command {}

  /**
   * May mean one thing or another, with different consequences; the person is asked.
   *
   * @param intents what it may mean besides an answer: cancelling, a correction, another dialog; at
   *     most two. Where there is none, the message was not understood.
   * @param option the value of the open question's option that may have been meant
   */
  record Unclear(List<String> intents, Optional<String> option) implements Command {
    public Unclear {
      intents = List.copyOf(intents);
    }
  }
}
