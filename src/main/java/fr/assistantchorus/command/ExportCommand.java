package fr.assistantchorus.command;

import fr.assistantchorus.conversation.record.BotTranscript;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.RecordJson;
import fr.assistantchorus.conversation.record.TestScript;
import fr.assistantchorus.setting.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a conversation in a form that other programs and people go on with. */
@Command(
    name = "export",
    description = "Writes a conversation as a test, as a Bot Framework transcript or as JSON.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  /** What a conversation is written as. */
  enum Form {
    /** For src/test/conversations, with invented values in the place of sensitive ones. */
    test,
    /** For the Bot Framework's tools, with masks. */
    transcript,
    /** All that is recorded, with masks. */
    json
  }

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "As for serve.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORM",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Form form;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where it is written to; the standard output where no file is named.")
  private Optional<Path> output = Optional.empty();

  @Parameters(paramLabel = "CONVERSATION", description = "Its id.")
  private UUID conversation;

  @Override
  public Integer call() throws IOException {
    try (Workbench workbench = Workbench.open(config)) {
      ReadDialogs dialogs = ReadDialogs.of(options.sources(), workbench);
      Playback playback = dialogs.replay().playback(conversation).await();
      String written =
          switch (form) {
            case test -> TestScript.of(playback, dialogs.own(), dialogs.interpreter());
            case transcript -> BotTranscript.of(conversation, playback) + "\n";
            case json -> RecordJson.of(conversation, playback, Optional.empty()) + "\n";
          };
      if (output.isPresent()) {
        Files.writeString(output.get(), written);
      } else {
        PrintWriter out = command.commandLine().getOut();
        out.print(written);
        out.flush();
      }
      return DONE;
    } catch (SettingsException | NoSuchElementException e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    } catch (ReadDialogs.Faulty faulty) {
      faulty.lines().forEach(command.commandLine().getErr()::println);
      return REFUSED;
    }
  }
}
