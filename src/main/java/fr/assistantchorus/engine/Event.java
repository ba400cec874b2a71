package fr.assistantchorus.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens to a conversation. Ids and times come in from outside: the engine has no clock. */
public sealed interface Event {
  /** Unique in its conversation. */
  String id();

  Instant time();

  /**
   * @param settings the portal's settings that texts may quote
   * @param page path of the page that the widget was opened on, if it said so
   * @param handOver the code by which what was typed on that page can be taken over
   */
  record Started(
      String id,
      Instant time,
      Map<String, Value> settings,
      Optional<String> page,
      Optional<SecretRef> handOver)
      implements Event {}

  /** Somebody comes back after a long time. */
  record Resumed(String id, Instant time) implements Event {}

  /**
   * @param text sensitive spans replaced by {@link SecretRef#token()}
   */
  record UserSaid(String id, Instant time, String text, Interpretation interpretation)
      implements Event {}

  record OptionChosen(String id, Instant time, String value) implements Event {}

  record FileReceived(String id, Instant time, String file) implements Event {}

  record ActionReturned(
      String id, Instant time, String action, String outcome, Map<String, Value> values)
      implements Event {}

  /** Logged in as somebody, or out (empty). */
  record AccountChanged(String id, Instant time, Optional<String> account, Set<String> roles)
      implements Event {}

  record AgentSaid(String id, Instant time, String text) implements Event {}

  record ReturnedToAssistant(String id, Instant time) implements Event {}

  /** Nothing came for a while although a question is open. */
  record TimedOut(String id, Instant time) implements Event {}

  /** The catalog that the conversation was pinned to can no longer be used. */
  record CatalogChanged(String id, Instant time) implements Event {}

  /** A turn broke and was rolled back; the person is told. */
  record Faulted(String id, Instant time) implements Event {}
}
