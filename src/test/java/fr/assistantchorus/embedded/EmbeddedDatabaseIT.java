package fr.assistantchorus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.store.DatabaseUrl;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tests share one folder, since the first start in a folder unpacks PostgreSQL. */
final class EmbeddedDatabaseIT {
  @TempDir static Path folder;

  @Test
  void rowsAreThereAgainAfterAStopAndAfterAKilledProcess() throws Exception {
    try (var data = DataDirectory.open(folder);
        var database = EmbeddedDatabase.start(data)) {
      execute(database.url(), "CREATE TABLE note (text text)");
      execute(database.url(), "INSERT INTO note VALUES ('stopped')");
    }
    Process other = startAnotherProcess();
    assertThatThrownBy(() -> DataDirectory.open(folder))
        .hasMessageContaining("another assistant-chorus runs on " + folder)
        .hasMessageContaining("DATA_DIRECTORY");
    other.destroyForcibly().waitFor();
    try (var data = DataDirectory.open(folder);
        var database = EmbeddedDatabase.start(data)) {
      assertThat(ask(database.url(), "SELECT string_agg(text, ' ' ORDER BY text) FROM note"))
          .isEqualTo("killed stopped");
      assertDurableAndFrench(database.url());
      assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(IOException.class);
    }
    assertFilesOfAnotherVersionAreRefused();
  }

  private static void assertDurableAndFrench(DatabaseUrl url) throws SQLException {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      assertThat(ask(url, "SHOW " + setting)).as(setting).isEqualTo("on");
    }
    assertThat(ask(url, "SHOW listen_addresses")).isEqualTo("localhost");
    assertThat(ask(url, "SELECT lower('ÉTÉ Œuvre')")).isEqualTo("été œuvre");
  }

  private static void assertFilesOfAnotherVersionAreRefused() throws IOException {
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "9\n");
    try (var data = DataDirectory.open(folder)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(data))
          .hasMessageContaining("was written by PostgreSQL 9");
    }
  }

  /** Runs {@link #main} until it has written its row. */
  private static Process startAnotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedDatabaseIT.class.getName(),
                folder.toString())
            .redirectError(new File("/dev/null"))
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("written")) {
        return process;
      }
    }
    throw new IOException("the other process ended");
  }

  /** The process that is killed. */
  public static void main(String[] arguments) throws Exception {
    var database = EmbeddedDatabase.start(DataDirectory.open(Path.of(arguments[0])));
    execute(database.url(), "INSERT INTO note VALUES ('killed')");
    System.out.println("written");
    Thread.currentThread().join();
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(url.port(), url.database()),
        url.user(),
        url.password());
  }
}
