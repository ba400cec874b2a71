package fr.assistantchorus.entity;

import java.util.List;
import java.util.Map;

/**
 * The nouns that people call the slots of a dialog by, made ready to be found in texts. That takes
 * longer than reading a text, so whoever reads many texts keeps them. Immutable.
 */
public final class Nouns {
  private final Sequences<String> slots = new Sequences<>();

  private Nouns(Map<String, List<String>> bySlot) {
    bySlot.forEach((slot, names) -> names.forEach(name -> slots.add(name, slot)));
  }

  /**
   * Returns the nouns of these slots.
   *
   * @param bySlot by slot, the nouns that people call it by: its label first, then its aliases
   */
  public static Nouns of(Map<String, List<String>> bySlot) {
    return new Nouns(bySlot);
  }

  /** Returns the slots by their nouns. */
  Sequences<String> slots() {
    return slots;
  }
}
