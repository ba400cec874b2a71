package fr.assistantchorus.conversation.file;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Owns the table {@code conversation_file}. */
final class FileStore {
  private static final String SENT =
      """
      SELECT count(*) AS files,
             coalesce(sum(bytes) FILTER (WHERE received_at > $2), 0)::bigint AS bytes
      FROM conversation_file WHERE conversation = $1
      """;

  private static final String INSERT =
      """
      INSERT INTO conversation_file (conversation, id, kind, bytes, name, sealed, note, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String NAME =
      "UPDATE conversation_file SET named = true WHERE conversation = $1 AND id = $2";

  private static final String FIND =
      "SELECT name, sealed, note FROM conversation_file WHERE conversation = $1 AND id = $2";

  private static final String DROP_UNNAMED =
      """
      DELETE FROM conversation_file WHERE (conversation, id) IN (
        SELECT conversation, id FROM conversation_file
        WHERE NOT named AND received_at < $1
        ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)
      """;

  private static final String OLDEST = "SELECT min(received_at) AS first FROM conversation_file";

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
      byte[] note,
      Instant time) {}

  /**
   * A file's name, bytes and note, as they are kept.
   *
   * @param note null where an earlier program has kept the file
   */
  record Sealed(byte[] name, byte[] bytes, byte[] note) {}

  /**
   * What a conversation has sent.
   *
   * @param bytes those of the files that came lately
   */
  record Sent(long files, long bytes) {}

  /** Returns how many files a conversation has, and the bytes of those since a moment. */
  Future<Sent> sent(Transaction transaction, UUID conversation, Instant since) {
    return transaction
        .query(SENT, Tuple.of(conversation, since.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next())
        .map(row -> new Sent(row.getLong("files"), row.getLong("bytes")));
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
                Buffer.buffer(file.note()),
                file.time().atOffset(ZoneOffset.UTC)))
        .mapEmpty();
  }

  Future<Optional<Sealed>> find(Transaction transaction, UUID conversation, UUID id) {
    return transaction
        .query(FIND, Tuple.of(conversation, id))
        .map(rows ->
            rows.rowCount() == 0
                ? Optional.<Sealed>empty()
                : Optional.of(rows.iterator().next())
                    .map(row ->
                        new Sealed(
                            row.getBuffer("name").getBytes(),
                            row.getBuffer("sealed").getBytes(),
                            Optional.ofNullable(row.getBuffer("note"))
                                .map(Buffer::getBytes)
                                .orElse(null))));
  }

  /** Notes that a turn names a file, and returns whether there is such a file. */
  Future<Boolean> name(UUID conversation, UUID id) {
    return database.query(NAME, Tuple.of(conversation, id)).map(rows -> rows.rowCount() == 1);
  }

  /**
   * Deletes files that came before a moment and that no turn has named, the oldest first.
   *
   * @return how many, at most {@code most}
   */
  Future<Integer> dropUnnamed(Instant before, int most) {
    return database
        .query(DROP_UNNAMED, Tuple.of(before.atOffset(ZoneOffset.UTC), most))
        .map(rows -> rows.rowCount());
  }

  /** Returns when the oldest file came; empty where there is none. */
  Future<Optional<Instant>> oldest() {
    return database.query(OLDEST, Tuple.tuple()).map(rows -> Moments.earliest(rows, "first"));
  }
}
