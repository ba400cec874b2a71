package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs a conversation's events once more through the engine, and compares the replies with those
 * that were given. It calls no action and opens no secret, since outcomes and references are in the
 * log.
 */
public final class Replay {
  private final TurnLog log;
  private final Catalogs catalogs;

  public Replay(Database database, Catalogs catalogs) {
    this.log = new TurnLog(database);
    this.catalogs = catalogs;
  }

  /**
   * A reply that differs from the recorded one.
   *
   * @param seq the number of the recorded event
   */
  public record Difference(long seq, String recorded, String replayed) {}

  /**
   * Replays with the catalogs that the conversation ran on; any difference is a bug.
   *
   * @return empty where every reply is the same, to the letter; fails with {@link
   *     NoSuchElementException} where there is no such conversation
   */
  public Future<List<Difference>> asItWas(UUID conversation) {
    return replay(conversation, false);
  }

  /** Replays with today's dialogs, to see what they would have answered yesterday. */
  public Future<List<Difference>> asToday(UUID conversation) {
    return replay(conversation, true);
  }

  private static <T> Future<T> unknown(UUID conversation) {
    return Future.failedFuture(new NoSuchElementException("no conversation " + conversation));
  }

  private Future<List<Difference>> replay(UUID conversation, boolean today) {
    return log.after(conversation, 0)
        .compose(
            logged -> logged.isEmpty() ? unknown(conversation) : Future.succeededFuture(logged))
        .compose(logged ->
            usedBy(logged)
                .map(read -> {
                  Map<String, Catalog> used = today ? Map.of() : read;
                  return differences(logged, hash -> used.getOrDefault(hash, catalogs.current()));
                }));
  }

  /** Returns the catalogs that a log ran on, by their hash, as far as they can still be read. */
  Future<Map<String, Catalog>> usedBy(List<TurnLog.Logged> logged) {
    Map<String, Catalog> read = new TreeMap<>();
    Future<?> all = Future.succeededFuture();
    for (String hash : logged.stream().map(TurnLog.Logged::catalog).distinct().toList()) {
      all =
          all.compose(_ -> catalogs.find(hash))
              .onSuccess(found -> found.ifPresent(catalog -> read.put(hash, catalog)));
    }
    return all.map(read);
  }

  /**
   * Steps through a log and compares each recorded reply with the one that comes out. This is a
   * pure function: it needs no database.
   *
   * @param logged all events of one conversation, in their order
   * @param catalogs the catalog for each hash that stands in the log
   */
  static List<Difference> differences(
      List<TurnLog.Logged> logged, Function<String, Catalog> catalogs) {
    List<Difference> differences = new ArrayList<>();
    Course course = Course.BEGINNING;
    for (TurnLog.Logged event : logged) {
      course = course.on(catalogs.apply(event.catalog()));
      if (Reply.isReply(Json.tree(event.body()))) {
        String replayed = course.reply();
        if (!replayed.equals(event.body())) {
          differences.add(new Difference(event.seq(), event.body(), replayed));
        }
        course = course.replied();
      } else {
        course = course.after(Json.event(event.body()));
      }
    }
    return differences;
  }
}
