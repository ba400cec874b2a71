package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what waits for managers from the tables of attachments and subscriptions at once. */
final class PendingActionStore {
  private final AccountStore accounts;
  private final SubscriptionStore subscriptions;

  PendingActionStore(AccountStore accounts, SubscriptionStore subscriptions) {
    this.accounts = accounts;
    this.subscriptions = subscriptions;
  }

  /** What waits, and the account that asks. */
  private record Found(UUID account, PendingAction action) {}

  /** Returns how much waits for the decision of this account. */
  Future<Long> count(Transaction transaction, UUID manager) {
    return transaction
        .query(
            """
            SELECT count(*) AS waiting
            FROM membership JOIN (
              SELECT structure FROM attachment_request
              UNION ALL
              SELECT structure FROM subscription WHERE state = 'waiting') AS request
              ON request.structure = membership.structure
            WHERE account = $1 AND role = 'principal-manager'
            """,
            Tuple.of(manager))
        .map(rows -> rows.iterator().next().getLong("waiting"));
  }

  /**
   * Returns what waits on these structures.
   *
   * @param ids which of it; null for all
   * @param offset how many to leave out at the beginning
   * @param most how many to return at most
   */
  Future<List<PendingAction>> list(
      Transaction transaction,
      Set<UUID> structures,
      Set<UUID> ids,
      PendingActions.Order order,
      long offset,
      int most) {
    return transaction
        .query(
            """
            SELECT waiting.*, login_sealed, first_name, last_name,
                   structure.id AS structure, identifier_type, identifier, structure.name,
                   space, service.name AS service_name
            FROM (
              SELECT id, 'attachment' AS kind, account, structure AS about, requested_at,
                     NULL::uuid AS opened_space, NULL AS access, NULL::bytea AS comment_sealed
              FROM attachment_request WHERE structure = ANY ($1)
              UNION ALL
              SELECT id, 'subscription', account, structure, requested_at, opened_space, access,
                     comment_sealed
              FROM subscription WHERE structure = ANY ($1) AND state = 'waiting') AS waiting
            JOIN account ON account.id = waiting.account
            JOIN structure ON structure.id = waiting.about
            LEFT JOIN structure_space AS opened ON opened.id = waiting.opened_space
            LEFT JOIN structure_service AS service ON service.id = opened.service
            CROSS JOIN LATERAL (
              SELECT CASE $3 WHEN 'requester' THEN lower(last_name || ' ' || first_name)
                             WHEN 'structure' THEN lower(structure.name)
                             ELSE to_char(requested_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')
                     END AS key) AS sorted
            WHERE $2::uuid[] IS NULL OR waiting.id = ANY ($2)
            ORDER BY
              CASE WHEN NOT $6 THEN sorted.key END,
              CASE WHEN $6 THEN sorted.key END DESC,
              requested_at, waiting.id
            OFFSET $4 LIMIT $5
            """,
            Tuple.tuple()
                .addArrayOfUUID(structures.toArray(UUID[]::new))
                .addArrayOfUUID(ids == null ? null : ids.toArray(UUID[]::new))
                .addString(order.column().code())
                .addLong(offset)
                .addInteger(most)
                .addBoolean(order.descending()))
        .compose(rows -> {
          List<Found> found = new ArrayList<>();
          rows.forEach(row -> found.add(found(row)));
          return withStructures(transaction, found);
        });
  }

  private Found found(Row row) {
    UUID id = row.getUUID("id");
    UUID account = row.getUUID("account");
    String service = row.getString("service_name");
    return new Found(
        account,
        new PendingAction(
            id,
            PendingAction.Kind.ofCode(row.getString("kind")),
            Person.displayName(row.getString("first_name"), row.getString("last_name")),
            Email.mask(accounts.openLogin(row, account)),
            List.of(),
            StructureStore.name(row),
            service == null ? StructureService.WHOLE_STRUCTURE : service,
            wish(row),
            subscriptions.opened(row.getBuffer("comment_sealed"), "comment", id),
            Moments.read(row, "requested_at")));
  }

  private static String wish(Row row) {
    String space = row.getString("space");
    return space == null
        ? ""
        : "%s (%s)"
            .formatted(
                Space.ofCode(space).orElseThrow().label(),
                Access.ofCode(row.getString("access")).label());
  }

  private static Future<List<PendingAction>> withStructures(
      Transaction transaction, List<Found> found) {
    return transaction
        .query(
            """
            SELECT account, structure.id AS structure, identifier_type, identifier, name
            FROM (
              SELECT account, structure,
                     row_number() OVER (PARTITION BY account ORDER BY since, structure) AS place
              FROM membership JOIN structure ON structure.id = membership.structure
              WHERE account = ANY ($1) AND (role = 'principal-manager' OR management_centre)) AS own
            JOIN structure ON structure.id = own.structure
            WHERE place <= $2
            ORDER BY place
            """,
            Tuple.tuple()
                .addArrayOfUUID(found.stream().map(Found::account).toArray(UUID[]::new))
                .addInteger(PendingAction.MOST_STRUCTURES))
        .map(rows -> {
          Map<UUID, List<StructureName>> own = new HashMap<>();
          for (Row row : rows) {
            own.computeIfAbsent(row.getUUID("account"), _ -> new ArrayList<>())
                .add(StructureStore.name(row));
          }
          return found.stream()
              .map(each -> each.action().with(own.getOrDefault(each.account(), List.of())))
              .toList();
        });
  }
}
