package fr.assistantchorus.command;

import fr.assistantchorus.portal.agent.AgentRole;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.store.MasterKey.WrongMasterKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Gives accounts of the portal a role in the support console, and takes it away. */
@Command(
    name = "agent",
    description = "Lets an account use the support console, or not any more.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(add | remove)")
public final class AgentCommand {
  private static final int DONE = 0;
  private static final int REFUSED = 1;

  @Spec private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "As for serve.",
      scope = ScopeType.INHERIT)
  private Optional<Path> config = Optional.empty();

  @Command(
      name = "add",
      description = {
        "Gives the account a role and a new key for its one-time codes, which is told once.",
        "Who has a role already gets the new one and the new key, and is logged out."
      })
  int add(
      @Parameters(paramLabel = "ADDRESS", description = "The login address of the account.")
          String address,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "agent",
              description = "agent or supervisor (default: ${DEFAULT-VALUE}).")
          String role)
      throws IOException {
    Optional<AgentRole> known = AgentRole.ofCode(role);
    if (known.isEmpty()) {
      return refused("no role \"%s\"; it is agent or supervisor".formatted(role));
    }
    return with((workbench, agents) ->
        switch (workbench
            .database()
            .transaction(
                transaction -> agents.enrol(transaction, address, known.get(), Instant.now()))
            .await()) {
          case Agents.Outcome.Enrolled(String key, String uri) -> {
            out().println("Key of the one-time codes, for an authenticator app: " + key);
            out().println(uri);
            yield DONE;
          }
          case Agents.Outcome.Unknown _ -> unknown(address);
        });
  }

  @Command(name = "remove", description = "Takes the role away; the account itself stays.")
  int remove(
      @Parameters(paramLabel = "ADDRESS", description = "The login address of the account.")
          String address)
      throws IOException {
    return with((workbench, agents) ->
        workbench.database().transaction(transaction -> agents.remove(transaction, address)).await()
            ? DONE
            : unknown(address));
  }

  private interface Work {
    int on(Workbench workbench, Agents agents);
  }

  private int with(Work work) throws IOException {
    try (Workbench workbench = Workbench.open(config)) {
      return work.on(
          workbench, new Agents(MasterKey.confirm(workbench.database(), workbench.seal()).await()));
    } catch (SettingsException e) {
      return refused(e.getMessage());
    } catch (RuntimeException e) {
      if (e.getCause() instanceof WrongMasterKey wrong) {
        return refused(wrong.getMessage());
      }
      throw e;
    } finally {
      out().flush();
    }
  }

  private int unknown(String address) {
    return refused("no account, or no role, with the login address " + address);
  }

  private int refused(String line) {
    command.commandLine().getErr().println(line);
    return REFUSED;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
