package fr.assistantchorus.portal.desk;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Notice;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the table {@code desk_visit}, and tells every node when it has changed. */
final class DeskStore {
  private static final String COLUMNS =
      "conversation, waiting_since, client, agent, agent_name, held, active_at";

  /** Does the same as {@link #waiting}, and nothing where somebody waits there already. */
  Future<Void> add(Transaction transaction, UUID conversation, String client, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO desk_visit (conversation, waiting_since, client) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
            """,
            Tuple.of(conversation, Moments.stored(now), client))
        .compose(_ -> Notice.DESK.tell(transaction, conversation));
  }

  /** Returns who waits and who is answered, who has waited longest first, at most so many. */
  Future<List<DeskVisit>> list(Transaction transaction, int most) {
    return transaction
        .query(
            "SELECT " + COLUMNS + " FROM desk_visit ORDER BY waiting_since, conversation LIMIT $1",
            Tuple.of(most))
        .map(DeskStore::visits);
  }

  Future<Optional<DeskVisit>> find(Transaction transaction, UUID conversation) {
    return transaction
        .query(
            "SELECT " + COLUMNS + " FROM desk_visit WHERE conversation = $1",
            Tuple.of(conversation))
        .map(rows -> Rows.first(rows).map(DeskStore::visit));
  }

  /**
   * Gives a conversation to an agent where nobody has it, in one statement.
   *
   * @param waiting whether somebody must wait there; else it is taken all the same
   * @return whether this agent has it now
   */
  Future<Boolean> take(
      Transaction transaction, UUID conversation, boolean waiting, DeskVisit.Holder holder) {
    String sql =
        waiting
            ? """
            UPDATE desk_visit SET agent = $2, agent_name = $3, held = $4, active_at = $5
            WHERE conversation = $1 AND held IS NULL
            """
            : """
            INSERT INTO desk_visit (conversation, waiting_since, client, agent, agent_name, held,
              active_at)
            VALUES ($1, $5, '', $2, $3, $4, $5)
            ON CONFLICT (conversation) DO UPDATE
            SET agent = $2, agent_name = $3, held = $4, active_at = $5
            WHERE desk_visit.held IS NULL
            """;
    return transaction
        .query(
            sql,
            Tuple.of(
                conversation,
                holder.agent(),
                holder.name(),
                holder.held(),
                Moments.stored(holder.activeAt())))
        .compose(rows ->
            rows.rowCount() == 1
                ? Notice.DESK.tell(transaction, conversation).map(true)
                : Future.succeededFuture(false));
  }

  /** Notes that the agent who has a conversation has done something there. */
  Future<Boolean> active(Transaction transaction, UUID conversation, UUID agent, Instant now) {
    return transaction
        .query(
            "UPDATE desk_visit SET active_at = $3 WHERE conversation = $1 AND agent = $2",
            Tuple.of(conversation, agent, Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> remove(Transaction transaction, UUID conversation) {
    return transaction
        .query("DELETE FROM desk_visit WHERE conversation = $1", Tuple.of(conversation))
        .compose(rows ->
            rows.rowCount() == 1
                ? Notice.DESK.tell(transaction, conversation).map(true)
                : Future.succeededFuture(false));
  }

  /**
   * Returns who has waited since before a moment, or is left alone by an agent since before
   * another, at most so many.
   */
  Future<List<DeskVisit>> due(
      Transaction transaction, Instant waitingBefore, Instant activeBefore, int most) {
    return transaction
        .query(
            "SELECT "
                + COLUMNS
                + """
                 FROM desk_visit
                WHERE held IS NULL AND waiting_since <= $1
                  OR held IS NOT NULL AND (active_at <= $2 OR agent IS NULL)
                ORDER BY waiting_since, conversation LIMIT $3
                """,
            Tuple.of(Moments.stored(waitingBefore), Moments.stored(activeBefore), most))
        .map(DeskStore::visits);
  }

  private static List<DeskVisit> visits(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(DeskStore::visit).toList();
  }

  private static DeskVisit visit(Row row) {
    UUID held = row.getUUID("held");
    UUID agent = row.getUUID("agent");
    return new DeskVisit(
        row.getUUID("conversation"),
        Moments.read(row, "waiting_since"),
        row.getString("client"),
        held == null
            ? Optional.empty()
            : Optional.of(
                new DeskVisit.Holder(
                    // An agent whose role was taken away has no account here any more.
                    agent == null ? held : agent,
                    row.getString("agent_name"),
                    held,
                    Moments.read(row, "active_at"))));
  }
}
