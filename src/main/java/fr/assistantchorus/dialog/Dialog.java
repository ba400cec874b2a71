package fr.assistantchorus.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state machine that leads a person through one matter.
 *
 * @param name the name that other dialogs and the chat API use
 * @param title in French, worded as the label of an option: « Renvoyer le courriel d’activation »
 * @param triggers the intents that start it
 * @param pages the beginnings of the paths of those portal pages on which a conversation begins
 *     with it
 * @param speaker who speaks where somebody asks for this dialog in words; empty where that tells
 *     nothing
 * @param repair whether it is one of {@code _repair.yml}: it is pushed on whatever is under way,
 *     and may act on it
 * @param slots in the order of the file
 * @param start the name of the first state
 * @param states by name, in the order of the file
 */
public record Dialog(
    String name,
    String title,
    Set<String> triggers,
    List<String> pages,
    Access access,
    Optional<Speaker> speaker,
    boolean repair,
    Map<String, Slot> slots,
    String start,
    Map<String, DialogState> states) {

  /**
   * Says who may be in a dialog: anyone, somebody who is logged in, or the manager of a structure.
   */
  public enum Access {
    ANYONE,
    ACCOUNT,
    MANAGER
  }

  /** Returns the same dialog with other states. */
  Dialog withStates(Map<String, DialogState> others) {
    return new Dialog(name, title, triggers, pages, access, speaker, repair, slots, start, others);
  }

  /** Returns the state of this name. The checker has made sure that it is there. */
  public DialogState state(String state) {
    DialogState found = states.get(state);
    if (found == null) {
      throw new IllegalArgumentException("no state " + state + " in dialog " + name);
    }
    return found;
  }

  /** Returns how many steps the person is told that the dialog has; 0 where it does not say. */
  public int steps() {
    int last = 0;
    for (DialogState state : states.values()) {
      if (state instanceof DialogState.Collect collect) {
        last = Math.max(last, collect.step().orElse(0));
      }
    }
    return last;
  }

  /** Returns the states that fill this slot, in the order of the file. */
  public List<DialogState.Collect> collecting(String slot) {
    return states.values().stream()
        .filter(DialogState.Collect.class::isInstance)
        .map(DialogState.Collect.class::cast)
        .filter(collect -> collect.slot().equals(slot))
        .toList();
  }
}
