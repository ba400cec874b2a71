package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is not whole yet: what was chosen so far of several things, or a value that looks
 * odd and waits for a yes. It is kept among the values of its frame, under a name that is made from
 * the slot's name; no other code knows these names.
 */
record PartialAnswer(Frame frame, Slot slot) {

  /** The kinds of partial answers; stored states hold their marks, so the marks never change. */
  private enum Kind {
    CHOSEN("+"),
    DOUBTED("?");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /**
     * Returns the name under which a frame keeps this part of an answer. A slot's own name never
     * ends with a mark, so the names cannot clash.
     */
    String beside(String slot) {
      return slot + mark;
    }
  }

  /** Returns the values chosen so far, in the order in which they were chosen. */
  List<String> chosen() {
    return frame.slots().get(Kind.CHOSEN.beside(slot.name())) instanceof Value.Text(String text)
        ? List.of(text.split(Wording.SEPARATOR))
        : List.of();
  }

  /** Returns the frame with one more value chosen. */
  Frame choosing(String value) {
    List<String> chosen = new ArrayList<>(chosen());
    chosen.add(value);
    return with(Kind.CHOSEN, new Value.Text(String.join(Wording.SEPARATOR, chosen)));
  }

  /** Returns the value that looks odd and waits for a yes, if there is one. */
  Optional<Value> doubted() {
    return Optional.ofNullable(frame.slots().get(Kind.DOUBTED.beside(slot.name())));
  }

  /** Returns the frame with this value waiting for a yes. */
  Frame doubting(Value value) {
    return with(Kind.DOUBTED, value);
  }

  /** Returns the frame's values without anything partial of this slot, which has its answer now. */
  Map<String, Value> settled() {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    for (Kind kind : Kind.values()) {
      slots.remove(kind.beside(slot.name()));
    }
    return slots;
  }

  private Frame with(Kind kind, Value value) {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.put(kind.beside(slot.name()), value);
    return frame.with(slots);
  }
}
