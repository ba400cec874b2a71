package fr.assistantchorus.command;

import fr.assistantchorus.evaluation.EvaluationJson;
import fr.assistantchorus.evaluation.EvaluationPage;
import fr.assistantchorus.evaluation.EvaluationText;
import fr.assistantchorus.evaluation.Measured;
import fr.assistantchorus.evaluation.PublicSets;
import fr.assistantchorus.evaluation.PublicSets.PublicSet;
import fr.assistantchorus.evaluation.Trainer;
import fr.assistantchorus.intent.CrossValidation;
import fr.assistantchorus.intent.Evaluation;
import fr.assistantchorus.intent.Grain;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.Pace;
import fr.assistantchorus.intent.Typos;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.log.LogOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures how well phrases are understood; they may be of this program or of any other, in any
 * language.
 */
@Command(
    name = "evaluate",
    description = "Measures how well phrases are understood that were not trained on.",
    subcommands = EvaluateHearingCommand.class,
    mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
  private static final int MEASURED = 0;
  private static final int REFUSED = 1;

  @Spec private CommandSpec command;

  /** How thoroughly the time of a message is measured; a test of something else does it briefly. */
  Pace pace = Pace.THOROUGH;

  @Parameters(
      paramLabel = "PHRASES",
      arity = "0..*",
      description =
          "One NLU YAML file or folder: cross-validated in five folds. Two: trained on the first,"
              + " judged on the second.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--typos",
      paramLabel = "SEED",
      description = "Judges the phrases with a slip every 12 characters and without accents.")
  private Optional<Long> typos = Optional.empty();

  @Option(names = "--children", description = "Tells sub-intents apart, not their parents alone.")
  private boolean children;

  @Option(names = "--json", description = "Prints one JSON object instead.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with pictures too.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--sets",
      paramLabel = "FOLDER",
      description =
          "Prints a Markdown table of the sets in this folder, each a folder with train.yml,"
              + " test.yml and test_typo.yml; French ones end with -fr.")
  private Optional<Path> sets = Optional.empty();

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description = "Keeps the models there and uses those it finds; else each is trained anew.")
  private Optional<Path> cache = Optional.empty();

  @Override
  public Integer call() throws IOException {
    requireSense();
    LogOutput.useStandardError();
    try {
      return sets.isPresent() ? measureSets(sets.get()) : measurePhrases();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void requireSense() {
    boolean alone = paths.isEmpty() && !json && html.isEmpty() && typos.isEmpty() && !children;
    if (sets.isPresent() && !alone) {
      throw new ParameterException(command.commandLine(), "--sets goes with --cache only");
    }
    if (sets.isEmpty() && (paths.isEmpty() || paths.size() > 2)) {
      throw new ParameterException(
          command.commandLine(), "expected PHRASES, or TRAIN and TEST, or --sets FOLDER");
    }
  }

  private int measurePhrases() throws IOException {
    Optional<List<List<Phrase>>> read = read(paths);
    if (read.isEmpty()) {
      return REFUSED;
    }
    boolean crossed = paths.size() == 1;
    if (crossed && !CrossValidation.isPossible(read.get().getFirst())) {
      command
          .commandLine()
          .getErr()
          .println("cross-validation needs an intent with two phrases: give it more of them");
      return REFUSED;
    }
    report(crossed ? crossValidated(read.get().getFirst()) : judged(read.get()));
    return MEASURED;
  }

  private Measured crossValidated(List<Phrase> phrases) {
    Trainer trainer = new Trainer(cache);
    Evaluation evaluation = CrossValidation.of(phrases, typed(phrases), grain(), pace, trainer);
    return trainer.measured(
        "%s, %d folds%s".formatted(paths.getFirst(), CrossValidation.FOLDS, haste()), evaluation);
  }

  private Measured judged(List<List<Phrase>> trainAndTest) {
    Trainer trainer = new Trainer(cache);
    IntentModel model = trainer.apply(trainAndTest.getFirst());
    return trainer.measured(
        "%s, trained on %s%s".formatted(paths.getLast(), paths.getFirst(), haste()),
        Evaluation.timed(model, typed(trainAndTest.getLast()), grain(), pace));
  }

  private Grain grain() {
    return children ? Grain.CHILD : Grain.PARENT;
  }

  private List<Phrase> typed(List<Phrase> phrases) {
    return typos.map(seed -> new Typos(seed).in(phrases)).orElse(phrases);
  }

  private String haste() {
    return typos.map(seed -> ", with typos of seed " + seed).orElse("");
  }

  private void report(Measured measured) throws IOException {
    if (html.isPresent()) {
      Files.writeString(html.get(), EvaluationPage.of(measured));
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(EvaluationJson.of(measured.evaluation()));
    } else {
      out.print(EvaluationText.of(measured));
    }
    out.flush();
  }

  private int measureSets(Path folder) throws IOException {
    List<Path> folders = PublicSets.folders(folder);
    Optional<List<List<Phrase>>> read =
        read(folders.stream().map(PublicSets::files).flatMap(List::stream).toList());
    if (read.isEmpty()) {
      return REFUSED;
    }
    List<PublicSet> measured = new ArrayList<>();
    int files = PublicSets.files(folder).size();
    for (int i = 0; i < folders.size(); i++) {
      String name = folders.get(i).getFileName().toString();
      measured.add(set(name, read.get().subList(i * files, (i + 1) * files)));
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(new PublicSets(measured).markdown());
    out.flush();
    return MEASURED;
  }

  private PublicSet set(String name, List<List<Phrase>> trainTestTyped) {
    Trainer trainer = new Trainer(cache);
    IntentModel model = trainer.apply(trainTestTyped.getFirst());
    return new PublicSet(
        name,
        trainer.measured(name, Evaluation.timed(model, trainTestTyped.get(1), Grain.PARENT, pace)),
        Evaluation.of(model, trainTestTyped.getLast()));
  }

  /**
   * Returns the phrases of each path. Where some are malformed, it prints every fault of all of
   * them and returns nothing.
   */
  private Optional<List<List<Phrase>>> read(List<Path> all) throws IOException {
    List<List<Phrase>> read = new ArrayList<>();
    List<MalformedNlu.Fault> faults = new ArrayList<>();
    for (Path path : all) {
      try {
        read.add(NluReader.read(sources(path)));
      } catch (MalformedNlu malformed) {
        faults.addAll(malformed.faults());
      }
    }
    if (faults.isEmpty()) {
      return Optional.of(read);
    }
    PrintWriter err = command.commandLine().getErr();
    faults.forEach(err::println);
    err.println("nothing was measured: mend these lines, then run it again");
    return Optional.empty();
  }

  /** Returns the sources under names that somebody at this terminal can open. */
  private static List<NluSource> sources(Path path) throws IOException {
    List<NluSource> sources = NluSource.under(path);
    if (sources.isEmpty()) {
      throw new IOException(path + " has no .yml file in it");
    }
    return Files.isRegularFile(path)
        ? List.of(new NluSource(path.toString(), sources.getFirst().text()))
        : sources.stream()
            .map(source -> new NluSource(path.resolve(source.name()).toString(), source.text()))
            .toList();
  }
}
