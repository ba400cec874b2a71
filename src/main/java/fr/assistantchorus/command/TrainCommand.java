package fr.assistantchorus.command;

import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.MalformedNlu;
import fr.assistantchorus.setting.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the model, which the build does once, so that no start has to. */
@Command(
    name = "train",
    description = "Learns the phrases, and leaves the model in a folder; the build does it.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  private static final int READY = 0;
  private static final int MALFORMED = 1;

  @Spec private CommandSpec command;

  @Option(
      names = "--intents",
      paramLabel = "FOLDER",
      description = "The folder of the phrases; those of the program where none is named.")
  private Optional<Path> intents = Optional.empty();

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where the model goes, and those of other phrases are taken away.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Sources sources = new Sources(Optional.empty(), intents);
    try {
      if (!IntentModel.prepare(sources.phrases(), folder)) {
        PrintWriter out = command.commandLine().getOut();
        out.println("the model of these phrases is there already");
        out.flush();
      }
      return READY;
    } catch (MalformedNlu malformed) {
      Sources.lines(malformed).forEach(command.commandLine().getErr()::println);
      return MALFORMED;
    }
  }
}
