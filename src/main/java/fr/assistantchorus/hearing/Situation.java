package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where a conversation was when something was said; a text is read against it.
 *
 * @param expect what was asked for
 * @param nameable the slots that the text may name
 * @param answered the values of the slots that were answered, in the order in which they were
 * @param postalCode the one that the dialog under way holds; a town is read against it
 * @param asked the question that is open
 * @param withAgent whether a human answers or is waited for, to whom the text goes as it is
 */
public record Situation(
    Catalog catalog,
    Optional<Expect> expect,
    Collection<Slot> nameable,
    SequencedMap<Slot, Value> answered,
    Optional<String> postalCode,
    Optional<Asked> asked,
    boolean withAgent) {

  /** Makes a situation in which it is not known which question is open. Only tests need it. */
  Situation(
      Catalog catalog,
      Optional<Expect> expect,
      Collection<Slot> nameable,
      SequencedMap<Slot, Value> answered,
      Optional<String> postalCode) {
    this(catalog, expect, nameable, answered, postalCode, Optional.empty(), false);
  }

  /** Makes a situation in which nothing was answered yet. Only tests need it. */
  Situation(Catalog catalog, Optional<Expect> expect, Collection<Slot> nameable) {
    this(catalog, expect, nameable, new LinkedHashMap<>(), Optional.empty());
  }

  public static Situation of(Catalog catalog, State state) {
    return new Situation(
        catalog,
        Engine.expect(catalog, state),
        Engine.nameable(catalog, state),
        Engine.answered(catalog, state),
        postalCode(catalog, state),
        Asked.in(catalog, state),
        state.withAgent());
  }

  private static Optional<String> postalCode(Catalog catalog, State state) {
    if (state.top().isEmpty()) {
      return Optional.empty();
    }
    Frame frame = state.top().get();
    for (Slot slot : catalog.dialog(frame.dialog()).slots().values()) {
      if (slot.type() == FieldType.POSTAL_CODE
          && frame.slots().get(slot.name()) instanceof Value.Text(String code)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the situation of a conversation whose dialogs have changed: no question is open, so a
   * text answers none.
   */
  public static Situation lost(Catalog catalog) {
    return new Situation(catalog, Optional.empty(), List.of());
  }
}
