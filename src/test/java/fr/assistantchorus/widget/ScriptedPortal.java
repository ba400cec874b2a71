package fr.assistantchorus.widget;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The widget's network peer: pages that embed it under the strictest policy, and a chat API that
 * answers by a script and fails on demand, as no well-built server will.
 */
final class ScriptedPortal implements AutoCloseable {
  /** What goes wrong with one request for a turn. */
  sealed interface Fault {
    /** Answers so, without taking the turn. */
    record Status(int code, Optional<Integer> retryAfterSeconds) implements Fault {}

    /** The connection breaks before the turn was taken. */
    record CutBefore() implements Fault {}

    /** The connection breaks once the turn was taken: the person never hears of it. */
    record CutAfter() implements Fault {}
  }

  /** A request for a turn, as it came in. */
  record Attempt(String turn, long atMillis) {}

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'self'";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="fr">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Portail</title>
      <script type="module" src="/chat/assistant-chat.js"></script></head>
      <body><main><h1>Portail de démonstration</h1><p>Une page comme une autre.</p>%s</main></body>
      </html>
      """;

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, ScriptedConversation> conversations = new ConcurrentHashMap<>();
  private final Map<String, String> pages = new ConcurrentHashMap<>(Map.of("/", ""));
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedPortal() {
    Router router = Router.router(vertx);
    router.route("/chat/*").handler(StaticHandler.create("web/chat").setCachingEnabled(false));
    router.route("/api/*").handler(BodyHandler.create("target/file-uploads")).handler(this::record);
    router.post("/api/v1/conversations").handler(this::open);
    router.post("/api/v1/conversations/:id/turns").handler(this::turn);
    router.post("/api/v1/conversations/:id/files").handler(this::file);
    router.get("/api/v1/conversations/:id/events").handler(this::events);
    router.delete("/api/v1/conversations/:id").handler(this::forget);
    router.get().handler(this::page);
    server = vertx.createHttpServer().requestHandler(router).listen(0, "localhost").await();
  }

  /** Adds a page with this in its body. */
  void page(String path, String body) {
    pages.put(path, body);
  }

  String address(String path) {
    return "http://localhost:" + server.actualPort() + path;
  }

  void fail(Fault... next) {
    faults.addAll(List.of(next));
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** The requests of the API so far, as method and path. */
  List<String> requests() {
    return requests;
  }

  Map<String, ScriptedConversation> conversations() {
    return conversations;
  }

  ScriptedConversation onlyConversation() {
    return conversations.values().iterator().next();
  }

  private void record(RoutingContext context) {
    requests.add(context.request().method() + " " + context.request().path());
    context.next();
  }

  private void page(RoutingContext context) {
    String body = pages.get(context.request().path());
    if (body == null) {
      context.response().setStatusCode(404).end();
      return;
    }
    context
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Security-Policy", POLICY)
        .end(PAGE.formatted(body));
  }

  private void open(RoutingContext context) {
    ScriptedConversation conversation = new ScriptedConversation();
    conversations.put(conversation.id(), conversation);
    answer(context, 201, conversation.opening());
  }

  private void turn(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    String turn = UUID.fromString(body.getString("turn")).toString();
    attempts.add(new Attempt(turn, System.currentTimeMillis()));
    ScriptedConversation conversation = find(context);
    if (conversation == null) {
      return;
    }
    switch (faults.poll()) {
      case null -> take(context, conversation, body);
      case Fault.Status(int code, Optional<Integer> retryAfter) -> {
        retryAfter.ifPresent(s -> context.response().putHeader("Retry-After", s.toString()));
        problem(context, code);
      }
      case Fault.CutBefore() -> cut(context);
      case Fault.CutAfter() -> {
        conversation.take(body);
        cut(context);
      }
    }
  }

  private void take(RoutingContext context, ScriptedConversation conversation, JsonObject body) {
    if (body.getString("text", "").contains("trop long")) {
      problem(context, 422);
    } else {
      answer(context, 200, conversation.take(body));
    }
  }

  private void file(RoutingContext context) {
    ScriptedConversation conversation = find(context);
    if (conversation == null) {
      return;
    }
    String name = context.fileUploads().getFirst().fileName();
    if (name.endsWith(".exe")) {
      problem(context, 422, "Ce fichier n’est ni un PDF, ni une image.");
    } else {
      answer(context, 201, new JsonObject().put("file", "f-" + name));
    }
  }

  private void events(RoutingContext context) {
    ScriptedConversation conversation = find(context);
    if (conversation != null) {
      long after = Long.parseLong(context.request().getParam("after"));
      answer(context, 200, conversation.eventsAfter(after));
    }
  }

  private void forget(RoutingContext context) {
    ScriptedConversation conversation = find(context);
    if (conversation != null) {
      conversations.remove(conversation.id());
      context.response().setStatusCode(204).end();
    }
  }

  /** Answers 401 or 404 itself where there is none. */
  private ScriptedConversation find(RoutingContext context) {
    ScriptedConversation conversation = conversations.get(context.pathParam("id"));
    if (conversation == null) {
      problem(context, 404);
      return null;
    }
    String token = context.request().getHeader("Authorization");
    if (!("Bearer " + conversation.token()).equals(token)) {
      problem(context, 401);
      return null;
    }
    return conversation;
  }

  /** Breaks off in the answer: before it, a browser would ask again by itself. */
  private static void cut(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Length", "100")
        .write("{")
        .onComplete(written -> context.request().connection().close());
  }

  private static void answer(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private static void problem(RoutingContext context, int status) {
    problem(context, status, "Votre message dépasse 4 000 caractères.");
  }

  private static void problem(RoutingContext context, int status, String detail) {
    JsonObject problem = new JsonObject().put("status", status).put("title", "Problème");
    if (status == 422) {
      problem.put("detail", detail);
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.toBuffer());
  }

  @Override
  public void close() {
    server.close().await();
    vertx.close().await();
  }
}
