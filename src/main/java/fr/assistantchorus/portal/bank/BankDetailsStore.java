package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.Bic;
import fr.assistantchorus.field.Iban;
import fr.assistantchorus.field.Rib;
import fr.assistantchorus.store.FileKind;
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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Owns the table {@code bank_details}. Rows are never deleted. */
final class BankDetailsStore {
  private static final int ACCOUNT_AT = 4;

  private static final String SELECT =
      """
      SELECT details.id, type, details.name_sealed, factor, iban_sealed, bic_sealed, added_at,
             deactivated_at, file.id AS file, file.wrapped_key AS file_key,
             file.name_sealed AS file_name, file.kind
      FROM bank_details AS details JOIN bank_file AS file ON file.id = details.file
      """;

  /** What is sealed here under the master key. */
  static final List<SealedColumn> SEALED =
      Stream.of("name", "iban", "bic")
          .map(what -> SealedColumn.byId("bank_details", what + "_sealed", id -> context(what, id)))
          .toList();

  private final Seal seal;
  private final BankFileStore files;

  BankDetailsStore(Seal seal) {
    this.seal = seal;
    this.files = new BankFileStore(seal);
  }

  /**
   * Bank details that were checked.
   *
   * @param iban the whole number, also of a RIB
   */
  record Checked(
      UUID act,
      UUID structure,
      UUID account,
      String name,
      boolean factor,
      AccountNumber.Type type,
      String iban,
      Optional<String> bic,
      UUID file) {}

  /**
   * Adds bank details. Where two with one IBAN are added at once to one structure, the later one
   * waits for the other and then adds nothing.
   *
   * @return empty where this IBAN is active on this structure already, or this act was done before
   */
  Future<Optional<UUID>> insert(Transaction transaction, Checked details, Instant now) {
    UUID id = UUID.randomUUID();
    Tuple arguments =
        Tuple.of(
            id,
            details.structure(),
            details.act(),
            details.type().code(),
            Buffer.buffer(seal.seal(details.name(), context("name", id))),
            details.factor(),
            Buffer.buffer(seal.seal(details.iban(), context("iban", id))),
            fingerprint(details.structure(), details.iban()),
            details
                .bic()
                .map(bic -> Buffer.buffer(seal.seal(bic, context("bic", id))))
                .orElse(null),
            details.file(),
            details.account(),
            Moments.stored(now));
    return transaction
        .query(
            """
            INSERT INTO bank_details (id, structure, act, type, name_sealed, factor, iban_sealed,
              iban_fingerprint, bic_sealed, file, added_by, added_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            arguments)
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  /** Returns the bank details that an act has added; empty where it has added none. */
  Future<Optional<UUID>> ofAct(Transaction transaction, UUID structure, UUID act) {
    return transaction
        .query(
            "SELECT id FROM bank_details WHERE structure = $1 AND act = $2",
            Tuple.of(structure, act))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("id")));
  }

  /** Returns the active bank details of a structure that have this IBAN. */
  Future<Optional<BankAccount>> active(Transaction transaction, UUID structure, String iban) {
    return transaction
        .query(
            SELECT + "WHERE iban_fingerprint = $1 AND deactivated_at IS NULL",
            Tuple.of(fingerprint(structure, iban)))
        .map(rows -> Rows.first(rows).map(this::account));
  }

  /** Returns one of the structure's bank details. */
  Future<Optional<BankAccount>> find(Transaction transaction, UUID structure, UUID id) {
    return transaction
        .query(SELECT + "WHERE details.structure = $1 AND details.id = $2", Tuple.of(structure, id))
        .map(rows -> Rows.first(rows).map(this::account));
  }

  Future<Long> count(Transaction transaction, UUID structure) {
    return transaction
        .query(
            "SELECT count(*) AS details FROM bank_details WHERE structure = $1",
            Tuple.of(structure))
        .map(rows -> rows.iterator().next().getLong("details"));
  }

  /** Returns a structure's bank details, the active ones first, of each the newest first. */
  Future<List<BankAccount>> list(Transaction transaction, UUID structure, int offset, int most) {
    return transaction
        .query(
            SELECT
                + """
                WHERE details.structure = $1
                ORDER BY deactivated_at IS NOT NULL, added_at DESC, details.id
                OFFSET $2 LIMIT $3
                """,
            Tuple.of(structure, offset, most))
        .map(rows -> {
          List<BankAccount> accounts = new ArrayList<>();
          rows.forEach(row -> accounts.add(account(row)));
          return accounts;
        });
  }

  /**
   * Deactivates one of the structure's bank details.
   *
   * @return whether they were active; of two callers at once the first gets true
   */
  Future<Boolean> deactivate(Transaction transaction, UUID structure, UUID id, Instant now) {
    return transaction
        .query(
            """
            UPDATE bank_details SET deactivated_at = $3
            WHERE structure = $1 AND id = $2 AND deactivated_at IS NULL
            """,
            Tuple.of(structure, id, Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Returns those of these structures that have active bank details. */
  Future<Set<UUID>> withActive(Transaction transaction, Set<UUID> structures) {
    return transaction
        .query(
            """
            SELECT DISTINCT structure FROM bank_details
            WHERE structure = ANY ($1) AND deactivated_at IS NULL
            """,
            Tuple.tuple().addArrayOfUUID(structures.toArray(UUID[]::new)))
        .map(rows -> {
          List<UUID> found = new ArrayList<>();
          rows.forEach(row -> found.add(row.getUUID("structure")));
          return Set.copyOf(found);
        });
  }

  private BankAccount account(Row row) {
    UUID id = row.getUUID("id");
    AccountNumber.Type type = AccountNumber.Type.ofCode(row.getString("type")).orElseThrow();
    String iban = seal.open(row.getBuffer("iban_sealed").getBytes(), context("iban", id));
    Buffer bic = row.getBuffer("bic_sealed");
    OffsetDateTime deactivated = row.getOffsetDateTime("deactivated_at");
    return new BankAccount(
        id,
        seal.open(row.getBuffer("name_sealed").getBytes(), context("name", id)),
        row.getBoolean("factor"),
        type,
        switch (type) {
          case IBAN -> Iban.mask(iban);
          case RIB -> Rib.mask(iban.substring(ACCOUNT_AT));
        },
        bic == null ? "" : Bic.mask(seal.open(bic.getBytes(), context("bic", id))),
        files.openName(row, row.getUUID("file"), "file_key", "file_name"),
        FileKind.ofMediaType(row.getString("kind")),
        Moments.read(row, "added_at"),
        Optional.ofNullable(deactivated).map(OffsetDateTime::toInstant));
  }

  /**
   * Returns the fingerprint of an IBAN on a structure: the same IBAN has another one elsewhere, so
   * that rows do not tell who shares an account.
   */
  private Buffer fingerprint(UUID structure, String iban) {
    return Buffer.buffer(seal.fingerprint(structure + "/" + iban, "bank-details"));
  }

  private static String context(String what, UUID id) {
    return "bank-details-" + what + "/" + id;
  }
}
