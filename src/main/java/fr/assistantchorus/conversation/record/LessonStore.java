package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Owns the table {@code conversation_misheard}. Its rows are written with the turn that they belong
 * to, in the one statement of {@link ConversationStore}.
 */
final class LessonStore {
  /**
   * Reads rows, each with what the person did next. Rows of a forgotten conversation are left out.
   */
  private static final String TOLD =
      """
      SELECT misheard.id, misheard.conversation, misheard.why, misheard.filing, said.body,
        next.body AS next, before.reply AS before
      FROM conversation_misheard misheard
      JOIN conversation ON conversation.id = misheard.conversation
        AND conversation.token_hash IS NOT NULL
      CROSS JOIN LATERAL (
        SELECT turn.seq, turn.events[misheard.seq - turn.seq + cardinality(turn.events) + 1] AS body
        FROM conversation_turn turn
        WHERE turn.conversation = misheard.conversation AND turn.seq > misheard.seq
        ORDER BY turn.seq LIMIT 1) AS said
      LEFT JOIN LATERAL (
        SELECT turn.events[turn.place] AS body
        FROM conversation_turn turn
        WHERE turn.conversation = misheard.conversation AND turn.seq > said.seq
          AND turn.kind = ANY ($1::text[])
        ORDER BY turn.seq LIMIT 1) AS next ON true
      LEFT JOIN LATERAL (
        SELECT turn.reply
        FROM conversation_turn turn
        WHERE turn.conversation = misheard.conversation AND turn.seq < misheard.seq
        ORDER BY turn.seq DESC LIMIT 1) AS before ON true
      WHERE said.body IS NOT NULL
      """;

  private static final String NEWEST =
      TOLD + "AND misheard.filing IS NULL AND misheard.id < $2 ORDER BY misheard.id DESC LIMIT $3";

  private static final String ONE = TOLD + "AND misheard.id = $2";

  private static final String FILED =
      TOLD + "AND misheard.filing IS NOT NULL ORDER BY misheard.id LIMIT $2";

  private static final String FILE = "UPDATE conversation_misheard SET filing = $2 WHERE id = $1";

  private static final String DROP = "DELETE FROM conversation_misheard WHERE id = $1";

  private final Database database;

  LessonStore(Database database) {
    this.database = database;
  }

  /**
   * A row.
   *
   * @param next what the person did after it; null where nothing followed
   * @param before the reply before it; may be null
   * @param filing where it is to be filed; null where nobody has decided
   */
  record Kept(
      long id,
      UUID conversation,
      String why,
      String body,
      String next,
      String before,
      String filing) {}

  Future<List<Kept>> newest(long before, int most) {
    return read(NEWEST, arguments().addLong(before).addInteger(most));
  }

  Future<List<Kept>> one(long id) {
    return read(ONE, arguments().addLong(id));
  }

  Future<List<Kept>> filed(int most) {
    return read(FILED, arguments().addInteger(most));
  }

  private static Tuple arguments() {
    return Tuple.tuple().addArrayOfString(ConversationStore.saidOrChosen());
  }

  private Future<List<Kept>> read(String sql, Tuple arguments) {
    return database.query(sql, arguments).map(LessonStore::kept);
  }

  Future<Boolean> file(long id, String filing) {
    return database.query(FILE, Tuple.of(id, filing)).map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> drop(long id) {
    return database.query(DROP, Tuple.of(id)).map(rows -> rows.rowCount() == 1);
  }

  private static List<Kept> kept(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row ->
            new Kept(
                row.getLong("id"),
                row.getUUID("conversation"),
                row.getString("why"),
                row.getString("body"),
                row.getString("next"),
                row.getString("before"),
                row.getString("filing")))
        .toList();
  }
}
