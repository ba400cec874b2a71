package fr.assistantchorus.command;

import fr.assistantchorus.Foundation;
import fr.assistantchorus.company.national.StockFile;
import fr.assistantchorus.company.national.StockImport;
import fr.assistantchorus.company.national.StockImport.Counted;
import fr.assistantchorus.company.national.StockImport.Outcome;
import fr.assistantchorus.company.national.StockKind;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.store.Migrations;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills the register of companies from the national files (F51). */
@Command(
    name = "import-register",
    description = {
      "Imports INSEE's stock files StockEtablissement and StockUniteLegale, as CSV or ZIP.",
      "A killed import goes on where it was. The register in use changes when both are there."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the register in use is that of the files",
      "1:it could not be done; the register in use is as it was",
      "3:the other of the two files is still to come"
    })
public final class ImportRegisterCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WAITING = 3;

  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "As for serve.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Adds every line that is left out to this file, with the reason.")
  private Optional<Path> refused = Optional.empty();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "One of the files, or both; whatever they are called, their header tells.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty()) {
      throw new ParameterException(command.commandLine(), "name one FILE or two");
    }
    List<StockFile> files = new ArrayList<>();
    Set<StockKind> kinds = EnumSet.noneOf(StockKind.class);
    for (Path path : paths) {
      StockFile file = StockFile.recognise(path);
      if (!kinds.add(file.kind())) {
        return refused("two files are a %s".formatted(file.kind().title()));
      }
      files.add(file);
    }
    Vertx vertx = Vertx.vertx();
    try (Foundation foundation = Foundation.reach(Settings.read(System.getenv(), config))) {
      Migrations.run(vertx, foundation.database()).await();
      try (Connection connection = foundation.database().connect();
          ImportReport report = ImportReport.to(out(), refused)) {
        return told(StockImport.run(connection, files, report));
      }
    } catch (SettingsException e) {
      return refused(e.getMessage());
    } catch (SQLException e) {
      return refused("PostgreSQL: " + e.getMessage());
    } finally {
      out().flush();
      vertx.close().await();
    }
  }

  private int told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.SwappedIn(List<Counted> files) -> {
        files.forEach(file -> out().println(counted(file)));
        out().println("The register in use is now that of these files.");
        yield DONE;
      }
      case Outcome.AlreadyIn _ -> {
        out().println("The register in use is that of these files already.");
        yield DONE;
      }
      case Outcome.Waiting(StockKind missing) -> {
        out()
            .printf(
                "Kept, but not in use yet: import %s too, by another import-register.%n",
                missing.title());
        yield WAITING;
      }
      case Outcome.TooManyRefused(Counted file) ->
          refused("%s: that is not the file it seems".formatted(counted(file)));
      case Outcome.Busy _ -> refused("another import is under way");
    };
  }

  private static String counted(Counted file) {
    return String.format(
        Locale.ROOT,
        "%s: %,d lines, %,d left out",
        file.kind().title(),
        file.lines(),
        file.refused());
  }

  private int refused(String line) {
    command.commandLine().getErr().println(line);
    return REFUSED;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
