package fr.assistantchorus.intent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trained models, each under the hash of its phrases and of {@link Features#VERSION}. */
final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

  private ModelCache() {}

  static IntentModel model(List<Phrase> phrases, Path cache) {
    Path file = cache.resolve(hash(phrases) + ".model");
    return read(file).orElseGet(() -> trained(phrases, file));
  }

  private static Optional<IntentModel> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Optional.of(ModelFile.read(in));
    } catch (IOException | RuntimeException e) {
      // A damaged file is no reason not to start: what it held can be made again.
      LOG.warn("cached model {} cannot be read, training it again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static IntentModel trained(List<Phrase> phrases, Path file) {
    long start = System.nanoTime();
    IntentModel model = IntentModel.train(phrases);
    LOG.info(
        "trained {} phrases in {} ms", phrases.size(), (System.nanoTime() - start) / 1_000_000);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // Written aside and renamed, so that nobody ever reads half a model.
      Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "training", ".tmp");
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

  private static String hash(List<Phrase> phrases) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) Features.VERSION);
      for (Phrase phrase : phrases) {
        digest.update(
            (phrase.intent() + '\0' + phrase.text() + '\n').getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
