package fr.assistantchorus.conversation.sender;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the table {@code conversation_sender}. */
final class SenderStore {
  private static final String FIND =
      "SELECT conversation, turn FROM conversation_sender WHERE sender = $1";

  /**
   * Gives the sender a conversation; changes no row where another one was given to the sender
   * meanwhile.
   */
  private static final String CLAIM =
      """
      INSERT INTO conversation_sender AS known (sender, conversation, turn) VALUES ($1, $2, $3)
      ON CONFLICT (sender) DO UPDATE
      SET conversation = EXCLUDED.conversation, turn = EXCLUDED.turn
      WHERE known.conversation = $4
      RETURNING conversation
      """;

  private final Database database;

  SenderStore(Database database) {
    this.database = database;
  }

  /**
   * The conversation that a sender has at present.
   *
   * @param turn the turn that it began with
   */
  record Begun(UUID conversation, UUID turn) {}

  Future<Optional<Begun>> find(byte[] sender) {
    return database
        .query(FIND, Tuple.of(Buffer.buffer(sender)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Begun(row.getUUID("conversation"), row.getUUID("turn")))
                .findFirst());
  }

  /**
   * Gives a sender a conversation, which must begin in the same transaction.
   *
   * @param previous the conversation that it replaces
   * @return whether it is now the sender's; false where another one was given to the sender
   *     meanwhile
   */
  Future<Boolean> claim(
      Transaction transaction, byte[] sender, Begun begun, Optional<Begun> previous) {
    return transaction
        .query(
            CLAIM,
            Tuple.of(
                Buffer.buffer(sender),
                begun.conversation(),
                begun.turn(),
                previous.map(Begun::conversation).orElse(null)))
        .map(rows -> rows.size() == 1);
  }
}
