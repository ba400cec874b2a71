package fr.assistantchorus.chaos;

import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.support.TestSmtp;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Yesterday's program and today's beside each other on one database, as during a deploy.
 *
 * <p>First comes the deploy as CONTRIBUTING.md has it: today's program with yesterday's dialogs,
 * where no dialog may be restarted. Then today's program with today's dialogs at once: yesterday's
 * program restarts a dialog of today's that it cannot read, which is counted; today's program must
 * restart none.
 */
final class TwoVersions {
  private static final String DIALOGS = "dialogs/";

  private final Postgres postgres;
  private final TestSmtp smtp;
  private final Figures figures;
  private final Vertx vertx;
  private final Path folder;

  TwoVersions(Postgres postgres, TestSmtp smtp, Figures figures, Vertx vertx, Path folder) {
    this.postgres = postgres;
    this.smtp = smtp;
    this.figures = figures;
    this.vertx = vertx;
    this.folder = folder;
  }

  void run(Path yesterday, Path today) throws Exception {
    Path dialogs = dialogsOf(yesterday);
    deploy("program", url -> server("today", today, url).withDialogs(dialogs), yesterday, false);
    deploy("dialogs", url -> server("today", today, url), yesterday, true);
  }

  private interface Start {
    ServerProcess on(DatabaseUrl url);
  }

  /**
   * @param today today's program on a database
   * @param mayRestart whether yesterday's program may restart a dialog
   */
  private void deploy(String name, Start today, Path yesterday, boolean mayRestart)
      throws Exception {
    DatabaseUrl url = database("two_versions_" + name);
    try (ServerProcess old = server("yesterday", yesterday, url);
        ServerProcess now = today.on(url)) {
      old.start();
      Chaos.fillRegister(vertx, url);
      Alternation alternation = new Alternation(old, now, figures, mayRestart);
      alternation.run();
      Check check = new Check(url, smtp, figures, vertx);
      // It may not know how to read a turn that today's has written; today's must know all.
      long putOff = check.askAgain(old, alternation.talks(), true);
      check.askAgain(now, alternation.talks(), false);
      check.check(now, alternation.unbroken());
      System.out.printf(
          "two versions, deploy of the %s: %d conversations, %d turns; yesterday's program"
              + " restarted %d dialogs, today's %d; asked again, yesterday's put off %d answers%n",
          name,
          alternation.talks().size(),
          alternation.talks().stream().mapToInt(talk -> talk.answered().size()).sum(),
          alternation.restartedBy(old),
          alternation.restartedBy(now),
          putOff);
    }
  }

  private DatabaseUrl database(String name) throws SQLException {
    try (Connection connection = Postgres.connect(postgres.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return postgres.url().withDatabase(name);
  }

  private ServerProcess server(String name, Path jar, DatabaseUrl url) {
    return Chaos.server(name, jar, url, smtp);
  }

  /** Copies the dialogs that a jar was built with into a folder. */
  private Path dialogsOf(Path jar) throws IOException {
    Path dialogs = folder.resolve("dialogs-of-yesterday");
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> entries =
          file.stream()
              .filter(entry -> entry.getName().startsWith(DIALOGS) && !entry.isDirectory())
              .toList();
      for (JarEntry entry : entries) {
        Path copy = dialogs.resolve(entry.getName().substring(DIALOGS.length()));
        Files.createDirectories(copy.getParent());
        try (InputStream content = file.getInputStream(entry)) {
          Files.copy(content, copy);
        }
      }
    }
    return dialogs;
  }
}
