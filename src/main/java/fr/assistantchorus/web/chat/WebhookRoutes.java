package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.web.http.Bearer;
import fr.assistantchorus.web.http.JsonBody;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;

/**
 * The REST channel that existing bot clients speak: a message in, messages out. It is for programs
 * that have the shared secret and speak for people who have no account here.
 */
public final class WebhookRoutes {
  private static final String RESTART = "/restart";

  private final Chat chat;
  private final ChatContract contract;
  private final WebhookSecret secret;
  private final WebhookMessages messages;

  /**
   * @param publicUrl the address that paths in links are completed with, since the other program
   *     shows them on a page elsewhere
   */
  public WebhookRoutes(Chat chat, ChatContract contract, WebhookSecret secret, URI publicUrl) {
    this.chat = chat;
    this.contract = contract;
    this.secret = secret;
    this.messages = new WebhookMessages(publicUrl);
  }

  public void route(Routes routes) {
    routes.post("/webhooks/rest/webhook", this::hear);
  }

  private void hear(RoutingContext context) {
    if (Bearer.of(context).filter(secret::matches).isEmpty()) {
      Problem.WRONG_SECRET.answer(context);
      return;
    }
    JsonBody.read(context, "message", contract::faultsOfWebhook)
        .ifPresent(json -> {
          String sender = json.getString("sender");
          ChatAnswers.answer(
              context,
              answer(json),
              reply ->
                  Responses.send(
                      context, 200, JsonBody.MEDIA_TYPE, messages.of(sender, reply).toBuffer()));
        });
  }

  private Future<ChatAnswer> answer(JsonObject json) {
    SenderMessage from =
        new SenderMessage(
            json.getString("sender"), Optional.ofNullable(json.getString("message_id")));
    String message = json.getString("message");
    return message.strip().equals(RESTART)
        ? chat.restart(from)
        : chat.heardFrom(from, input(message));
  }

  /**
   * Returns the input that a message stands for: the payload of a button chooses that button, and
   * anything else is a text that was typed.
   */
  private static TurnRequest.Input input(String message) {
    return message.startsWith(WebhookMessages.OPTION)
        ? new TurnRequest.Input.Option(message.substring(WebhookMessages.OPTION.length()))
        : new TurnRequest.Input.Text(message);
  }
}
