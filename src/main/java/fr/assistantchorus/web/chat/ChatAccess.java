package fr.assistantchorus.web.chat;

import fr.assistantchorus.web.http.Bearer;
import fr.assistantchorus.web.http.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whose conversation a request is about, as it says. */
record ChatAccess(UUID conversation, String token) {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Empty where the problem was answered. */
  static Optional<ChatAccess> of(RoutingContext context) {
    Optional<String> token = Bearer.of(context);
    if (token.isEmpty()) {
      Problem.UNAUTHORISED.answer(context);
      return Optional.empty();
    }
    String id = context.pathParam("conversation");
    if (!UUID_TEXT.matcher(id).matches()) {
      Problem.UNKNOWN_CONVERSATION.answer(context);
      return Optional.empty();
    }
    return Optional.of(new ChatAccess(UUID.fromString(id), token.get()));
  }
}
