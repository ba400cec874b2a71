package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Incoming;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.SecretKeeper;
import fr.assistantchorus.hearing.Situation;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What agents note about conversations. Owns the table {@code conversation_note}, but that an
 * erasure empties it. Nothing sensitive is kept: only its mask is.
 */
public final class Notes {
  /** The most that are shown of one conversation, the newest. */
  private static final int MOST = 100;

  /** Keeps nothing but the mask. */
  private static final SecretKeeper NO_KEEPER =
      new SecretKeeper() {
        @Override
        public SecretRef keep(String value, String mask) {
          return new SecretRef("note", mask);
        }

        @Override
        public boolean standsFor(SecretRef ref, String value) {
          return false;
        }
      };

  private final Catalogs catalogs;
  private final Interpreter interpreter;

  Notes(Catalogs catalogs, Interpreter interpreter) {
    this.catalogs = catalogs;
    this.interpreter = interpreter;
  }

  /**
   * Adds a note; one of the same id is there once.
   *
   * @param text at most {@link Note#LONGEST}
   */
  public Future<Void> add(
      Transaction transaction, UUID id, UUID conversation, String who, String text, Instant now) {
    String masked =
        SecretRef.masked(
            interpreter.masked(
                now, Incoming.clean(text), Situation.lost(catalogs.current()), NO_KEEPER));
    return transaction
        .query(
            """
            INSERT INTO conversation_note (id, conversation, who, text, written_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
            """,
            Tuple.of(id, conversation, who, masked, Moments.stored(now)))
        .mapEmpty();
  }

  /** Returns the notes of a conversation, the newest first. */
  public Future<List<Note>> of(Transaction transaction, UUID conversation) {
    return transaction
        .query(
            """
            SELECT who, text, written_at FROM conversation_note
            WHERE conversation = $1 ORDER BY written_at DESC, id LIMIT $2
            """,
            Tuple.of(conversation, MOST))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Note(
                        row.getString("who"),
                        row.getString("text"),
                        Moments.read(row, "written_at")))
                .toList());
  }
}
