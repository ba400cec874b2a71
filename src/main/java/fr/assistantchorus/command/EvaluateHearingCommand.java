package fr.assistantchorus.command;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.evaluation.HearingEvaluation;
import fr.assistantchorus.hearing.Example;
import fr.assistantchorus.hearing.ExampleReader;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.MalformedExamples;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.log.LogOutput;
import fr.assistantchorus.setting.JudgeCache;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well messages are heard while a question is open. */
@Command(
    name = "hearing",
    description = "Measures how well messages are heard in the middle of a dialog.",
    mixinStandardHelpOptions = true)
public final class EvaluateHearingCommand implements Callable<Integer> {
  private static final int MEASURED = 0;
  private static final int REFUSED = 1;

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILES",
      arity = "0..*",
      description =
          "YAML files of examples (a state, what was said there, what it means), which the program"
              + " has not learnt from. None: each of the program's own files is judged by what is"
              + " learnt from the others.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--misheard", description = "Prints each message that was heard otherwise, too.")
  private boolean misheard;

  @Option(names = "--time", description = "Measures the time of a message, too.")
  private boolean timed;

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description =
          "Where the model of other phrases than the program's is kept: ${DEFAULT-VALUE}.")
  private Path cache = Path.of("target", "models");

  @Override
  public Integer call() throws IOException {
    LogOutput.useStandardError();
    try {
      IntentModel model = IntentModel.load(options.sources().phrases(), cache);
      Reading reading =
          CatalogReader.read(
              options.sources().dialogs(),
              Vocabularies.of(PortalActions.signatures(), PortalCatalogues.all(), model.intents()),
              Engine.VERSION);
      return switch (reading) {
        case Reading.Refused(var problems) -> refused(Sources.lines(problems));
        case Reading.Read(Catalog catalog) -> measured(catalog, model);
      };
    } catch (MalformedNlu malformed) {
      return refused(Sources.lines(malformed));
    } catch (MalformedExamples malformed) {
      return refused(malformed.faults());
    }
  }

  private int measured(Catalog catalog, IntentModel model) throws IOException {
    JudgeCache judges =
        new JudgeCache(Sources.examples(), options.sources().phrases(), catalog, model);
    Interpreter interpreter = new Interpreter(model, Optional.of(judges.load(cache)));
    List<Example> examples =
        ExampleReader.read(files.isEmpty() ? Sources.examples() : texts(), catalog);
    HearingEvaluation evaluation =
        files.isEmpty()
            ? HearingEvaluation.folds(catalog, model, examples)
            : HearingEvaluation.of(catalog, interpreter, examples);
    PrintWriter out = command.commandLine().getOut();
    if (misheard) {
      evaluation.misheard().forEach(out::println);
      out.println();
    }
    out.print(evaluation.table());
    if (timed && !examples.isEmpty()) {
      out.printf(
          "%n%.0f µs a message, understanding and engine included%n",
          HearingEvaluation.microsPerMessage(catalog, interpreter, examples));
    }
    out.flush();
    return MEASURED;
  }

  private int refused(List<?> faults) {
    PrintWriter err = command.commandLine().getErr();
    faults.forEach(err::println);
    err.println("nothing was measured: mend these lines, then run it again");
    return REFUSED;
  }

  private Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files) {
      texts.put(file.toString(), Files.readString(file));
    }
    return texts;
  }
}
