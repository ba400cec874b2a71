package fr.assistantchorus.intent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was learnt, each in a file whose name is the hash of what it was learnt from. It looks
 * first for the one that the build has put beside the classes, then in a folder. All of it blocks.
 *
 * @param <T> what was learnt
 */
public final class LearntFiles<T> {
  private static final Logger LOG = LoggerFactory.getLogger(LearntFiles.class);

  /** The folder beside the classes. */
  private static final String SHIPPED = "/models/";

  /** Reads what was learnt. */
  public interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** Writes what was learnt. */
  public interface Writer<T> {
    void write(T learnt, DataOutputStream out) throws IOException;
  }

  private final String ending;
  private final Reader<T> reader;
  private final Writer<T> writer;

  /**
   * @param ending of the files' names, with its dot; each kind has one of its own
   */
  public LearntFiles(String ending, Reader<T> reader, Writer<T> writer) {
    this.ending = ending;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Returns the name of the file for what is learnt from these texts. Each text's length is hashed
   * with it, so that no two lists run into the same bytes.
   *
   * @param version of how it is learnt
   */
  public String name(int version, Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) version);
      texts.forEach(text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest()) + ending;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the one of this name; where there is none, it is learnt and put into the folder. */
  public T load(String name, Path folder, Supplier<T> learning) {
    return shipped(name).orElseGet(() -> kept(folder.resolve(name), learning));
  }

  /** Returns the one of this file, which is not looked for beside the classes. */
  public T kept(Path file, Supplier<T> learning) {
    return read(file).orElseGet(() -> keep(learning.get(), file));
  }

  /**
   * Puts the one of this name into a folder, and deletes the others of its kind there.
   *
   * @return whether it had to be learnt
   */
  public boolean prepare(String name, Path folder, Supplier<T> learning) {
    Path file = folder.resolve(name);
    boolean ready = read(file).isPresent();
    if (!ready) {
      keep(learning.get(), file);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        if (!other.equals(file)) {
          Files.delete(other);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !ready;
  }

  private Optional<T> shipped(String name) {
    try (InputStream in = LearntFiles.class.getResourceAsStream(SHIPPED + name)) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      LOG.warn("what is shipped as {} cannot be read: {}", name, e.toString());
      return Optional.empty();
    }
  }

  private Optional<T> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      // A damaged file does not prevent the start, since what it held can be made again.
      LOG.warn("{} cannot be read, it is learnt again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private T read(InputStream in) throws IOException {
    return reader.read(new DataInputStream(new BufferedInputStream(in)));
  }

  private T keep(T learnt, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // It is written to another file, which is then renamed, so that nobody ever reads half of it.
      Path aside = Files.createTempFile(folder, "learning", ".tmp");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(aside)))) {
        writer.write(learnt, out);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return learnt;
  }
}
