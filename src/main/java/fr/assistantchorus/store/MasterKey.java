package fr.assistantchorus.store;

import com.google.crypto.tink.subtle.Random;
import io.vertx.core.Future;
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
import java.util.Set;

/**
 * The one key that wraps all others. It comes from MASTER_KEY, or from a file of the embedded
 * defaults.
 */
public final class MasterKey {
  private static final String PROOF = "master-key";

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
   * Keeps the key's fingerprint where the database has none yet, and compares it where it has one.
   * So a wrong key is noticed at the start, and not at the first value that cannot be opened.
   *
   * @return fails with {@link WrongMasterKey} where the fingerprints differ
   */
  public static Future<Void> confirm(Database database, Seal seal) {
    byte[] proof = seal.fingerprint(PROOF, PROOF);
    String sql =
        """
        INSERT INTO master_key (only_one, fingerprint) VALUES (true, $1)
        ON CONFLICT (only_one) DO UPDATE SET fingerprint = master_key.fingerprint
        RETURNING fingerprint
        """;
    return database
        .query(sql, Tuple.of(proof))
        .compose(rows ->
            Arrays.equals(rows.iterator().next().getBuffer(0).getBytes(), proof)
                ? Future.succeededFuture()
                : Future.failedFuture(new WrongMasterKey()));
  }

  /** The database was written under another key. */
  public static final class WrongMasterKey extends RuntimeException {
    WrongMasterKey() {
      super("MASTER_KEY is not the one that this database was written with", null, false, false);
    }
  }
}
