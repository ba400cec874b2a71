package fr.assistantchorus.company.national;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.assistantchorus.company.StockNames;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.copy.CopyIn;

/**
 * Imports the national files. It streams them, so its memory does not grow with their size; it
 * commits batch after batch, so a killed import goes on where it was; and the tables in use change
 * only in the end, all at once.
 */
public final class StockImport {
  /** Lines to a transaction: what a killed import reads again. */
  private static final int BATCH = 50_000;

  /** In percent; a file with more lines of another form is not what it seems. */
  private static final int MOST_REFUSED = 1;

  private final Staging staging;
  private final Watch watch;
  private final int batch;

  private StockImport(Staging staging, Watch watch, int batch) {
    this.staging = staging;
    this.watch = watch;
    this.batch = batch;
  }

  /** Is told what happens. An exception that it throws ends the import, which can go on later. */
  public interface Watch {
    /** The file was begun earlier, and so many of its lines are there. */
    void resuming(StockFile file, long lines);

    /** So much of the file is there. */
    void reading(StockFile file, long bytes, long lines);

    /**
     * A line was left out.
     *
     * @param line its number, from 1
     * @param reason a sentence that does not contain the line's data
     */
    void refused(StockFile file, long line, String reason);

    /** What begins now. */
    void step(Step step);
  }

  /** What follows the files. */
  public enum Step {
    INDEXES,
    NAMES,
    SWAP
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The register in use is that of the files. */
    record SwappedIn(List<Counted> files) implements Outcome {}

    /** It was already. */
    record AlreadyIn() implements Outcome {}

    /** All is well so far, and the tables in use are as they were, since a file is missing. */
    record Waiting(StockKind missing) implements Outcome {}

    /** The tables in use are as they were. */
    record TooManyRefused(Counted file) implements Outcome {}

    /** Another import is under way. */
    record Busy() implements Outcome {}
  }

  /**
   * What a file had.
   *
   * @param lines all, without the header
   * @param refused those that were left out
   */
  public record Counted(StockKind kind, long lines, long refused) {
    boolean refusesTooMany() {
      return lines == refused || refused * 100 > lines * MOST_REFUSED;
    }
  }

  /**
   * Imports one file or both. Blocks, for minutes with the national files.
   *
   * @param connection is of no other use afterwards; the caller closes it
   * @param files at most one of a kind
   * @throws IOException where a file cannot be read to its end
   */
  public static Outcome run(Connection connection, List<StockFile> files, Watch watch)
      throws SQLException, IOException {
    return run(connection, files, watch, BATCH);
  }

  static Outcome run(Connection connection, List<StockFile> files, Watch watch, int batch)
      throws SQLException, IOException {
    return new StockImport(Staging.on(connection), watch, batch).run(files);
  }

  private Outcome run(List<StockFile> files) throws SQLException, IOException {
    if (!staging.lock()) {
      return new Outcome.Busy();
    }
    try {
      return runAlone(files);
    } finally {
      staging.unlock();
    }
  }

  private Outcome runAlone(List<StockFile> files) throws SQLException, IOException {
    if (files.size() == StockKind.values().length
        && staging.source().equals(Optional.of(source(fingerprints(files))))) {
      return new Outcome.AlreadyIn();
    }
    for (StockFile file : files) {
      load(file, staging.begin(file));
    }
    return finish();
  }

  private static List<String> fingerprints(List<StockFile> files) {
    return Stream.of(StockKind.values())
        .flatMap(kind -> files.stream().filter(file -> file.kind() == kind))
        .map(StockFile::fingerprint)
        .toList();
  }

  private static String source(List<String> fingerprints) {
    return "national/" + String.join("+", fingerprints);
  }

  private void load(StockFile file, Staging.Progress begun) throws SQLException, IOException {
    if (begun.lines() > 0) {
      watch.resuming(file, begun.lines());
    }
    if (begun.complete()) {
      return;
    }
    try (StockFile.Content content = file.open();
        StockLines lines = StockLines.of(content.stream())) {
      lines.header();
      for (long skipped = 0; skipped < begun.lines() && lines.hasNext(); skipped++) {
        lines.next();
      }
      Staging.Progress progress = begun;
      do {
        progress = loadBatch(file, lines, progress);
        watch.reading(file, lines.bytesRead(), progress.lines());
      } while (!progress.complete());
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(file.path(), e.getMessage()), e);
    }
  }

  private Staging.Progress loadBatch(StockFile file, StockLines lines, Staging.Progress before)
      throws SQLException, IOException {
    CopyIn copy = staging.copy(file.kind());
    try {
      CopyText rows = new CopyText();
      long read = 0;
      long refused = 0;
      boolean more = lines.hasNext();
      while (more && read < batch) {
        CsvRecord line = lines.next();
        Optional<String> fault = add(file, line, rows);
        fault.ifPresent(reason -> watch.refused(file, line.getStartingLineNumber(), reason));
        refused += fault.isPresent() ? 1 : 0;
        read++;
        more = lines.hasNext();
        if (rows.isFull() || !more || read == batch) {
          byte[] bytes = rows.take();
          copy.writeToCopy(bytes, 0, bytes.length);
        }
      }
      copy.endCopy();
      Staging.Progress after =
          new Staging.Progress(
              before.fingerprint(), before.lines() + read, before.refused() + refused, !more);
      staging.keep(file.kind(), after);
      return after;
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Adds the line as a row, or returns what is wrong with it. */
  private static Optional<String> add(StockFile file, CsvRecord line, CopyText rows) {
    if (line.getFieldCount() != file.width()) {
      return Optional.of(
          "has %d fields, the header %d".formatted(line.getFieldCount(), file.width()));
    }
    rows.startRow();
    for (int column = 0; column < file.places().length; column++) {
      String value = line.getField(file.places()[column]);
      Optional<String> fault = file.kind().fault(column, value);
      if (fault.isEmpty()) {
        String name = file.kind().columns().get(column);
        fault = rows.add(value).map(why -> name + " " + why);
      }
      if (fault.isPresent()) {
        rows.dropRow();
        return fault;
      }
    }
    rows.endRow();
    return Optional.empty();
  }

  private Outcome finish() throws SQLException {
    List<Counted> counted = new ArrayList<>();
    List<String> fingerprints = new ArrayList<>();
    Set<StockKind> missing = EnumSet.allOf(StockKind.class);
    for (StockKind kind : StockKind.values()) {
      Optional<Staging.Progress> progress =
          staging.progress(kind).filter(Staging.Progress::complete);
      progress.ifPresent(one -> {
        missing.remove(kind);
        counted.add(new Counted(kind, one.lines(), one.refused()));
        fingerprints.add(one.fingerprint());
      });
    }
    Optional<Counted> bad = counted.stream().filter(Counted::refusesTooMany).findFirst();
    if (bad.isPresent()) {
      // Otherwise it would stand in the way of every later file of the other kind.
      staging.forget(bad.get().kind());
      return new Outcome.TooManyRefused(bad.get());
    }
    if (!missing.isEmpty()) {
      return new Outcome.Waiting(missing.iterator().next());
    }
    return swapIn(counted, source(fingerprints));
  }

  private Outcome swapIn(List<Counted> counted, String source) throws SQLException {
    watch.step(Step.INDEXES);
    List<Counted> whole = new ArrayList<>();
    for (Counted one : counted) {
      long repeated = staging.indexOnce(one.kind());
      whole.add(new Counted(one.kind(), one.lines(), one.refused() + repeated));
    }
    watch.step(Step.NAMES);
    staging.fillNames();
    staging.index(StockNames.NAMES_TABLE);
    staging.index(StockNames.TOWNS_TABLE);
    watch.step(Step.SWAP);
    staging.swap(source);
    return new Outcome.SwappedIn(List.copyOf(whole));
  }
}
