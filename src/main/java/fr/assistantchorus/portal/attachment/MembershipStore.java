package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Owns the table {@code membership}: who belongs to which structure, and as what. */
final class MembershipStore {
  private final AccountStore accounts;

  MembershipStore(AccountStore accounts) {
    this.accounts = accounts;
  }

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
  Future<List<Memberships.Contact>> managers(Transaction transaction, UUID structure) {
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
        .map(MembershipStore::structures);
  }

  /** Returns the same, and lets nobody take the role away until the transaction ends. */
  Future<Set<UUID>> holdManaged(Transaction transaction, UUID account) {
    return transaction
        .query(
            """
            SELECT structure FROM membership
            WHERE account = $1 AND role = 'principal-manager'
            ORDER BY structure
            FOR SHARE
            """,
            Tuple.of(account))
        .map(MembershipStore::structures);
  }

  private static Set<UUID> structures(RowSet<Row> rows) {
    Set<UUID> structures = new HashSet<>();
    rows.forEach(row -> structures.add(row.getUUID("structure")));
    return structures;
  }

  /** Returns what the account is to the structure; empty where it does not belong to it. */
  Future<Optional<Standing>> standing(Transaction transaction, UUID account, UUID structure) {
    return transaction
        .query(
            "SELECT role FROM membership WHERE account = $1 AND structure = $2",
            Tuple.of(account, structure))
        .map(MembershipStore::standing);
  }

  /** Returns the same, which stays so until the transaction ends. */
  Future<Optional<Standing>> hold(Transaction transaction, UUID account, UUID structure) {
    return transaction
        .query(
            "SELECT role FROM membership WHERE account = $1 AND structure = $2 FOR SHARE",
            Tuple.of(account, structure))
        .map(MembershipStore::standing);
  }

  private static Optional<Standing> standing(RowSet<Row> rows) {
    return Rows.first(rows).map(row -> Standing.ofCode(row.getString("role")));
  }

  /**
   * Returns what these accounts are to the structure, and locks their rows, in one order for all
   * callers.
   */
  Future<Map<UUID, Standing>> lock(Transaction transaction, UUID structure, Set<UUID> accounts) {
    return transaction
        .query(
            """
            SELECT account, role FROM membership
            WHERE structure = $1 AND account = ANY ($2)
            ORDER BY account
            FOR UPDATE
            """,
            Tuple.tuple().addUUID(structure).addArrayOfUUID(accounts.toArray(UUID[]::new)))
        .map(rows -> {
          Map<UUID, Standing> standings = new HashMap<>();
          rows.forEach(
              row -> standings.put(row.getUUID("account"), Standing.ofCode(row.getString("role"))));
          return standings;
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

  /** Returns the accounts that belong to a structure. */
  Future<List<UUID>> accounts(Transaction transaction, UUID structure) {
    return transaction
        .query("SELECT account FROM membership WHERE structure = $1", Tuple.of(structure))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("account"))
                .toList());
  }

  /** Returns how to write to a user of a structure; the account must be one. */
  Future<Memberships.Contact> contact(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT id, contact_sealed, first_name, last_name FROM account WHERE id = $1",
            Tuple.of(account))
        .map(rows -> contacts(rows).getFirst());
  }

  /** Returns the users of a structure: its gestionnaire principal, then the others by name. */
  Future<List<StructureUser>> users(Transaction transaction, UUID structure, int most) {
    return transaction
        .query(
            """
            SELECT account.id, login_sealed, first_name, last_name, role, since
            FROM membership JOIN account ON account.id = membership.account
            WHERE structure = $1
            ORDER BY role <> 'principal-manager', lower(last_name), lower(first_name), account.id
            LIMIT $2
            """,
            Tuple.of(structure, most))
        .map(rows -> {
          List<StructureUser> users = new ArrayList<>();
          for (Row row : rows) {
            UUID id = row.getUUID("id");
            users.add(
                new StructureUser(
                    id,
                    Person.displayName(row.getString("first_name"), row.getString("last_name")),
                    Email.mask(accounts.openLogin(row, id)),
                    Standing.ofCode(row.getString("role")),
                    Moments.read(row, "since")));
          }
          return users;
        });
  }

  /** Gives an account that is in the structure this role. */
  Future<Void> become(Transaction transaction, UUID account, UUID structure, Standing standing) {
    return transaction
        .query(
            "UPDATE membership SET role = $3 WHERE account = $1 AND structure = $2",
            Tuple.of(account, structure, standing.code()))
        .mapEmpty();
  }

  /** Takes an account out of the structure. */
  Future<Void> remove(Transaction transaction, UUID account, UUID structure) {
    return transaction
        .query(
            "DELETE FROM membership WHERE account = $1 AND structure = $2",
            Tuple.of(account, structure))
        .mapEmpty();
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

  private List<Memberships.Contact> contacts(RowSet<Row> rows) {
    List<Memberships.Contact> contacts = new ArrayList<>();
    for (Row row : rows) {
      contacts.add(
          new Memberships.Contact(
              accounts.openContact(row, row.getUUID("id")),
              Person.displayName(row.getString("first_name"), row.getString("last_name"))));
    }
    return contacts;
  }
}
