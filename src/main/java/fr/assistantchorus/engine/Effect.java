package fr.assistantchorus.engine;

import java.util.Map;

/** What a step wants to be done. */
public sealed interface Effect {
  record Say(Message message) implements Effect {}

  /** Asks this now. Where a turn has several, only the last one counts. */
  record Ask(Expect expect) implements Effect {}

  /**
   * Calls an action. It is always the last effect of a step, and the outcome comes back as {@link
   * Event.ActionReturned}.
   */
  record Call(String action, Map<String, Value> arguments) implements Effect {}

  record HandOver() implements Effect {}

  /** A dialog has ended. */
  record End(String dialog, String how) implements Effect {}
}
