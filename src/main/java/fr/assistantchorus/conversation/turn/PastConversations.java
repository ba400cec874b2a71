package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads whole conversations, a page at a time, for whoever goes through many of them. */
public final class PastConversations {
  /** Is before each conversation. */
  public static final UUID FIRST = new UUID(0, 0);

  /** How many conversations a page has at most. */
  static final int PAGE = 200;

  /** How many characters of logs a page has at most, but for its first conversation. */
  static final long MAX_LENGTH = 16_000_000;

  private static final String NEXT =
      """
      SELECT id, log_length FROM conversation
      WHERE day >= $1 AND last_at >= $2::timestamptz AND id > $3 ORDER BY id LIMIT $4
      """;

  private static final String TURNS =
      """
      SELECT conversation, seq, time, catalog, events, reply FROM conversation_turn
      WHERE conversation = ANY ($1::uuid[]) AND events IS NOT NULL ORDER BY conversation, seq
      """;

  private final Database database;

  public PastConversations(Database database) {
    this.database = database;
  }

  /**
   * A conversation.
   *
   * @param log all its events, in their order
   */
  public record Past(UUID id, List<Logged> log) {}

  /**
   * Returns the conversations in which something has happened since a moment, by their ids.
   *
   * @param after the id of the last one that was read; {@link #FIRST} for the first page
   * @return empty after the last page
   */
  public Future<List<Past>> since(Instant since, UUID after) {
    return database
        .query(
            NEXT,
            Tuple.of(
                LocalDate.ofInstant(since, ZoneOffset.UTC), Moments.stored(since), after, PAGE))
        .compose(rows -> {
          List<UUID> ids = new ArrayList<>();
          long length = 0;
          for (Row row : rows) {
            length += row.getLong("log_length");
            if (!ids.isEmpty() && length > MAX_LENGTH) {
              break;
            }
            ids.add(row.getUUID("id"));
          }
          return ids.isEmpty() ? Future.succeededFuture(List.of()) : read(ids);
        });
  }

  private Future<List<Past>> read(List<UUID> ids) {
    return database
        .query(TURNS, Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(rows -> {
          Map<UUID, List<Logged>> logs = new LinkedHashMap<>();
          ids.forEach(id -> logs.put(id, new ArrayList<>()));
          rows.forEach(row -> TurnLog.add(row, 0, 0, logs.get(row.getUUID("conversation"))));
          return logs.entrySet().stream()
              .map(log -> new Past(log.getKey(), List.copyOf(log.getValue())))
              .toList();
        });
  }
}
