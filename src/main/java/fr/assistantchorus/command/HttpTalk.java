package fr.assistantchorus.command;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A conversation over the chat API, as any other program holds one. */
final class HttpTalk {
  private final String turns;
  private final String token;
  private final JsonObject opened;

  private HttpTalk(String turns, String token, JsonObject opened) {
    this.turns = turns;
    this.token = token;
    this.opened = opened;
  }

  /**
   * Opens one. Blocks, as all of these do.
   *
   * @param site without a slash at its end
   */
  static HttpTalk open(String site) throws IOException {
    String conversations = site + "/api/v1/conversations";
    JsonObject opened = new JsonObject(posted(conversations, "", new JsonObject()));
    return new HttpTalk(
        "%s/%s/turns".formatted(conversations, opened.getString("conversation")),
        opened.getString("token"),
        opened);
  }

  /** Returns what the opening was answered with. */
  JsonObject opened() {
    return opened;
  }

  UUID conversation() {
    return UUID.fromString(opened.getString("conversation"));
  }

  /** Returns the reply to a text. */
  JsonObject say(String text) throws IOException {
    return turn("text", text);
  }

  /** Returns the reply to a button. */
  JsonObject press(String option) throws IOException {
    return turn("option", option);
  }

  private JsonObject turn(String key, String value) throws IOException {
    return new JsonObject(
        posted(
            turns,
            token,
            new JsonObject().put("turn", UUID.randomUUID().toString()).put(key, value)));
  }

  /** Returns what is at an address. */
  static String get(String address) throws IOException {
    return answer(connection(address));
  }

  private static HttpURLConnection connection(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }

  private static String posted(String address, String token, JsonObject body) throws IOException {
    HttpURLConnection connection = connection(address);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.encode().getBytes(StandardCharsets.UTF_8));
    }
    return answer(connection);
  }

  private static String answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_CREATED) {
      throw new IOException(connection.getURL() + ": " + status);
    }
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
