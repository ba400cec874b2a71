package fr.assistantchorus.conversation.chat;

/**
 * A follower is told at once when something happens to a conversation on this node. It is called on
 * any thread.
 */
public interface Follower {
  /** Tells that a turn is under way. */
  void working();

  /** Tells that a turn has ended, whatever became of it, so there may be something new to read. */
  void ended();

  /** Tells that another node may have taken a turn. */
  void moved();
}
