package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

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

  private static final String BEGINNING =
      "SELECT hash FROM dialog_catalog WHERE hash LIKE $1 || '%' ORDER BY hash LIMIT 2";

  private static final String KEPT =
      "SELECT hash, kept_at FROM dialog_catalog ORDER BY kept_at DESC, hash LIMIT $1";

  /** So many kept catalogs are listed. */
  private static final int MOST_LISTED = 50;

  private static final String FIND = "SELECT sources FROM dialog_catalog WHERE hash = $1";

  /** Keeps a catalog of an earlier or later engine's under the hash that this engine gives it. */
  private static final String KEEP_ANEW =
      """
      INSERT INTO dialog_catalog (hash, engine, sources, kept_at)
      SELECT $2, $3, sources, kept_at FROM dialog_catalog WHERE hash = $1 ON CONFLICT DO NOTHING
      """;

  /** The most bytes of yesterday's catalogs in memory: 32 MiB, some ten of them. */
  static final long MAX_KNOWN_BYTES = 33_554_432;

  /** An entry without its catalog. */
  private static final int FIXED = 300;

  /** The bytes of a catalog for a character of its source: the source, and what was read of it. */
  private static final int A_CHARACTER = 10;

  private final Database database;
  private final Vocabulary vocabulary;
  private final Set<String> left = ConcurrentHashMap.newKeySet();
  private volatile Catalog current;
  private final Map<String, Future<Optional<Catalog>>> reading = new ConcurrentHashMap<>();
  private final Cache<String, Optional<Catalog>> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KNOWN_BYTES)
          .weigher((String _, Optional<Catalog> catalog) -> bytes(catalog))
          .executor(Runnable::run)
          .build();

  private Catalogs(Database database, Vocabulary vocabulary, Catalog current) {
    this.database = database;
    this.vocabulary = vocabulary;
    this.current = current;
  }

  private static int bytes(Optional<Catalog> catalog) {
    return FIXED
        + catalog.stream()
            .flatMap(read -> read.sources().values().stream())
            .mapToInt(source -> A_CHARACTER * source.length())
            .sum();
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

  /**
   * Returns the same for a reader, who begins no conversation: nothing is kept.
   *
   * @param current the catalog of its hash, which need not be kept
   */
  public static Catalogs reading(Database database, Vocabulary vocabulary, Catalog current) {
    return new Catalogs(database, vocabulary, current);
  }

  /**
   * Makes another catalog the current one, for an author who tries dialogs: conversations leave
   * those of before at their next turn, as if they could not be read any more.
   */
  public Future<Void> replace(Catalog newer, Instant now) {
    return keep(database, vocabulary, newer, now)
        .map(_ -> {
          left.add(current.hash());
          left.remove(newer.hash());
          current = newer;
          return null;
        });
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

  /** A kept catalog, and since when it is kept. */
  public record Kept(String hash, Instant at) {}

  /** Returns the kept catalogs, the newest first, at most fifty. */
  public Future<List<Kept>> kept() {
    return database
        .query(KEPT, Tuple.of(MOST_LISTED))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Kept(row.getString("hash"), Moments.read(row, "kept_at")))
                .toList());
  }

  /**
   * Returns the hashes of the kept catalogs that begin so, at most two.
   *
   * @param beginning hexadecimal digits
   */
  public Future<List<String>> beginning(String beginning) {
    return database
        .query(BEGINNING, Tuple.of(beginning))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("hash"))
                .toList());
  }

  private Future<Optional<Catalog>> find(
      String hash, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    if (left.contains(hash)) {
      return Future.succeededFuture(Optional.empty());
    }
    Optional<Catalog> ready =
        hash.equals(current.hash()) ? Optional.of(current) : known.getIfPresent(hash);
    Future<Optional<Catalog>> found =
        ready == null
            ? query.apply(FIND, Tuple.of(hash)).compose(rows -> learn(hash, rows))
            : Future.succeededFuture(ready);
    return found.compose(catalog ->
        catalog.isEmpty() || catalog.get().hash().equals(hash)
            ? Future.succeededFuture(catalog)
            : query
                .apply(KEEP_ANEW, Tuple.of(hash, catalog.get().hash(), Engine.VERSION))
                .map(catalog));
  }

  private Future<Optional<Catalog>> learn(String hash, RowSet<Row> rows) {
    if (rows.size() == 0) {
      known.put(hash, Optional.empty());
      return Future.succeededFuture(Optional.empty());
    }
    String sources = rows.iterator().next().getString("sources");
    Future<Optional<Catalog>> begun = reading.get(hash);
    return begun == null ? begin(hash, sources) : begun;
  }

  /**
   * Reads beside the event loop: it takes a tenth of a second, in which nobody else would be
   * answered. However many conversations wait for one catalog, it is read once.
   */
  private Future<Optional<Catalog>> begin(String hash, String sources) {
    Future<Optional<Catalog>> read =
        Vertx.currentContext().executeBlocking(() -> read(sources), false);
    reading.put(hash, read);
    return read.onSuccess(catalog -> known.put(hash, catalog))
        .onComplete(_ -> reading.remove(hash));
  }

  private Optional<Catalog> read(String sources) {
    return switch (CatalogReader.read(Json.texts(sources), vocabulary, Engine.VERSION)) {
      case Reading.Read(Catalog catalog) -> Optional.of(catalog);
      case Reading.Refused _ -> Optional.empty();
    };
  }
}
