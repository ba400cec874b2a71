package fr.assistantchorus.conversation.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.HumanAgent;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.Progress;
import fr.assistantchorus.engine.State;
import java.util.List;

/**
 * What a turn is answered with, as the chat API shows it, with secrets still as tokens.
 *
 * @param expect null where nothing is waited for
 * @param at null where no dialog is under way
 * @param progress null where a dialog is too short for it
 * @param human null, and not written, where the assistant answers
 */
@JsonPropertyOrder({"messages", "expect", "at", "progress", "human"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Reply(
    List<Message> messages,
    Expect expect,
    At at,
    Progress progress,
    @JsonInclude(JsonInclude.Include.NON_NULL) Human human) {

  private static final String FULL =
      "Notre conversation est devenue trop longue pour que je la continue. Rien n’est perdu : tout"
          + " ce que vous avez envoyé reste enregistré. Pour poursuivre, commencez une nouvelle"
          + " conversation.";

  record At(String dialog, String state) {}

  /**
   * The human who answers, or is waited for.
   *
   * @param name null, and not written, while nobody has come
   */
  record Human(boolean waiting, @JsonInclude(JsonInclude.Include.NON_NULL) String name) {
    private static Human of(State state) {
      return state.withAgent()
          ? new Human(state.agent().isEmpty(), state.agent().map(HumanAgent::name).orElse(null))
          : null;
    }
  }

  public static Reply of(Catalog catalog, State state, List<Effect> effects) {
    List<Message> messages =
        effects.stream()
            .filter(Effect.Say.class::isInstance)
            .map(effect -> ((Effect.Say) effect).message())
            .toList();
    Frame top = state.top().orElse(null);
    return new Reply(
        messages,
        Engine.expect(catalog, state).orElse(null),
        top == null ? null : new At(top.dialog(), top.state()),
        Engine.progress(catalog, state).orElse(null),
        Human.of(state));
  }

  /** Returns whether a recorded body is a reply, and not an event. */
  public static boolean isReply(JsonNode body) {
    return body.has("messages");
  }

  /** Returns the same of a body that nobody has read yet; that of an event is not read for it. */
  public static boolean isReply(String body) {
    return !body.startsWith(Json.EVENT) && isReply(Json.tree(body));
  }

  /**
   * Returns what a person is told once a conversation can take no more. It is not recorded, so
   * nothing of what was said is lost or changed.
   */
  static Reply full() {
    return new Reply(List.of(new Message.Text("conversation/full", FULL)), null, null, null, null);
  }

  /**
   * Puts the welcome's messages before those of another reply.
   *
   * @param welcome as it was recorded
   * @param json a body of the chat API
   * @return the body with both
   */
  public static String after(String welcome, String json) {
    ObjectNode reply = (ObjectNode) Json.tree(json);
    ArrayNode messages = (ArrayNode) Json.tree(welcome).path("messages");
    reply.set("messages", messages.addAll((ArrayNode) reply.path("messages")));
    return Json.write(reply);
  }

  /**
   * Returns the chat API's body: the number of the last event, then the reply as it was recorded.
   */
  public static String body(long seq, String recorded) {
    return "{\"seq\":" + seq + "," + recorded.substring(1);
  }
}
