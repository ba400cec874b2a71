package fr.assistantchorus;

import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.record.PersonalRecords;
import fr.assistantchorus.conversation.turn.Housekeeping;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.store.Resealing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what has to be done as time passes. Any number of nodes may do it at once. */
final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration BINDINGS = Duration.ofMinutes(1);
  private static final Duration DIGESTS = Duration.ofSeconds(5);
  private static final Duration FIGURES = Duration.ofMinutes(1);
  private static final Duration DESK = Duration.ofSeconds(5);
  private static final Duration UNNAMED_FILES = Duration.ofMinutes(15);
  private static final Duration PURGE = Duration.ofHours(1);

  /**
   * How long a mail that was sent is kept, without its words, so that one can see what became of
   * it.
   */
  private static final Duration SENT_MAILS = Duration.ofDays(30);

  private final Vertx vertx;
  private final Conversations chat;
  private final Housekeeping conversations;
  private final PersonalRecords personal;
  private final Binding binding;
  private final Portal portal;
  private final Outbox outbox;
  private final Resealing resealing;
  private final Settings settings;
  private final InstantSource clock;
  private final List<Long> timers = new ArrayList<>();

  Chores(
      Vertx vertx,
      Conversations chat,
      Portal portal,
      Outbox outbox,
      Resealing resealing,
      Settings settings,
      InstantSource clock) {
    this.vertx = vertx;
    this.chat = chat;
    this.conversations = chat.housekeeping();
    this.personal = chat.personal();
    this.binding = chat.binding();
    this.portal = portal;
    this.outbox = outbox;
    this.resealing = resealing;
    this.settings = settings;
    this.clock = clock;
  }

  void start() {
    every(
        SILENCE,
        "silence",
        () ->
            conversations.breakSilence(
                clock.instant().minus(settings.time(Setting.SILENCE_MINUTES))));
    every(
        PURGE,
        "conversations",
        () -> conversations.purge(clock.instant().minus(settings.time(Setting.CONVERSATION_DAYS))));
    every(PURGE, "erased conversations", personal::eraseLogs);
    every(UNNAMED_FILES, "files", chat::dropUnnamedFiles);
    listed();
    every(DIGESTS, "list of conversations", () -> chat.desk().refresh(clock.instant()));
    every(PURGE, "list of all conversations", chat.desk()::refreshAll);
    every(FIGURES, "figures", () -> chat.desk().figures().count(clock.instant()));
    every(PURGE, "figures of all days", () -> chat.desk().figures().countAll(clock.instant()));
    carryOver();
    every(PURGE, "carry over", conversations::carryOver);
    every(PURGE, "portal", () -> portal.retention().purge(clock.instant()));
    every(BINDINGS, "bindings", () -> portal.bindings().sweep(clock.instant(), binding::unbind));
    every(PURGE, "mails", () -> outbox.purge(SENT_MAILS));
    DeskWatch desk = new DeskWatch(portal.desk(), chat.takeOver());
    every(DESK, "desk", () -> desk.sweep(clock.instant()));
    reseal();
    every(PURGE, "master key", resealing::run);
  }

  /** The same is done every hour, for what the look back of the last day did not see. */
  private void listed() {
    chat.desk()
        .refreshAll()
        .onFailure(e -> LOG.warn("conversations are listed in the next hour: {}", e.toString()));
  }

  /**
   * Brings over at the start what an earlier version of the program has written. The same is done
   * every hour, since nodes of that version may still write.
   */
  private void carryOver() {
    conversations
        .carryOver()
        .onFailure(
            e -> LOG.warn("conversations of before stay for the next hour: {}", e.toString()));
  }

  /** The same is done every hour, since nodes that seal under the key before may still run. */
  private void reseal() {
    resealing
        .run()
        .onFailure(e -> LOG.warn("values are sealed anew in the next hour: {}", e.toString()));
  }

  private void every(Duration period, String name, Supplier<Future<?>> chore) {
    timers.add(
        vertx.setPeriodic(
            period.toMillis(),
            _ ->
                Future.succeededFuture()
                    .compose(_ -> chore.get())
                    .onFailure(e -> LOG.warn("chore {}: {}", name, e.toString()))));
  }

  void stop() {
    timers.forEach(vertx::cancelTimer);
  }
}
