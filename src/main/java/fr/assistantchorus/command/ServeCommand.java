package fr.assistantchorus.command;

import fr.assistantchorus.Application;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the portal and its assistant until it is told to stop. */
@Command(
    name = "serve",
    description = "Serves the portal and its assistant (the default).",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final int REFUSED = 1;

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file of settings; the environment overrides it.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    try {
      Settings settings = Settings.read(System.getenv(), config);
      settings.logFormat().use();
      out.println(
          "Lecture des dialogues et des phrases ; apprendre des phrases changées prend une minute"
              + " au plus.");
      out.flush();
      Application application =
          Application.start(
              settings.whole(Setting.PORT) == 0 ? withFreePort(settings) : settings,
              options.sources());
      stopAtTheEnd(application);
      announce(application, settings, out);
      new CountDownLatch(1).await();
      return 0;
    } catch (SettingsException e) {
      return refused(e.getMessage().lines().toList());
    } catch (CannotStart e) {
      return refused(e.lines());
    } catch (MalformedNlu e) {
      return refused(Sources.lines(e));
    }
  }

  private int refused(List<String> lines) {
    PrintWriter err = command.commandLine().getErr();
    lines.forEach(err::println);
    return REFUSED;
  }

  /**
   * Returns the settings with a port that is free now, since links are made with the port before
   * anything listens on it.
   */
  private static Settings withFreePort(Settings settings) throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return settings.withPort(any.getLocalPort());
    }
  }

  /**
   * Stops the program at SIGTERM and Ctrl-C, which alone end it and run the JVM's hooks. The JVM's
   * own exit code would then be 143 or 130, which supervisors take for a failure.
   */
  private static void stopAtTheEnd(Application application) {
    Thread stop =
        new Thread(
            () -> {
              application.stop();
              Runtime.getRuntime().halt(0);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
  }

  private static void announce(Application application, Settings settings, PrintWriter out) {
    application.demo().forEach(out::println);
    if (!application.demo().isEmpty()) {
      out.println("Courriels reçus : http://localhost:" + application.port() + "/dev/mail");
    }
    out.printf(
        "Portail : %s (santé et mesures : port %d)%n",
        settings.whole(Setting.PORT) == 0
            ? "http://localhost:" + application.port()
            : settings.publicUrl(),
        application.managementPort());
    out.flush();
  }
}
