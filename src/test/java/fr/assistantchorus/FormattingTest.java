package fr.assistantchorus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormattingTest {
  @Test
  void everyJavaFileIsFormatted() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : Formatting.javaFiles()) {
      String source = Files.readString(file);
      if (!Formatting.format(source).equals(source)) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted).as("run: mvn test-compile exec:exec@format").isEmpty();
  }
}
