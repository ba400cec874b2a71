package fr.assistantchorus.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a reply shows, as a {@link Script} tells it. */
record Shown(JsonNode reply) {
  /** The texts of its messages; of all its events' where it is an answer to what has happened. */
  List<String> messages() {
    List<String> texts = new ArrayList<>();
    reply.path("messages").forEach(message -> texts.add(message.path("text").asText()));
    reply.path("events").forEach(event -> texts.addAll(new Shown(event).messages()));
    return texts;
  }

  List<String> labels() {
    List<String> labels = new ArrayList<>();
    reply.path("expect").path("options").forEach(o -> labels.add(o.path("label").asText()));
    return labels;
  }

  /** The value that the button of this label sends. */
  Optional<String> option(String label) {
    return StreamSupport.stream(reply.path("expect").path("options").spliterator(), false)
        .filter(option -> option.path("label").asText().equals(label))
        .findFirst()
        .map(option -> option.path("value").asText());
  }

  String at() {
    JsonNode at = reply.path("at");
    return at.isNull() ? "none" : at.path("dialog").asText() + "/" + at.path("state").asText();
  }

  String step() {
    JsonNode progress = reply.path("progress");
    return progress.isNull()
        ? "none"
        : progress.path("step").asInt() + " of " + progress.path("of").asInt();
  }

  /** The rows of its recaps: « label = value ». */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (JsonNode message : reply.path("messages")) {
      for (JsonNode row : message.path("rows")) {
        rows.add(row.path("label").asText() + " = " + row.path("value").asText());
      }
    }
    reply.path("events").forEach(event -> rows.addAll(new Shown(event).rows()));
    return rows;
  }

  /** Where the last of its links leads; empty where there is none. */
  String href() {
    String href = "";
    for (JsonNode message : reply.path("messages")) {
      href = message.path("href").asText(href);
    }
    return href;
  }
}
