package fr.assistantchorus.conversation.chat;

/** What became of a request to the chat. */
public sealed interface ChatAnswer {

  /**
   * The request was done.
   *
   * @param json the body of the chat API's answer, with secrets in it; the same turn gives the same
   *     bytes
   */
  record Ok(String json) implements ChatAnswer {}

  /** The token is missing or belongs to another conversation, or the conversation was forgotten. */
  record Unauthorised() implements ChatAnswer {}

  /** There is no such conversation. */
  record NotFound() implements ChatAnswer {}

  /** The same client asks too much. */
  record TooMany(long retryAfterSeconds) implements ChatAnswer {}

  /** A rule forbids it, and the same request will be refused again. Nothing was kept. */
  record Refused(Refusal why) implements ChatAnswer {}

  /** The conversation moved on during every try. Nothing was kept. */
  record Busy() implements ChatAnswer {}
}
