package fr.assistantchorus.command;

import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.RecordJson;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.setting.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs conversations through the engine once more. Acts are not done again, and secrets are not
 * opened.
 */
@Command(
    name = "replay",
    description = {
      "Tells a conversation as it was: who said what, what was heard, what was done.",
      "With --against, also what other dialogs would have made of it; with --since, of all"
          + " conversations of some days. Nothing is executed, and no mail leaves."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:no difference, or only those that were accepted",
      "1:it could not be done",
      "3:other dialogs would have made something else of it",
      "4:the same dialogs answer otherwise than the record says: a defect of the program"
    })
public final class ReplayCommand implements Callable<Integer> {
  static final int SAME = 0;
  private static final int REFUSED = 1;
  static final int OTHERWISE = 3;
  static final int DEFECT = 4;

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "As for serve.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "FOLDER|HASH",
      description = "Other dialogs: a folder, or kept ones by the beginning of their hash.")
  private Optional<String> against = Optional.empty();

  @Option(names = "--today", description = "The same as --against with the program's own dialogs.")
  private boolean today;

  @Option(
      names = "--anew",
      description = "Texts are heard anew by today's phrases, instead of as they were heard.")
  private boolean anew;

  @Option(names = "--json", description = "Prints one JSON object instead.")
  private boolean json;

  @ArgGroup(exclusive = false)
  private TrialOptions many;

  @Parameters(paramLabel = "CONVERSATION", arity = "0..1", description = "Its id.")
  private Optional<UUID> conversation = Optional.empty();

  @Override
  public Integer call() throws IOException {
    requireSense();
    try (Workbench workbench = Workbench.open(config)) {
      ReadDialogs dialogs = ReadDialogs.of(options.sources(), workbench);
      Optional<Catalog> other =
          today
              ? Optional.of(dialogs.own())
              : against.isPresent() ? Optional.of(dialogs.find(against.get())) : Optional.empty();
      Ears ears = anew ? Ears.anew(dialogs.interpreter()) : Ears.AS_RECORDED;
      return conversation.isPresent()
          ? one(dialogs.replay(), conversation.get(), other, ears)
          : many.run(command, dialogs.replay(), other.orElseThrow(), ears);
    } catch (SettingsException | NoSuchElementException e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    } catch (ReadDialogs.Faulty faulty) {
      faulty.lines().forEach(command.commandLine().getErr()::println);
      return REFUSED;
    }
  }

  private void requireSense() {
    boolean other = against.isPresent() || today;
    if (conversation.isPresent() == (many != null)) {
      throw new ParameterException(command.commandLine(), "name a CONVERSATION, or --since a time");
    }
    if (against.isPresent() && today) {
      throw new ParameterException(command.commandLine(), "--against or --today, not both");
    }
    if (!other && (many != null || anew)) {
      throw new ParameterException(
          command.commandLine(), "--since and --anew go with --against or --today");
    }
    if (many != null && json) {
      throw new ParameterException(command.commandLine(), "--json goes with one CONVERSATION");
    }
  }

  private int one(Replay replay, UUID id, Optional<Catalog> other, Ears ears) {
    PrintWriter out = command.commandLine().getOut();
    Playback playback = replay.playback(id).await();
    Optional<WhatIf> whatIf = other.map(catalog -> WhatIf.of(playback, catalog, ears));
    if (json) {
      out.println(RecordJson.of(id, playback, whatIf));
    } else {
      Ink ink = new Ink(command.commandLine().getColorScheme().ansi());
      new Telling(out, ink).tell(id, playback, whatIf);
      out.printf("%d replies came out otherwise%n", playback.differing().size());
      whatIf.ifPresent(instead -> out.println(TrialText.of(instead)));
    }
    out.flush();
    if (!playback.defects().isEmpty()) {
      return DEFECT;
    }
    boolean otherwise = whatIf.flatMap(WhatIf::first).isPresent();
    return otherwise || !playback.differing().isEmpty() ? OTHERWISE : SAME;
  }
}
