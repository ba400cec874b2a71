package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;

/**
 * Keeps the sensitive values of a message, so that what is heard holds a reference in place of
 * each.
 *
 * <p>The same value always gets the same reference within a conversation, so that the X of « pas X,
 * Y » can be found among the answers without opening any.
 */
public interface SecretKeeper {
  /** Keeps a value, and returns the reference for it, with the mask that it is shown by. */
  SecretRef keep(String value, String mask);

  /** Returns whether a reference stands for this value; nothing is opened. */
  boolean standsFor(SecretRef ref, String value);

  /** Keeps a value of a sensitive type, under that type's own mask. */
  default Value value(FieldType type, String value) {
    return new Value.Secret(keep(value, type.mask(value)));
  }
}
