package fr.assistantchorus.conversation.chat;

/** Wants to know at once what happens to a conversation on this node; told on any thread. */
public interface Follower {
  /** A turn is under way. */
  void working();

  /** A turn has ended, whatever became of it: there may be something new to read. */
  void ended();
}
