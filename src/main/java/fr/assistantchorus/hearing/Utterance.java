package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.intent.Understood;
import java.util.Optional;
import java.util.Set;

/**
 * A text that somebody has just said, with all that it is read by.
 *
 * @param text as it was typed: nothing in it is hidden yet
 * @param sensitive the types of value that are never shown nor stored in the clear
 * @param secrets keeps what is hidden
 */
record Utterance(
    String text,
    Understood understood,
    Situation situation,
    Set<String> sensitive,
    SecretKeeper secrets) {

  /** Returns the type of the field that was asked for, if one was. */
  Optional<FieldType> asked() {
    return situation.expect().map(Expect::type).flatMap(FieldType::ofCode);
  }

  boolean isSensitive(Entity found) {
    return sensitive.contains(found.type());
  }

  /** Returns whether one of these values stands, in whole or in part, between two places. */
  boolean holdsSecrets(int start, int end) {
    return understood.entities().stream()
        .anyMatch(entity -> isSensitive(entity) && entity.overlaps(start, end));
  }
}
