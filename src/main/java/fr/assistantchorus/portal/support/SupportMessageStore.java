package fr.assistantchorus.portal.support;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Owns the table {@code support_message}; what somebody wrote is sealed. */
final class SupportMessageStore {
  static final List<SealedColumn> SEALED =
      List.of(SealedColumn.byId("support_message", "text_sealed", SupportMessageStore::context));

  private final Seal seal;

  SupportMessageStore(Seal seal) {
    this.seal = seal;
  }

  Future<Void> add(
      Transaction transaction, UUID request, boolean fromSupport, String text, Instant now) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO support_message (id, request, from_support, text_sealed, written_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            Tuple.of(
                id,
                request,
                fromSupport,
                Buffer.buffer(seal.seal(text, context(id))),
                Moments.stored(now)))
        .mapEmpty();
  }

  Future<Long> count(Transaction transaction, UUID request) {
    return transaction
        .query(
            "SELECT count(*) AS messages FROM support_message WHERE request = $1",
            Tuple.of(request))
        .map(rows -> rows.iterator().next().getLong("messages"));
  }

  /** Returns what was written after the first message, the oldest first. */
  Future<List<SupportThread.Message>> list(Transaction transaction, UUID request) {
    return transaction
        .query(
            """
            SELECT id, from_support, text_sealed, written_at FROM support_message
            WHERE request = $1 ORDER BY written_at, id LIMIT $2
            """,
            Tuple.of(request, SupportRequests.MOST_MESSAGES))
        .map(rows -> {
          List<SupportThread.Message> messages = new ArrayList<>();
          for (Row row : rows) {
            messages.add(
                new SupportThread.Message(
                    row.getBoolean("from_support"),
                    seal.open(row.getBuffer("text_sealed").getBytes(), context(row.getUUID("id"))),
                    Moments.read(row, "written_at")));
          }
          return messages;
        });
  }

  private static String context(UUID id) {
    return "support-message/" + id;
  }
}
