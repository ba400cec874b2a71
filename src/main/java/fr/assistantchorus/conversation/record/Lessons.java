package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Misheard;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Offers;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What conversations teach the authors of phrases. Only they can read it. */
public final class Lessons {
  private static final int NEAREST = 3;

  private final LessonStore store;

  public Lessons(Database database) {
    this.store = new LessonStore(database);
  }

  /**
   * A text that was not understood, or was understood wrongly.
   *
   * @param text with what is sensitive masked
   * @param takenBack whether it was understood as the first of the nearest intents, and the person
   *     took that back
   * @param nearest the intents that were likeliest when it was said
   * @param chosen what the person then chose among what was offered
   */
  public record Lesson(
      long id,
      Instant time,
      String text,
      boolean takenBack,
      List<Near> nearest,
      Optional<String> chosen) {}

  /**
   * @param confidence 0 to 1
   */
  public record Near(String intent, double confidence) {}

  /** Returns the lessons, the newest first. */
  public Future<List<Lesson>> newest(int most) {
    return store.newest(most).map(kept -> kept.stream().map(Lessons::lesson).toList());
  }

  public Future<Optional<Lesson>> find(long id) {
    return store.one(id).map(kept -> kept.stream().map(Lessons::lesson).findFirst());
  }

  /**
   * Drops a lesson that is of no more use, because it was filed or teaches nothing.
   *
   * @return whether there was one
   */
  public Future<Boolean> drop(long id) {
    return store.drop(id);
  }

  private static Lesson lesson(LessonStore.Kept kept) {
    Event.UserSaid said = (Event.UserSaid) Json.event(kept.body());
    return new Lesson(
        kept.id(),
        said.time(),
        SecretRef.masked(said.text()),
        kept.why().equals(Misheard.TAKEN_BACK),
        said.interpretation().ranked().stream()
            .limit(NEAREST)
            .map(ranked -> new Near(ranked.intent(), ranked.confidence()))
            .toList(),
        Optional.ofNullable(kept.next()).map(Json::event).flatMap(Lessons::chosen));
  }

  private static Optional<String> chosen(Event next) {
    return next instanceof Event.OptionChosen option
        ? Offers.intent(option.value())
        : Optional.empty();
  }
}
