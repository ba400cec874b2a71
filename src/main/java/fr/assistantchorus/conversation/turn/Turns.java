package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.turn.TurnLog.Recorded;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
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

  private final Database database;
  private final ConversationStore store;
  private final TurnLog log;
  private final Catalogs catalogs;
  private final Acts acts;
  private final ConversationKeys keys;
  private final InstantSource clock;
  private final Lanes lanes = new Lanes();
  private final Followers followers = new Followers();
  private final Remembered remembered = new Remembered();

  public Turns(
      Database database,
      ConversationStore store,
      Catalogs catalogs,
      Acts acts,
      ConversationKeys keys,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.log = new TurnLog(database);
    this.catalogs = catalogs;
    this.acts = acts;
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns the conversation as this node knows it, which may be behind. */
  public Future<Optional<Conversation>> find(UUID id) {
    Optional<Conversation> known = remembered.find(id);
    return known.isEmpty() ? reload(id) : Future.succeededFuture(known);
  }

  /**
   * Returns the conversation as PostgreSQL has it, since another node may have taken a turn, or
   * forgotten it.
   */
  public Future<Optional<Conversation>> reload(UUID id) {
    return store.find(id).onSuccess(found -> found.ifPresent(remembered::put));
  }

  public void remember(Conversation conversation) {
    remembered.put(conversation);
  }

  public void forget(UUID id) {
    remembered.forget(id);
  }

  /** Takes a turn, after those of this conversation that are under way on this node. */
  public Future<Taken> take(UUID conversation, Turn turn) {
    return lanes.run(
        conversation, () -> followers.during(conversation, () -> tried(conversation, turn, 1)));
  }

  private Future<Taken> tried(UUID conversation, Turn turn, int tries) {
    return attempt(conversation, turn, tries)
        .recover(failure -> afterFailure(conversation, turn, tries, failure));
  }

  /** Returns who wants to know of turns on this node. */
  public Followers followers() {
    return followers;
  }

  private Future<Taken> afterFailure(UUID conversation, Turn turn, int tries, Throwable failure) {
    // It is unknown whether the turn was written before the connection broke, so PostgreSQL is
    // asked next time.
    remembered.forget(conversation);
    if (failure instanceof DatabaseUnavailable away) {
      return away.rolledBackForAnother() && tries < MAX_TRIES
          ? tried(conversation, turn, tries + 1)
          : Future.failedFuture(failure);
    }
    LOG.error("a turn failed and was rolled back, conversation {}", conversation, failure);
    return attempt(conversation, turn.apology(), 1);
  }

  private Future<Taken> attempt(UUID id, Turn turn, int tries) {
    Future<Optional<Conversation>> found = tries == 1 ? find(id) : reload(id);
    return found.compose(conversation -> {
      if (conversation.isEmpty() || conversation.get().tokenHash() == null) {
        return Future.succeededFuture(new Taken.Gone());
      }
      if (!turn.stimulus().concerns(conversation.get())) {
        return Future.succeededFuture(new Taken.Gone());
      }
      return turn.stimulus().personal() && conversation.get().full()
          ? full(id, turn)
          : attempt(conversation.get(), turn, tries);
    });
  }

  /**
   * Answers a turn that does not fit into the conversation any more, unless it was taken before.
   */
  private Future<Taken> full(UUID id, Turn turn) {
    return reload(id)
        .compose(found -> {
          if (found.isEmpty() || found.get().tokenHash() == null) {
            return Future.succeededFuture(new Taken.Gone());
          }
          Recorded told = new Recorded(found.get().seq(), Json.write(Reply.full()));
          return log.recorded(id, turn.id())
              .map(recorded -> repeated(found.get(), recorded.orElse(told)));
        });
  }

  private Future<Taken> attempt(Conversation conversation, Turn turn, int tries) {
    return pinned(conversation)
        .map(pinned -> TurnAttempt.at(start(conversation, turn, pinned), acts))
        .compose(attempt ->
            attempt
                .run(Optional.empty())
                .compose(done -> done ? written(attempt) : acting(attempt, turn)))
        .compose(taken ->
            taken.map(Future::succeededFuture).orElseGet(() -> again(conversation, turn, tries)));
  }

  /**
   * Goes on after somebody else has written: either this very turn, which is then answered, or
   * another one.
   */
  private Future<Taken> again(Conversation conversation, Turn turn, int tries) {
    return log.recorded(conversation.id(), turn.id())
        .compose(recorded -> {
          if (recorded.isPresent()) {
            return reload(conversation.id())
                .map(now -> repeated(now.orElse(conversation), recorded.get()));
          }
          return tries == MAX_TRIES
              ? Future.succeededFuture(new Taken.Busy())
              : attempt(conversation.id(), turn, tries + 1);
        });
  }

  /** Takes the turn with its act, on the conversation as it is while its row is locked. */
  private Future<Optional<Taken>> acting(TurnAttempt tried, Turn turn) {
    return database
        .transaction(transaction ->
            store
                .lock(transaction, tried.conversation())
                .compose(locked ->
                    locked.isEmpty() || locked.get().tokenHash() == null
                        ? Future.succeededFuture(new Acted(new Taken.Gone(), null))
                        : acting(transaction, tried, locked.get(), turn)))
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
      Transaction transaction, TurnAttempt tried, Conversation locked, Turn turn) {
    return log.recorded(transaction, locked.id(), turn.id())
        .compose(recorded -> {
          if (recorded.isPresent()) {
            return Future.succeededFuture(new Acted(repeated(locked, recorded.get()), locked));
          }
          Future<TurnAttempt> fresh =
              locked.version() == tried.conversation().version()
                  ? Future.succeededFuture(tried.again())
                  : pinned(transaction, locked)
                      .map(pinned -> TurnAttempt.at(start(locked, turn, pinned), acts));
          return fresh.compose(attempt ->
              attempt.run(Optional.of(transaction)).compose(_ -> acted(transaction, attempt)));
        });
  }

  private Future<Acted> acted(Transaction transaction, TurnAttempt attempt) {
    TurnWrite write = attempt.write(transaction.remarks());
    return store
        .write(transaction, write)
        .compose(written ->
            written
                ? Future.succeededFuture(new Acted(replied(attempt, write), write.after()))
                : Future.failedFuture(unwritten(attempt.conversation())));
  }

  /**
   * Returns the failure for what cannot be, since the row is locked. If it is all the same, the act
   * must not stay without its turn.
   */
  private static IllegalStateException unwritten(Conversation locked) {
    return new IllegalStateException(
        "conversation %s did not take its turn".formatted(locked.id()));
  }

  private Future<Optional<Taken>> written(TurnAttempt attempt) {
    TurnWrite write = attempt.write(List.of());
    return store
        .write(write)
        .map(written -> {
          if (!written) {
            return Optional.empty();
          }
          remember(write.after());
          return Optional.of(replied(attempt, write));
        });
  }

  private static Taken replied(TurnAttempt attempt, TurnWrite write) {
    return new Taken.Replied(write.seq(), write.reply(), attempt.secrets());
  }

  private Taken repeated(Conversation conversation, Recorded recorded) {
    Secrets secrets = new Secrets(conversation.id(), keys, conversation.wrappedKey());
    return new Taken.Replied(recorded.seq(), recorded.body(), secrets);
  }

  /**
   * Returns what a try starts from.
   *
   * @param pinned the catalog that the conversation goes on with; empty where it is gone
   */
  private TurnStart start(Conversation conversation, Turn turn, Optional<Catalog> pinned) {
    return new TurnStart(
        conversation,
        turn,
        clock.instant(),
        pinned.orElse(catalogs.current()),
        pinned.isEmpty(),
        new Secrets(conversation.id(), keys, conversation.wrappedKey()));
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
