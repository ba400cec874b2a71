package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.ErasureStore;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies and erases what conversations keep of a person.
 *
 * <p>After an erasure, the log has the same turns, and can be replayed ({@link Erased}).
 */
public final class PersonalRecords implements PersonalConversations {
  private static final Logger LOG = LoggerFactory.getLogger(PersonalRecords.class);
  private static final UUID FIRST = new UUID(0, 0);

  private final TurnLog log;
  private final Catalogs catalogs;
  private final Replay replay;
  private final ErasureStore store;
  private final Consumer<UUID> forgotten;

  /**
   * @param background the pool of what nobody waits for
   * @param forgotten is told of each conversation that this node need not remember any more
   */
  public PersonalRecords(Database background, Catalogs catalogs, Consumer<UUID> forgotten) {
    this.log = new TurnLog(background);
    this.catalogs = catalogs;
    this.replay = new Replay(background, catalogs);
    this.store = new ErasureStore(background);
    this.forgotten = forgotten;
  }

  @Override
  public Future<Optional<String>> copy(UUID conversation, UUID account) {
    return log.speakers(conversation)
        .compose(speakers ->
            speakers.stream().noneMatch(speaker -> isOf(speaker, account))
                ? Future.succeededFuture(Optional.empty())
                : log.after(conversation, 0)
                    .map(logged -> Optional.of(copy(conversation, account, logged, speakers))));
  }

  private static boolean isOf(TurnLog.Speaker speaker, UUID account) {
    return speaker.account().equals(Optional.of(account.toString()));
  }

  private static String copy(
      UUID conversation,
      UUID account,
      List<TurnLog.Logged> logged,
      List<TurnLog.Speaker> speakers) {
    History.Hidden hidden = new History.Hidden(speakers, Optional.of(account.toString()));
    List<Map<String, Object>> said = new ArrayList<>();
    JsonNode expected = Json.tree("null");
    for (TurnLog.Logged event : logged) {
      JsonNode body = Json.tree(event.body());
      if (hidden.since(event.seq()).isEmpty()) {
        said(History.entry(event, body, expected)).ifPresent(said::add);
      }
      expected = Reply.isReply(body) ? body.path("expect") : expected;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    copy.put("conversation", conversation.toString());
    copy.put("messages", said);
    return SecretRef.masked(Json.write(copy));
  }

  /** Returns an entry of the history with the words of the copy; empty where nothing was said. */
  private static Optional<Map<String, Object>> said(Map<String, Object> entry) {
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(
        "de",
        switch ((String) entry.get("from")) {
          case "user" -> "vous";
          case "agent" -> "support";
          default -> "assistant";
        });
    said.put("le", entry.get("time"));
    if (entry.get("messages") instanceof JsonNode messages) {
      said.put("messages", messages);
    } else {
      said.put("texte", entry.get("text"));
    }
    return Optional.of(said);
  }

  @Override
  public Future<Void> erase(Transaction transaction, List<UUID> conversations) {
    if (conversations.isEmpty()) {
      return Future.succeededFuture();
    }
    transaction.afterCommit(() -> {
      conversations.forEach(forgotten);
      eraseLogs().onFailure(e -> LOG.warn("logs are erased in the next hour: {}", e.toString()));
    });
    return store.close(transaction, conversations);
  }

  /**
   * Removes what tells of a person from the logs of the conversations that were erased, one after
   * the other. A conversation whose log cannot be run any more is deleted as a whole.
   *
   * @return how many there were; fails with the last that failed, after the others
   */
  public Future<Integer> eraseLogs() {
    return eraseLogs(FIRST, 0);
  }

  private Future<Integer> eraseLogs(UUID after, int before) {
    return store
        .next(after)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(before);
          }
          UUID conversation = found.get();
          Future<Void> erased = eraseLog(conversation);
          return erased
              .otherwiseEmpty()
              .compose(_ -> eraseLogs(conversation, before + 1))
              .compose(count -> erased.map(count));
        });
  }

  private Future<Void> eraseLog(UUID conversation) {
    return log.after(conversation, 0)
        .compose(
            logged -> replay.catalogsOf(logged).compose(used -> erase(conversation, logged, used)))
        .onSuccess(_ -> forgotten.accept(conversation));
  }

  private Future<Void> erase(
      UUID conversation, List<TurnLog.Logged> logged, Map<String, Catalog> used) {
    Erased erased;
    try {
      erased = Erased.of(logged, hash -> used.getOrDefault(hash, catalogs.current()));
    } catch (RuntimeException e) {
      LOG.warn("{}: a conversation cannot be run, and is deleted: {}", conversation, e.toString());
      return store.drop(conversation);
    }
    return store.rewrite(conversation, erased.turns(), erased.state());
  }
}
