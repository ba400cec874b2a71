package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Owns the table {@code attachment_request}: the requests for attachment that wait. One that was
 * decided on is deleted; {@link AttachmentDecisionStore} keeps what became of it.
 */
final class AttachmentRequestStore {
  private final AccountStore accounts;

  AttachmentRequestStore(AccountStore accounts) {
    this.accounts = accounts;
  }

  /**
   * A request that was taken to be decided on.
   *
   * @param contact the address at which the requester is told
   */
  record Taken(AttachmentRequest request, UUID account, String contact) {}

  /**
   * Adds a request. Asking again while one waits changes nothing.
   *
   * @return the request's id; empty where one waits already
   */
  Future<Optional<UUID>> add(Transaction transaction, UUID account, UUID structure, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO attachment_request (account, structure, requested_at) VALUES ($1, $2, $3)
            ON CONFLICT (account, structure) DO NOTHING
            RETURNING id
            """,
            Tuple.of(account, structure, Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  /** Returns since when a request of this account waits on this structure. */
  Future<Optional<Instant>> since(Transaction transaction, UUID account, UUID structure) {
    return transaction
        .query(
            "SELECT requested_at FROM attachment_request WHERE account = $1 AND structure = $2",
            Tuple.of(account, structure))
        .map(rows -> Rows.first(rows).map(row -> Moments.read(row, "requested_at")));
  }

  /** Returns how many requests of this account wait. */
  Future<Long> countOf(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT count(*) AS waiting FROM attachment_request WHERE account = $1",
            Tuple.of(account))
        .map(rows -> rows.iterator().next().getLong("waiting"));
  }

  /** Returns who made this request, which must be there, as « Prénom NOM ». */
  Future<String> requester(Transaction transaction, UUID request) {
    return transaction
        .query(
            """
            SELECT first_name, last_name
            FROM attachment_request AS request JOIN account ON account.id = request.account
            WHERE request.id = $1
            """,
            Tuple.of(request))
        .map(rows -> rows.iterator().next())
        .map(row -> Person.displayName(row.getString("first_name"), row.getString("last_name")));
  }

  /** Deletes the account's own request and returns it; empty where it does not wait any more. */
  Future<Optional<Taken>> takeOwn(Transaction transaction, UUID account, UUID request) {
    return transaction
        .query(
            """
            WITH taken AS (
              DELETE FROM attachment_request WHERE account = $1 AND id = $2
              RETURNING id, account, structure, requested_at
            )
            SELECT taken.id, requested_at, taken.account, contact_sealed, first_name, last_name,
                   structure.id AS structure, identifier_type, identifier, name
            FROM taken
            JOIN account ON account.id = taken.account
            JOIN structure ON structure.id = taken.structure
            """,
            Tuple.of(account, request))
        .map(rows -> taken(rows).stream().findFirst());
  }

  /**
   * Deletes the requests of these ids that wait on these structures, and returns them to be decided
   * on. Where several callers take one request at once, the first gets it; the others wait and then
   * do not find it. Rows are locked in one order, so that two callers who take many never wait for
   * each other.
   */
  Future<List<Taken>> take(Transaction transaction, Set<UUID> structures, Set<UUID> ids) {
    return transaction
        .query(
            """
            WITH held AS (
              SELECT id FROM attachment_request
              WHERE structure = ANY ($1) AND id = ANY ($2)
              ORDER BY id
              FOR UPDATE
            ), taken AS (
              DELETE FROM attachment_request AS request USING held
              WHERE request.id = held.id
              RETURNING request.id, account, structure, requested_at
            )
            SELECT taken.id, requested_at, taken.account, contact_sealed, first_name, last_name,
                   structure.id AS structure, identifier_type, identifier, name
            FROM taken
            JOIN account ON account.id = taken.account
            JOIN structure ON structure.id = taken.structure
            ORDER BY requested_at, taken.id
            """,
            Tuple.tuple()
                .addArrayOfUUID(structures.toArray(UUID[]::new))
                .addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(this::taken);
  }

  private List<Taken> taken(RowSet<Row> rows) {
    List<Taken> taken = new ArrayList<>();
    for (Row row : rows) {
      UUID account = row.getUUID("account");
      taken.add(new Taken(request(row), account, accounts.openContact(row, account)));
    }
    return taken;
  }

  private static AttachmentRequest request(Row row) {
    return new AttachmentRequest(
        row.getUUID("id"),
        Person.displayName(row.getString("first_name"), row.getString("last_name")),
        StructureStore.name(row),
        Moments.read(row, "requested_at"));
  }
}
