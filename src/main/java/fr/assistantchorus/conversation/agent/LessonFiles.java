package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.intent.phrase.NluSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where lessons are filed.
 *
 * @param phrases reads the files of the phrases as they are now
 * @param examples reads the files of the examples of hearing as they are now, by name
 * @param intents the folder of the phrases; empty where they came with the program
 * @param hearing the folder of the examples; empty where they came with the program
 */
public record LessonFiles(
    Reader<List<NluSource>> phrases,
    Reader<Map<String, String>> examples,
    Optional<Path> intents,
    Optional<Path> hearing) {

  /** No files at all: then nothing can be filed. */
  public static final LessonFiles NONE =
      new LessonFiles(List::of, Map::of, Optional.empty(), Optional.empty());

  /** Reads files; it blocks. */
  @FunctionalInterface
  public interface Reader<T> {
    T read() throws IOException;
  }

  /** Returns the folder into which phrases can be written; empty where none can. */
  Optional<Path> writableIntents() {
    return intents.filter(Files::isWritable);
  }

  /** Returns the folder into which examples can be written; empty where none can. */
  Optional<Path> writableHearing() {
    return hearing.filter(Files::isWritable);
  }
}
