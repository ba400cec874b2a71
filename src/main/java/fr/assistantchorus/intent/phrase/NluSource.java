package fr.assistantchorus.intent.phrase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of phrases, wherever it comes from: a folder, the jar, a test.
 *
 * @param name the name by which faults call it
 * @param text the YAML
 */
public record NluSource(String name, String text) {

  /**
   * Returns the YAML files under a folder, sorted by name, or the one file. Blocks.
   *
   * @throws UncheckedIOException where one cannot be read
   */
  public static List<NluSource> under(Path folderOrFile) {
    if (Files.isRegularFile(folderOrFile)) {
      return List.of(read(folderOrFile.toAbsolutePath().getParent(), folderOrFile));
    }
    try (Stream<Path> files = Files.walk(folderOrFile)) {
      return files
          .filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> read(folderOrFile, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NluSource read(Path folder, Path file) {
    try {
      String name = folder.toAbsolutePath().relativize(file.toAbsolutePath()).toString();
      return new NluSource(name.replace('\\', '/'), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(new IOException(file + " is not UTF-8", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
