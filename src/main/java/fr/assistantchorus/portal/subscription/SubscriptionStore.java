package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Owns the table {@code subscription}. A row goes with the space and with the attachment that it
 * depends on. What people wrote is sealed.
 */
public final class SubscriptionStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      Stream.of("comment", "reason")
          .map(column ->
              SealedColumn.byId("subscription", column + "_sealed", id -> context(column, id)))
          .toList();

  /** All that is read of subscriptions; a statement goes on with what it looks for. */
  private static final String SELECT =
      """
      SELECT subscription.id, subscription.account, opened_space, subscription.access, state,
             wanted_on, comment_sealed, requested_at, decided_at, reason_sealed,
             contact_sealed, first_name, last_name, space, service.name AS service_name,
             structure.id AS structure, identifier_type, identifier, structure.name
      FROM subscription
      JOIN account ON account.id = subscription.account
      JOIN structure ON structure.id = subscription.structure
      JOIN structure_space AS opened ON opened.id = subscription.opened_space
      LEFT JOIN structure_service AS service ON service.id = opened.service
      """;

  private static final String OF_ACCOUNT =
      SELECT
          + """
          WHERE subscription.account = $1 AND state <> 'withdrawn'
          ORDER BY requested_at DESC, subscription.id
          LIMIT $2
          """;

  private static final String OF_STRUCTURE =
      SELECT
          + """
          WHERE subscription.structure = $1 AND state = 'valid'
          ORDER BY lower(last_name), lower(first_name), subscription.id
          LIMIT $2
          """;

  private static final String BY_IDS =
      SELECT
          + """
          WHERE subscription.structure = ANY ($1) AND subscription.id = ANY ($2)
          ORDER BY requested_at, subscription.id
          """;

  private static final String HOLD_WAITING =
      SELECT
          + """
          WHERE subscription.structure = ANY ($1) AND subscription.id = ANY ($2)
            AND state = 'waiting'
          ORDER BY subscription.id
          FOR UPDATE OF subscription
          """;

  private static final String HOLD_LIVE =
      SELECT
          + """
          WHERE opened_space = $1 AND state IN ('waiting', 'valid')
          ORDER BY subscription.id
          FOR UPDATE OF subscription
          """;

  private static final String HOLD =
      SELECT
          + """
          WHERE subscription.id = $1 AND state <> 'withdrawn'
          FOR UPDATE OF subscription
          """;

  private final Seal seal;
  private final AccountStore accounts;

  public SubscriptionStore(Seal seal, AccountStore accounts) {
    this.seal = seal;
    this.accounts = accounts;
  }

  /**
   * A subscription whose row is locked.
   *
   * @param contact the address at which the subscriber is told
   */
  record Held(Subscription subscription, String contact) {}

  /**
   * What somebody asks for.
   *
   * @param comment may be empty
   */
  record Wanted(
      UUID account, UUID openedSpace, Access access, LocalDate wantedOn, String comment) {}

  /**
   * Adds a request.
   *
   * @return the request's id; empty where one waits or is valid already, or the space is closed
   */
  Future<Optional<UUID>> add(Transaction transaction, Wanted wanted, Instant now) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO subscription (id, account, structure, opened_space, access, state,
              wanted_on, comment_sealed, requested_at)
            SELECT $1, $2, structure, id, $4, 'waiting', $5, $6, $7
            FROM structure_space WHERE id = $3
            FOR KEY SHARE
            ON CONFLICT (account, opened_space) WHERE state IN ('waiting', 'valid') DO NOTHING
            RETURNING id
            """,
            Tuple.of(
                id,
                wanted.account(),
                wanted.openedSpace(),
                wanted.access().code(),
                wanted.wantedOn(),
                sealed(wanted.comment(), "comment", id),
                Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(_ -> id));
  }

  /** Returns the account's subscription to this space that waits or is valid. */
  Future<Optional<Subscription>> live(Transaction transaction, UUID account, UUID openedSpace) {
    return transaction
        .query(
            SELECT
                + """
                WHERE subscription.account = $1 AND opened_space = $2
                  AND state IN ('waiting', 'valid')
                """,
            Tuple.of(account, openedSpace))
        .map(rows -> Rows.first(rows).map(this::subscription));
  }

  /** Returns whether the account manages, or has subscribed to, a space of this kind. */
  Future<Boolean> mayUse(Transaction transaction, UUID account, Space space) {
    return transaction
        .query(
            """
            SELECT EXISTS (
              SELECT FROM membership
              JOIN structure_space AS opened ON opened.structure = membership.structure
              WHERE membership.account = $1 AND role = 'principal-manager' AND opened.space = $2)
            OR EXISTS (
              SELECT FROM subscription
              JOIN structure_space AS opened ON opened.id = subscription.opened_space
              WHERE subscription.account = $1 AND state = 'valid' AND opened.space = $2) AS may
            """,
            Tuple.of(account, space.code()))
        .map(rows -> rows.iterator().next().getBoolean("may"));
  }

  /** Returns the account's subscriptions and requests, the newest first. */
  Future<List<Subscription>> ofAccount(Transaction transaction, UUID account, int most) {
    return many(transaction, OF_ACCOUNT, Tuple.of(account, most));
  }

  /** Returns the structure's valid subscriptions, by the names of those who have them. */
  Future<List<Subscription>> ofStructure(Transaction transaction, UUID structure, int most) {
    return many(transaction, OF_STRUCTURE, Tuple.of(structure, most));
  }

  /** Returns those of these that are of these structures, whatever their state. */
  Future<List<Subscription>> find(Transaction transaction, Set<UUID> structures, Set<UUID> ids) {
    return many(transaction, BY_IDS, both(structures, ids));
  }

  /**
   * Locks those of these requests that wait on these structures. Where several callers take one at
   * once, the first gets it; the others wait and then do not find it.
   */
  Future<List<Held>> holdWaiting(Transaction transaction, Set<UUID> structures, Set<UUID> ids) {
    return held(transaction, HOLD_WAITING, both(structures, ids));
  }

  /** Locks the subscriptions to a space that wait or are valid. */
  Future<List<Held>> holdLive(Transaction transaction, UUID openedSpace) {
    return held(transaction, HOLD_LIVE, Tuple.of(openedSpace));
  }

  /** Locks one subscription; empty where it is gone or was taken back. */
  Future<Optional<Held>> hold(Transaction transaction, UUID id) {
    return held(transaction, HOLD, Tuple.of(id)).map(list -> list.stream().findFirst());
  }

  /**
   * Writes what was decided on a subscription that is held.
   *
   * @param reason of a refusal; empty otherwise
   */
  Future<Void> decide(
      Transaction transaction, UUID id, Subscription.State state, String reason, Instant now) {
    return transaction
        .query(
            """
            UPDATE subscription SET state = $2, reason_sealed = $3, decided_at = $4 WHERE id = $1
            """,
            Tuple.of(id, state.code(), sealed(reason, "reason", id), Moments.stored(now)))
        .mapEmpty();
  }

  Future<Void> delete(Transaction transaction, UUID id) {
    return transaction.query("DELETE FROM subscription WHERE id = $1", Tuple.of(id)).mapEmpty();
  }

  /**
   * Deletes the refused ones and those that were taken back before this moment, at most so many,
   * and returns how many.
   */
  Future<Integer> purge(Transaction transaction, Instant before, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM subscription WHERE id IN (
          SELECT id FROM subscription
          WHERE state IN ('refused', 'withdrawn') AND decided_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        before,
        most);
  }

  private Future<List<Subscription>> many(Transaction transaction, String sql, Tuple arguments) {
    return transaction
        .query(sql, arguments)
        .map(rows -> {
          List<Subscription> subscriptions = new ArrayList<>();
          rows.forEach(row -> subscriptions.add(subscription(row)));
          return subscriptions;
        });
  }

  private Future<List<Held>> held(Transaction transaction, String sql, Tuple arguments) {
    return transaction
        .query(sql, arguments)
        .map(rows -> {
          List<Held> held = new ArrayList<>();
          rows.forEach(row ->
              held.add(
                  new Held(subscription(row), accounts.openContact(row, row.getUUID("account")))));
          return held;
        });
  }

  private Subscription subscription(Row row) {
    UUID id = row.getUUID("id");
    String service = row.getString("service_name");
    return new Subscription(
        id,
        row.getUUID("account"),
        Person.displayName(row.getString("first_name"), row.getString("last_name")),
        StructureStore.name(row),
        row.getUUID("opened_space"),
        Space.ofCode(row.getString("space")).orElseThrow(),
        service == null ? StructureService.WHOLE_STRUCTURE : service,
        Access.ofCode(row.getString("access")),
        Subscription.State.ofCode(row.getString("state")),
        row.getLocalDate("wanted_on"),
        opened(row.getBuffer("comment_sealed"), "comment", id),
        Moments.read(row, "requested_at"),
        row.getOffsetDateTime("decided_at") == null
            ? Optional.empty()
            : Optional.of(Moments.read(row, "decided_at")),
        opened(row.getBuffer("reason_sealed"), "reason", id));
  }

  private Buffer sealed(String text, String column, UUID id) {
    return text.isEmpty() ? null : Buffer.buffer(seal.seal(text, context(column, id)));
  }

  /** Opens a text that may be missing. */
  String opened(Buffer sealed, String column, UUID id) {
    return sealed == null ? "" : seal.open(sealed.getBytes(), context(column, id));
  }

  private static String context(String column, UUID id) {
    return "subscription-" + column + "/" + id;
  }

  private static Tuple both(Set<UUID> structures, Set<UUID> ids) {
    return Tuple.tuple()
        .addArrayOfUUID(structures.toArray(UUID[]::new))
        .addArrayOfUUID(ids.toArray(UUID[]::new));
  }
}
