package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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
 * Owns the table {@code attachment_decision}: what became of each request for attachment. The
 * manager's words are sealed.
 */
final class AttachmentDecisionStore {
  /** What is sealed here under the master key. */
  static final List<SealedColumn> SEALED =
      List.of(
          SealedColumn.byId(
              "attachment_decision", "reason_sealed", AttachmentDecisionStore::context));

  private final Seal seal;

  AttachmentDecisionStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * Keeps what became of a request that was taken.
   *
   * @param reason of a refusal; empty otherwise
   */
  Future<Void> keep(
      Transaction transaction,
      AttachmentRequestStore.Taken taken,
      Verdict verdict,
      String reason,
      Instant now) {
    AttachmentRequest request = taken.request();
    return transaction
        .query(
            """
            INSERT INTO attachment_decision
              (id, account, structure, verdict, reason_sealed, requested_at, decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            Tuple.of(
                request.id(),
                taken.account(),
                request.structure().id(),
                verdict.code(),
                reason.isEmpty() ? null : Buffer.buffer(seal.seal(reason, context(request.id()))),
                Moments.stored(request.requestedAt()),
                Moments.stored(now)))
        .mapEmpty();
  }

  /** Returns what was decided on those of these requests that were made for these structures. */
  Future<List<PastDecision>> find(Transaction transaction, Set<UUID> structures, Set<UUID> ids) {
    return transaction
        .query(
            """
            SELECT decision.id, verdict, decided_at, first_name, last_name,
                   structure.id AS structure, identifier_type, identifier, name
            FROM attachment_decision AS decision
            JOIN account ON account.id = decision.account
            JOIN structure ON structure.id = decision.structure
            WHERE decision.structure = ANY ($1) AND decision.id = ANY ($2)
            ORDER BY requested_at, decision.id
            """,
            Tuple.tuple()
                .addArrayOfUUID(structures.toArray(UUID[]::new))
                .addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(AttachmentDecisionStore::decisions);
  }

  /**
   * Returns the requests of an account: first those that wait, then what became of the others, the
   * newest first.
   */
  Future<List<FollowedRequest>> follow(Transaction transaction, UUID account, int most) {
    return transaction
        .query(
            """
            SELECT followed.id, verdict, reason_sealed, requested_at, decided_at,
                   structure.id AS structure, identifier_type, identifier, name
            FROM (
              SELECT id, structure, requested_at, NULL AS verdict, NULL::bytea AS reason_sealed,
                     NULL::timestamptz AS decided_at
              FROM attachment_request WHERE account = $1
              UNION ALL
              SELECT id, structure, requested_at, verdict, reason_sealed, decided_at
              FROM attachment_decision WHERE account = $1) AS followed
            JOIN structure ON structure.id = followed.structure
            ORDER BY verdict IS NOT NULL, coalesce(decided_at, requested_at) DESC, followed.id
            LIMIT $2
            """,
            Tuple.of(account, most))
        .map(this::followed);
  }

  /** Deletes what was decided before this moment, at most so much, and returns how much. */
  Future<Integer> purge(Transaction transaction, Instant before, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM attachment_decision WHERE id IN (
          SELECT id FROM attachment_decision WHERE decided_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        before,
        most);
  }

  private static List<PastDecision> decisions(RowSet<Row> rows) {
    List<PastDecision> decisions = new ArrayList<>();
    for (Row row : rows) {
      decisions.add(
          new PastDecision(
              row.getUUID("id"),
              Person.displayName(row.getString("first_name"), row.getString("last_name")),
              StructureStore.name(row),
              Verdict.ofCode(row.getString("verdict")),
              Moments.read(row, "decided_at")));
    }
    return decisions;
  }

  private List<FollowedRequest> followed(RowSet<Row> rows) {
    List<FollowedRequest> followed = new ArrayList<>();
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      Buffer reason = row.getBuffer("reason_sealed");
      Optional<Verdict> verdict =
          Optional.ofNullable(row.getString("verdict")).map(Verdict::ofCode);
      followed.add(
          new FollowedRequest(
              id,
              StructureStore.name(row),
              Moments.read(row, "requested_at"),
              verdict,
              verdict.map(_ -> Moments.read(row, "decided_at")),
              reason == null ? "" : seal.open(reason.getBytes(), context(id))));
    }
    return followed;
  }

  private static String context(UUID id) {
    return "attachment-decision-reason/" + id;
  }
}
