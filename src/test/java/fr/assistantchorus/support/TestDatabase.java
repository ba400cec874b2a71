package fr.assistantchorus.support;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/**
 * A migrated database of its own for one test class:
 *
 * <pre>{@code @AutoClose static final TestDatabase database = TestDatabase.create();}</pre>
 */
public final class TestDatabase implements AutoCloseable {
  /**
   * All rows but those that a migration or a start puts there. Faster than TRUNCATE, which makes
   * new files; in any order, since keys of other tables are not looked at meanwhile.
   */
  private static final String EMPTY =
      """
      DO $$
      DECLARE name text;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN SELECT table_name FROM information_schema.tables
          WHERE table_schema = 'public' AND table_name NOT IN (
            'flyway_schema_history', 'dialog_catalog', 'master_key',
            'stock_unite_legale', 'stock_etablissement', 'stock_nom', 'stock_commune',
            'stock_source')
        LOOP
          EXECUTE format('DELETE FROM %I', name);
        END LOOP;
      END $$
      """;

  private static final byte[] TEST_KEY = new byte[Seal.KEY_LENGTH];

  private final Vertx vertx = Vertx.vertx();
  private final Seal seal = Seal.of(TEST_KEY);
  private final DatabaseUrl url;
  private final Database database;
  private final Database register;
  private final Database background;

  private TestDatabase(Function<Vertx, DatabaseUrl> make) {
    url = make.apply(vertx);
    database = Database.open(vertx, url, Database.Patience.PERSON);
    register = Database.open(vertx, url, Database.Patience.LOOK_UP);
    background = Database.open(vertx, url, Database.Patience.BACKGROUND);
  }

  public static TestDatabase create() {
    return new TestDatabase(TestServer::newDatabase);
  }

  /** One that holds the invented register of companies. */
  public static TestDatabase createWithRegister() {
    return new TestDatabase(TestServer::newDatabaseWithRegister);
  }

  public Vertx vertx() {
    return vertx;
  }

  public DatabaseUrl url() {
    return url;
  }

  /** Writes settings for {@code --config}, with this database and this master key. */
  public static void configure(Path file, DatabaseUrl url, byte[] masterKey) throws IOException {
    Files.writeString(
        file,
        """
        DATABASE_URL=%s
        SMTP_URL=smtp://127.0.0.1:25?starttls=disabled
        MAIL_FROM=portail@exemple.fr
        PUBLIC_URL=http://portail.exemple
        MASTER_KEY=%s
        """
            .formatted(setting(url), Base64.getEncoder().encodeToString(masterKey)));
  }

  /** As the setting {@code DATABASE_URL} has it. */
  public static String setting(DatabaseUrl url) {
    return "postgres://%s:%s@%s:%d/%s?sslmode=%s"
        .formatted(
            url.user(),
            URLEncoder.encode(url.password(), StandardCharsets.UTF_8),
            url.host(),
            url.port(),
            url.database(),
            url.sslMode().value);
  }

  public Database database() {
    return database;
  }

  /** The pool of the register of companies, which is asked while a turn holds a connection. */
  public Database register() {
    return register;
  }

  /** The pool of what nobody waits for. */
  public Database background() {
    return background;
  }

  /** Under a key that all tests share. */
  public Seal seal() {
    return seal;
  }

  /** Runs one statement and waits for it. */
  public RowSet<Row> query(String sql, Object... arguments) {
    return database.query(sql, Tuple.wrap(arguments)).await();
  }

  /** Removes what people have left; waits for a mail that is being sent meanwhile. */
  public void empty() {
    query(EMPTY);
  }

  /** The row of a conversation, for tests to which it means nothing what is said in it. */
  public UUID conversation() {
    UUID id = UUID.randomUUID();
    query(
        """
        INSERT INTO conversation (id, version, seq, catalog, state, started_at, last_at)
        VALUES ($1, 1, 1, '', '{}', now(), now())
        """,
        id);
    return id;
  }

  /** Runs one act in a transaction and waits for it. */
  public <T> T within(Function<Transaction, Future<T>> act) {
    return database.transaction(act).await();
  }

  /** Closes the pools and drops the database. */
  @Override
  public void close() {
    database.close().await();
    register.close().await();
    background.close().await();
    vertx.close().await();
    TestServer.drop(url);
  }
}
