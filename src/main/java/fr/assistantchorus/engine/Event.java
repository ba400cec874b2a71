package fr.assistantchorus.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to a conversation. Ids and times come from outside, since the engine has no clock.
 */
public sealed interface Event {
  /** Returns an id that no other event of the same conversation has. */
  String id();

  Instant time();

  /**
   * @param settings the portal's settings that texts may quote
   * @param page the path of the page on which the widget was opened, if it was said
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
   * @param text what was said, with sensitive parts replaced by {@link SecretRef#token()}
   */
  record UserSaid(String id, Instant time, String text, Interpretation interpretation)
      implements Event {}

  record OptionChosen(String id, Instant time, String value) implements Event {}

  record FileReceived(String id, Instant time, String file) implements Event {}

  record ActionReturned(
      String id, Instant time, String action, String outcome, Map<String, Value> values)
      implements Event {}

  /** Somebody has logged in, or has logged out; after a logout the account is empty. */
  record AccountChanged(String id, Instant time, Optional<String> account, Set<String> roles)
      implements Event {}

  /** A human agent answers from now on. */
  record AgentJoined(String id, Instant time, HumanAgent agent) implements Event {}

  /**
   * @param text what was said, with sensitive parts replaced by {@link SecretRef#token()}
   * @param name of the agent as the person sees it; empty in events of before
   */
  record AgentSaid(String id, Instant time, String text, Optional<String> name) implements Event {
    public AgentSaid {
      name = name == null ? Optional.empty() : name;
    }
  }

  /**
   * The assistant answers again.
   *
   * @param why empty in events of before, which the agent gave back
   */
  record ReturnedToAssistant(String id, Instant time, Optional<Why> why) implements Event {
    public ReturnedToAssistant {
      why = why == null ? Optional.empty() : why;
    }

    /** What made the assistant answer again. */
    public enum Why {
      GIVEN_BACK,
      /** The agent did not go on. */
      SILENT,
      /** No agent came in time. */
      NOBODY
    }
  }

  /** Nothing came for a while, although a question is open. */
  record TimedOut(String id, Instant time) implements Event {}

  /** The catalog to which the conversation was pinned can no longer be used. */
  record CatalogChanged(String id, Instant time) implements Event {}

  /** A turn broke and was rolled back, and the person must be told. */
  record Faulted(String id, Instant time) implements Event {}
}
