package fr.assistantchorus.command;

import fr.assistantchorus.Foundation;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Migrations;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database that a command reads and writes: the one of the settings, or the embedded one, also
 * while a server runs on it.
 */
final class Workbench implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Settings settings;
  private Foundation foundation;
  private Database database;

  private Workbench(Settings settings) {
    this.settings = settings;
  }

  /**
   * Blocks, for some seconds where it starts the embedded PostgreSQL.
   *
   * @throws IOException with one line
   */
  static Workbench open(Optional<Path> config) throws IOException, SettingsException {
    Settings settings = Settings.read(System.getenv(), config);
    Workbench workbench = new Workbench(settings);
    try {
      workbench.foundation = Foundation.reach(settings);
      Migrations.run(workbench.vertx, workbench.foundation.database()).await();
      workbench.database =
          Database.open(
              workbench.vertx, workbench.foundation.database(), Database.Patience.BACKGROUND);
      return workbench;
    } catch (IOException | RuntimeException e) {
      workbench.close();
      throw e;
    }
  }

  /** Returns the folder of the trained models. */
  Path models() {
    return settings.dataDirectory().resolve("models");
  }

  /** Does something on the event loop, and waits for it. */
  <T> T within(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    vertx.runOnContext(_ -> work.get().onComplete(done));
    return done.future().await();
  }

  Database database() {
    return database;
  }

  Seal seal() {
    return foundation.seal();
  }

  @Override
  public void close() {
    vertx.close().await();
    if (foundation != null) {
      foundation.close();
    }
  }
}
