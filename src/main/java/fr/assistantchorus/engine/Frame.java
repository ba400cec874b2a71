package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dialog under way.
 *
 * @param slots what is known: the dialog's slots and what its actions gave back
 * @param attempts how many misses there were on the question that is open
 * @param trail the states that ask a question and were passed, the oldest first; their answers can
 *     be corrected
 * @param asked the states of the trail whose question was really put, and not answered beforehand;
 *     « retour » goes back through these, and they count as progress
 * @param later what a later version of the program has written here besides, which this one does
 *     not know and carries over: both run beside each other during a deploy
 */
public record Frame(
    String dialog,
    String state,
    Map<String, Value> slots,
    int attempts,
    List<String> trail,
    List<String> asked,
    Map<String, Object> later) {
  public Frame {
    slots = Map.copyOf(slots);
    trail = List.copyOf(trail);
    // Frames that were written before there was a difference have no {@code asked}.
    asked = asked == null ? trail : List.copyOf(asked);
    later = Later.copyOf(later);
  }

  /**
   * The name under which the sentence is kept that began the dialog; no slot can be called so. What
   * can be chosen is often known only later, and the sentence may name it already.
   */
  static final String OPENING = "@opening";

  static Frame begin(Dialog dialog, Map<String, Value> slots) {
    return new Frame(dialog.name(), dialog.start(), slots, 0, List.of(), List.of(), Map.of());
  }

  /** Returns the frame in another state, where no miss has been counted yet. */
  Frame at(String other) {
    return new Frame(dialog, other, slots, 0, trail, asked, later);
  }

  Frame with(Map<String, Value> others) {
    return new Frame(dialog, state, others, attempts, trail, asked, later);
  }

  Frame withAttempts(int misses) {
    return new Frame(dialog, state, slots, misses, trail, asked, later);
  }

  Frame withTrail(List<String> other) {
    return new Frame(dialog, state, slots, attempts, other, asked, later);
  }

  Frame withAsked(String question) {
    if (asked.contains(question)) {
      return this;
    }
    List<String> more = new ArrayList<>(asked);
    more.add(question);
    return new Frame(dialog, state, slots, attempts, trail, more, later);
  }
}
