package fr.assistantchorus.company.national;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a CSV, one at a time. */
final class StockLines implements AutoCloseable {
  /** In characters; the longest line of the national files has some hundred. */
  private static final int LONGEST_LINE = 1 << 16;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final CountedStream counted;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;

  private StockLines(CountedStream counted) {
    this.counted = counted;
    this.reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.NONE)
            .detectBomHeader(false)
            // A line of another width is refused by itself, and does not end the import.
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_LINE)
            // Bytes that are no UTF-8 become U+FFFD, by which their line is refused.
            .ofCsvRecord(new InputStreamReader(counted, StandardCharsets.UTF_8));
    this.records = reader.iterator();
  }

  static StockLines of(InputStream stream) {
    return new StockLines(new CountedStream(stream));
  }

  /**
   * Returns the names of the columns.
   *
   * @throws IOException where there is no line that could be a header
   */
  List<String> header() throws IOException {
    if (!hasNext()) {
      throw new IOException("the file is empty");
    }
    List<String> names = next().getFields();
    String first = names.getFirst();
    return Stream.concat(
            Stream.of(first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first),
            names.stream().skip(1))
        .toList();
  }

  /**
   * Returns whether there is another line.
   *
   * @throws IOException where what follows cannot be read as CSV, such as a quote that is never
   *     closed, or an archive that is cut off
   */
  boolean hasNext() throws IOException {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw new IOException(message(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  CsvRecord next() {
    return records.next();
  }

  /** Returns how many bytes were read of the CSV, a buffer ahead of the lines. */
  long bytesRead() {
    return counted.count;
  }

  private static String message(CsvParseException failure) {
    return failure.getCause() == null || failure.getCause().getMessage() == null
        ? failure.getMessage()
        : failure.getMessage() + ": " + failure.getCause().getMessage();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
