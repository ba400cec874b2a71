package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Misheard;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Offers;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.log.Masking;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What conversations teach the authors of phrases and of examples. */
public final class Lessons {
  private static final int NEAREST = 3;

  private final LessonStore store;

  public Lessons(Database database) {
    this.store = new LessonStore(database);
  }

  /**
   * A text that was not understood, or was understood wrongly.
   *
   * @param text in one line, with what is sensitive masked, and numbers of companies too, which a
   *     conversation shows to its owner
   * @param takenBack whether it was understood as the first of the nearest intents, and the person
   *     took that back
   * @param at the dialog and the state whose question was open; empty where none was
   * @param question what had been said last before it, masked; may be empty
   * @param heard what it was heard as, in lines, masked
   * @param nearest the intents that were likeliest when it was said
   * @param chosen what the person then chose among what was offered
   * @param filing where it is to be filed, in the form of whoever decided so; empty where nobody
   *     has
   */
  public record Lesson(
      long id,
      UUID conversation,
      Instant time,
      String text,
      boolean takenBack,
      Optional<String> at,
      String question,
      List<String> heard,
      List<Near> nearest,
      Optional<String> chosen,
      Optional<String> filing) {}

  /**
   * @param confidence 0 to 1
   */
  public record Near(String intent, double confidence) {}

  /** Returns the lessons that nobody has filed, the newest first. */
  public Future<List<Lesson>> newest(int most) {
    return newest(Long.MAX_VALUE, most);
  }

  /**
   * Does the same for those below an id.
   *
   * @param before {@link Long#MAX_VALUE} for the newest
   */
  public Future<List<Lesson>> newest(long before, int most) {
    return store.newest(before, most).map(kept -> kept.stream().map(Lessons::lesson).toList());
  }

  public Future<Optional<Lesson>> find(long id) {
    return store.one(id).map(kept -> kept.stream().map(Lessons::lesson).findFirst());
  }

  /** Returns the lessons that wait to be written into files, the oldest first, at most so many. */
  public Future<List<Lesson>> filed(int most) {
    return store.filed(most).map(kept -> kept.stream().map(Lessons::lesson).toList());
  }

  /**
   * Keeps where a lesson is to be filed, until somebody writes it there.
   *
   * @param filing in the form of the caller
   * @return whether there was one
   */
  public Future<Boolean> file(long id, String filing) {
    return store.file(id, filing);
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
    JsonNode before = kept.before() == null ? Json.tree("{}") : Json.tree(kept.before());
    JsonNode at = before.path("at");
    return new Lesson(
        kept.id(),
        kept.conversation(),
        said.time(),
        masked(said.text()),
        kept.why().equals(Misheard.TAKEN_BACK),
        at.isObject()
            ? Optional.of(at.path("dialog").asText() + "/" + at.path("state").asText())
            : Optional.empty(),
        masked(lastOf(before.path("messages")).path("text").asText()),
        HeardText.lines(said.interpretation()).stream().map(Lessons::masked).toList(),
        said.interpretation().ranked().stream()
            .limit(NEAREST)
            .map(ranked -> new Near(ranked.intent(), ranked.confidence()))
            .toList(),
        Optional.ofNullable(kept.next()).map(Json::event).flatMap(Lessons::chosen),
        Optional.ofNullable(kept.filing()));
  }

  private static JsonNode lastOf(JsonNode messages) {
    return messages.path(messages.size() - 1);
  }

  private static String masked(String text) {
    return Masking.mask(SecretRef.masked(text)).replaceAll("\\s+", " ").strip();
  }

  private static Optional<String> chosen(Event next) {
    return next instanceof Event.OptionChosen option
        ? Offers.intent(option.value())
        : Optional.empty();
  }
}
