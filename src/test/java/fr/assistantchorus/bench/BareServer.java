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
 * What to measure against: reads the turn's id, writes the turn, and answers what the server
 * answered. It knows nothing of dialogs, understanding, tokens or limits.
 */
final class BareServer {
  /** What it writes, as the first argument. */
  enum Kind {
    /** The rows that the server wrote, into the server's tables. */
    BARE,
    /** The least there is, into two tables. */
    LIMIT
  }

  private final Map<String, Rows> rows;
  private final BareTurns store;
  private final Map<UUID, BareTurns.Known> known = new ConcurrentHashMap<>();

  private BareServer(Map<String, Rows> rows, BareTurns store) {
    this.rows = rows;
    this.store = store;
  }

  /** A {@link Kind}, a port, the database's URL, and the file of {@link Rows} by key. */
  public static void main(String... arguments) throws IOException {
    Vertx vertx = Vertx.vertx();
    Map<String, Rows> rows =
        new ObjectMapper().readValue(new File(arguments[3]), new TypeReference<>() {});
    DatabaseUrl url = DatabaseUrl.parse(arguments[2]);
    BareTurns store =
        switch (Kind.valueOf(arguments[0])) {
          case BARE -> bare(vertx, url, rows.values().iterator().next().catalog());
          case LIMIT -> limit(vertx, url);
        };
    var server = new BareServer(rows, store);
    Load.await(
        vertx
            .createHttpServer()
            .requestHandler(server::handle)
            .listen(Integer.parseInt(arguments[1]), "127.0.0.1"));
  }

  private static BareTurns bare(Vertx vertx, DatabaseUrl url, String catalog) {
    BareStore store = new BareStore(vertx, url);
    Load.await(store.keep(catalog));
    return store;
  }

  private static BareTurns limit(Vertx vertx, DatabaseUrl url) {
    LimitStore store = new LimitStore(vertx, url);
    Load.await(store.create());
    return store;
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
    UUID id = UUID.fromString(request.path().substring(22, 58));
    return store
        .turn(known.get(id), new JsonObject(body), rows.get(key))
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
