package fr.assistantchorus.command;

import fr.assistantchorus.company.national.StockFile;
import fr.assistantchorus.company.national.StockImport;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Tells how an import goes: as a bar on a terminal, else as a line now and then. */
final class ImportReport implements StockImport.Watch, AutoCloseable {
  /** How many of the lines that are left out are shown; a file takes them all. */
  private static final int MOST_SHOWN = 20;

  private static final int BAR = 40;

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final Optional<PrintWriter> refused;
  private final boolean terminal;
  private long shown;
  private long lastLine = System.nanoTime();
  private boolean onBar;

  ImportReport(PrintWriter out, Optional<PrintWriter> refused, boolean terminal) {
    this.out = out;
    this.refused = refused;
    this.terminal = terminal;
  }

  /**
   * Makes one.
   *
   * @param refused to which the lines that are left out are added; the caller closes this
   */
  static ImportReport to(PrintWriter out, Optional<Path> refused) throws IOException {
    Console console = System.console();
    return new ImportReport(
        out,
        refused.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new PrintWriter(
                    Files.newBufferedWriter(
                        refused.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))),
        console != null && console.isTerminal());
  }

  @Override
  public void resuming(StockFile file, long lines) {
    say(String.format(Locale.ROOT, "%s: %,d lines are there already", file.kind().title(), lines));
  }

  @Override
  public void reading(StockFile file, long bytes, long lines) {
    double part = file.bytes() <= 0 ? 1 : Math.min(1, (double) bytes / file.bytes());
    String told =
        String.format(
            Locale.ROOT, "%s: %3.0f %%, %,d lines", file.kind().title(), 100 * part, lines);
    if (terminal) {
      int full = (int) (BAR * part);
      out.print("\r[%s%s] %s".formatted("#".repeat(full), ".".repeat(BAR - full), told));
      out.flush();
      onBar = true;
      if (part == 1) {
        say("");
      }
    } else if (part == 1 || System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
      say(told);
    }
  }

  @Override
  public void refused(StockFile file, long line, String reason) {
    String told = "%s:%d: %s".formatted(file.path(), line, reason);
    refused.ifPresent(lines -> lines.println(told));
    shown++;
    if (shown <= MOST_SHOWN) {
      say(told);
    } else if (shown == MOST_SHOWN + 1) {
      say("… and more; --refused FILE takes them all");
    }
  }

  @Override
  public void step(StockImport.Step step) {
    say(
        switch (step) {
          case INDEXES -> "Making the indexes";
          case NAMES -> "Making the search by name and town";
          case SWAP -> "Swapping the tables in";
        });
  }

  private void say(String line) {
    if (onBar) {
      out.println();
      onBar = false;
    }
    if (!line.isEmpty()) {
      out.println(line);
    }
    out.flush();
    lastLine = System.nanoTime();
  }

  @Override
  public void close() {
    refused.ifPresent(PrintWriter::close);
  }
}
