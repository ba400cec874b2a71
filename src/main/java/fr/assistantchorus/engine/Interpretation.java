package fr.assistantchorus.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a text was understood to say at the moment when it came. It is recorded with the event, so
 * that a replay needs neither the model of that day nor the secrets.
 *
 * @param ranked the intents, most likely first
 * @param entities in the order of the text
 * @param answer the text read as the slot that was being asked for, if one was
 * @param named values that were said with the name of what they are: « le code postal, c’est 15100
 *     »
 * @param also what the text asks for besides the first of {@code ranked}, which then is sure
 * @param commands what is meant by it, where a question was open; empty where none was
 */
public record Interpretation(
    List<Ranked> ranked,
    Verdict verdict,
    List<Entity> entities,
    Optional<Answer> answer,
    List<Named> named,
    Optional<String> also,
    List<Command> commands) {

  public Interpretation {
    ranked = List.copyOf(ranked);
    entities = List.copyOf(entities);
    // Events that were written before named values existed have none.
    named = named == null ? List.of() : List.copyOf(named);
    // Those of before have no commands either, and what they mean is told from the rest.
    commands = commands == null ? List.of() : List.copyOf(commands);
  }

  /** Makes an interpretation of which it is not decided yet what is meant by it. */
  public Interpretation(
      List<Ranked> ranked,
      Verdict verdict,
      List<Entity> entities,
      Optional<Answer> answer,
      List<Named> named,
      Optional<String> also) {
    this(ranked, verdict, entities, answer, named, also, List.of());
  }

  /** Returns the same interpretation with another answer, or with none. */
  Interpretation withAnswer(Optional<Answer> other) {
    return new Interpretation(ranked, verdict, entities, other, named, also, commands);
  }

  /** Returns the same interpretation with what is meant by it. */
  public Interpretation withCommands(List<Command> others) {
    return new Interpretation(ranked, verdict, entities, answer, named, also, others);
  }

  /**
   * @param confidence calibrated, 0 to 1
   */
  public record Ranked(String intent, double confidence) {}

  /** How far the first of {@code ranked} can be trusted. */
  public enum Verdict {
    /** The first intent is acted on. */
    SURE,
    /** The first two are alike, so the person is asked which is meant. */
    EITHER,
    /** Neither of the first two intents can be trusted: the text was not understood. */
    NONE
  }

  /**
   * A value found within the text.
   *
   * @param type the code of a field type, or another type that the finders know, such as {@code
   *     ordinal} or {@code person}
   * @param problem the field's reason, where the text only looks like such a value (a SIRET with a
   *     wrong key)
   */
  public record Entity(String type, Value value, Optional<String> problem) {}

  /**
   * A value that was said with the name of a slot of the dialog under way.
   *
   * @param value the canonical form where there is no problem, else as it was typed
   * @param problem the field's reason, where it refuses the value
   */
  public record Named(String slot, Value value, Optional<String> problem) {}

  /** The text as an answer to the question that was open. */
  public sealed interface Answer {
    record Ok(Value value) implements Answer {}

    /**
     * The answer is well formed but odd, so it must be confirmed.
     *
     * @param reason one of the field type's doubts
     * @param input what was typed
     */
    record Doubt(Value value, String reason, Value input) implements Answer {}

    /**
     * The answer is refused.
     *
     * @param reason one of the field type's reasons
     * @param attempt whether the text looks like an attempt at this field (digits for a SIRET, an @
     *     for an address) rather than like something else
     * @param input what was typed
     */
    record Bad(String reason, boolean attempt, Value input) implements Answer {}
  }
}
