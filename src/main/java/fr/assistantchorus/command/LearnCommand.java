package fr.assistantchorus.command;

import fr.assistantchorus.conversation.record.Lessons;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.intent.PhraseFiling;
import fr.assistantchorus.intent.PhraseFiling.Filed;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Shows what people said that was not understood, or was understood wrongly, to the author of the
 * phrases.
 */
@Command(
    name = "learn",
    description = "Lists what was not understood, and files it into the phrases.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | file | drop)")
public final class LearnCommand {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final String MOST_LISTED = "50";

  @Spec private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "As for serve.",
      scope = ScopeType.INHERIT)
  private Optional<Path> config = Optional.empty();

  @Command(name = "list", description = "Lists them, masked, the newest first.")
  int list(
      @Option(
              names = "--most",
              paramLabel = "NUMBER",
              defaultValue = MOST_LISTED,
              description = "How many at most (default: ${DEFAULT-VALUE}).")
          int most)
      throws IOException {
    return with(lessons -> {
      lessons.newest(most).await().forEach(lesson -> out().print(told(lesson)));
      return DONE;
    });
  }

  @Command(name = "file", description = "Adds one to the phrases of an intent, and drops it.")
  int file(
      @Parameters(paramLabel = "ID", description = "Its number in the list.") long id,
      @Parameters(paramLabel = "INTENT", description = "What was meant.") String intent,
      @Option(
              names = "--intents",
              paramLabel = "FOLDER",
              defaultValue = "intents",
              description = "The folder of the phrases (default: ${DEFAULT-VALUE}).")
          Path folder)
      throws IOException {
    return with(lessons -> {
      Optional<Lesson> lesson = lessons.find(id).await();
      if (lesson.isEmpty()) {
        return unknown(id);
      }
      return switch (PhraseFiling.file(folder, lesson.get().text(), intent)) {
        case Filed.Written(String file, int line) -> {
          lessons.drop(id).await();
          out().printf("%s:%d: - %s%n", folder.resolve(file), line, lesson.get().text());
          yield DONE;
        }
        case Filed.Refused(_, String why) ->
            refused("\"%s\" %s".formatted(lesson.get().text(), why));
      };
    });
  }

  @Command(name = "drop", description = "Drops one that teaches nothing.")
  int drop(@Parameters(paramLabel = "ID", description = "Its number in the list.") long id)
      throws IOException {
    return with(lessons -> lessons.drop(id).await() ? DONE : unknown(id));
  }

  private interface Work {
    int on(Lessons lessons) throws IOException;
  }

  private int with(Work work) throws IOException {
    try (Workbench workbench = Workbench.open(config)) {
      return work.on(new Lessons(workbench.database()));
    } catch (SettingsException e) {
      return refused(e.getMessage());
    } catch (MalformedNlu malformed) {
      return refused(String.join(System.lineSeparator(), Sources.lines(malformed)));
    } finally {
      out().flush();
    }
  }

  private static String told(Lesson lesson) {
    List<String> nearest =
        lesson.nearest().stream()
            .map(near -> String.format(Locale.ROOT, "%s %.2f", near.intent(), near.confidence()))
            .toList();
    return "%d  %tF  %s%n  %s%n  nearest: %s%n%s"
        .formatted(
            lesson.id(),
            lesson.time().atOffset(ZoneOffset.UTC),
            lesson.takenBack() ? "taken back" : "not understood",
            lesson.text(),
            String.join(", ", nearest),
            lesson.chosen().map("  then chose: %s%n"::formatted).orElse(""));
  }

  private int unknown(long id) {
    return refused("no %d in the list".formatted(id));
  }

  private int refused(String line) {
    command.commandLine().getErr().println(line);
    return REFUSED;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
