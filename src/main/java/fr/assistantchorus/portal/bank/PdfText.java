package fr.assistantchorus.portal.bank;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the text of a PDF that anybody may have made, in a process of its own: it is bounded in
 * time and memory, knows none of our secrets, and is killed where it takes too long ({@link
 * PdfProgram}).
 */
final class PdfText {
  private static final Logger LOG = LoggerFactory.getLogger(PdfText.class);

  /** How long reading may take, the start of the process included. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /** The memory of one process. */
  private static final String HEAP = "-Xmx128m";

  /** How many PDFs are read at once; the others wait. */
  private static final int AT_ONCE = 2;

  /** The most bytes that are taken from the process. */
  private static final int MAX_BYTES = 4 * PdfProgram.MAX_CHARACTERS;

  private final Vertx vertx;
  private final Duration longest;
  private final AtomicInteger next = new AtomicInteger();

  /** The last reading in each lane; guarded by this array. */
  private final Future<?>[] lanes = new Future<?>[AT_ONCE];

  PdfText(Vertx vertx, Duration longest) {
    this.vertx = vertx;
    this.longest = longest;
    for (int i = 0; i < AT_ONCE; i++) {
      lanes[i] = Future.succeededFuture();
    }
  }

  /**
   * Returns the text of the first pages; empty where there is none, as in a scan, or where it
   * cannot be read within the bounds. Never fails for what the PDF contains.
   *
   * @param chunks gives the PDF's bytes, part by part from 0; empty after the last one
   */
  Future<String> read(IntFunction<Future<Optional<Buffer>>> chunks) {
    int lane = Math.floorMod(next.getAndIncrement(), AT_ONCE);
    synchronized (lanes) {
      Future<String> reading = lanes[lane].transform(_ -> readNow(chunks));
      lanes[lane] = reading;
      return reading;
    }
  }

  private Future<String> readNow(IntFunction<Future<Optional<Buffer>>> chunks) {
    return blocking(this::start)
        .compose(process -> {
          long timer = vertx.setTimer(longest.toMillis(), _ -> process.destroyForcibly());
          return feed(process, chunks, 0)
              .compose(_ -> blocking(() -> textOf(process)))
              .eventually(() -> {
                vertx.cancelTimer(timer);
                process.destroyForcibly();
                return Future.succeededFuture();
              });
        })
        .recover(failure -> {
          LOG.info("the text of a PDF was not read: {}", failure.getClass().getSimpleName());
          return Future.succeededFuture("");
        });
  }

  private Future<Void> feed(
      Process process, IntFunction<Future<Optional<Buffer>>> chunks, int number) {
    return chunks
        .apply(number)
        .compose(chunk ->
            chunk.isEmpty()
                ? blocking(() -> {
                  process.getOutputStream().close();
                  return null;
                })
                : blocking(
                        () -> {
                          OutputStream stream = process.getOutputStream();
                          stream.write(chunk.get().getBytes());
                          return null;
                        })
                    .compose(_ -> feed(process, chunks, number + 1)));
  }

  /** Returns what the process has written, once it has ended well; empty where it has not. */
  private static String textOf(Process process) throws IOException, InterruptedException {
    try (InputStream output = process.getInputStream()) {
      byte[] text = output.readNBytes(MAX_BYTES);
      boolean ended = process.waitFor(1, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? new String(text, StandardCharsets.UTF_8) : "";
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Xss512k",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-Dorg.apache.commons.logging.LogFactory="
                    + "org.apache.commons.logging.impl.LogFactoryImpl",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                System.getProperty("java.class.path"),
                PdfProgram.class.getName(),
                Long.toString(longest.toMillis())));
    // Neither the settings nor the secrets among them are for the process that reads a stranger's
    // file.
    builder.environment().clear();
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private <T> Future<T> blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
