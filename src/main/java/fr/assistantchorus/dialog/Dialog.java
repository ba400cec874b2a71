package fr.assistantchorus.dialog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A state machine that takes a person through one thing.
 *
 * @param name as other dialogs and the chat API name it
 * @param title French, as an option's label: « Renvoyer le courriel d’activation »
 * @param triggers the intents that start it
 * @param pages of the portal, by the beginning of their path, on which a conversation begins with
 *     it
 * @param repair whether it is one of {@code _repair.yml}: pushed on whatever is under way, and
 *     allowed to act on it
 * @param slots in the order of the file
 * @param start name of the first state
 * @param states by name, in the order of the file
 */
public record Dialog(
    String name,
    String title,
    Set<String> triggers,
    List<String> pages,
    Access access,
    boolean repair,
    Map<String, Slot> slots,
    String start,
    Map<String, DialogState> states) {

  /** Who may be in a dialog. */
  public enum Access {
    ANYONE,
    ACCOUNT,
    MANAGER
  }

  /** The state of this name; the checker has made sure that it is there. */
  public DialogState state(String state) {
    DialogState found = states.get(state);
    if (found == null) {
      throw new IllegalArgumentException("no state " + state + " in dialog " + name);
    }
    return found;
  }

  /** How many steps its questions are told to have; 0 where it does not say. */
  public int steps() {
    return states.values().stream()
        .flatMap(state ->
            state instanceof DialogState.Collect collect ? collect.step().stream() : Stream.empty())
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  /** The states that fill this slot, in the order of the file. */
  public List<DialogState.Collect> collecting(String slot) {
    return states.values().stream()
        .filter(DialogState.Collect.class::isInstance)
        .map(DialogState.Collect.class::cast)
        .filter(collect -> collect.slot().equals(slot))
        .toList();
  }
}
