package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An answer that is not whole yet, kept beside its slot: what was chosen so far of several things,
 * or a value that looks odd and waits for a yes.
 */
final class Partial {
  /** No slot's name can end so. */
  private static final String CHOSEN = "+";

  private static final String DOUBTED = "?";

  private Partial() {}

  /** The values chosen so far, in the order they were. */
  static List<String> chosen(Frame frame, Slot slot) {
    return frame.slots().get(slot.name() + CHOSEN) instanceof Value.Text(String text)
        ? List.of(text.split(Texts.SEPARATOR))
        : List.of();
  }

  static Frame choosing(Frame frame, Slot slot, String value) {
    List<String> chosen = new ArrayList<>(chosen(frame, slot));
    chosen.add(value);
    return put(frame, slot.name() + CHOSEN, new Value.Text(String.join(Texts.SEPARATOR, chosen)));
  }

  static Optional<Value> doubted(Frame frame, Slot slot) {
    return Optional.ofNullable(frame.slots().get(slot.name() + DOUBTED));
  }

  static Frame doubting(Frame frame, Slot slot, Value value) {
    return put(frame, slot.name() + DOUBTED, value);
  }

  /** The slots without anything partial of this one, which has its answer now. */
  static Map<String, Value> settled(Frame frame, String slot) {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    Stream.of(CHOSEN, DOUBTED).forEach(mark -> slots.remove(slot + mark));
    return slots;
  }

  private static Frame put(Frame frame, String name, Value value) {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.put(name, value);
    return frame.with(slots);
  }
}
