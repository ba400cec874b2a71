package fr.assistantchorus.web.chat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Writes the chat's replies for a channel that shows texts and buttons only. */
final class WebhookMessages {
  /** The beginning of the payload of every button. */
  static final String OPTION = "/option ";

  private final URI publicUrl;

  WebhookMessages(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Returns the messages of a reply, in the form of the REST channel.
   *
   * @param reply a body of the chat API
   * @return one message for each message of the reply; the last one has the buttons
   */
  JsonArray of(String recipient, String reply) {
    JsonObject body = new JsonObject(reply);
    List<JsonObject> messages = new ArrayList<>();
    objects(body.getJsonArray("messages"))
        .forEach(message ->
            messages.add(
                new JsonObject().put("recipient_id", recipient).put("text", text(message))));
    JsonObject expect = body.getJsonObject("expect");
    if (!messages.isEmpty() && expect != null && !expect.getJsonArray("options").isEmpty()) {
      JsonArray buttons = new JsonArray();
      objects(expect.getJsonArray("options")).forEach(option -> buttons.add(button(option)));
      messages.getLast().put("buttons", buttons);
    }
    return new JsonArray(messages);
  }

  private static JsonObject button(JsonObject option) {
    return new JsonObject()
        .put("title", option.getString("label"))
        .put("payload", OPTION + option.getString("value"));
  }

  /**
   * Returns the message's text and, on the lines below it, what a message of its kind shows
   * besides.
   */
  private String text(JsonObject message) {
    List<String> lines = new ArrayList<>();
    lines.add(message.getString("text"));
    switch (message.getString("kind")) {
      case "link" ->
          lines.add("%s : %s".formatted(message.getString("label"), address(message, "href")));
      case "image" ->
          lines.add("%s : %s".formatted(message.getString("alt"), address(message, "src")));
      case "recap" ->
          objects(message.getJsonArray("rows"))
              .forEach(row ->
                  lines.add("%s : %s".formatted(row.getString("label"), row.getString("value"))));
      case "table" -> {
        JsonArray columns = message.getJsonArray("columns");
        for (Object row : message.getJsonArray("rows")) {
          lines.add(cells(columns, (JsonArray) row));
        }
      }
      default -> {
        // Messages of any other kind, also of one that is added later, are complete with their
        // text.
      }
    }
    return String.join("\n", lines);
  }

  private static String cells(JsonArray columns, JsonArray cells) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      named.add("%s : %s".formatted(columns.getString(i), cells.getString(i)));
    }
    return String.join(" ; ", named);
  }

  private String address(JsonObject message, String property) {
    return publicUrl.resolve("/").resolve(message.getString(property)).toString();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
