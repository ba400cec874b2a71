package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.DayCounts.Key;
import fr.assistantchorus.conversation.agent.FigureStore.Due;
import fr.assistantchorus.conversation.agent.FigureStore.Figure;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.Scene;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.CatalogDrawing.DialogGraph;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens in conversations, counted by day. The counts are made in the background, hold
 * nobody's words, and stay when the conversations are deleted.
 */
public final class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

  /** A conversation counts once nothing has happened in it for so long. */
  public static final Duration QUIET = Duration.ofMinutes(10);

  /** A look back for what is to be counted: some days, for nodes that stood still. */
  private static final Duration RECENT = Duration.ofDays(2);

  private final Vertx vertx;
  private final FigureStore store;
  private final TurnLog log;
  private final Catalogs catalogs;
  private final Replay replay;

  /**
   * @param background the pool of what nobody waits for
   */
  Figures(Vertx vertx, Database background, Catalogs catalogs) {
    this.vertx = vertx;
    this.store = new FigureStore(background);
    this.log = new TurnLog(background);
    this.catalogs = catalogs;
    this.replay = new Replay(background, catalogs);
  }

  /** Returns today in Paris, the last day that a page can show. */
  public static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, DayCounts.ZONE);
  }

  /** Tells what happened on some days. */
  public Future<FiguresTold> tell(Days days) {
    Future<List<Figure>> byDay =
        store.byDay(
            days,
            Optional.of(""),
            Measure.CONVERSATIONS,
            Measure.MESSAGES,
            Measure.TEXTS,
            Measure.MISSED,
            Measure.HANDED_OVER,
            Measure.BROKEN,
            Measure.INTENT);
    Future<List<Figure>> byDialog =
        store.inAll(
            days,
            Optional.empty(),
            Measure.BEGUN,
            Measure.ENDED,
            Measure.LEFT,
            Measure.TOOK,
            Measure.SAID);
    return Future.all(byDay, byDialog)
        .map(_ -> FiguresTold.of(days, byDay.result(), byDialog.result(), this::title));
  }

  private String title(String dialog) {
    return Optional.ofNullable(catalogs.current().dialogs().get(dialog))
        .map(Dialog::title)
        .orElse(dialog);
  }

  /**
   * Tells how far people come in a dialog.
   *
   * @return empty where neither the dialogs of now nor the figures know it
   */
  public Future<Optional<Funnel>> funnel(String dialog, Days days) {
    return store
        .inAll(
            days,
            Optional.of(dialog),
            Measure.BEGUN,
            Measure.REACHED,
            Measure.LEFT,
            Measure.FAILED,
            Measure.ENDED,
            Measure.TOOK,
            Measure.SAID)
        .compose(figures -> {
          Optional<Dialog> known =
              Optional.ofNullable(catalogs.current().dialogs().get(dialog))
                  .filter(one -> !one.repair());
          return known.isEmpty() && figures.isEmpty()
              ? Future.succeededFuture(Optional.empty())
              : vertx.executeBlocking(
                  () ->
                      Optional.of(
                          Funnel.of(dialog, title(dialog), known.map(DialogGraph::of), figures)),
                  false);
        });
  }

  /** Returns every figure of some days, a row each, for a file. */
  public Future<List<List<String>>> rows(Days days) {
    return store
        .byDay(days, Optional.empty(), Measure.values())
        .map(figures ->
            figures.stream()
                .map(one ->
                    List.of(
                        one.day().toString(),
                        one.dialog(),
                        one.measure(),
                        one.key(),
                        Long.toString(one.count())))
                .toList());
  }

  /**
   * Counts what has happened in conversations that are quiet now. Any node may do it, at any
   * moment; nothing counts twice.
   *
   * @return how many conversations were counted
   */
  public Future<Integer> count(Instant now) {
    return countSince(now.minus(RECENT), now.minus(QUIET), 0);
  }

  /** Does the same for conversations of any day, as after the first start of this version. */
  public Future<Integer> countAll(Instant now) {
    return countSince(Instant.EPOCH, now.minus(QUIET), 0);
  }

  private Future<Integer> countSince(Instant since, Instant quiet, int before) {
    return store
        .due(since, quiet)
        .compose(due -> {
          Future<Void> all = Future.succeededFuture();
          for (Due one : due) {
            all =
                all.compose(_ -> log.after(one.conversation(), 0)).compose(told -> add(one, told));
          }
          int counted = before + due.size();
          return all.compose(_ ->
              due.size() < FigureStore.BATCH
                  ? Future.succeededFuture(counted)
                  : countSince(since, quiet, counted));
        });
  }

  private Future<Void> add(Due due, List<Logged> logged) {
    if (logged.isEmpty()) {
      // It was deleted meanwhile.
      return Future.succeededFuture();
    }
    return replay
        .catalogsOf(logged)
        .compose(used -> vertx.executeBlocking(() -> Playback.of(logged, used).scenes(), false))
        .recover(unreadable -> {
          LOG.warn("{} does not count: {}", due.conversation(), unreadable.toString());
          return Future.succeededFuture(List.of());
        })
        .compose(scenes ->
            store.add(
                due,
                logged.getLast().seq(),
                (counted, seq) ->
                    vertx.executeBlocking(() -> between(scenes, counted, seq), false)));
  }

  private static SortedMap<Key, Long> between(List<Scene> scenes, long counted, long seq) {
    SortedMap<Key, Long> more = new TreeMap<>(DayCounts.of(upTo(scenes, seq)));
    DayCounts.of(upTo(scenes, counted)).forEach((key, count) -> more.merge(key, -count, Long::sum));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private static List<Scene> upTo(List<Scene> scenes, long seq) {
    return scenes.stream().filter(scene -> scene.seq() <= seq).toList();
  }
}
