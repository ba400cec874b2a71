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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps trained models, each under the hash of its files and of {@link Features#VERSION}. It looks
 * first for the one that the build has put beside the classes, then in a folder.
 */
final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  /** The folder beside the classes. */
  private static final String SHIPPED = "/models/";

  private static final String ENDING = ".model";

  private ModelCache() {}

  /**
   * Returns the model of these files. Where there is none, it is trained and put into the folder.
   */
  static IntentModel model(List<NluSource> sources, Path folder) {
    List<NluSource> sorted = sorted(sources);
    String name = name(sorted);
    return shipped(name)
        .or(() -> read(folder.resolve(name)))
        .orElseGet(() -> keep(trained(sorted), folder.resolve(name)));
  }

  /**
   * Returns the model of these phrases, wherever they are from; it is never the one that came with
   * the program.
   */
  static IntentModel of(List<Phrase> phrases, Path folder) {
    Path file =
        folder.resolve(hash(phrases.stream().flatMap(p -> Stream.of(p.intent(), p.text()))));
    return read(file).orElseGet(() -> keep(trainedOn(phrases), file));
  }

  /**
   * Puts the model of these files into a folder, and deletes the models of other files there.
   *
   * @return whether it had to be trained
   */
  static boolean prepare(List<NluSource> sources, Path folder) {
    List<NluSource> sorted = sorted(sources);
    Path file = folder.resolve(name(sorted));
    boolean ready = read(file).isPresent();
    if (!ready) {
      keep(trained(sorted), file);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        if (!other.equals(file)) {
          Files.delete(other);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !ready;
  }

  /**
   * Returns the sources in one order, wherever they come from, since the order of the phrases
   * changes what is trained.
   */
  private static List<NluSource> sorted(List<NluSource> sources) {
    return sources.stream().sorted(Comparator.comparing(NluSource::name)).toList();
  }

  private static Optional<IntentModel> shipped(String name) {
    try (InputStream in = ModelCache.class.getResourceAsStream(SHIPPED + name)) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      LOG.warn("shipped model {} cannot be read: {}", name, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<IntentModel> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      // A damaged file does not prevent the start, since what it held can be made again.
      LOG.warn("cached model {} cannot be read, training it again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static IntentModel read(InputStream in) throws IOException {
    return ModelFile.read(new DataInputStream(new BufferedInputStream(in)));
  }

  private static IntentModel trained(List<NluSource> sources) {
    return trainedOn(NluReader.read(sources));
  }

  private static IntentModel trainedOn(List<Phrase> phrases) {
    long start = System.nanoTime();
    IntentModel model = IntentModel.train(phrases);
    LOG.info(
        "trained {} phrases in {} ms", phrases.size(), (System.nanoTime() - start) / 1_000_000);
    return model;
  }

  private static IntentModel keep(IntentModel model, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // The model is written to another file, which is then renamed, so that nobody ever reads half
      // a model.
      Path aside = Files.createTempFile(folder, "training", ".tmp");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(aside)))) {
        ModelFile.write(model, out);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return model;
  }

  private static String name(List<NluSource> sorted) {
    return hash(sorted.stream().flatMap(source -> Stream.of(source.name(), source.text())));
  }

  /**
   * Returns the name of the file for these texts. Each text's length is hashed with it, so that no
   * two lists run into the same bytes.
   */
  private static String hash(Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) Features.VERSION);
      texts.forEach(text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest()) + ENDING;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
