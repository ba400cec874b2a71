package fr.assistantchorus.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * The kinds of file that are accepted. A file's kind is told by its content and never by its name
 * (F31).
 */
public enum FileKind {
  PDF("application/pdf"),
  PNG("image/png"),
  JPEG("image/jpeg");

  /** The longest file that is accepted, in bytes (F31): 13 MiB. */
  public static final int MAX_BYTES = 13_631_488;

  private final String mediaType;

  FileKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Returns the kind of this media type. */
  public static FileKind ofMediaType(String mediaType) {
    return Arrays.stream(values())
        .filter(kind -> kind.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of file " + mediaType));
  }

  /** Returns the media type: {@code application/pdf}. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Returns the kind; empty for any other content. It is for a worker, since the first use reads
   * Tika's registry.
   *
   * @param bytes the file, or its first 64 KiB
   */
  public static Optional<FileKind> of(byte[] bytes) {
    String detected;
    try {
      detected =
          MimeTypes.getDefaultMimeTypes()
              .detect(new ByteArrayInputStream(bytes), new Metadata())
              .getBaseType()
              .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to read", e);
    }
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(detected)).findFirst();
  }
}
