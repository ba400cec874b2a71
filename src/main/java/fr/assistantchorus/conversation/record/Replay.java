package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.PastConversations;
import fr.assistantchorus.conversation.turn.PastConversations.Past;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs recorded conversations once more through the engine. It calls no action and opens no secret,
 * since outcomes and references are in the log.
 */
public final class Replay {
  private final TurnLog log;
  private final PastConversations past;
  private final Catalogs catalogs;

  public Replay(Database database, Catalogs catalogs) {
    this.log = new TurnLog(database);
    this.past = new PastConversations(database);
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
    return playback(conversation).map(Replay::differences);
  }

  static List<Difference> differences(Playback playback) {
    return playback.differing().stream()
        .map(scene ->
            new Difference(scene.seq(), scene.recorded(), scene.ran().orElseThrow().replayed()))
        .toList();
  }

  /**
   * Replays with the catalogs that the conversation ran on.
   *
   * @return fails with {@link NoSuchElementException} where there is no such conversation
   */
  public Future<Playback> playback(UUID conversation) {
    return log.after(conversation, 0)
        .compose(logged ->
            logged.isEmpty()
                ? Future.failedFuture(new NoSuchElementException("no conversation " + conversation))
                : playback(logged));
  }

  private Future<Playback> playback(List<Logged> logged) {
    return catalogsOf(logged).map(used -> Playback.of(logged, used));
  }

  /**
   * Plays all conversations in which something has happened since a moment, with the catalogs that
   * they ran on. Blocks; the work is done on all cores.
   *
   * @param work is done with each of them
   * @param each is given what came of it, by this thread and in their order
   */
  public <T> void since(Instant since, BiFunction<UUID, Playback, T> work, Consumer<T> each) {
    Future<Page> next = page(since, PastConversations.FIRST);
    while (true) {
      Page page = next.await();
      if (page.read().isEmpty()) {
        return;
      }
      next = page(since, page.read().getLast().id());
      page.read().parallelStream()
          .map(one -> work.apply(one.id(), Playback.of(one.log(), page.catalogs())))
          .toList()
          .forEach(each);
    }
  }

  private record Page(List<Past> read, Map<String, Catalog> catalogs) {}

  private Future<Page> page(Instant since, UUID after) {
    return past.since(since, after)
        .compose(read ->
            usedBy(read.stream().flatMap(one -> one.log().stream()))
                .map(catalogs -> new Page(read, catalogs)));
  }

  /** Returns the catalogs that a log ran on, by their hash, as far as they can still be read. */
  public Future<Map<String, Catalog>> catalogsOf(List<Logged> logged) {
    return usedBy(logged.stream());
  }

  private Future<Map<String, Catalog>> usedBy(Stream<Logged> logged) {
    Map<String, Catalog> read = new TreeMap<>();
    Future<?> all = Future.succeededFuture();
    for (String hash : logged.map(Logged::catalog).distinct().toList()) {
      all =
          all.compose(_ -> catalogs.find(hash))
              .onSuccess(found -> found.ifPresent(catalog -> read.put(hash, catalog)));
    }
    return all.map(read);
  }
}
