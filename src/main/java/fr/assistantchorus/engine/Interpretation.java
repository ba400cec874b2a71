package fr.assistantchorus.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a text was understood to say, at the moment it came; recorded with the event, so that a
 * replay needs neither the model of that day nor the secrets.
 *
 * @param ranked intents, most likely first
 * @param entities in the order of the text
 * @param answer the text read as the slot that was being asked for, if one was
 * @param named values said with the name of what they are: « le code postal, c’est 15100 »
 * @param also what the text asks for besides the first of {@code ranked}, which is sure then
 */
public record Interpretation(
    List<Ranked> ranked,
    Verdict verdict,
    List<Entity> entities,
    Optional<Answer> answer,
    List<Named> named,
    Optional<String> also) {

  public Interpretation {
    ranked = List.copyOf(ranked);
    entities = List.copyOf(entities);
    // Events written before there were any.
    named = named == null ? List.of() : List.copyOf(named);
  }

  /** The same text as another answer, or as none. */
  Interpretation withAnswer(Optional<Answer> other) {
    return new Interpretation(ranked, verdict, entities, other, named, also);
  }

  /**
   * @param confidence calibrated, 0 to 1
   */
  public record Ranked(String intent, double confidence) {}

  /** How far the first of {@code ranked} can be trusted. */
  public enum Verdict {
    /** Act on the first. */
    SURE,
    /** The first two are alike: ask which. */
    EITHER,
    /** Neither: not understood. */
    NONE
  }

  /**
   * A value found within the text.
   *
   * @param type code of a field type
   * @param problem a field's reason where it only looks like one (a SIRET with a wrong key)
   */
  public record Entity(String type, Value value, Optional<String> problem) {}

  /**
   * A value said with the name of a slot of the dialog under way.
   *
   * @param value canonical where there is no problem, else as typed
   * @param problem the field's reason, where it is not one
   */
  public record Named(String slot, Value value, Optional<String> problem) {}

  /** The text as an answer to the question that was open. */
  public sealed interface Answer {
    record Ok(Value value) implements Answer {}

    /**
     * Well formed but odd: to be confirmed.
     *
     * @param reason one of the field type's doubts
     * @param input what was typed
     */
    record Doubt(Value value, String reason, Value input) implements Answer {}

    /**
     * @param reason of the field type
     * @param attempt whether the text looks like an attempt at this field (digits for a SIRET, an @
     *     for an address), rather than like something else
     * @param input what was typed
     */
    record Bad(String reason, boolean attempt, Value input) implements Answer {}
  }
}
