package fr.assistantchorus.conversation.record;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Situation;

/** How the texts of a recorded conversation are heard when it is played with other dialogs. */
@FunctionalInterface
public interface Ears {
  /** What was heard is what the record says. */
  Ears AS_RECORDED = (said, _, _, _) -> said;

  /**
   * Returns what is heard in the situation that the other dialogs have led to.
   *
   * @param standIns values that stand for what is sensitive, which nobody opens
   */
  Event.UserSaid hear(Event.UserSaid said, Catalog catalog, State state, StandIns standIns);

  /** Hears each text anew, with something in the place of whatever is hidden in it. */
  static Ears ofScripts(Interpreter interpreter) {
    return (said, catalog, state, standIns) ->
        interpreter.interpret(
            said.id(),
            said.time(),
            standIns.replaced(said.text()),
            Situation.of(catalog, state),
            standIns);
  }

  /**
   * Hears each text anew, with valid values in the place of what is sensitive in it. Where such a
   * value cannot be made, since the text could not be read then either, it is heard as recorded.
   */
  static Ears anew(Interpreter interpreter) {
    return (said, catalog, state, standIns) ->
        standIns
            .clear(said.text())
            .map(text ->
                interpreter.interpret(
                    said.id(), said.time(), text, Situation.of(catalog, state), standIns))
            .orElse(said);
  }
}
