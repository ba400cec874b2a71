package fr.assistantchorus.portal.bank;

import fr.assistantchorus.store.Batches;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Owns the tables {@code bank_file} and {@code bank_file_chunk}. A file that belongs to no bank
 * details is deleted once it has expired.
 */
final class BankFileStore {
  /** What is sealed here under the master key: the key of each file. */
  static final List<SealedColumn> SEALED =
      List.of(SealedColumn.byId("bank_file", "wrapped_key", BankFileStore::keyContext));

  private static final String SEPARATOR = " ";
  private static final String NAME = "name";
  private static final String NUMBERS = "numbers";

  private final Seal seal;

  BankFileStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * A whole file.
   *
   * @param seal the file's own
   * @param name as its sender's computer names it
   * @param numbers the IBANs that its text names
   */
  record Stored(UUID id, Seal seal, String name, FileKind kind, long bytes, List<String> numbers) {
    Stored {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Begins a file, of which nothing has come yet.
   *
   * @return the file's own seal
   */
  Future<Seal> begin(
      Transaction transaction,
      UUID id,
      UUID account,
      UUID structure,
      String name,
      Instant now,
      Instant expires) {
    byte[] key = seal.newWrappedKey(keyContext(id));
    Seal own = seal.unwrap(key, keyContext(id));
    return transaction
        .query(
            """
            INSERT INTO bank_file
              (id, structure, account, wrapped_key, name_sealed, received_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            Tuple.of(
                id,
                structure,
                account,
                Buffer.buffer(key),
                Buffer.buffer(own.seal(name, NAME)),
                Moments.stored(now),
                Moments.stored(expires)))
        .map(own);
  }

  /** Adds the next part of a file, sealed for its place in it. */
  Future<Void> add(Transaction transaction, UUID file, Seal own, int number, byte[] bytes) {
    return transaction
        .query(
            "INSERT INTO bank_file_chunk (file, number, sealed) VALUES ($1, $2, $3)",
            Tuple.of(file, number, Buffer.buffer(own.seal(bytes, context(number)))))
        .mapEmpty();
  }

  /** Ends a file: only from now on it can be used. */
  Future<Void> finish(
      Transaction transaction,
      UUID file,
      Seal own,
      FileKind kind,
      long bytes,
      List<String> numbers,
      Instant expires) {
    return transaction
        .query(
            """
            UPDATE bank_file SET kind = $2, bytes = $3, numbers_sealed = $4, expires_at = $5
            WHERE id = $1
            """,
            Tuple.of(
                file,
                kind.mediaType(),
                bytes,
                Buffer.buffer(own.seal(String.join(SEPARATOR, numbers), NUMBERS)),
                Moments.stored(expires)))
        .mapEmpty();
  }

  /**
   * Returns a file that waits for its bank details, and locks it until the transaction ends; empty
   * where this account has sent none of this id for this structure, or it has expired.
   */
  Future<Optional<Stored>> lockWaiting(
      Transaction transaction, UUID file, UUID account, UUID structure, Instant now) {
    return transaction
        .query(
            """
            SELECT id, wrapped_key, name_sealed, kind, bytes, numbers_sealed FROM bank_file
            WHERE id = $1 AND account = $2 AND structure = $3 AND kind IS NOT NULL
              AND expires_at > $4
            FOR UPDATE
            """,
            Tuple.of(file, account, structure, Moments.stored(now)))
        .map(rows -> Rows.first(rows).map(this::stored));
  }

  /** Keeps a file from expiring. */
  Future<Void> keep(Transaction transaction, UUID file) {
    return transaction
        .query("UPDATE bank_file SET expires_at = NULL WHERE id = $1", Tuple.of(file))
        .mapEmpty();
  }

  /** Returns the file of one of the structure's bank details. */
  Future<Optional<Stored>> ofDetails(Transaction transaction, UUID structure, UUID details) {
    return transaction
        .query(
            """
            SELECT file.id, wrapped_key, file.name_sealed, kind, bytes, numbers_sealed
            FROM bank_file AS file JOIN bank_details AS details ON details.file = file.id
            WHERE details.structure = $1 AND details.id = $2
            """,
            Tuple.of(structure, details))
        .map(rows -> Rows.first(rows).map(this::stored));
  }

  /** Returns one part of a file; empty after the last one. */
  Future<Optional<Buffer>> chunk(Transaction transaction, UUID file, Seal own, int number) {
    return transaction
        .query(
            "SELECT sealed FROM bank_file_chunk WHERE file = $1 AND number = $2",
            Tuple.of(file, number))
        .map(rows ->
            Rows.first(rows)
                .map(row ->
                    Buffer.buffer(
                        own.openBytes(row.getBuffer("sealed").getBytes(), context(number)))));
  }

  /** Deletes a file that belongs to no bank details. */
  Future<Void> drop(Transaction transaction, UUID file) {
    return transaction
        .query("DELETE FROM bank_file WHERE id = $1 AND expires_at IS NOT NULL", Tuple.of(file))
        .mapEmpty();
  }

  /** Deletes files that have expired, the oldest first. */
  Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return Batches.delete(
        transaction,
        """
        DELETE FROM bank_file WHERE id IN (
          SELECT id FROM bank_file WHERE expires_at <= $1
          ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        """,
        now,
        most);
  }

  /** Opens the name of a file with the columns of these names. */
  String openName(Row row, UUID file, String key, String name) {
    return own(row, file, key).open(row.getBuffer(name).getBytes(), NAME);
  }

  private Seal own(Row row, UUID file, String key) {
    return seal.unwrap(row.getBuffer(key).getBytes(), keyContext(file));
  }

  private Stored stored(Row row) {
    UUID id = row.getUUID("id");
    Seal own = own(row, id, "wrapped_key");
    String numbers = own.open(row.getBuffer("numbers_sealed").getBytes(), NUMBERS);
    return new Stored(
        id,
        own,
        own.open(row.getBuffer("name_sealed").getBytes(), NAME),
        FileKind.ofMediaType(row.getString("kind")),
        row.getLong("bytes"),
        numbers.isEmpty() ? List.of() : List.of(numbers.split(SEPARATOR)));
  }

  private static String keyContext(UUID file) {
    return "bank-file-key/" + file;
  }

  private static String context(int number) {
    return "part/" + number;
  }
}
