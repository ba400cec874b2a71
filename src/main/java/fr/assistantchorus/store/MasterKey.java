package fr.assistantchorus.store;

import com.google.crypto.tink.subtle.Random;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one key that wraps all others. It comes from MASTER_KEY, or from a file of the embedded
 * defaults. While it is changed, a second one opens what was sealed under it before.
 */
public final class MasterKey {
  private static final String PROOF = "master-key";
  private static final String FINGERPRINTS = "fingerprint-key";

  private MasterKey() {}

  /**
   * Reads the key of the setting.
   *
   * @param base64 the {@value Seal#KEY_LENGTH} bytes, as {@code openssl rand -base64 32} prints
   *     them
   * @throws IllegalArgumentException with one line that does not contain the value
   */
  public static Seal parse(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not base64; make one with: openssl rand -base64 32");
    }
    if (key.length != Seal.KEY_LENGTH) {
      throw new IllegalArgumentException(
          "%d bytes long instead of %d; make one with: openssl rand -base64 32"
              .formatted(key.length, Seal.KEY_LENGTH));
    }
    return Seal.of(key);
  }

  /**
   * Reads the key from the file. Where there is none, it makes one that only its owner can read.
   * Blocks.
   */
  public static Seal readOrMake(Path file) throws IOException {
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      String made = Base64.getEncoder().encodeToString(Random.randBytes(Seal.KEY_LENGTH));
      var options =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
        channel.write(ByteBuffer.wrap((made + "\n").getBytes(StandardCharsets.US_ASCII)));
      }
      return parse(made);
    } catch (FileAlreadyExistsException e) {
      try {
        return parse(Files.readString(file));
      } catch (IllegalArgumentException bad) {
        throw new IOException(file + ": " + bad.getMessage(), bad);
      }
    }
  }

  /**
   * Compares the key with the one that the database was last written under. So a wrong key is
   * noticed at the start, and not at the first value that cannot be opened. Where that one was the
   * second key, the first takes over from now on; where there was none yet, it is the first.
   *
   * @return the seal with the database's fingerprints, which stay when the key is changed; fails
   *     with {@link WrongMasterKey} where the database, or a part of it, was sealed under a key
   *     that is neither of the two
   */
  public static Future<Seal> confirm(Database database, Seal seal) {
    return database.transaction(transaction ->
        transaction
            .query(
                "INSERT INTO master_key (only_one, fingerprint) VALUES (true, $1) ON CONFLICT DO"
                    + " NOTHING",
                Tuple.of(Buffer.buffer(proof(seal))))
            .compose(_ ->
                transaction.query(
                    "SELECT fingerprint, fingerprint_key FROM master_key FOR UPDATE",
                    Tuple.tuple()))
            .compose(rows -> confirm(transaction, seal, rows.iterator().next())));
  }

  private static Future<Seal> confirm(Transaction transaction, Seal seal, Row kept) {
    byte[] proof = kept.getBuffer("fingerprint").getBytes();
    Optional<Seal> writer = withProof(seal, proof);
    if (writer.isEmpty()) {
      return Future.failedFuture(
          new WrongMasterKey("MASTER_KEY is not the one that this database was written with"));
    }
    return confirmBefore(transaction, seal)
        .compose(_ -> {
          Buffer wrapped = kept.getBuffer("fingerprint_key");
          byte[] fingerprints =
              wrapped == null
                  ? writer.get().ownFingerprints()
                  : seal.openBytes(wrapped.getBytes(), FINGERPRINTS);
          boolean takesOver = writer.get() != seal;
          Future<?> written =
              takesOver || wrapped == null
                  ? keep(transaction, seal, fingerprints, takesOver ? writer : Optional.empty())
                  : Future.succeededFuture();
          return written.map(_ -> seal.withFingerprints(fingerprints));
        });
  }

  private static Future<Void> confirmBefore(Transaction transaction, Seal seal) {
    return transaction
        .query("SELECT fingerprint FROM master_key_before", Tuple.tuple())
        .compose(rows -> {
          for (Row row : rows) {
            if (withProof(seal, row.getBuffer("fingerprint").getBytes()).isEmpty()) {
              return Future.failedFuture(
                  new WrongMasterKey(
                      "values are still sealed under the key before: MASTER_KEY_SECOND must be set"
                          + " to it until the command keys finds none"));
            }
          }
          return Future.succeededFuture();
        });
  }

  private static Future<?> keep(
      Transaction transaction, Seal seal, byte[] fingerprints, Optional<Seal> before) {
    Future<?> kept =
        transaction.query(
            "UPDATE master_key SET fingerprint = $1, fingerprint_key = $2, resealing_by = NULL",
            Tuple.of(
                Buffer.buffer(proof(seal)), Buffer.buffer(seal.seal(fingerprints, FINGERPRINTS))));
    return before.isEmpty()
        ? kept
        : kept.compose(_ -> needsNoMore(transaction::query, seal))
            .compose(_ -> stillNeeds(transaction::query, before.get()));
  }

  /** Notes that values may be sealed under this key, so that no start goes without it. */
  static Future<Void> stillNeeds(Database database, Seal key) {
    return stillNeeds(database::query, key);
  }

  /** Notes that no value is sealed under this key. */
  static Future<Void> needsNoMore(Database database, Seal key) {
    return needsNoMore(database::query, key);
  }

  private interface Querying {
    Future<?> query(String sql, Tuple arguments);
  }

  private static Future<Void> stillNeeds(Querying querying, Seal key) {
    return querying
        .query(
            "INSERT INTO master_key_before (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING",
            Tuple.of(Buffer.buffer(proof(key))))
        .mapEmpty();
  }

  private static Future<Void> needsNoMore(Querying querying, Seal key) {
    return querying
        .query(
            "DELETE FROM master_key_before WHERE fingerprint = $1",
            Tuple.of(Buffer.buffer(proof(key))))
        .mapEmpty();
  }

  /** Returns what tells a key without giving it away. */
  static byte[] proof(Seal seal) {
    return seal.withFingerprints(seal.ownFingerprints()).fingerprint(PROOF, PROOF);
  }

  /** Returns this seal or its second one, whichever has the proof; empty where neither has. */
  private static Optional<Seal> withProof(Seal seal, byte[] proof) {
    return Stream.concat(Stream.of(seal), seal.second().stream())
        .filter(one -> Arrays.equals(proof(one), proof))
        .findFirst();
  }

  /** The database was written under another key. */
  public static final class WrongMasterKey extends RuntimeException {
    WrongMasterKey(String line) {
      super(line, null, false, false);
    }
  }
}
