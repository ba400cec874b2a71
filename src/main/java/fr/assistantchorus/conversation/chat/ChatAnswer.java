package fr.assistantchorus.conversation.chat;

/** What became of a request to the chat. */
public sealed interface ChatAnswer {

  /**
   * @param json the body of the chat API's answer, secrets rendered; the same turn gives the same
   *     bytes
   */
  record Ok(String json) implements ChatAnswer {}

  /** The token is missing or is not this conversation's, or the conversation was forgotten. */
  record Unauthorised() implements ChatAnswer {}

  /** There is no such conversation. */
  record NotFound() implements ChatAnswer {}

  /** The same client asks too much. */
  record TooMany(long retryAfterSeconds) implements ChatAnswer {}

  /** A rule forbids it; the same again will be refused again. Nothing was kept. */
  record Refused(Refusal why) implements ChatAnswer {}

  /** The conversation moved under every try; nothing was kept. */
  record Busy() implements ChatAnswer {}
}
