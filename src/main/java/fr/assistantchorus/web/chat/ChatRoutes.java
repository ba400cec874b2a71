package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.JsonBody;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The chat API as {@code openapi.yaml} describes it. It checks a request in the order token, path,
 * media type, JSON, contract, and hands it to the chat. Cookies are never read.
 */
public final class ChatRoutes {
  static final String CONVERSATIONS = "/api/v1/conversations";

  /**
   * Matches the paths that end in a secret. The secret is removed before the path becomes part of
   * the conversation, since anybody who reads the conversation could otherwise do what the link is
   * for.
   */
  private static final Pattern SECRET_PATH =
      Pattern.compile("^(/activation|/assistant)/.*$", Pattern.DOTALL);

  private final Chat chat;
  private final ChatContract contract;
  private final ClientAddress clients;
  private final EventStreams streams;

  public ChatRoutes(Chat chat, ChatContract contract, ClientAddress clients, EventStreams streams) {
    this.chat = chat;
    this.contract = contract;
    this.clients = clients;
    this.streams = streams;
  }

  public void route(Routes routes) {
    routes
        .post(CONVERSATIONS, this::open)
        .delete(CONVERSATIONS + "/:conversation", this::forget)
        .post(CONVERSATIONS + "/:conversation/turns", this::turn)
        .get(CONVERSATIONS + "/:conversation/events", this::events);
  }

  private void open(RoutingContext context) {
    if (context.request().bytesRead() == 0) {
      answerOpened(context, Optional.empty());
      return;
    }
    JsonBody.read(context, "text", contract::faultsOfOpening)
        .ifPresent(json -> answerOpened(context, Optional.ofNullable(json.getString("page"))));
  }

  private void answerOpened(RoutingContext context, Optional<String> page) {
    Optional<String> safe = page.map(path -> SECRET_PATH.matcher(path).replaceFirst("$1"));
    ChatAnswers.answer(context, 201, chat.open(safe, clients.keyOf(context)));
  }

  private void turn(RoutingContext context) {
    Optional<ChatAccess> access = ChatAccess.of(context);
    Optional<JsonObject> body =
        access.flatMap(_ -> JsonBody.read(context, "text", contract::faultsOfTurn));
    if (access.isEmpty() || body.isEmpty()) {
      return;
    }
    JsonObject json = body.get();
    TurnRequest request =
        new TurnRequest(
            UUID.fromString(json.getString("turn")), input(json), clients.keyOf(context));
    ChatAnswers.answer(
        context, 200, chat.turn(access.get().conversation(), access.get().token(), request));
  }

  private static TurnRequest.Input input(JsonObject json) {
    if (json.containsKey("text")) {
      return new TurnRequest.Input.Text(json.getString("text"));
    }
    return json.containsKey("option")
        ? new TurnRequest.Input.Option(json.getString("option"))
        : new TurnRequest.Input.File(json.getString("file"));
  }

  private void events(RoutingContext context) {
    Optional<ChatAccess> access = ChatAccess.of(context);
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
    UUID conversation = access.get().conversation();
    String token = access.get().token();
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.toLowerCase(Locale.ROOT).contains(EventStreams.MEDIA_TYPE)) {
      ChatAnswers.answer(
          context,
          chat.events(conversation, token, after.get()),
          json ->
              streams.begin(
                  context,
                  clients.keyOf(context),
                  conversation,
                  json,
                  seq -> chat.newEvents(conversation, token, seq),
                  follower -> chat.follow(conversation, follower)));
    } else {
      ChatAnswers.answer(context, 200, chat.events(conversation, token, after.get()));
    }
  }

  private void forget(RoutingContext context) {
    ChatAccess.of(context)
        .ifPresent(access ->
            ChatAnswers.answer(context, 204, chat.forget(access.conversation(), access.token())));
  }

  private static Optional<Long> number(String text) {
    try {
      long number = Long.parseLong(text);
      return number < 0 ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }
}
