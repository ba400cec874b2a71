package fr.assistantchorus.command;

import fr.assistantchorus.Application;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.store.Resealing;
import fr.assistantchorus.store.Resealing.Count;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how many values are sealed under which master key, while it is changed. */
@Command(
    name = "keys",
    description = {
      "Counts what is sealed under MASTER_KEY, under MASTER_KEY_SECOND, and under neither.",
      "Exits with 0 where everything is sealed under MASTER_KEY, else with 3."
    },
    mixinStandardHelpOptions = true)
public final class KeysCommand implements Callable<Integer> {
  private static final int ALL = 0;
  private static final int REFUSED = 1;
  private static final int LEFT = 3;

  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "As for serve.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    try (Workbench workbench = Workbench.open(config)) {
      List<Count> counts =
          new Resealing(workbench.database(), workbench.seal(), Application.sealed())
              .counts()
              .await();
      out.printf("%-40s %12s %12s %12s%n", "", "MASTER_KEY", "SECOND", "neither");
      counts.forEach(count ->
          out.printf(
              "%-40s %12d %12d %12d%n",
              count.column(), count.current(), count.second(), count.unknown()));
      boolean left = counts.stream().anyMatch(count -> count.second() + count.unknown() > 0);
      out.println(
          left
              ? "Values are left that MASTER_KEY does not open."
              : "MASTER_KEY opens everything: no other key is needed.");
      out.flush();
      return left ? LEFT : ALL;
    } catch (SettingsException e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    }
  }
}
