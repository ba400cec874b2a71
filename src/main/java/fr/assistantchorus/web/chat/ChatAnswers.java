package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.Refusal;
import fr.assistantchorus.web.http.JsonBody;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Answers over HTTP what the chat has said. */
final class ChatAnswers {
  /**
   * After how many seconds the client may send a turn again that could not be taken, since the
   * conversation moved on during every try.
   */
  private static final long BUSY_RETRY_SECONDS = 1;

  private ChatAnswers() {}

  /** Answers with the chat's JSON under this status, or with its problem. */
  static void answer(RoutingContext context, int status, Future<ChatAnswer> answer) {
    answer(context, answer, json -> send(context, status, json));
  }

  /** Answers with the problem where there is one. */
  static void answer(RoutingContext context, Future<ChatAnswer> answer, Consumer<String> ok) {
    Responses.answer(context, answer, known -> answer(context, known, ok));
  }

  private static void answer(RoutingContext context, ChatAnswer answer, Consumer<String> ok) {
    switch (answer) {
      case ChatAnswer.Ok(String json) -> ok.accept(json);
      case ChatAnswer.Unauthorised() -> Problem.UNAUTHORISED.answer(context);
      case ChatAnswer.NotFound() -> Problem.UNKNOWN_CONVERSATION.answer(context);
      case ChatAnswer.TooMany(long seconds) ->
          Problem.TOO_MANY_REQUESTS.answerRetryAfter(context, seconds);
      case ChatAnswer.Refused(Refusal why) -> problem(why).answer(context);
      case ChatAnswer.Busy() -> Problem.UNAVAILABLE.answerRetryAfter(context, BUSY_RETRY_SECONDS);
    }
  }

  private static Problem problem(Refusal why) {
    return switch (why) {
      case TOO_MUCH_TO_READ -> Problem.TOO_MUCH_TO_READ;
      case UNKNOWN_FILE -> Problem.UNKNOWN_FILE;
      case FILE_NOT_ASKED -> Problem.FILE_NOT_ASKED;
      case FILE_KIND -> Problem.FILE_KIND;
      case TOO_MANY_FILES -> Problem.TOO_MANY_FILES;
    };
  }

  private static void send(RoutingContext context, int status, String json) {
    if (status == 204) {
      Responses.sendEmpty(context, status);
    } else {
      Responses.send(context, status, JsonBody.MEDIA_TYPE, Buffer.buffer(json));
    }
  }
}
