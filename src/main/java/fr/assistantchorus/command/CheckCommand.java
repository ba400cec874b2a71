package fr.assistantchorus.command;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogDrawing;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogFault;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Suggestion;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.ExampleReader;
import fr.assistantchorus.hearing.MalformedExamples;
import fr.assistantchorus.intent.NearPhrases;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads dialogs and phrases as a start would, and says everything that is wrong with them. */
@Command(
    name = "check",
    description = "Checks the dialogs and the phrases, and prints every problem.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  private static final int FINE = 0;
  private static final int PROBLEMS = 1;

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--draw",
      paramLabel = "DIALOG",
      description = "Prints this dialog as a Mermaid state diagram.")
  private Optional<String> drawn = Optional.empty();

  @Option(names = "--settings", description = "Prints the table of the settings, and no more.")
  private boolean settings;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (settings) {
      out.print(Setting.table());
      out.flush();
      return FINE;
    }
    try {
      return check(NluReader.read(options.sources().phrases()), out);
    } catch (MalformedNlu malformed) {
      // Without the names of the intents, every dialog would look wrong.
      Sources.lines(malformed).forEach(out::println);
      return PROBLEMS;
    }
  }

  private int check(List<Phrase> phrases, PrintWriter out) throws IOException {
    Set<String> intents = phrases.stream().map(Phrase::intent).collect(Collectors.toSet());
    List<String> missing = Sources.missing(intents);
    missing.forEach(out::println);
    return Math.max(missing.isEmpty() ? FINE : PROBLEMS, checkDialogs(phrases, intents, out));
  }

  private int checkDialogs(List<Phrase> phrases, Set<String> intents, PrintWriter out)
      throws IOException {
    return switch (readDialogs(intents)) {
      case Reading.Refused(List<DialogFault> problems) -> {
        Sources.lines(problems).forEach(out::println);
        hasRepeated(phrases, out);
        yield PROBLEMS;
      }
      case Reading.Read(Catalog catalog) -> report(catalog, phrases, out);
    };
  }

  private Reading readDialogs(Set<String> intents) throws IOException {
    return CatalogReader.read(
        options.sources().dialogs(),
        Vocabularies.of(PortalActions.signatures(), PortalCatalogues.all(), intents),
        Engine.VERSION);
  }

  private int report(Catalog catalog, List<Phrase> phrases, PrintWriter out) throws IOException {
    if (drawn.isPresent()) {
      return draw(catalog, drawn.get(), out);
    }
    if (hasRepeated(phrases, out)) {
      return PROBLEMS;
    }
    int examples;
    try {
      examples = ExampleReader.read(Sources.examples(), catalog).size();
    } catch (MalformedExamples malformed) {
      malformed.faults().forEach(fault -> out.println("hearing/" + fault));
      return PROBLEMS;
    }
    out.printf(
        "%d dialogs, %d facts, %d intents, %d phrases, %d examples of hearing: no problem%n",
        catalog.dialogs().size(),
        catalog.facts().size(),
        phrases.stream().map(Phrase::intent).distinct().count(),
        phrases.size(),
        examples);
    return FINE;
  }

  /**
   * Prints phrases that are too near to another one.
   *
   * @return whether some have the very same words, which alone is a fault
   */
  private static boolean hasRepeated(List<Phrase> phrases, PrintWriter out) {
    List<NearPhrases.Pair> pairs = NearPhrases.in(phrases);
    pairs.forEach(pair -> out.println("intents/" + pair));
    return pairs.stream().anyMatch(NearPhrases.Pair::isSame);
  }

  private static int draw(Catalog catalog, String name, PrintWriter out) {
    Dialog dialog = catalog.dialogs().get(name);
    if (dialog == null) {
      out.println(
          "no dialog "
              + name
              + Suggestion.nearest(catalog.dialogs().keySet(), name)
                  .map("; did you mean %s?"::formatted)
                  .orElse(""));
      return PROBLEMS;
    }
    out.print(CatalogDrawing.mermaid(dialog));
    out.flush();
    return FINE;
  }
}
