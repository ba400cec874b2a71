package fr.assistantchorus.portal.account;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts, found by a keyed fingerprint of their login address. */
public final class AccountStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          SealedColumn.byId("account", "login_sealed", AccountStore::loginContext),
          SealedColumn.byId("account", "contact_sealed", AccountStore::contactContext),
          SealedColumn.byId("account", "question_sealed", AccountStore::questionContext));

  private final Seal seal;

  public AccountStore(Seal seal) {
    this.seal = seal;
  }

  /** What a login is checked against. */
  public record Credentials(UUID id, String passwordHash, String contactAddress) {}

  /** Returns the fingerprint of a login address, without regard to case. */
  public Buffer fingerprint(String loginAddress) {
    return Buffer.buffer(seal.fingerprint(Addresses.key(loginAddress), "login-address"));
  }

  public Future<Optional<Credentials>> find(Transaction transaction, String loginAddress) {
    return transaction
        .query(
            "SELECT id, password_hash, contact_sealed FROM account WHERE login_fingerprint = $1",
            Tuple.of(fingerprint(loginAddress)))
        .map(rows -> Rows.first(rows).map(this::credentials));
  }

  public Future<Boolean> exists(Transaction transaction, String loginAddress) {
    return transaction
        .query(
            "SELECT EXISTS (SELECT FROM account WHERE login_fingerprint = $1) AS found",
            Tuple.of(fingerprint(loginAddress)))
        .map(rows -> rows.iterator().next().getBoolean("found"));
  }

  /**
   * Adds an account.
   *
   * @return the account's id; empty where the login address has an account already
   */
  public Future<Optional<UUID>> insert(Transaction transaction, NewAccount account, Instant now) {
    UUID id = UUID.randomUUID();
    Person person = account.person();
    ChosenCredentials chosen = account.credentials();
    Tuple arguments =
        Tuple.of(
            id,
            fingerprint(person.loginAddress()),
            Buffer.buffer(seal.seal(person.loginAddress(), loginContext(id))),
            Buffer.buffer(seal.seal(person.contactAddress(), contactContext(id))),
            person.lastName(),
            person.firstName(),
            chosen.passwordHash(),
            Buffer.buffer(seal.seal(chosen.question(), questionContext(id))),
            chosen.answerHash(),
            account.supportAgent(),
            Moments.stored(now));
    return transaction
        .query(
            """
            INSERT INTO account (id, login_fingerprint, login_sealed, contact_sealed, last_name,
              first_name, password_hash, question_sealed, answer_hash, support_agent, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (login_fingerprint) DO NOTHING
            RETURNING id
            """,
            arguments)
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  public String openLogin(Row row, UUID id) {
    return seal.open(row.getBuffer("login_sealed").getBytes(), loginContext(id));
  }

  public String openContact(Row row, UUID id) {
    return seal.open(row.getBuffer("contact_sealed").getBytes(), contactContext(id));
  }

  private Credentials credentials(Row row) {
    UUID id = row.getUUID("id");
    return new Credentials(id, row.getString("password_hash"), openContact(row, id));
  }

  private static String loginContext(UUID id) {
    return "account-login/" + id;
  }

  private static String questionContext(UUID id) {
    return "account-question/" + id;
  }

  private static String contactContext(UUID id) {
    return "account-contact/" + id;
  }
}
