package fr.assistantchorus.company.national;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file of INSEE, as CSV or in a ZIP, of any size.
 *
 * @param kind told by its header, whatever the file is called
 * @param places where the columns that are kept stand in a line
 * @param width how many columns a line has
 * @param bytes of the CSV
 * @param fingerprint differs where the file does
 */
public record StockFile(
    Path path, StockKind kind, int[] places, int width, long bytes, String fingerprint) {
  /** The first bytes of a ZIP. */
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** What of the file's beginning and end goes into the fingerprint, beside its size. */
  private static final int FINGERPRINTED = 1 << 20;

  private static final int BUFFER = 1 << 16;

  /**
   * Tells which file this is.
   *
   * @throws IOException with one line, where it cannot be read or is none of the two
   */
  public static StockFile recognise(Path path) throws IOException {
    try (Content content = Content.of(path);
        StockLines lines = StockLines.of(content.stream())) {
      List<String> header = lines.header();
      Map<StockKind, int[]> kinds = StockKind.recognise(header);
      if (kinds.size() != 1) {
        throw new IOException(
            "%s is neither StockEtablissement nor StockUniteLegale: its first line does not name their columns"
                .formatted(path));
      }
      var kind = kinds.entrySet().iterator().next();
      return new StockFile(
          path, kind.getKey(), kind.getValue(), header.size(), content.bytes(), fingerprint(path));
    }
  }

  /** Opens the CSV; the caller closes it. */
  Content open() throws IOException {
    return Content.of(path);
  }

  private static String fingerprint(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = file.length();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
      for (long start : new long[] {0, Math.max(0, size - FINGERPRINTED)}) {
        byte[] part = new byte[(int) Math.min(FINGERPRINTED, size)];
        file.seek(start);
        file.readFully(part);
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
  }

  /**
   * The CSV as it streams.
   *
   * @param bytes how long it is in all
   */
  record Content(InputStream stream, long bytes, AutoCloseable archive) implements AutoCloseable {
    private static Content of(Path path) throws IOException {
      if (!isZip(path)) {
        return new Content(
            new BufferedInputStream(Files.newInputStream(path), BUFFER),
            Files.size(path),
            () -> {});
      }
      try {
        ZipFile archive = new ZipFile(path.toFile());
        ZipEntry entry =
            archive.stream()
                .filter(one -> one.getName().endsWith(".csv"))
                .findFirst()
                .orElseThrow(() -> new IOException(path + " contains no .csv"));
        return new Content(archive.getInputStream(entry), entry.getSize(), archive);
      } catch (ZipException e) {
        throw new IOException("%s is a damaged ZIP: %s".formatted(path, e.getMessage()), e);
      }
    }

    private static boolean isZip(Path path) throws IOException {
      try (InputStream stream = Files.newInputStream(path)) {
        return Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
      }
    }

    @Override
    public void close() throws IOException {
      stream.close();
      try {
        archive.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
