package fr.assistantchorus.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outcomes that a script tells, which come back in the place of its acts. */
final class ToldOutcomes {
  private final Deque<String> left = new ArrayDeque<>();

  /** Adds « ACTION OUTCOME VALUES ». */
  void add(String line) {
    left.add(line);
  }

  List<String> left() {
    return List.copyOf(left);
  }

  /** Actions of the same signatures, which return what is told and do nothing. */
  List<Action> instead(List<Action> actions) {
    return actions.stream().map(action -> (Action) new Told(action.signature())).toList();
  }

  private final class Told implements Action {
    private final ActionSignature signature;

    Told(ActionSignature signature) {
      this.signature = signature;
    }

    @Override
    public ActionSignature signature() {
      return signature;
    }

    @Override
    public Future<Result> run(Transaction transaction, Request request) {
      String[] parts = left.remove().split(" ", 3);
      if (!parts[0].equals(signature.name())) {
        throw new AssertionError("told is " + parts[0] + ", called is " + signature.name());
      }
      return Future.succeededFuture(new Result(parts[1], values(parts[2], request)));
    }
  }

  private static Map<String, Value> values(String json, Action.Request request) {
    ObjectNode values = (ObjectNode) Json.tree(json);
    Map<String, Value> read = new HashMap<>();
    values
        .properties()
        .forEach(value -> {
          if (value.getValue().has("secret")) {
            FieldType type =
                FieldType.ofCode(value.getValue().path("secret").asText()).orElseThrow();
            read.put(
                value.getKey(),
                request.secrets().apply(type, value.getValue().path("value").asText()));
          }
        });
    values.remove(read.keySet());
    read.putAll(recorded(values));
    return read;
  }

  /** The other values are as an event has them. */
  private static Map<String, Value> recorded(JsonNode values) {
    String event =
        "{\"is\":\"action-returned\",\"id\":\"\",\"time\":\"2026-11-30T00:00:00Z\",\"action\":\"\","
            + "\"outcome\":\"\",\"values\":%s}".formatted(values);
    return ((Event.ActionReturned) Json.event(event)).values();
  }
}
