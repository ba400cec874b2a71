package fr.assistantchorus.web;

import fr.assistantchorus.conversation.Chat;
import fr.assistantchorus.conversation.ChatAnswer;
import fr.assistantchorus.conversation.TurnRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The chat API as {@code openapi.yaml} describes it: checks a request in the order token, path,
 * media type, JSON, contract, and gives it to the chat. Cookies are never read.
 */
final class ChatRoutes {
  /** A turn that found the conversation moving under every try. */
  static final long BUSY_RETRY_SECONDS = 1;

  private static final String JSON = "application/json";
  private static final String CONVERSATIONS = "/api/v1/conversations";
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/-]{1,200}=*)");

  /** What follows would let whoever reads the conversation do what the link is for. */
  private static final Pattern SECRET_PATH =
      Pattern.compile("^(/activation|/assistant)/.*$", Pattern.DOTALL);

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Chat chat;
  private final ChatContract contract;
  private final ClientAddress clients;
  private final EventStreams streams;

  ChatRoutes(Chat chat, ChatContract contract, ClientAddress clients, EventStreams streams) {
    this.chat = chat;
    this.contract = contract;
    this.clients = clients;
    this.streams = streams;
  }

  void route(Routes routes) {
    routes
        .post(CONVERSATIONS, this::open)
        .delete(CONVERSATIONS + "/:conversation", this::forget)
        .post(CONVERSATIONS + "/:conversation/turns", this::turn)
        .get(CONVERSATIONS + "/:conversation/events", this::events);
  }

  private void open(RoutingContext context) {
    Buffer body = context.body().buffer();
    boolean empty = body == null || body.length() == 0;
    if (empty) {
      answerOpened(context, Optional.empty());
      return;
    }
    readJson(context, contract::faultsOfOpening)
        .ifPresent(json -> answerOpened(context, Optional.ofNullable(json.getString("page"))));
  }

  private void answerOpened(RoutingContext context, Optional<String> page) {
    Optional<String> safe = page.map(path -> SECRET_PATH.matcher(path).replaceFirst("$1"));
    answer(context, 201, chat.open(safe, clients.keyOf(context)));
  }

  private void turn(RoutingContext context) {
    Optional<Access> access = access(context);
    Optional<JsonObject> body = access.flatMap(_ -> readJson(context, contract::faultsOfTurn));
    if (access.isEmpty() || body.isEmpty()) {
      return;
    }
    JsonObject json = body.get();
    String text = json.getString("text");
    if (json.containsKey("file")) {
      // No file can be sent yet, so none exists.
      Problem.UNKNOWN_FILE.answer(context);
      return;
    }
    TurnRequest.Input input =
        text != null
            ? new TurnRequest.Input.Text(text)
            : new TurnRequest.Input.Option(json.getString("option"));
    TurnRequest request =
        new TurnRequest(UUID.fromString(json.getString("turn")), input, clients.keyOf(context));
    answer(context, 200, chat.turn(access.get().conversation, access.get().token, request));
  }

  private void events(RoutingContext context) {
    Optional<Access> access = access(context);
    if (access.isEmpty()) {
      return;
    }
    String lastSeen = context.request().getHeader("Last-Event-ID");
    Optional<Long> after =
        number(lastSeen != null ? lastSeen : context.request().getParam("after", "0"));
    if (after.isEmpty()) {
      Problem.INVALID_REQUEST.answer(context);
      return;
    }
    UUID conversation = access.get().conversation;
    String token = access.get().token;
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.toLowerCase(Locale.ROOT).contains(EventStreams.MEDIA_TYPE)) {
      Responses.answer(
          context,
          chat.events(conversation, token, after.get()),
          answer -> {
            if (answer instanceof ChatAnswer.Ok(String json)) {
              streams.begin(context, json, seq -> chat.events(conversation, token, seq));
            } else {
              send(context, 200, answer);
            }
          });
    } else {
      answer(context, 200, chat.events(conversation, token, after.get()));
    }
  }

  private void forget(RoutingContext context) {
    access(context)
        .ifPresent(access -> answer(context, 204, chat.forget(access.conversation, access.token)));
  }

  private record Access(UUID conversation, String token) {}

  /** Empty where the problem was answered. */
  private static Optional<Access> access(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    var bearer = BEARER.matcher(header == null ? "" : header);
    if (!bearer.matches()) {
      Problem.UNAUTHORISED.answer(context);
      return Optional.empty();
    }
    String id = context.pathParam("conversation");
    if (!UUID_TEXT.matcher(id).matches()) {
      Problem.UNKNOWN_CONVERSATION.answer(context);
      return Optional.empty();
    }
    return Optional.of(new Access(UUID.fromString(id), bearer.group(1)));
  }

  /** The body, where it is JSON and has no fault; otherwise the problem was answered. */
  private static Optional<JsonObject> readJson(
      RoutingContext context, Function<Object, JsonArray> faultsOf) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
      Problem.UNSUPPORTED_MEDIA_TYPE.answer(context);
      return Optional.empty();
    }
    Object json;
    try {
      Buffer body = context.body().buffer();
      json = Json.decodeValue(body == null ? Buffer.buffer() : body);
    } catch (DecodeException malformed) {
      Problem.MALFORMED_JSON.answer(context);
      return Optional.empty();
    }
    if (json instanceof JsonObject object && isTooLong(object.getValue("text"))) {
      Problem.TEXT_TOO_LONG.answer(context);
      return Optional.empty();
    }
    JsonArray faults = faultsOf.apply(json);
    if (!faults.isEmpty()) {
      Problem.INVALID_REQUEST.answer(context, faults);
      return Optional.empty();
    }
    return Optional.of((JsonObject) json);
  }

  /** JSON Schema counts characters, not UTF-16 units (2020-12 Validation, 6.3.1). */
  private static boolean isTooLong(Object text) {
    return text instanceof String string
        && string.codePointCount(0, string.length()) > TurnRequest.MAX_TEXT;
  }

  private static Optional<Long> number(String text) {
    try {
      long number = Long.parseLong(text);
      return number < 0 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static void answer(RoutingContext context, int status, Future<ChatAnswer> answer) {
    Responses.answer(context, answer, known -> send(context, status, known));
  }

  private static void send(RoutingContext context, int status, ChatAnswer answer) {
    switch (answer) {
      case ChatAnswer.Ok(String json) -> {
        if (status == 204) {
          Responses.sendEmpty(context, status);
        } else {
          Responses.send(context, status, JSON, Buffer.buffer(json));
        }
      }
      case ChatAnswer.Unauthorised() -> Problem.UNAUTHORISED.answer(context);
      case ChatAnswer.NotFound() -> Problem.UNKNOWN_CONVERSATION.answer(context);
      case ChatAnswer.TooMany(long seconds) ->
          Problem.TOO_MANY_REQUESTS.answerRetryAfter(context, seconds);
      case ChatAnswer.Busy() -> Problem.UNAVAILABLE.answerRetryAfter(context, BUSY_RETRY_SECONDS);
    }
  }
}
