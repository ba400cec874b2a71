package fr.assistantchorus.command;

import fr.assistantchorus.setting.Sources;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that reads dialogs and phrases. */
final class SourceOptions {
  @Option(
      names = "--dialogs",
      paramLabel = "FOLDER",
      description = "The folder of the dialogs; those of the program where none is named.")
  private Optional<Path> dialogs = Optional.empty();

  @Option(
      names = "--intents",
      paramLabel = "FOLDER",
      description = "The folder of the phrases; those of the program where none is named.")
  private Optional<Path> intents = Optional.empty();

  Sources sources() {
    return new Sources(dialogs, intents);
  }
}
