package fr.assistantchorus.portal;

import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The structures, who belongs to them, and their spaces. */
final class Structures {
  private static final String FIND =
      """
      SELECT id AS structure, identifier_type, identifier, name
      FROM structure WHERE identifier_type = $1 AND identifier = $2
      """;

  private final Seal seal;
  private final Accounts accounts;
  private final AttachmentRequests requests;

  Structures(Seal seal, Accounts accounts, AttachmentRequests requests) {
    this.seal = seal;
    this.accounts = accounts;
    this.requests = requests;
  }

  /** A manager to write to. */
  record ManagerContact(String address, String displayName) {}

  /**
   * Makes the account the gestionnaire principal of a new structure, or, where somebody was first,
   * asks for its attachment. Of two at once, the unique identifier makes the later one wait and
   * find the structure there.
   */
  Future<Attachment> createOrRequest(
      Transaction transaction, UUID account, PendingRegistration registration, Instant now) {
    StructureDetails details = registration.structure();
    return insert(transaction, details, now)
        .compose(rows ->
            rows.size() == 1
                ? own(transaction, account, registration, name(rows), now)
                : find(transaction, details.identifier())
                    .compose(name -> request(transaction, account, name, now)));
  }

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

  /** Names even one whose address is masked: only that is kept to its own users (F11). */
  Future<Optional<StructureName>> named(Transaction transaction, Identifier identifier) {
    return transaction
        .query(FIND, Tuple.of(identifier.type().code(), identifier.value()))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(name(rows)));
  }

  /** Whether the account is gestionnaire principal of any structure. */
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

  /** Makes the account a user of the structure; what it is there already, it stays. */
  Future<Void> admit(Transaction transaction, UUID account, UUID structure, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO membership (account, structure, role, since) VALUES ($1, $2, 'member', $3)
            ON CONFLICT (account, structure) DO NOTHING
            """,
            Tuple.of(account, structure, Moments.stored(now)))
        .mapEmpty();
  }

  /** Columns {@code structure, identifier_type, identifier, name}. */
  static StructureName name(Row row) {
    String identifier = row.getString("identifier");
    return new StructureName(
        row.getUUID("structure"),
        new Identifier(
            IdentifierType.ofCode(row.getString("identifier_type")),
            identifier == null ? "" : identifier),
        row.getString("name"));
  }

  private static StructureName name(RowSet<Row> rows) {
    return name(rows.iterator().next());
  }

  private Future<RowSet<Row>> insert(
      Transaction transaction, StructureDetails details, Instant now) {
    Identifier identifier = details.identifier();
    PostalAddress address = details.address();
    Tuple arguments =
        Tuple.of(
            UUID.randomUUID(),
            identifier.type().code(),
            identifier.value().isEmpty() ? null : identifier.value(),
            details.name(),
            details.label(),
            address.street(),
            address.complement1(),
            address.complement2(),
            address.postalCode(),
            address.city(),
            address.country(),
            details.undisclosed(),
            details.verified(),
            Moments.stored(now));
    return transaction.query(
        """
        INSERT INTO structure (id, identifier_type, identifier, name, label, street, complement_1,
          complement_2, postal_code, city, country, undisclosed, verified, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (identifier_type, identifier) DO NOTHING
        RETURNING id AS structure, identifier_type, identifier, name
        """,
        arguments);
  }

  private Future<StructureName> find(Transaction transaction, Identifier identifier) {
    return transaction
        .query(FIND, Tuple.of(identifier.type().code(), identifier.value()))
        .map(Structures::name);
  }

  private Future<Attachment> own(
      Transaction transaction,
      UUID account,
      PendingRegistration registration,
      StructureName name,
      Instant now) {
    return transaction
        .query(
            """
            INSERT INTO membership (account, structure, role, since)
            VALUES ($1, $2, 'principal-manager', $3)
            """,
            Tuple.of(account, name.id(), Moments.stored(now)))
        .compose(_ ->
            open(transaction, name.id(), registration.spaces(), registration.beneficiary(), now))
        .map(new Attachment(name, Standing.PRINCIPAL_MANAGER));
  }

  private Future<Void> open(
      Transaction transaction,
      UUID structure,
      Set<Space> spaces,
      Beneficiary beneficiary,
      Instant now) {
    String[] codes = spaces.stream().map(Space::code).sorted().toArray(String[]::new);
    OffsetDateTime opened = Moments.stored(now);
    Buffer pacage =
        beneficiary
            .pacage()
            .map(number -> Buffer.buffer(seal.seal(number, "structure-pacage/" + structure)))
            .orElse(null);
    return transaction
        .query(
            """
            INSERT INTO structure_space
              (structure, space, opened_at, beneficiary_category, pacage_sealed,
               shellfish_farmer_number)
            SELECT $1, space, $3,
                   CASE space WHEN 'tic' THEN $4::text END,
                   CASE space WHEN 'tic' THEN $5::bytea END,
                   CASE space WHEN 'tic' THEN $6::text END
            FROM unnest($2::text[]) AS space
            """,
            Tuple.of(
                structure,
                codes,
                opened,
                beneficiary.category().map(BeneficiaryCategory::code).orElse(null),
                pacage,
                beneficiary.shellfishFarmerNumber().orElse(null)))
        .mapEmpty();
  }

  private Future<Attachment> request(
      Transaction transaction, UUID account, StructureName name, Instant now) {
    return requests
        .add(transaction, account, name.id(), now)
        .map(new Attachment(name, Standing.REQUESTED));
  }

  private List<ManagerContact> contacts(RowSet<Row> rows) {
    List<ManagerContact> contacts = new ArrayList<>();
    for (Row row : rows) {
      contacts.add(
          new ManagerContact(
              accounts.openContact(row, row.getUUID("id")),
              NewAccount.displayName(row.getString("first_name"), row.getString("last_name"))));
    }
    return contacts;
  }
}
