package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The registrations that wait for their activation, and the links that activate them. */
public final class PendingRegistrationStore {
  /** After this time, a registration that nobody activated is deleted. */
  static final Duration KEPT = Duration.ofDays(30);

  /**
   * From so many networks a registration may have been made, the newest first: who signs up again
   * with somebody's address does not take the owner's allowance away.
   */
  private static final int MOST_CLIENTS = 4;

  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          new SealedColumn(
              "pending_registration",
              "details_sealed",
              List.of("id"),
              List.of("login_fingerprint"),
              row -> context(row.getBuffer("login_fingerprint"))));

  private final Seal seal;
  private final AccountStore accounts;

  public PendingRegistrationStore(Seal seal, AccountStore accounts) {
    this.seal = seal;
    this.accounts = accounts;
  }

  /**
   * The state of a link, and the registration that it belongs to.
   *
   * @param conversation the one in which the registration was entered, if any
   */
  record Found(Activation.LinkState state, UUID registration, Optional<UUID> conversation) {}

  /**
   * Keeps a registration, and from where it was made. An address has one registration: a newer one
   * replaces the older.
   *
   * <p>A row is either looked for and changed, or looked for and added: so both take about as long.
   * Only where two sign up at once with an address that had none, the later one finds a conflict;
   * to find it every time would lock the row first, and take longer for an address that waits.
   */
  public Future<Void> keep(
      Transaction transaction, PendingRegistration registration, Asker asker, Instant now) {
    Buffer fingerprint = accounts.fingerprint(registration.person().loginAddress());
    byte[] details = seal.seal(RegistrationText.write(registration), context(fingerprint));
    return transaction
        .query(
            """
            WITH replaced AS (
              UPDATE pending_registration
              SET details_sealed = $3, expires_at = $4, conversation = $5,
                  clients = (array_prepend($6::text, array_remove(clients, $6::text)))[1:$7::int]
              WHERE login_fingerprint = $2
              RETURNING id)
            INSERT INTO pending_registration
              (id, login_fingerprint, details_sealed, expires_at, conversation, clients)
            SELECT $1, $2, $3, $4, $5, ARRAY[$6::text]
            WHERE NOT EXISTS (SELECT FROM replaced)
            ON CONFLICT (login_fingerprint) DO UPDATE
            SET details_sealed = EXCLUDED.details_sealed, expires_at = EXCLUDED.expires_at,
                conversation = EXCLUDED.conversation,
                clients = (array_prepend($6::text,
                  array_remove(pending_registration.clients, $6::text)))[1:$7::int]
            """,
            Tuple.of(
                UUID.randomUUID(),
                fingerprint,
                Buffer.buffer(details),
                Moments.stored(now.plus(KEPT)),
                asker.conversation().orElse(null),
                asker.client(),
                MOST_CLIENTS))
        .compose(_ ->
            asker
                .conversation()
                .map(conversation -> note(transaction, conversation, now))
                .orElse(Future.succeededFuture()));
  }

  private static Future<Void> note(Transaction transaction, UUID conversation, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO sign_up_conversation (conversation, expires_at) VALUES ($1, $2)
            ON CONFLICT (conversation) DO UPDATE SET expires_at = EXCLUDED.expires_at
            """,
            Tuple.of(conversation, Moments.stored(now.plus(KEPT))))
        .mapEmpty();
  }

  /** Returns whether somebody signed up in this conversation less than {@link #KEPT} ago. */
  Future<Boolean> madeIn(Transaction transaction, UUID conversation, Instant now) {
    return transaction
        .query(
            """
            SELECT EXISTS (SELECT FROM sign_up_conversation
                           WHERE conversation = $1 AND expires_at > $2) AS made
            """,
            Tuple.of(conversation, Moments.stored(now)))
        .map(rows -> rows.iterator().next().getBoolean("made"));
  }

  /** Returns whether the registration that waits at an address was made from this network. */
  Future<Boolean> begunFrom(
      Transaction transaction, String loginAddress, String client, Instant now) {
    return transaction
        .query(
            """
            SELECT EXISTS (SELECT FROM pending_registration
                           WHERE login_fingerprint = $1 AND expires_at > $2
                             AND $3 = ANY (clients)) AS begun
            """,
            Tuple.of(accounts.fingerprint(loginAddress), Moments.stored(now), client))
        .map(rows -> rows.iterator().next().getBoolean("begun"));
  }

  /** Finds a live registration and locks it until the transaction ends. */
  public Future<Optional<UUID>> lock(Transaction transaction, String loginAddress, Instant now) {
    return transaction
        .query(
            """
            SELECT id FROM pending_registration
            WHERE login_fingerprint = $1 AND expires_at > $2
            FOR UPDATE
            """,
            Tuple.of(accounts.fingerprint(loginAddress), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  /**
   * Adds a link, which voids the older ones.
   *
   * @param registration an id of no registration for a decoy; the same row is written, and leads
   *     nowhere
   */
  public Future<Void> addLink(
      Transaction transaction, UUID registration, String token, Instant now, Instant deadline) {
    return transaction
        .query(
            """
            INSERT INTO activation_link (token_hash, registration, issued_at, expires_at)
            VALUES ($1, $2, $3, $4)
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                registration,
                Moments.stored(now),
                Moments.stored(deadline)))
        .mapEmpty();
  }

  Future<Found> look(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            SELECT link.registration, login_fingerprint, details_sealed, conversation,
                   link.expires_at <= $2 AS expired,
                   EXISTS (SELECT FROM activation_link AS other
                           WHERE other.registration = link.registration
                             AND other.used_at IS NOT NULL) AS used,
                   EXISTS (SELECT FROM activation_link AS newer
                           WHERE newer.registration = link.registration
                             AND newer.number > link.number) AS superseded
            FROM activation_link AS link
            LEFT JOIN pending_registration AS pending
              ON pending.id = link.registration AND pending.expires_at > $2
            WHERE link.token_hash = $1
            """,
            Tuple.of(Buffer.buffer(Token.hash(token)), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(this::found).orElse(NOWHERE));
  }

  /**
   * Locks the registration that a link belongs to, so that activations by its links go one after
   * the other.
   */
  Future<Void> lockByLink(Transaction transaction, String token) {
    return transaction
        .query(
            """
            SELECT FROM pending_registration AS pending
            JOIN activation_link AS link ON link.registration = pending.id
            WHERE link.token_hash = $1
            FOR UPDATE OF pending
            """,
            Tuple.of(Buffer.buffer(Token.hash(token))))
        .mapEmpty();
  }

  /** Ends a registration that has become real: its link is used up, and its details are deleted. */
  Future<Void> finish(Transaction transaction, UUID registration, String token, Instant now) {
    return transaction
        .query(
            "UPDATE activation_link SET used_at = $2 WHERE token_hash = $1",
            Tuple.of(Buffer.buffer(Token.hash(token)), Moments.stored(now)))
        .compose(_ ->
            transaction.query(
                "DELETE FROM pending_registration WHERE id = $1", Tuple.of(registration)))
        .mapEmpty();
  }

  /** Deletes registrations that have expired, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM pending_registration WHERE id IN (
          SELECT id FROM pending_registration WHERE expires_at <= $1
          ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /** Deletes links that were issued {@link #KEPT} ago or earlier; as above. */
  public Future<Integer> purgeLinks(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM activation_link WHERE number IN (
          SELECT number FROM activation_link WHERE issued_at <= $1
          ORDER BY issued_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now.minus(KEPT),
        most);
  }

  /** Forgets that somebody signed up in a conversation, {@link #KEPT} later; as above. */
  public Future<Integer> purgeConversations(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM sign_up_conversation WHERE conversation IN (
          SELECT conversation FROM sign_up_conversation WHERE expires_at <= $1
          ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /** Returns when the oldest registration was last entered; empty where there is none. */
  public Future<Optional<Instant>> oldest(Transaction transaction) {
    return transaction
        .query("SELECT min(expires_at) AS first FROM pending_registration", Tuple.tuple())
        .map(rows -> Moments.earliest(rows, "first").map(expires -> expires.minus(KEPT)));
  }

  private static final Found NOWHERE =
      new Found(new Activation.LinkState.Unknown(), new UUID(0, 0), Optional.empty());

  private Found found(Row row) {
    return new Found(
        state(row), row.getUUID("registration"), Optional.ofNullable(row.getUUID("conversation")));
  }

  private Activation.LinkState state(Row row) {
    if (row.getBoolean("used")) {
      return new Activation.LinkState.Used();
    }
    if (row.getBoolean("superseded")) {
      return new Activation.LinkState.Superseded();
    }
    Buffer details = row.getBuffer("details_sealed");
    if (details == null || row.getBoolean("expired")) {
      return new Activation.LinkState.Expired();
    }
    String text = seal.open(details.getBytes(), context(row.getBuffer("login_fingerprint")));
    return new Activation.LinkState.Ready(RegistrationText.read(text));
  }

  private static String context(Buffer fingerprint) {
    return "pending-registration/" + HexFormat.of().formatHex(fingerprint.getBytes());
  }
}
