package fr.assistantchorus.engine;

import java.util.Optional;

/**
 * The values of the buttons that are offered beside a question: {@code @intent} begins what the
 * intent leads to, {@code @correct:slot} corrects an answer. No other code knows these marks.
 */
public final class Offers {
  private static final String OFFER = "@";
  private static final String CORRECT = "correct:";

  private Offers() {}

  /** Returns the value of the button of an offer. */
  static String button(String offer) {
    return OFFER + offer;
  }

  /**
   * Returns the offer that a button's value stands for; empty where the button answers a question.
   */
  static Optional<String> offer(String value) {
    return value.startsWith(OFFER)
        ? Optional.of(value.substring(OFFER.length()))
        : Optional.empty();
  }

  /** Returns whether a button's value offers something beside the question. */
  public static boolean isOffer(String value) {
    return offer(value).isPresent();
  }

  /** Returns the offer to correct a slot's answer. */
  static String correcting(String slot) {
    return CORRECT + slot;
  }

  /** Returns the slot that an offer would correct; empty where the offer is an intent. */
  static Optional<String> correctedSlot(String offer) {
    return offer.startsWith(CORRECT)
        ? Optional.of(offer.substring(CORRECT.length()))
        : Optional.empty();
  }

  /**
   * Returns the intent, or the slot, that a button’s value names; empty where it offers neither.
   */
  public static Optional<String> named(String value) {
    return offer(value).map(offer -> correctedSlot(offer).orElse(offer));
  }

  /** Returns the intent that a button's value offers; empty where it offers none. */
  public static Optional<String> intent(String value) {
    return offer(value).filter(offer -> correctedSlot(offer).isEmpty());
  }
}
