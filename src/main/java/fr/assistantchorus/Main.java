package fr.assistantchorus;

import fr.assistantchorus.command.AgentCommand;
import fr.assistantchorus.command.ChatCommand;
import fr.assistantchorus.command.CheckCommand;
import fr.assistantchorus.command.EvaluateCommand;
import fr.assistantchorus.command.ExportCommand;
import fr.assistantchorus.command.ImportRegisterCommand;
import fr.assistantchorus.command.KeysCommand;
import fr.assistantchorus.command.LearnCommand;
import fr.assistantchorus.command.RehearseCommand;
import fr.assistantchorus.command.ReplayCommand;
import fr.assistantchorus.command.ServeCommand;
import fr.assistantchorus.command.TrainCommand;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
    name = Main.NAME,
    description = "A conversational assistant for registering on a Chorus-Pro-like portal.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      CheckCommand.class,
      ChatCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      LearnCommand.class,
      AgentCommand.class,
      KeysCommand.class,
      ImportRegisterCommand.class,
      RehearseCommand.class
    })
public final class Main {
  static final String NAME = "assistant-chorus";
  private static final String SERVE = "serve";

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs one command.
   *
   * @return 0 where it succeeded; 1 where what was asked for could not be done; 2 where it could
   *     not be understood
   */
  static int run(String... arguments) {
    if (isServe(arguments)) {
      // A start does not wait until the options of all other commands are looked through.
      return handling(new CommandLine(new ServeCommand()).setCommandName(NAME + " " + SERVE))
          .execute(optionsOf(arguments));
    }
    return commandLine().execute(arguments);
  }

  /**
   * Returns whether the arguments are those of {@code serve}, which need not be named where they
   * are options only, unless these are options of the program itself.
   */
  private static boolean isServe(String... arguments) {
    return arguments.length == 0
        || arguments[0].equals(SERVE)
        || arguments[0].startsWith("-")
            && !List.of("-h", "--help", "-V", "--version").contains(arguments[0]);
  }

  private static String[] optionsOf(String... arguments) {
    boolean named = arguments.length > 0 && arguments[0].equals(SERVE);
    return named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
  }

  public static CommandLine commandLine() {
    return handling(new CommandLine(new Main()));
  }

  private static CommandLine handling(CommandLine command) {
    return command.setExecutionExceptionHandler(Main::failed);
  }

  /**
   * Prints one line for what the machine refuses. Anything else is a bug, and shows where it is.
   */
  private static int failed(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    switch (failure) {
      case NoSuchFileException missing ->
          command.getErr().println("no such file or folder: " + missing.getMessage());
      case IOException refused -> command.getErr().println(refused.getMessage());
      default -> throw failure;
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Reads the version from the jar; there is none where classes are in a folder. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "assistant-chorus " + Optional.ofNullable(version).orElse("(not packaged)")
      };
    }
  }
}
