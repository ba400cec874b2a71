package fr.assistantchorus.portal.account;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Owns the table {@code account}. An account is found by a keyed fingerprint of its login address.
 */
public final class AccountStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          SealedColumn.byId("account", "login_sealed", AccountStore::loginContext),
          SealedColumn.byId("account", "contact_sealed", AccountStore::contactContext),
          SealedColumn.byId("account", "question_sealed", AccountStore::questionContext),
          SealedColumn.byId("account", "home_sealed", AccountStore::homeContext));

  private final Seal seal;

  public AccountStore(Seal seal) {
    this.seal = seal;
  }

  /** What a login is checked against. */
  public record Credentials(UUID id, String passwordHash, String contactAddress) {}

  /** What is kept of an account. */
  public record Kept(
      UUID id,
      Person person,
      ChosenCredentials credentials,
      boolean supportAgent,
      Instant createdAt) {}

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

  /** Returns the id of an account, and opens nothing that is sealed, which would take time. */
  public Future<Optional<UUID>> idOf(Transaction transaction, String loginAddress) {
    return transaction
        .query(
            "SELECT id FROM account WHERE login_fingerprint = $1",
            Tuple.of(fingerprint(loginAddress)))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
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
            Moments.stored(now),
            sealed(person.home(), id));
    return transaction
        .query(
            """
            INSERT INTO account (id, login_fingerprint, login_sealed, contact_sealed, last_name,
              first_name, password_hash, question_sealed, answer_hash, support_agent, created_at,
              home_sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (login_fingerprint) DO NOTHING
            RETURNING id
            """,
            arguments)
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  /** Returns what is kept of an account; empty where it was erased. */
  public Future<Optional<Kept>> get(Transaction transaction, UUID id) {
    return transaction
        .query(
            """
            SELECT id, login_sealed, contact_sealed, last_name, first_name, password_hash,
                   question_sealed, answer_hash, support_agent, created_at, home_sealed
            FROM account WHERE id = $1
            """,
            Tuple.of(id))
        .map(rows -> Rows.first(rows).map(this::kept));
  }

  /** Holds an account until the transaction ends, so that nothing is made to refer to it. */
  public Future<Void> hold(Transaction transaction, UUID id) {
    return transaction
        .query("SELECT id FROM account WHERE id = $1 FOR UPDATE", Tuple.of(id))
        .mapEmpty();
  }

  /** Gives an account another name (F45). */
  public Future<Void> rename(Transaction transaction, UUID id, String lastName, String firstName) {
    return transaction
        .query(
            "UPDATE account SET last_name = $2, first_name = $3 WHERE id = $1",
            Tuple.of(id, lastName, firstName))
        .mapEmpty();
  }

  /** Sends letters to another address, or to none (F42). */
  Future<Void> setHome(Transaction transaction, UUID id, PostalAddress home) {
    return transaction
        .query("UPDATE account SET home_sealed = $2 WHERE id = $1", Tuple.of(id, sealed(home, id)))
        .mapEmpty();
  }

  /** Sends the news of an account to another address (F3). */
  Future<Void> setContact(Transaction transaction, UUID id, String address) {
    return transaction
        .query(
            "UPDATE account SET contact_sealed = $2 WHERE id = $1",
            Tuple.of(id, Buffer.buffer(seal.seal(address, contactContext(id)))))
        .mapEmpty();
  }

  /**
   * Gives an account another password.
   *
   * @param before the hash that the account had when the change was allowed
   * @return whether it still had it; where it had not, nothing has changed
   */
  public Future<Boolean> setPassword(
      Transaction transaction, UUID id, String before, String passwordHash) {
    return transaction
        .query(
            "UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2",
            Tuple.of(id, before, passwordHash))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Gives an account another secret question.
   *
   * @param passwordHash the hash that the account had when the change was allowed
   * @return whether it still had it; where it had not, nothing has changed
   */
  public Future<Boolean> setQuestion(
      Transaction transaction, UUID id, String passwordHash, String question, String answerHash) {
    return transaction
        .query(
            """
            UPDATE account SET question_sealed = $3, answer_hash = $4
            WHERE id = $1 AND password_hash = $2
            """,
            Tuple.of(
                id,
                passwordHash,
                Buffer.buffer(seal.seal(question, questionContext(id))),
                answerHash))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Deletes an account, and with it the rows that refer to it.
   *
   * @param passwordHash the hash that the account had when the deletion was allowed
   * @return whether it still had it; where it had not, nothing has changed
   */
  public Future<Boolean> delete(Transaction transaction, UUID id, String passwordHash) {
    return transaction
        .query(
            "DELETE FROM account WHERE id = $1 AND password_hash = $2", Tuple.of(id, passwordHash))
        .map(rows -> rows.rowCount() == 1);
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

  private Kept kept(Row row) {
    UUID id = row.getUUID("id");
    Person person =
        Person.at(openLogin(row, id))
            .withContactAddress(openContact(row, id))
            .withLastName(row.getString("last_name"))
            .withFirstName(row.getString("first_name"))
            .withHome(home(row, id));
    ChosenCredentials chosen =
        new ChosenCredentials(
            row.getString("password_hash"),
            seal.open(row.getBuffer("question_sealed").getBytes(), questionContext(id)),
            row.getString("answer_hash"));
    return new Kept(
        id, person, chosen, row.getBoolean("support_agent"), Moments.read(row, "created_at"));
  }

  /** Returns the address as it is kept; null where there is none. */
  private Buffer sealed(PostalAddress home, UUID id) {
    return home.isGiven()
        ? Buffer.buffer(seal.seal(PostalAddressText.write(home).encode(), homeContext(id)))
        : null;
  }

  private PostalAddress home(Row row, UUID id) {
    Buffer sealed = row.getBuffer("home_sealed");
    return sealed == null
        ? PostalAddress.NONE
        : PostalAddressText.read(new JsonObject(seal.open(sealed.getBytes(), homeContext(id))));
  }

  private static String loginContext(UUID id) {
    return "account-login/" + id;
  }

  private static String questionContext(UUID id) {
    return "account-question/" + id;
  }

  private static String homeContext(UUID id) {
    return "account-home/" + id;
  }

  /** Lets an account answer requests to the support, or no longer. */
  public Future<Void> setSupportAgent(Transaction transaction, UUID id, boolean agent) {
    return transaction
        .query("UPDATE account SET support_agent = $2 WHERE id = $1", Tuple.of(id, agent))
        .mapEmpty();
  }

  private static String contactContext(UUID id) {
    return "account-contact/" + id;
  }
}
