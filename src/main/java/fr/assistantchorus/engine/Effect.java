package fr.assistantchorus.engine;

import java.util.Map;

/** What a step wants done. */
public sealed interface Effect {
  record Say(Message message) implements Effect {}

  /** What is asked now; the last one of a turn stands. */
  record Ask(Expect expect) implements Effect {}

  /** The outcome comes back as {@link Event.ActionReturned}. Always the last effect of a step. */
  record Call(String action, Map<String, Value> arguments) implements Effect {}

  record HandOver() implements Effect {}

  /** A dialog is over. */
  record End(String dialog, String how) implements Effect {}
}
