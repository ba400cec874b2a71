package fr.assistantchorus.conversation.turn;

/** What became of a turn. */
public sealed interface Taken {
  /**
   * It was answered, now or when it was sent before.
   *
   * @param secrets those of the conversation, for the rendering
   */
  record Replied(long seq, String body, Secrets secrets) implements Taken {}

  /** There is no such conversation, it was forgotten, or the turn came too late to concern it. */
  record Gone() implements Taken {}

  /** Others write the same conversation at the same time: the caller must try again. */
  record Busy() implements Taken {}
}
