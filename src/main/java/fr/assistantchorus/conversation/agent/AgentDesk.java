package fr.assistantchorus.conversation.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.conversation.record.BotTranscript;
import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.RecordJson;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.TestScript;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.ErasureStore;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogDrawing.DialogGraph;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent of the support sees of conversations. Everything is masked; one value by itself is
 * opened by {@link #open}.
 */
public final class AgentDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AgentDesk.class);

  /** How many conversations a page of the list has. */
  public static final int PAGE = 25;

  /** A look back for digests that are behind: today, and yesterday for a turn around midnight. */
  private static final Duration RECENT = Duration.ofDays(1);

  /** So many conversations are kept while somebody goes through them, for some minutes. */
  private static final int PLAYED = 32;

  private static final Duration PLAYED_KEPT = Duration.ofMinutes(5);
  private static final int DRAWINGS = 200;
  private static final int HASH_SHOWN = 12;

  private final Vertx vertx;
  private final Interpreter interpreter;
  private final DigestStore digests;
  private final TurnLog log;
  private final Catalogs catalogs;
  private final Replay replay;
  private final SealedValues sealed;
  private final ErasureStore erasures;
  private final Figures figures;
  private final LessonDesk lessons;
  private final Notes notes;
  private final Trials trials;
  private final Cache<Key, Playback> played =
      Caffeine.newBuilder().maximumSize(PLAYED).expireAfterAccess(PLAYED_KEPT).build();
  private final Cache<String, StateDrawing> drawings =
      Caffeine.newBuilder().maximumSize(DRAWINGS).build();

  /** A conversation as it was up to an event. */
  private record Key(UUID conversation, long seq) {}

  /**
   * @param background the pool of what nobody waits for in the chat
   * @param keys open the values of a conversation
   * @param interpreter hears texts anew, with invented values in the place of sensitive ones
   * @param files where lessons are filed
   */
  public AgentDesk(
      Vertx vertx,
      Database background,
      Catalogs catalogs,
      ConversationKeys keys,
      Interpreter interpreter,
      LessonFiles files) {
    this.vertx = vertx;
    this.interpreter = interpreter;
    this.digests = new DigestStore(background);
    this.log = new TurnLog(background);
    this.catalogs = catalogs;
    this.replay = new Replay(background, catalogs);
    this.sealed = new SealedValues(background, keys);
    this.erasures = new ErasureStore(background);
    this.figures = new Figures(vertx, background, catalogs);
    this.notes = new Notes(catalogs, interpreter);
    this.trials = new Trials(background, replay);
    this.lessons = new LessonDesk(vertx, background, catalogs, files);
  }

  /** Returns what files what conversations teach. */
  public LessonDesk lessons() {
    return lessons;
  }

  /** Returns what agents note about conversations. */
  public Notes notes() {
    return notes;
  }

  /** Returns what is counted of conversations, by day. */
  public Figures figures() {
    return figures;
  }

  /** Returns conversations, at most {@link #PAGE}, the newest first. */
  public Future<List<Listed>> find(Criteria criteria) {
    return digests.find(criteria, PAGE);
  }

  public Future<Boolean> exists(UUID conversation) {
    return digests.exists(conversation);
  }

  /** Returns the names of the dialogs of now, for a form to choose from. */
  public List<String> dialogs() {
    return catalogs.current().dialogs().values().stream()
        .filter(dialog -> !dialog.repair())
        .map(Dialog::name)
        .sorted()
        .toList();
  }

  /**
   * Tells a conversation up to a turn.
   *
   * @param number of the turn, from 1; 0 for the last
   * @return empty where there is no such conversation
   */
  public Future<Optional<Told>> tell(UUID conversation, int number) {
    return log.efforts(conversation)
        .compose(efforts ->
            with(
                conversation,
                playback ->
                    new Teller(playback, this::drawing, efforts)
                        .at(number == 0 ? Integer.MAX_VALUE : number)));
  }

  /**
   * Says what other dialogs would have made of a conversation. Nothing is executed.
   *
   * @param against the hash of kept dialogs, or a beginning that only one has; empty for those of
   *     now
   * @param anew whether texts are heard anew, and not as they were heard
   * @return empty where there is no such conversation, or no such dialogs that can be read
   */
  public Future<Optional<Compared>> compare(UUID conversation, String against, boolean anew) {
    Ears ears = ears(anew);
    return catalog(against)
        .compose(other ->
            other.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : with(
                    conversation,
                    playback ->
                        Compared.of(WhatIf.of(playback, other.get(), ears), other.get().hash())));
  }

  private Ears ears(boolean anew) {
    return anew ? Ears.anew(interpreter) : Ears.AS_RECORDED;
  }

  private Future<Optional<Catalog>> catalog(String hash) {
    return hash.isEmpty()
        ? Future.succeededFuture(Optional.of(catalogs.current()))
        : catalogs
            .beginning(hash)
            .compose(found ->
                found.size() == 1
                    ? catalogs.find(found.getFirst())
                    : Future.succeededFuture(Optional.empty()));
  }

  /**
   * Dialogs that are kept.
   *
   * @param since when they were first used, in French
   */
  public record Kept(String hash, String since) {}

  /** Returns the kept dialogs but for those of now, the newest first, at most fifty. */
  public Future<List<Kept>> kept() {
    return catalogs
        .kept()
        .map(kept ->
            kept.stream()
                .filter(one -> !one.hash().equals(catalogs.current().hash()))
                .map(one -> new Kept(shown(one.hash()), Moments.french(one.at())))
                .toList());
  }

  /** What became of the wish to play many conversations. */
  public sealed interface Begun {
    record Running(UUID trial) implements Begun {}

    /** One is under way on this node. */
    record Busy() implements Begun {}

    /** There are no such dialogs, or they cannot be read any more. */
    record Unknown() implements Begun {}
  }

  /** Returns what has come of playing many conversations. */
  public Trials trials() {
    return trials;
  }

  /**
   * Plays all conversations of some days with other dialogs, in the background.
   *
   * @param who the agent's name
   * @param against as {@link #compare} takes it
   */
  public Future<Begun> tryAll(String who, int days, String against, boolean anew, Instant now) {
    return catalog(against)
        .compose(other ->
            other.isEmpty()
                ? Future.succeededFuture(new Begun.Unknown())
                : trials
                    .begin(who, days, other.get(), ears(anew), anew, now)
                    .map(id -> id.<Begun>map(Begun.Running::new).orElseGet(Begun.Busy::new)));
  }

  static String shown(String hash) {
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }

  /**
   * What an erasure of a conversation takes away.
   *
   * @param from when it began, in French
   * @param to when it was last active, in French
   */
  public record Extent(String from, String to, int turns, int values, int files) {}

  /** Returns what an erasure takes away; empty where there is no such conversation. */
  public Future<Optional<Extent>> extent(UUID conversation) {
    return erasures
        .extent(conversation)
        .map(found ->
            found.map(extent ->
                new Extent(
                    Moments.french(extent.startedAt()),
                    Moments.french(extent.lastAt()),
                    extent.turns(),
                    extent.values(),
                    extent.files())));
  }

  /** Returns a sealed value by its id, still masked; empty where there is no such value. */
  public Future<Optional<SealedValue>> sealed(UUID conversation, String id) {
    return with(conversation, playback -> SealedValues.in(playback, id))
        .map(found -> found.flatMap(value -> value));
  }

  /**
   * Opens a sealed value. Whoever calls it has noted before who does so, and why.
   *
   * @param id one that {@link #sealed} knows
   */
  public Future<SealedValue.Opening> open(UUID conversation, String id) {
    return with(conversation, playback -> playback)
        .compose(playback ->
            playback.isEmpty()
                ? Future.succeededFuture(new SealedValue.Opening.Gone())
                : sealed.open(conversation, playback.get(), id));
  }

  /** Returns whether a conversation can go on, and something was said in it after a moment. */
  public Future<Boolean> live(UUID conversation, Instant after) {
    return digests.live(conversation, after);
  }

  /** Tells what somebody waits for; empty where there is no such conversation. */
  public Future<Optional<Awaiting>> awaiting(UUID conversation) {
    return with(conversation, playback -> Awaited.of(conversation, playback));
  }

  /** Writes a conversation in a form; empty where there is no such conversation. */
  public Future<Optional<String>> export(UUID conversation, ExportForm form) {
    Catalog now = catalogs.current();
    return with(
        conversation,
        playback ->
            switch (form) {
              case TEST -> TestScript.of(playback, now, interpreter);
              case TRANSCRIPT -> BotTranscript.of(conversation, playback);
              case JSON -> RecordJson.of(conversation, playback, Optional.empty());
            });
  }

  /** Does something with a conversation off the event loop, since it may take a while. */
  private <T> Future<Optional<T>> with(UUID conversation, Function<Playback, T> work) {
    return log.after(conversation, 0)
        .compose(logged ->
            logged.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : playback(conversation, logged)
                    .compose(playback ->
                        vertx.executeBlocking(() -> Optional.of(work.apply(playback)), false)));
  }

  private Future<Playback> playback(UUID conversation, List<Logged> logged) {
    Key key = new Key(conversation, logged.getLast().seq());
    Playback known = played.getIfPresent(key);
    return known == null
        ? replay
            .catalogsOf(logged)
            .compose(used -> vertx.executeBlocking(() -> Playback.of(logged, used), false))
            .onSuccess(playback -> played.put(key, playback))
        : Future.succeededFuture(known);
  }

  private StateDrawing drawing(Catalog catalog, Dialog dialog) {
    return drawings.get(
        catalog.hash() + "/" + dialog.name(), _ -> StateDrawing.of(DialogGraph.of(dialog)));
  }

  /**
   * Brings the list up to date with what has happened since yesterday. Any node may do it, at any
   * moment.
   *
   * @return how many conversations had changed
   */
  public Future<Integer> refresh(Instant now) {
    return refreshSince(now.minus(RECENT), 0);
  }

  /** Does the same for conversations of any day, as after the first start of this version. */
  public Future<Integer> refreshAll() {
    return refreshSince(Instant.EPOCH, 0);
  }

  private Future<Integer> refreshSince(Instant since, int before) {
    return digests
        .changed(since)
        .compose(changed ->
            changed.isEmpty()
                ? Future.succeededFuture(before)
                : refresh(changed)
                    .compose(_ ->
                        changed.size() < DigestStore.BATCH
                            ? Future.succeededFuture(before + changed.size())
                            : refreshSince(since, before + changed.size())));
  }

  private Future<Void> refresh(List<DigestStore.Changed> changed) {
    Future<Void> all = Future.succeededFuture();
    for (DigestStore.Changed one : changed) {
      all = all.compose(_ -> log.after(one.id(), 0)).compose(logged -> write(one, logged));
    }
    return all;
  }

  private Future<Void> write(DigestStore.Changed changed, List<Logged> logged) {
    if (logged.isEmpty()) {
      // It was deleted meanwhile.
      return Future.succeededFuture();
    }
    return replay
        .catalogsOf(logged)
        .compose(used -> vertx.executeBlocking(() -> Digest.of(logged, used), false))
        .recover(unreadable -> {
          LOG.warn("{} is listed without its words: {}", changed.id(), unreadable.toString());
          return Future.succeededFuture(Digest.unreadable(logged));
        })
        .compose(digest -> digests.write(changed.id(), changed.version(), digest));
  }
}
