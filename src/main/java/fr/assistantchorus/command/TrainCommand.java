package fr.assistantchorus.command;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.MalformedExamples;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.setting.JudgeCache;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
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

  @Option(
      names = "--dialogs",
      paramLabel = "FOLDER",
      description = "The folder of the dialogs; those of the program where none is named.")
  private Optional<Path> dialogs = Optional.empty();

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where the model goes, and those of other phrases are taken away.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Sources sources = new Sources(dialogs, intents);
    try {
      boolean trained = IntentModel.prepare(sources.phrases(), folder);
      prepareHearing(sources);
      if (!trained) {
        PrintWriter out = command.commandLine().getOut();
        out.println("the model of these phrases is there already");
        out.flush();
      }
      return READY;
    } catch (MalformedNlu malformed) {
      Sources.lines(malformed).forEach(command.commandLine().getErr()::println);
      return MALFORMED;
    } catch (MalformedExamples malformed) {
      malformed
          .faults()
          .forEach(fault -> command.commandLine().getErr().println("hearing/" + fault));
      return MALFORMED;
    }
  }

  /**
   * Learns the examples of hearing beside the phrases. Where the dialogs are at fault, `check` and
   * a start say so; nothing is learnt then.
   */
  private void prepareHearing(Sources sources) throws IOException {
    IntentModel model = IntentModel.load(sources.phrases(), folder);
    Reading reading =
        CatalogReader.read(
            sources.dialogs(),
            Vocabularies.of(PortalActions.signatures(), PortalCatalogues.all(), model.intents()),
            Engine.VERSION);
    if (reading instanceof Reading.Read(Catalog catalog)) {
      new JudgeCache(Sources.examples(), sources.phrases(), catalog, model).prepare(folder);
    }
  }
}
