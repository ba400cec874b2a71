package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.turn.ConversationStore.Recorded;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.hearing.Situation;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes turns, each wholly or not at all.
 *
 * <p>A turn without an act is one statement, which writes only where the version that the turn was
 * made from is still the current one; this node keeps the last state in memory, and PostgreSQL says
 * whether it still is the last. A turn with an act locks the conversation's row in a transaction
 * that the act shares.
 */
public final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /**
   * The most tries against other nodes that write the same conversation; then the caller must try
   * again.
   */
  static final int MAX_TRIES = 5;

  private static final int MAX_REMEMBERED = 10_000;

  private final Database database;
  private final ConversationStore store;
  private final Catalogs catalogs;
  private final Actions actions;
  private final ConversationKeys keys;
  private final InstantSource clock;
  private final Lanes lanes = new Lanes();
  private final Followers followers = new Followers();
  private final Cache<UUID, Conversation> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).build();

  public Turns(
      Database database,
      ConversationStore store,
      Catalogs catalogs,
      Actions actions,
      ConversationKeys keys,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.catalogs = catalogs;
    this.actions = actions;
    this.keys = keys;
    this.clock = clock;
  }

  /** What somebody or something does to a conversation. */
  public interface Stimulus {
    /**
     * Returns the event, which is made outside any transaction.
     *
     * @param situation the one of the conversation when it came
     * @param secrets keeps the secrets in it
     */
    Event event(String id, Instant time, Situation situation, Secrets secrets);

    /** Returns whether it comes from the person, who may have been away for long. */
    default boolean personal() {
      return true;
    }
  }

  /** What became of a turn. */
  public sealed interface Taken {
    /**
     * @param secrets those of the conversation, for the rendering
     */
    record Replied(long seq, String body, Secrets secrets) implements Taken {}

    record Gone() implements Taken {}

    record Busy() implements Taken {}
  }

  /** Returns the conversation as this node knows it, which may be behind. */
  public Future<Optional<Conversation>> find(UUID id) {
    Conversation known = remembered.getIfPresent(id);
    return known == null ? reload(id) : Future.succeededFuture(Optional.of(known));
  }

  /**
   * Returns the conversation as PostgreSQL has it, since another node may have taken a turn, or
   * forgotten it.
   */
  public Future<Optional<Conversation>> reload(UUID id) {
    return store
        .find(id)
        .onSuccess(found -> found.ifPresent(conversation -> remembered.put(id, conversation)));
  }

  public void remember(Conversation conversation) {
    remembered.put(conversation.id(), conversation);
  }

  public void forget(UUID id) {
    remembered.invalidate(id);
  }

  /** Takes a turn, after those of this conversation that are under way on this node. */
  public Future<Taken> take(UUID id, UUID turn, String client, Stimulus stimulus) {
    return lanes.run(
        id,
        () ->
            followers.during(
                id,
                () ->
                    attempt(id, turn, client, stimulus, 1)
                        .recover(failure -> afterFailure(id, turn, client, stimulus, failure))));
  }

  /** Returns who wants to know of turns on this node. */
  public Followers followers() {
    return followers;
  }

  private Future<Taken> afterFailure(
      UUID id, UUID turn, String client, Stimulus stimulus, Throwable failure) {
    // It is unknown whether the turn was written before the connection broke, so PostgreSQL is
    // asked next time.
    remembered.invalidate(id);
    if (failure instanceof DatabaseUnavailable) {
      return Future.failedFuture(failure);
    }
    LOG.error("a turn failed and was rolled back, conversation {}", id, failure);
    return attempt(id, turn, client, new Broken(), 1);
  }

  /** Answers the turn with an apology, and keeps the conversation where it was. */
  private record Broken() implements Stimulus {
    @Override
    public Event event(String id, Instant time, Situation situation, Secrets secrets) {
      return new Event.Faulted(id, time);
    }

    @Override
    public boolean personal() {
      return false;
    }
  }

  private Future<Taken> attempt(UUID id, UUID turn, String client, Stimulus stimulus, int tries) {
    Future<Optional<Conversation>> found = tries == 1 ? find(id) : reload(id);
    return found.compose(conversation -> {
      if (conversation.isEmpty() || conversation.get().tokenHash() == null) {
        return Future.succeededFuture(new Taken.Gone());
      }
      return attempt(conversation.get(), turn, client, stimulus, tries);
    });
  }

  private Future<Taken> attempt(
      Conversation conversation, UUID turn, String client, Stimulus stimulus, int tries) {
    return pinned(conversation)
        .map(pinned -> work(conversation, turn, client, stimulus, pinned))
        .compose(work ->
            work.run(Optional.empty())
                .compose(done -> done ? written(work) : acting(work, turn, client, stimulus)))
        .compose(taken ->
            taken
                .map(Future::succeededFuture)
                .orElseGet(() -> again(conversation, turn, client, stimulus, tries)));
  }

  /**
   * Goes on after somebody else has written: either this very turn, which is then answered, or
   * another one.
   */
  private Future<Taken> again(
      Conversation conversation, UUID turn, String client, Stimulus stimulus, int tries) {
    return store
        .recorded(conversation.id(), turn)
        .compose(recorded -> {
          if (recorded.isPresent()) {
            return reload(conversation.id())
                .map(now -> repeated(now.orElse(conversation), recorded.get()));
          }
          return tries == MAX_TRIES
              ? Future.succeededFuture(new Taken.Busy())
              : attempt(conversation.id(), turn, client, stimulus, tries + 1);
        });
  }

  /** Takes the turn with its act, on the conversation as it is while its row is locked. */
  private Future<Optional<Taken>> acting(
      TurnAttempt tried, UUID turn, String client, Stimulus stimulus) {
    UUID id = tried.conversation().id();
    return database
        .transaction(transaction ->
            store
                .lock(transaction, id)
                .compose(locked ->
                    locked.isEmpty() || locked.get().tokenHash() == null
                        ? Future.succeededFuture(new Acted(new Taken.Gone(), null))
                        : acting(transaction, tried, locked.get(), turn, client, stimulus)))
        .map(acted -> {
          if (acted.conversation() != null) {
            remember(acted.conversation());
          }
          return Optional.of(acted.taken());
        });
  }

  /**
   * @param conversation as it is once committed; null where nothing was written
   */
  private record Acted(Taken taken, Conversation conversation) {}

  private Future<Acted> acting(
      Transaction transaction,
      TurnAttempt tried,
      Conversation locked,
      UUID turn,
      String client,
      Stimulus stimulus) {
    return store
        .recorded(transaction, locked.id(), turn)
        .compose(recorded -> {
          if (recorded.isPresent()) {
            return Future.succeededFuture(new Acted(repeated(locked, recorded.get()), locked));
          }
          Future<TurnAttempt> fresh =
              locked.version() == tried.conversation().version()
                  ? Future.succeededFuture(tried.again())
                  : pinned(transaction, locked)
                      .map(pinned -> work(locked, turn, client, stimulus, pinned));
          return fresh.compose(
              work -> work.run(Optional.of(transaction)).compose(_ -> acted(transaction, work)));
        });
  }

  private Future<Acted> acted(Transaction transaction, TurnAttempt work) {
    TurnWrite write = work.write();
    return store
        .write(transaction, write)
        .compose(written ->
            written
                ? Future.succeededFuture(new Acted(replied(work, write), write.after()))
                : Future.failedFuture(unwritten(work.conversation())));
  }

  /**
   * Returns the failure for what cannot be, since the row is locked. If it is all the same, the act
   * must not stay without its turn.
   */
  private static IllegalStateException unwritten(Conversation locked) {
    return new IllegalStateException(
        "conversation %s did not take its turn".formatted(locked.id()));
  }

  private Future<Optional<Taken>> written(TurnAttempt work) {
    TurnWrite write = work.write();
    return store
        .write(write)
        .map(written -> {
          if (!written) {
            return Optional.empty();
          }
          remember(write.after());
          return Optional.of(replied(work, write));
        });
  }

  private static Taken replied(TurnAttempt work, TurnWrite write) {
    return new Taken.Replied(write.seq(), write.reply(), work.secrets());
  }

  private Taken repeated(Conversation conversation, Recorded recorded) {
    Secrets secrets = new Secrets(conversation.id(), keys, conversation.wrappedKey());
    return new Taken.Replied(recorded.seq(), recorded.body(), secrets);
  }

  /**
   * @param pinned the catalog that the conversation goes on with; empty where it is gone
   */
  private TurnAttempt work(
      Conversation conversation,
      UUID turn,
      String client,
      Stimulus stimulus,
      Optional<Catalog> pinned) {
    TurnAttempt work =
        new TurnAttempt(
            conversation,
            turn,
            client,
            clock.instant(),
            pinned.orElse(catalogs.current()),
            new Secrets(conversation.id(), keys, conversation.wrappedKey()),
            actions,
            store);
    work.prepare(pinned.isEmpty(), stimulus);
    return work;
  }

  /**
   * Returns the catalog to which the conversation is pinned while a dialog is under way, else
   * today's.
   */
  private Future<Optional<Catalog>> pinned(Conversation conversation) {
    return conversation.state().stack().isEmpty()
        ? Future.succeededFuture(Optional.of(catalogs.current()))
        : catalogs.find(conversation.catalog());
  }

  /** Does the same while the conversation's row is locked. */
  private Future<Optional<Catalog>> pinned(Transaction transaction, Conversation conversation) {
    return conversation.state().stack().isEmpty()
        ? Future.succeededFuture(Optional.of(catalogs.current()))
        : catalogs.find(transaction, conversation.catalog());
  }
}
