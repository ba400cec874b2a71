package fr.assistantchorus.portal.account;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Owns the table {@code contact_confirmation}. A token is stored as its hash. */
final class ContactConfirmationStore {
  static final List<SealedColumn> SEALED =
      List.of(
          new SealedColumn(
              "contact_confirmation",
              "address_sealed",
              List.of("account"),
              List.of(),
              row -> context(row.getUUID("account"))));

  private final Seal seal;

  ContactConfirmationStore(Seal seal) {
    this.seal = seal;
  }

  /** Adds what waits to be confirmed, in place of what waited for this account before. */
  Future<Void> put(
      Transaction transaction,
      UUID account,
      String token,
      String address,
      Instant now,
      Instant expiresAt) {
    return transaction
        .query(
            """
            INSERT INTO contact_confirmation
              (account, token_hash, address_sealed, issued_at, expires_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account) DO UPDATE
            SET token_hash = EXCLUDED.token_hash, address_sealed = EXCLUDED.address_sealed,
                issued_at = EXCLUDED.issued_at, expires_at = EXCLUDED.expires_at
            """,
            Tuple.of(
                account,
                hash(token),
                Buffer.buffer(seal.seal(address, context(account))),
                Moments.stored(now),
                Moments.stored(expiresAt)))
        .mapEmpty();
  }

  /** Returns what waits for an account, expired or not. */
  Future<Optional<ContactAddress.Waiting>> waiting(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT address_sealed, expires_at FROM contact_confirmation WHERE account = $1",
            Tuple.of(account))
        .map(rows -> Rows.first(rows).map(row -> waiting(row, account)));
  }

  /** Returns what waits for an account under this token, expired or not. */
  Future<Optional<ContactAddress.Waiting>> find(
      Transaction transaction, UUID account, String token) {
    return transaction
        .query(
            """
            SELECT address_sealed, expires_at FROM contact_confirmation
            WHERE account = $1 AND token_hash = $2
            """,
            Tuple.of(account, hash(token)))
        .map(rows -> Rows.first(rows).map(row -> waiting(row, account)));
  }

  /** Takes what waits for an account under this token, once; empty where its time is over. */
  Future<Optional<String>> take(Transaction transaction, UUID account, String token, Instant now) {
    return transaction
        .query(
            """
            DELETE FROM contact_confirmation
            WHERE account = $1 AND token_hash = $2 AND expires_at > $3
            RETURNING address_sealed, expires_at
            """,
            Tuple.of(account, hash(token), Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(row -> waiting(row, account).address()));
  }

  Future<Void> drop(Transaction transaction, UUID account) {
    return transaction
        .query("DELETE FROM contact_confirmation WHERE account = $1", Tuple.of(account))
        .mapEmpty();
  }

  /** Deletes those that expired before this moment, at most so many, and returns how many. */
  Future<Integer> purge(Transaction transaction, Instant expiredBefore, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM contact_confirmation WHERE account IN (
          SELECT account FROM contact_confirmation WHERE expires_at <= $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        expiredBefore,
        most);
  }

  private ContactAddress.Waiting waiting(Row row, UUID account) {
    return new ContactAddress.Waiting(
        seal.open(row.getBuffer("address_sealed").getBytes(), context(account)),
        Moments.read(row, "expires_at"));
  }

  private static Buffer hash(String token) {
    return Buffer.buffer(Token.hash(token));
  }

  private static String context(UUID account) {
    return "contact-confirmation/" + account;
  }
}
