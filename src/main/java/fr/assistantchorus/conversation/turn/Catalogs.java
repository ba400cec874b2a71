package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Today's catalog, and those of yesterday to which conversations are still pinned. Owns the table
 * {@code dialog_catalog}.
 */
public final class Catalogs {
  private static final String KEEP =
      """
      INSERT INTO dialog_catalog (hash, engine, sources, kept_at)
      VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
      """;

  private static final String FIND = "SELECT sources FROM dialog_catalog WHERE hash = $1";

  /** Keeps a catalog of an earlier or later engine's under the hash that this engine gives it. */
  private static final String KEEP_ANEW =
      """
      INSERT INTO dialog_catalog (hash, engine, sources, kept_at)
      SELECT $2, $3, sources, kept_at FROM dialog_catalog WHERE hash = $1 ON CONFLICT DO NOTHING
      """;

  private final Database database;
  private final Vocabulary vocabulary;
  private final Catalog current;
  private final Map<String, Optional<Catalog>> known = new ConcurrentHashMap<>();

  private Catalogs(Database database, Vocabulary vocabulary, Catalog current) {
    this.database = database;
    this.vocabulary = vocabulary;
    this.current = current;
    known.put(current.hash(), Optional.of(current));
  }

  /**
   * Keeps the catalog with its source, for the conversations that begin with it.
   *
   * @param vocabulary a pinned catalog must still agree with it to be used
   */
  public static Future<Catalogs> keep(
      Database database, Vocabulary vocabulary, Catalog current, Instant now) {
    return database
        .query(
            KEEP,
            Tuple.of(
                current.hash(),
                Engine.VERSION,
                Json.write(current.sources()),
                now.atOffset(ZoneOffset.UTC)))
        .map(_ -> new Catalogs(database, vocabulary, current));
  }

  public Catalog current() {
    return current;
  }

  /**
   * Returns the catalog of this hash; empty where today's checker refuses it (an action is gone).
   * Where another version of the engine kept it, it is the same dialogs under another hash, kept
   * too, since a conversation is pinned to that one next.
   */
  public Future<Optional<Catalog>> find(String hash) {
    return find(hash, database::query);
  }

  /** Does the same for a caller who holds a transaction. */
  public Future<Optional<Catalog>> find(Transaction transaction, String hash) {
    return find(hash, transaction::query);
  }

  private Future<Optional<Catalog>> find(
      String hash, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    Optional<Catalog> ready = known.get(hash);
    Future<Optional<Catalog>> found =
        ready == null
            ? query.apply(FIND, Tuple.of(hash)).map(rows -> learn(hash, rows))
            : Future.succeededFuture(ready);
    return found.compose(catalog ->
        catalog.isEmpty() || catalog.get().hash().equals(hash)
            ? Future.succeededFuture(catalog)
            : query
                .apply(KEEP_ANEW, Tuple.of(hash, catalog.get().hash(), Engine.VERSION))
                .map(catalog));
  }

  private Optional<Catalog> learn(String hash, RowSet<Row> rows) {
    Optional<Catalog> read =
        rows.size() == 0 ? Optional.empty() : read(rows.iterator().next().getString("sources"));
    known.put(hash, read);
    return read;
  }

  private Optional<Catalog> read(String sources) {
    return switch (CatalogReader.read(Json.texts(sources), vocabulary, Engine.VERSION)) {
      case Reading.Read(Catalog catalog) -> Optional.of(catalog);
      case Reading.Refused _ -> Optional.empty();
    };
  }
}
