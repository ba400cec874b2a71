package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the table {@code conversation_digest}. */
final class DigestStore {
  /** How many conversations are made a digest of at once. */
  static final int BATCH = 100;

  /** What is being erased is left alone until that is done. */
  private static final String CHANGED =
      """
      SELECT conversation.id, conversation.version, conversation.log_length FROM conversation
      LEFT JOIN conversation_digest digest ON digest.conversation = conversation.id
      WHERE conversation.day >= $1 AND digest.version IS DISTINCT FROM conversation.version
        AND NOT EXISTS (SELECT FROM conversation_erasure erased WHERE erased.conversation = conversation.id)
      ORDER BY conversation.day DESC LIMIT $2
      """;

  /**
   * Writes only where the conversation's row still has the version that the log was read with. The
   * lock makes this wait for an erasure that is under way, and look at the version again after it.
   */
  private static final String WRITE =
      """
      WITH current AS (
        SELECT id, seq FROM conversation WHERE id = $1 AND version = $2 FOR KEY SHARE)
      INSERT INTO conversation_digest (conversation, seq, version, started_at, last_at, turns,
        dialogs, dialog, state, outcome, missed, account, words)
      SELECT id, seq, $2, $3, $4, $5, $6::text[], $7, $8, $9,
        (SELECT count(*) FROM conversation_misheard
         WHERE conversation = $1 AND why = 'not-understood'),
        $10, to_tsvector('simple', unaccent($11))
      FROM current
      ON CONFLICT (conversation) DO UPDATE
      SET seq = EXCLUDED.seq, version = EXCLUDED.version, last_at = EXCLUDED.last_at,
          turns = EXCLUDED.turns, dialogs = EXCLUDED.dialogs, dialog = EXCLUDED.dialog,
          state = EXCLUDED.state, outcome = EXCLUDED.outcome, missed = EXCLUDED.missed,
          account = EXCLUDED.account, words = EXCLUDED.words
      """;

  private static final String FIND =
      """
      SELECT conversation, started_at, last_at, turns, dialogs, dialog, state, outcome, missed
      FROM conversation_digest
      WHERE (last_at, conversation) < ($1::timestamptz, $2::uuid)
        AND ($3::timestamptz IS NULL OR last_at >= $3)
        AND ($4::timestamptz IS NULL OR started_at < $4)
        AND ($5::text IS NULL OR dialogs @> ARRAY[$5])
        AND ($6::text IS NULL OR state = $6)
        AND ($7::text IS NULL OR outcome = $7)
        AND (NOT $8::boolean OR missed > 0)
        AND ($9::uuid IS NULL OR account = $9)
        AND ($10::text IS NULL OR words @@ websearch_to_tsquery('simple', unaccent($10))
          OR account = ANY ($12::uuid[]))
      ORDER BY last_at DESC, conversation DESC LIMIT $11
      """;

  private static final String LIVE =
      "SELECT FROM conversation WHERE id = $1 AND token_hash IS NOT NULL AND last_at > $2";

  private static final String EXISTS = "SELECT FROM conversation WHERE id = $1";

  private final Database database;

  DigestStore(Database database) {
    this.database = database;
  }

  /** A conversation whose digest is behind. */
  record Changed(UUID id, long version) {}

  /**
   * Returns conversations whose digest is behind, at most {@link #BATCH}, the newest days first.
   *
   * @param since only those in which something has happened on that day or later
   */
  Future<List<Changed>> changed(Instant since) {
    return database
        .query(CHANGED, Tuple.of(LocalDate.ofInstant(since, ZoneOffset.UTC), BATCH))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Changed(row.getUUID("id"), row.getLong("version")))
                .toList());
  }

  Future<Void> write(UUID conversation, long version, Digest digest) {
    return database
        .query(
            WRITE,
            Tuple.tuple()
                .addUUID(conversation)
                .addLong(version)
                .addOffsetDateTime(Moments.stored(digest.startedAt()))
                .addOffsetDateTime(Moments.stored(digest.lastAt()))
                .addInteger(digest.turns())
                .addArrayOfString(digest.dialogs().toArray(String[]::new))
                .addString(digest.dialog().orElse(null))
                .addString(digest.state().orElse(null))
                .addString(digest.outcome().code())
                .addUUID(digest.account().orElse(null))
                .addString(digest.words()))
        .mapEmpty();
  }

  Future<List<Listed>> find(Criteria criteria, int most) {
    return database
        .query(
            FIND,
            Tuple.tuple()
                .addOffsetDateTime(Moments.stored(criteria.before().lastAt()))
                .addUUID(criteria.before().conversation())
                .addOffsetDateTime(criteria.since().map(Moments::stored).orElse(null))
                .addOffsetDateTime(criteria.until().map(Moments::stored).orElse(null))
                .addString(criteria.dialog().orElse(null))
                .addString(criteria.state().orElse(null))
                .addString(criteria.outcome().map(Outcome::code).orElse(null))
                .addBoolean(criteria.missed())
                .addUUID(criteria.account().orElse(null))
                .addString(criteria.words().orElse(null))
                .addInteger(most)
                .addArrayOfUUID(criteria.people().toArray(UUID[]::new)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(DigestStore::listed).toList());
  }

  private static Listed listed(Row row) {
    return new Listed(
        row.getUUID("conversation"),
        Moments.read(row, "started_at"),
        Moments.read(row, "last_at"),
        row.getInteger("turns"),
        List.of(row.getArrayOfStrings("dialogs")),
        Optional.ofNullable(row.getString("dialog")).orElse(""),
        Optional.ofNullable(row.getString("state")).orElse(""),
        Outcome.ofCode(row.getString("outcome")).orElseThrow(),
        row.getInteger("missed"));
  }

  Future<Boolean> live(UUID conversation, Instant after) {
    return database
        .query(LIVE, Tuple.of(conversation, Moments.stored(after)))
        .map(rows -> rows.size() == 1);
  }

  Future<Boolean> exists(UUID conversation) {
    return database.query(EXISTS, Tuple.of(conversation)).map(rows -> rows.size() == 1);
  }
}
