package fr.assistantchorus;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
    name = "assistant-chorus",
    description = "A conversational assistant for registering on a Chorus-Pro-like portal.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = Check.class)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * @return 0; 1 where what was asked could not be done; 2 where it could not be understood
   */
  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::failed);
  }

  /** One line for what the machine refuses; anything else is a bug and shows where. */
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

  /** What the jar says; classes in a folder say nothing. */
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
