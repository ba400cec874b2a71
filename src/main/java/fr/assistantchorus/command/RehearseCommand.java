package fr.assistantchorus.command;

import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Starts the program on embedded parts that it throws away, opens pages, talks, and ends. The JVM
 * writes into an AOT cache (JEP 483, 514, 515) what such a run has loaded, linked and counted.
 */
@Command(
    name = "rehearse",
    description = {
      "Starts on embedded parts of its own, answers a few pages and turns, and ends, so that the"
          + " JVM can learn what a start needs:",
      "java -XX:AOTCacheOutput=assistant-chorus.aot -jar \"$PWD/assistant-chorus.jar\" rehearse"
    },
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  /** Enough for the methods of a turn to be counted as busy ones. */
  private static final int ROUNDS = 25;

  private static final List<String> PAGES = List.of("/", "/assets/portal.css");

  /** What one conversation says: a sign-up as far as its structure, and questions. */
  private static final List<String> SAYINGS =
      List.of(
          "c’est quoi un siret ?",
          "je veux m’inscrire, mon siret c’est le 123 456 782 00010",
          "camille.durand@ferme-exemple.fr",
          "Durand",
          "Camille",
          "cest quoi le pacage",
          "Remboursement TIC",
          "annuler",
          "je n’ai pas reçu le mail d’activation",
          "annuler");

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    try (ThrownAway program =
        ThrownAway.start(new Sources(Optional.empty(), Optional.empty()), LogFormat.JSON)) {
      rehearse(program.site());
      return DONE;
    } catch (SettingsException | CannotStart e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    }
  }

  private void rehearse(String site) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String page : PAGES) {
        HttpTalk.get(site + page);
      }
      HttpTalk talk = HttpTalk.open(site);
      for (String saying : SAYINGS) {
        talk.say(saying);
      }
    }
    PrintWriter out = command.commandLine().getOut();
    out.printf("%d conversations rehearsed%n", ROUNDS);
    out.flush();
  }
}
