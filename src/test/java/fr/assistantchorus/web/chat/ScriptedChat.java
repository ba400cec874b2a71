package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.conversation.chat.Refusal;
import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives each of the answers that a chat can give, on demand: some (busy, too many) the real one
 * gives only under a load that no test of the routes need make.
 */
public final class ScriptedChat implements Chat, Binding, PersonalConversations {
  public final List<UUID> erased = new CopyOnWriteArrayList<>();
  public static final UUID CONVERSATION = UUID.fromString("0b6c2f0e-1f3a-4b5e-9a51-6d1f0d0b7a11");
  public static final String TOKEN = "qH0x2mZ4Jw0Y5f0v6oQ1bT8m3Wc7rK9eLdX4sUuN2pA";

  public final List<TurnRequest> turns = new CopyOnWriteArrayList<>();
  static final String FILE = "5b1d2c3e-8a7f-4f60-9b1a-2c3d4e5f6a7b";
  static final String RESTARTED =
      "{\"seq\":2,\"messages\":[{\"id\":\"a/b\",\"kind\":\"text\",\"text\":\"Bonjour\"}],\"expect\":null}";

  final List<ReceivedFile> files = new CopyOnWriteArrayList<>();

  /** Whether the open question takes a file. */
  volatile boolean asked = true;

  final List<SenderMessage> messages = new CopyOnWriteArrayList<>();
  final List<Follower> followers = new CopyOnWriteArrayList<>();
  volatile String webhookReply = RESTARTED;
  final List<String> pages = new CopyOnWriteArrayList<>();
  public final List<String> bindings = new CopyOnWriteArrayList<>();
  public volatile Outcome binding = Outcome.BOUND;
  public final Promise<ChatAnswer> slow = Promise.promise();
  volatile int said = 1;

  /** The number of what an agent says. */
  volatile int agentSaid;

  @Override
  public Future<Optional<String>> copy(UUID conversation, UUID account) {
    return Future.succeededFuture(
        Optional.of("{\"conversation\":\"%s\",\"messages\":[]}".formatted(conversation)));
  }

  @Override
  public Future<Void> erase(Transaction transaction, List<UUID> conversations) {
    erased.addAll(conversations);
    return Future.succeededFuture();
  }

  @Override
  public Future<ChatAnswer> open(Optional<String> page, String client) {
    pages.add(page.orElse("none"));
    return Future.succeededFuture(
        new ChatAnswer.Ok(
            "{\"conversation\":\"%s\",\"token\":\"%s\",\"seq\":1}".formatted(CONVERSATION, TOKEN)));
  }

  @Override
  public Future<ChatAnswer> turn(UUID conversation, String token, TurnRequest request) {
    turns.add(request);
    return switch (request.input()) {
      case TurnRequest.Input.Text(String text) when text.equals("busy") ->
          Future.succeededFuture(new ChatAnswer.Busy());
      case TurnRequest.Input.Text(String text) when text.equals("too many") ->
          Future.succeededFuture(new ChatAnswer.TooMany(7));
      case TurnRequest.Input.Text(String text) when text.equals("slow") -> slow.future();
      case TurnRequest.Input.Text(String text) when text.equals("bug") ->
          Future.failedFuture(new IllegalStateException("a bug"));
      case TurnRequest.Input.File(String file) when !file.equals(FILE) ->
          Future.succeededFuture(new ChatAnswer.Refused(Refusal.UNKNOWN_FILE));
      case TurnRequest.Input.Text _, TurnRequest.Input.Option _, TurnRequest.Input.File _ ->
          ifKnown(conversation, token, "{\"seq\":2,\"messages\":[]}");
    };
  }

  @Override
  public Future<ChatAnswer> admitFile(UUID conversation, String token, String client) {
    return asked
        ? ifKnown(conversation, token, "")
        : Future.succeededFuture(new ChatAnswer.Refused(Refusal.FILE_NOT_ASKED));
  }

  @Override
  public Future<ChatAnswer> keepFile(
      UUID conversation, String token, String client, ReceivedFile file) {
    files.add(file);
    return switch (file.name()) {
      case "kind" -> Future.succeededFuture(new ChatAnswer.Refused(Refusal.FILE_KIND));
      case "many" -> Future.succeededFuture(new ChatAnswer.Refused(Refusal.TOO_MANY_FILES));
      default -> Future.succeededFuture(new ChatAnswer.Ok("{\"file\":\"" + FILE + "\"}"));
    };
  }

  @Override
  public Future<ChatAnswer> heardFrom(SenderMessage message, TurnRequest.Input input) {
    messages.add(message);
    return turn(CONVERSATION, TOKEN, new TurnRequest(UUID.randomUUID(), input, ""))
        .map(answer -> answer instanceof ChatAnswer.Ok ? new ChatAnswer.Ok(webhookReply) : answer);
  }

  @Override
  public Future<ChatAnswer> restart(SenderMessage message) {
    return Future.succeededFuture(new ChatAnswer.Ok(RESTARTED));
  }

  @Override
  public Runnable follow(UUID conversation, Follower follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  @Override
  public Future<ChatAnswer> events(UUID conversation, String token, long after) {
    StringBuilder events = new StringBuilder();
    for (long seq = after + 1; seq <= said; seq++) {
      events
          .append(events.isEmpty() ? "" : ",")
          .append("{\"seq\":")
          .append(seq)
          .append(seq == agentSaid ? ",\"from\":\"agent\"}" : "}");
    }
    return ifKnown(conversation, token, "{\"seq\":%d,\"events\":[%s]}".formatted(said, events));
  }

  @Override
  public Future<ChatAnswer> newEvents(UUID conversation, String token, long after) {
    return events(conversation, token, after);
  }

  @Override
  public Future<ChatAnswer> forget(UUID conversation, String token) {
    return ifKnown(conversation, token, "");
  }

  private static Future<ChatAnswer> ifKnown(UUID conversation, String token, String json) {
    if (!conversation.equals(CONVERSATION)) {
      return Future.succeededFuture(new ChatAnswer.NotFound());
    }
    return Future.succeededFuture(
        token.equals(TOKEN) ? new ChatAnswer.Ok(json) : new ChatAnswer.Unauthorised());
  }

  @Override
  public Future<Outcome> bind(UUID conversation, UUID turn, UUID account, Set<String> roles) {
    bindings.add("bound %s %s %s".formatted(conversation, turn, roles));
    return Future.succeededFuture(binding);
  }

  @Override
  public Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince) {
    bindings.add("unbound %s".formatted(conversation));
    return Future.succeededFuture(true);
  }
}
