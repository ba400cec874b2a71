package fr.assistantchorus.portal.support;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Owns the table {@code support_request}; what somebody wrote is sealed. */
final class SupportRequestStore {
  static final List<SealedColumn> SEALED =
      Stream.of("address", "subject", "message")
          .map(column ->
              SealedColumn.byId("support_request", column + "_sealed", id -> context(column, id)))
          .toList();

  private final Seal seal;

  SupportRequestStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * Adds a request.
   *
   * @return the number of the request, « S-2026-000123 »: the year is that in Europe/Paris, and no
   *     other request has the same number
   */
  Future<String> insert(Transaction transaction, SupportRequest request, Instant now) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO support_request (number, id, category, address_sealed, subject_sealed,
              message_sealed, conversation, opened_at)
            SELECT to_char($7::timestamptz AT TIME ZONE 'Europe/Paris', '"S-"YYYY"-"')
                     || lpad(next::text, greatest(6, length(next::text)), '0'),
                   $1, $2, $3, $4, $5, $6, $7
            FROM nextval('support_request_number') AS next
            RETURNING number
            """,
            Tuple.of(
                id,
                request.category().code(),
                sealed(request.address(), "address", id),
                sealed(request.subject(), "subject", id),
                sealed(request.message(), "message", id),
                request.conversation().orElse(null),
                Moments.stored(now)))
        .map(rows -> rows.iterator().next().getString("number"));
  }

  private Buffer sealed(String text, String column, UUID id) {
    return Buffer.buffer(seal.seal(text, context(column, id)));
  }

  private static String context(String column, UUID id) {
    return "support-request-" + column + "/" + id;
  }
}
