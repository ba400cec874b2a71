package fr.assistantchorus.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the class path, ready to be sent.
 *
 * @param fingerprint changes with the content
 */
record StaticFile(String mediaType, Buffer plain, Buffer gzip, String fingerprint) {
  private static final int FINGERPRINT_DIGITS = 16;
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml; charset=utf-8");

  /**
   * Reads the file; blocks. Empty where there is no such resource, or where its ending is not one
   * that is served.
   */
  static Optional<StaticFile> read(String resource) {
    String mediaType = MEDIA_TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    try (InputStream stream = StaticFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null || mediaType == null) {
        return Optional.empty();
      }
      return Optional.of(of(mediaType, stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Returns the same file with another text. */
  StaticFile with(String text) {
    return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  private static StaticFile of(String mediaType, byte[] bytes) {
    return new StaticFile(
        mediaType, Buffer.buffer(bytes), Buffer.buffer(Gzip.of(bytes)), fingerprint(bytes));
  }

  private static String fingerprint(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
