package fr.assistantchorus.conversation.file;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Owns the table {@code conversation_file}. */
final class FileStore {
  private static final String COUNT =
      "SELECT count(*) AS files FROM conversation_file WHERE conversation = $1";

  private static final String INSERT =
      """
      INSERT INTO conversation_file (conversation, id, kind, bytes, name, sealed, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  private static final String EXISTS =
      "SELECT FROM conversation_file WHERE conversation = $1 AND id = $2";

  private final Database database;

  FileStore(Database database) {
    this.database = database;
  }

  /**
   * A file as it is kept.
   *
   * @param bytes its length before it was sealed
   */
  record Kept(
      UUID conversation,
      UUID id,
      FileKind kind,
      long bytes,
      byte[] name,
      byte[] sealed,
      Instant time) {}

  Future<Long> count(Transaction transaction, UUID conversation) {
    return transaction
        .query(COUNT, Tuple.of(conversation))
        .map(rows -> rows.iterator().next().getLong("files"));
  }

  Future<Void> insert(Transaction transaction, Kept file) {
    return transaction
        .query(
            INSERT,
            Tuple.of(
                file.conversation(),
                file.id(),
                file.kind().mediaType(),
                file.bytes(),
                Buffer.buffer(file.name()),
                Buffer.buffer(file.sealed()),
                file.time().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Boolean> exists(UUID conversation, UUID id) {
    return database.query(EXISTS, Tuple.of(conversation, id)).map(rows -> rows.size() == 1);
  }
}
