package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who belongs to which structure, and as what. */
public final class MembershipStore {
  private final AccountStore accounts;

  public MembershipStore(AccountStore accounts) {
    this.accounts = accounts;
  }

  /** A manager to write to. */
  record ManagerContact(String address, String displayName) {}

  /** Returns the gestionnaires principaux of a structure. */
  Future<List<ManagerContact>> managers(Transaction transaction, UUID structure) {
    return transaction
        .query(
            """
            SELECT account.id, contact_sealed, first_name, last_name
            FROM membership JOIN account ON account.id = membership.account
            WHERE structure = $1 AND role = 'principal-manager'
            """,
            Tuple.of(structure))
        .map(this::contacts);
  }

  /** Returns whether the account is gestionnaire principal of any structure. */
  Future<Boolean> managesAny(Transaction transaction, UUID account) {
    return transaction
        .query(
            """
            SELECT EXISTS (SELECT FROM membership
                           WHERE account = $1 AND role = 'principal-manager') AS manages
            """,
            Tuple.of(account))
        .map(rows -> rows.iterator().next().getBoolean("manages"));
  }

  /**
   * Makes the account a user of the structure. An account that is in it already stays what it is.
   */
  Future<Void> admit(Transaction transaction, UUID account, UUID structure, Instant now) {
    return add(transaction, account, structure, Standing.MEMBER, now);
  }

  /** Makes the account the gestionnaire principal of a structure that has no user yet (F54). */
  Future<Void> found(Transaction transaction, UUID account, UUID structure, Instant now) {
    return add(transaction, account, structure, Standing.PRINCIPAL_MANAGER, now);
  }

  private static Future<Void> add(
      Transaction transaction, UUID account, UUID structure, Standing standing, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO membership (account, structure, role, since) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account, structure) DO NOTHING
            """,
            Tuple.of(account, structure, standing.code(), Moments.stored(now)))
        .mapEmpty();
  }

  private List<ManagerContact> contacts(RowSet<Row> rows) {
    List<ManagerContact> contacts = new ArrayList<>();
    for (Row row : rows) {
      contacts.add(
          new ManagerContact(
              accounts.openContact(row, row.getUUID("id")),
              Person.displayName(row.getString("first_name"), row.getString("last_name"))));
    }
    return contacts;
  }
}
