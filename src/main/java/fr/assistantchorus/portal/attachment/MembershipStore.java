package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Owns the table {@code membership}: who belongs to which structure, and as what. */
final class MembershipStore {
  private final AccountStore accounts;

  MembershipStore(AccountStore accounts) {
    this.accounts = accounts;
  }

  /** A manager to write to. */
  record ManagerContact(String address, String displayName) {}

  /**
   * Returns the structures of an account, and those that it asks to be attached to, the oldest
   * first.
   */
  Future<List<Attachment>> attachments(Transaction transaction, UUID account) {
    return transaction
        .query(
            """
            SELECT structure.id AS structure, identifier_type, identifier, name, role
            FROM (
              SELECT structure, role, since FROM membership WHERE account = $1
              UNION ALL
              SELECT structure, 'requested', requested_at FROM attachment_request
              WHERE account = $1) AS attached
            JOIN structure ON structure.id = attached.structure
            ORDER BY since, structure.id
            """,
            Tuple.of(account))
        .map(rows -> {
          List<Attachment> attachments = new ArrayList<>();
          for (Row row : rows) {
            attachments.add(
                new Attachment(StructureStore.name(row), Standing.ofCode(row.getString("role"))));
          }
          return attachments;
        });
  }

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

  /** Returns the structures of which the account is gestionnaire principal. */
  Future<Set<UUID>> managed(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT structure FROM membership WHERE account = $1 AND role = 'principal-manager'",
            Tuple.of(account))
        .map(rows -> {
          Set<UUID> structures = new HashSet<>();
          rows.forEach(row -> structures.add(row.getUUID("structure")));
          return structures;
        });
  }

  /** Returns the structures to which the account is attached, as manager or as user. */
  Future<Set<UUID>> joined(Transaction transaction, UUID account) {
    return transaction
        .query("SELECT structure FROM membership WHERE account = $1", Tuple.of(account))
        .map(rows -> {
          Set<UUID> structures = new HashSet<>();
          rows.forEach(row -> structures.add(row.getUUID("structure")));
          return structures;
        });
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
