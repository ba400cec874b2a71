package fr.assistantchorus.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class WidgetSizeTest {
  private static final Path ROOM = Path.of("src", "main", "resources", "web", "chat");
  private static final int MOST_BYTES = 20_000;

  @Test
  void theWholeWidgetTravelsInTwentyKilobytes() throws IOException {
    try (Stream<Path> found = Files.walk(ROOM)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      assertThat(files.stream().mapToInt(WidgetSizeTest::compressed).sum())
          .isLessThanOrEqualTo(MOST_BYTES);
    }
  }

  private static int compressed(Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new BestGzip(bytes)) {
      Files.copy(file, gzip);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes.size();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream target) throws IOException {
      super(target);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
