package fr.assistantchorus.conversation.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Reads the sealed values of conversations. {@link ConversationStore} writes them together with the
 * turn that they belong to, in its one statement.
 */
public final class SecretStore {
  private static final String FIND =
      """
      SELECT id, sealed FROM conversation_secret WHERE conversation = $1 AND id = ANY ($2)
      """;

  /** The most bytes of what is kept in memory: 8 MiB. */
  static final long MAX_KNOWN_BYTES = 8_388_608;

  /** An entry without its value. */
  private static final int FIXED = 250;

  private final Database database;
  private final Cache<Key, byte[]> known =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KNOWN_BYTES)
          .weigher((Key _, byte[] sealed) -> FIXED + sealed.length)
          .executor(Runnable::run)
          .build();

  private record Key(UUID conversation, String id) {}

  public SecretStore(Database database) {
    this.database = database;
  }

  /**
   * Returns the sealed values of those of these ids that exist. A value is written once and never
   * changed, so a question that shows an address again and again does not ask PostgreSQL for it
   * each time.
   */
  Future<Map<String, byte[]>> find(UUID conversation, String[] ids) {
    return find(conversation, ids, database::query);
  }

  /** Returns one value in the clear; empty where there is none of this id. */
  public Future<Optional<String>> open(UUID conversation, Secrets secrets, String id) {
    return find(conversation, new String[] {id})
        .map(sealed -> Optional.ofNullable(sealed.get(id)).map(kept -> secrets.open(id, kept)));
  }

  /** Does the same for a caller who holds a transaction. */
  Future<Map<String, byte[]>> find(Transaction transaction, UUID conversation, String[] ids) {
    return find(conversation, ids, transaction::query);
  }

  private Future<Map<String, byte[]>> find(
      UUID conversation, String[] ids, BiFunction<String, Tuple, Future<RowSet<Row>>> query) {
    Map<String, byte[]> sealed = new HashMap<>();
    for (String secret : ids) {
      byte[] kept = known.getIfPresent(new Key(conversation, secret));
      if (kept != null) {
        sealed.put(secret, kept);
      }
    }
    return sealed.size() == ids.length
        ? Future.succeededFuture(sealed)
        : query
            .apply(FIND, Tuple.tuple().addUUID(conversation).addArrayOfString(ids))
            .map(rows -> {
              rows.forEach(
                  row -> sealed.put(row.getString("id"), row.getBuffer("sealed").getBytes()));
              sealed.forEach((name, value) -> known.put(new Key(conversation, name), value));
              return sealed;
            });
  }
}
