package fr.assistantchorus.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limit to measure against: reads the turn's id, writes what the server wrote in that turn, and
 * answers what the server answered. It knows nothing of dialogs, understanding, tokens or limits.
 */
final class BareServer {
  private final Map<String, Rows> rows;
  private final BareStore store;
  private final Map<UUID, BareStore.Known> known = new ConcurrentHashMap<>();

  private BareServer(Map<String, Rows> rows, BareStore store) {
    this.rows = rows;
    this.store = store;
  }

  /** A port, the database's URL, and the file of {@link Rows} by key. */
  public static void main(String... arguments) throws IOException {
    Vertx vertx = Vertx.vertx();
    Map<String, Rows> rows =
        new ObjectMapper().readValue(new File(arguments[2]), new TypeReference<>() {});
    var store = new BareStore(vertx, DatabaseUrl.parse(arguments[1]));
    Load.await(store.keep(rows.values().iterator().next().catalog()));
    var server = new BareServer(rows, store);
    Load.await(
        vertx
            .createHttpServer()
            .requestHandler(server::handle)
            .listen(Integer.parseInt(arguments[0]), "127.0.0.1"));
  }

  private void handle(HttpServerRequest request) {
    String key = request.getHeader(Visitor.STEP);
    if (key == null) {
      request.response().end();
      return;
    }
    request
        .body()
        .compose(body -> key.endsWith("/open") ? open(request, key) : turn(request, key, body))
        .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
  }

  private Future<Void> open(HttpServerRequest request, String key) {
    UUID id = UUID.randomUUID();
    return store
        .begin(id, rows.get(key))
        .compose(begun -> {
          known.put(id, begun);
          String sample = rows.get(key).answer();
          String answer = "{\"conversation\":\"" + id + sample.substring(53);
          return answer(request, 201, answer);
        });
  }

  private Future<Void> turn(HttpServerRequest request, String key, Buffer body) {
    UUID turn = UUID.fromString(new JsonObject(body).getString("turn"));
    UUID id = UUID.fromString(request.path().substring(22, 58));
    return store
        .turn(known.get(id), turn, rows.get(key))
        .compose(now -> {
          known.put(id, now);
          return answer(request, 200, rows.get(key).answer());
        });
  }

  private static Future<Void> answer(HttpServerRequest request, int status, String json) {
    return request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json);
  }
}
