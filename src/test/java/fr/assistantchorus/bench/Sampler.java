package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goes through each scenario once, alone, and looks at what the server writes. */
final class Sampler {
  /**
   * What turns write beside the conversation; a mail is wiped once it is sent, so rows are copied
   * as they are inserted.
   */
  private static final List<String> TABLES =
      List.of(
          "conversation_secret",
          "limit_window",
          "activation_link",
          "pending_registration",
          "support_request",
          "outbox");

  private final Connection database;

  private Sampler(Connection database) {
    this.database = database;
  }

  /** By the key of each turn. */
  static Map<String, Rows> sample(Vertx vertx, int port, DatabaseUrl url, List<Scenario> scenarios)
      throws SQLException {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
    try (Connection database = BenchDatabase.connect(url)) {
      Sampler sampler = new Sampler(database);
      sampler.execute("CREATE SCHEMA sample");
      for (String table : TABLES) {
        sampler.watch(table);
      }
      Map<String, Rows> rows = new LinkedHashMap<>();
      for (Scenario scenario : scenarios) {
        sampler.sample(new Visitor(client, scenario), scenario, rows);
      }
      sampler.execute("DROP SCHEMA sample CASCADE");
      return rows;
    } finally {
      Load.await(client.close());
    }
  }

  private void watch(String table) throws SQLException {
    execute("CREATE TABLE sample.%1$s (LIKE public.%1$s)".formatted(table));
    execute(
        """
        CREATE FUNCTION sample.copy_%1$s() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN INSERT INTO sample.%1$s VALUES (NEW.*); RETURN NEW; END'
        """
            .formatted(table));
    execute(
        "CREATE TRIGGER sampled AFTER INSERT ON %1$s FOR EACH ROW EXECUTE FUNCTION sample.copy_%1$s()"
            .formatted(table));
  }

  private void sample(Visitor visitor, Scenario scenario, Map<String, Rows> rows)
      throws SQLException {
    String opened = Load.await(visitor.open());
    UUID id = visitor.conversation();
    int seen = 0;
    rows.put(scenario.openingKey(), rows(id, seen, opened));
    seen += 2;
    for (int i = 0; i < scenario.before().size(); i++) {
      String key = scenario.keyBefore(i);
      rows.put(key, rows(id, seen, Load.await(visitor.take(key, scenario.before().get(i)))));
      seen += rows.get(key).events().size();
    }
    for (int i = 0; i < scenario.round().size(); i++) {
      String key = scenario.keyOfRound(i);
      rows.put(key, rows(id, seen, Load.await(visitor.take(key, scenario.round().get(i)))));
      seen += rows.get(key).events().size();
    }
  }

  private Rows rows(UUID id, int seen, String answer) throws SQLException {
    List<String> conversation =
        query(
                "SELECT catalog, state, waiting_since IS NOT NULL, coalesce(length(wrapped_key), 0)"
                    + " FROM conversation WHERE id = '%s'".formatted(id))
            .getFirst();
    List<String> events =
        query(
                """
                SELECT event.body
                FROM conversation_turn turn, unnest(turn.events || turn.reply)
                  WITH ORDINALITY AS event (body, place)
                WHERE turn.conversation = '%s' AND turn.seq > %d
                ORDER BY turn.seq, event.place
                """
                    .formatted(id, seen))
            .stream()
            .map(List::getFirst)
            .toList();
    List<Integer> secrets =
        numbers("SELECT length(sealed) FROM sample.conversation_secret").stream()
            .map(List::getFirst)
            .toList();
    Rows rows =
        new Rows(
            answer,
            conversation.get(0),
            conversation.get(1),
            events,
            conversation.get(2).equals("t"),
            Integer.parseInt(conversation.get(3)),
            secrets,
            query("SELECT 1 FROM sample.limit_window").size(),
            query("SELECT 1 FROM sample.activation_link").size(),
            numbers("SELECT length(details_sealed) FROM sample.pending_registration").stream()
                .map(List::getFirst)
                .toList(),
            numbers(
                "SELECT length(address_sealed), length(subject_sealed), length(message_sealed)"
                    + " FROM sample.support_request"),
            numbers(
                "SELECT length(recipient), length(subject), length(text_body), length(html_body)"
                    + " FROM sample.outbox"));
    for (String table : TABLES) {
      execute("TRUNCATE sample." + table);
    }
    return rows;
  }

  private List<List<Integer>> numbers(String sql) throws SQLException {
    return query(sql).stream().map(row -> row.stream().map(Integer::valueOf).toList()).toList();
  }

  private List<List<String>> query(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
