package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.State;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Erases conversations in two steps: first what can be read or used, in a transaction of the
 * caller, then what stands in the log, which takes longer. Owns the table {@code
 * conversation_erasure}.
 */
public final class ErasureStore {
  /** Locks them in one order, so that two erasures never wait for each other. */
  private static final String LOCK =
      "SELECT id FROM conversation WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

  /**
   * A statement of its own, after the lock: it sees what the last turn before the lock has kept.
   * Raises the version too, so that no turn that is under way is written.
   */
  private static final String CLOSE =
      """
      WITH secrets AS (DELETE FROM conversation_secret WHERE conversation = ANY ($1)),
      files AS (DELETE FROM conversation_file WHERE conversation = ANY ($1)),
      senders AS (DELETE FROM conversation_sender WHERE conversation = ANY ($1)),
      misheard AS (DELETE FROM conversation_misheard WHERE conversation = ANY ($1)),
      digests AS (DELETE FROM conversation_digest WHERE conversation = ANY ($1)),
      notes AS (DELETE FROM conversation_note WHERE conversation = ANY ($1)),
      counted AS (UPDATE conversation_counted SET closed = true WHERE conversation = ANY ($1)),
      closed AS (
        UPDATE conversation
        SET token_hash = NULL, wrapped_key = NULL, waiting_since = NULL, version = version + 1
        WHERE id = ANY ($1)
        RETURNING id)
      INSERT INTO conversation_erasure (conversation) SELECT id FROM closed
      ON CONFLICT DO NOTHING
      """;

  private static final String EXTENT =
      """
      SELECT started_at, last_at,
        (SELECT count(*) FROM conversation_turn WHERE conversation = $1)::int AS turns,
        (SELECT count(*) FROM conversation_secret WHERE conversation = $1)::int AS values,
        (SELECT count(*) FROM conversation_file WHERE conversation = $1)::int AS files
      FROM conversation WHERE id = $1
      """;

  private static final String NEXT =
      "SELECT conversation FROM conversation_erasure WHERE conversation > $1 ORDER BY 1 LIMIT 1";

  private static final String TURN =
      "UPDATE conversation_turn SET events = $3, reply = $4 WHERE conversation = $1 AND seq = $2";

  private static final String STATE = "UPDATE conversation SET state = $2 WHERE id = $1";

  private static final String DONE = "DELETE FROM conversation_erasure WHERE conversation = $1";

  private static final String DROP =
      """
      WITH turns AS (DELETE FROM conversation_turn WHERE conversation = $1)
      DELETE FROM conversation WHERE id = $1
      """;

  private final Database database;

  /**
   * @param database the pool of what nobody waits for
   */
  public ErasureStore(Database database) {
    this.database = database;
  }

  /**
   * A turn as it is kept after its erasure.
   *
   * @param seq the number of its reply
   */
  public record Rewritten(long seq, List<String> events, String reply) {
    public Rewritten {
      events = List.copyOf(events);
    }
  }

  /**
   * What an erasure takes away, to be told before it.
   *
   * @param turns whose texts go; that there were so many stays
   * @param values that are sealed
   */
  public record Extent(Instant startedAt, Instant lastAt, int turns, int values, int files) {}

  /** Returns what an erasure of a conversation takes away; empty where there is none. */
  public Future<Optional<Extent>> extent(UUID conversation) {
    return database
        .query(EXTENT, Tuple.of(conversation))
        .map(rows ->
            Rows.first(rows)
                .map(row ->
                    new Extent(
                        Moments.read(row, "started_at"),
                        Moments.read(row, "last_at"),
                        row.getInteger("turns"),
                        row.getInteger("values"),
                        row.getInteger("files"))));
  }

  /** Destroys the keys and what they sealed, ends the conversations, and notes what is left. */
  public Future<Void> close(Transaction transaction, List<UUID> conversations) {
    Tuple ids = Tuple.tuple().addArrayOfUUID(conversations.toArray(UUID[]::new));
    return transaction.query(LOCK, ids).compose(_ -> transaction.query(CLOSE, ids)).mapEmpty();
  }

  /** Returns the first conversation after this id whose log is still to be erased. */
  public Future<Optional<UUID>> next(UUID after) {
    return database
        .query(NEXT, Tuple.of(after))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("conversation"))
                .findFirst());
  }

  /** Puts the erased turns and the erased state in place of what was kept. */
  public Future<Void> rewrite(UUID conversation, List<Rewritten> turns, State state) {
    return database.transaction(transaction -> {
      Future<?> all = Future.succeededFuture();
      for (Rewritten turn : turns) {
        Tuple arguments =
            Tuple.of(conversation, turn.seq())
                .addArrayOfString(turn.events().toArray(String[]::new))
                .addString(turn.reply());
        all = all.compose(_ -> transaction.query(TURN, arguments));
      }
      return all.compose(_ -> transaction.query(STATE, Tuple.of(conversation, Json.write(state))))
          .compose(_ -> transaction.query(DONE, Tuple.of(conversation)))
          .mapEmpty();
    });
  }

  /** Deletes a conversation with everything that belongs to it. */
  public Future<Void> drop(UUID conversation) {
    return database.query(DROP, Tuple.of(conversation)).mapEmpty();
  }
}
