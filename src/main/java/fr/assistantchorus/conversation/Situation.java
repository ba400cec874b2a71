package fr.assistantchorus.conversation;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a conversation was when something was said: what a text is read against.
 *
 * @param expect what was asked for
 * @param nameable the slots that the text may name
 */
record Situation(Catalog catalog, Optional<Expect> expect, Collection<Slot> nameable) {

  static Situation of(Catalog catalog, State state) {
    return new Situation(catalog, Engine.expect(catalog, state), Engine.nameable(catalog, state));
  }

  /** The dialogs are no longer what they were: a text answers nothing that is still asked. */
  static Situation lost(Catalog catalog) {
    return new Situation(catalog, Optional.empty(), List.of());
  }
}
