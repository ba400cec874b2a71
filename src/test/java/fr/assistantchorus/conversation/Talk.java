package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.support.House;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One person's conversation, over any node's chat. */
public final class Talk {
  public final UUID conversation;
  public final String token;

  private Talk(UUID conversation, String token) {
    this.conversation = conversation;
    this.token = token;
  }

  public static Talk open(Chat chat) {
    JsonNode opened = json(chat.open(Optional.of("/"), House.CLIENT).await());
    return new Talk(
        UUID.fromString(opened.path("conversation").asText()), opened.path("token").asText());
  }

  public Future<ChatAnswer> send(Chat chat, UUID turn, String text) {
    return chat.turn(
        conversation, token, new TurnRequest(turn, new TurnRequest.Input.Text(text), House.CLIENT));
  }

  /** What is answered, message by message. */
  public List<String> say(Chat chat, String text) {
    return messages(send(chat, UUID.randomUUID(), text).await());
  }

  public static List<String> messages(ChatAnswer answer) {
    List<String> messages = new ArrayList<>();
    json(answer).path("messages").forEach(message -> messages.add(message.path("text").asText()));
    return messages;
  }

  public static JsonNode json(ChatAnswer answer) {
    assertThat(answer).isInstanceOf(ChatAnswer.Ok.class);
    return Json.tree(((ChatAnswer.Ok) answer).json());
  }
}
