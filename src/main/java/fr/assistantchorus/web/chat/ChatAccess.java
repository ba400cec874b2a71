package fr.assistantchorus.web.chat;

import fr.assistantchorus.web.http.Bearer;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Uuids;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/**
 * The conversation that a request is about, and the token that the request carries. Neither has
 * been checked yet.
 */
record ChatAccess(UUID conversation, String token) {
  /** Returns both; empty where one of them is missing, and then a problem was answered. */
  static Optional<ChatAccess> of(RoutingContext context) {
    Optional<String> token = Bearer.of(context);
    if (token.isEmpty()) {
      Problem.UNAUTHORISED.answer(context);
      return Optional.empty();
    }
    Optional<UUID> id = Uuids.read(context.pathParam("conversation"));
    if (id.isEmpty()) {
      Problem.UNKNOWN_CONVERSATION.answer(context);
    }
    return id.map(conversation -> new ChatAccess(conversation, token.get()));
  }
}
