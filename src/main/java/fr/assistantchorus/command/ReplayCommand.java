package fr.assistantchorus.command;

import fr.assistantchorus.Foundation;
import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.Replay.Difference;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.intent.NluReader;
import fr.assistantchorus.intent.Phrase;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Vocabularies;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs a conversation through the engine once more. Acts are not done again, and secrets are not
 * opened.
 */
@Command(
    name = "replay",
    description = "Replays a conversation, and prints every reply that comes out otherwise.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int REFUSED = 1;
  private static final int OTHERWISE = 3;

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  @Option(names = "--config", paramLabel = "FILE", description = "As for serve.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--today",
      description = "With today's dialogs, instead of those it was answered with.")
  private boolean today;

  @Parameters(paramLabel = "CONVERSATION", description = "Its id.")
  private UUID conversation;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Vertx vertx = Vertx.vertx();
    try (Foundation foundation = Foundation.lay(Settings.read(System.getenv(), config))) {
      Database database = Database.open(vertx, foundation.database(), Database.Patience.BACKGROUND);
      List<Difference> differences = replay(database).await();
      differences.forEach(difference -> tell(difference, out));
      out.printf("%d replies came out otherwise%n", differences.size());
      out.flush();
      return differences.isEmpty() ? SAME : OTHERWISE;
    } catch (SettingsException | NoSuchElementException e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    } finally {
      vertx.close().await();
    }
  }

  private Future<List<Difference>> replay(Database database) throws IOException {
    Vocabulary vocabulary =
        Vocabularies.of(
            PortalActions.signatures(),
            PortalCatalogues.all(),
            NluReader.read(options.sources().phrases()).stream()
                .map(Phrase::intent)
                .collect(Collectors.toSet()));
    return switch (CatalogReader.read(options.sources().dialogs(), vocabulary, Engine.VERSION)) {
      case Reading.Refused(var problems) -> Future.failedFuture(problems.toString());
      case Reading.Read(var catalog) ->
          Catalogs.keep(database, vocabulary, catalog, Instant.now())
              .map(catalogs -> new Replay(database, catalogs))
              .compose(
                  replay -> today ? replay.asToday(conversation) : replay.asItWas(conversation));
    };
  }

  private static void tell(Difference difference, PrintWriter out) {
    out.printf(
        "event %d%n  then: %s%n  now:  %s%n",
        difference.seq(), masked(difference.recorded()), masked(difference.replayed()));
  }

  private static String masked(String reply) {
    return SecretRef.masked(reply);
  }
}
