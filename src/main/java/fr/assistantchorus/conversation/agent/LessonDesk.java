package fr.assistantchorus.conversation.agent;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import fr.assistantchorus.conversation.record.Lessons;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.hearing.Meaning;
import fr.assistantchorus.intent.PhraseFiling;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Moments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Files what conversations teach: into the files where they can be written, else into a patch that
 * waits to be downloaded. The command {@code learn} does the same with the same services.
 */
public final class LessonDesk {
  /** How many lessons a page has. */
  public static final int PAGE = 20;

  /** A patch holds so many lessons; the next ones come with the next patch. */
  private static final int MOST_PATCHED = 500;

  private static final Duration INTENTS_KEPT = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Lessons lessons;
  private final Catalogs catalogs;
  private final LessonFiles files;

  /** The names change with the files, and hundreds of kilobytes are not read for each page. */
  private final LoadingCache<String, List<String>> intents =
      Caffeine.newBuilder().expireAfterWrite(INTENTS_KEPT).maximumSize(1).build(_ -> readIntents());

  LessonDesk(Vertx vertx, Database background, Catalogs catalogs, LessonFiles files) {
    this.vertx = vertx;
    this.lessons = new Lessons(background);
    this.catalogs = catalogs;
    this.files = files;
  }

  /**
   * A lesson for a page; all its texts are masked.
   *
   * @param nearest the likeliest intents, with which it can be filed at once
   */
  public record Shown(
      long id,
      UUID conversation,
      Instant time,
      String text,
      boolean takenBack,
      String at,
      String question,
      List<String> heard,
      List<String> nearest,
      String chosen) {
    /** Returns the moment in French, for templates. */
    public String timeInFrench() {
      return Moments.french(time);
    }
  }

  /**
   * A page of lessons.
   *
   * @param waiting those that wait for a patch
   * @param intents all that there are
   */
  public record Page(List<Shown> lessons, List<Waiting> waiting, List<String> intents) {}

  /** A lesson that waits to be written into the files. */
  public record Waiting(long id, String text, String filing) {}

  /** What became of filing. */
  public sealed interface Outcome {
    /**
     * It stands in a file.
     *
     * @param place file and line
     */
    record Written(String place) implements Outcome {}

    /** It waits for a patch. */
    record Kept() implements Outcome {}

    /**
     * @param why in French
     */
    record Refused(String why) implements Outcome {}

    /** There is no such lesson any more. */
    record Unknown() implements Outcome {}
  }

  /** Returns lessons below an id, the newest first; {@link Long#MAX_VALUE} for the first page. */
  public Future<Page> page(long before) {
    return lessons
        .newest(before, PAGE)
        .compose(newest ->
            lessons
                .filed(MOST_PATCHED)
                .compose(filed ->
                    off(() ->
                        new Page(
                            newest.stream().map(LessonDesk::shown).toList(),
                            filed.stream().map(LessonDesk::waiting).toList(),
                            intents.get("")))));
  }

  private static Shown shown(Lesson lesson) {
    return new Shown(
        lesson.id(),
        lesson.conversation(),
        lesson.time(),
        lesson.text(),
        lesson.takenBack(),
        lesson.at().orElse(""),
        lesson.question(),
        lesson.heard(),
        Stream.concat(lesson.chosen().stream(), lesson.nearest().stream().map(Lessons.Near::intent))
            .distinct()
            .toList(),
        lesson.chosen().orElse(""));
  }

  private static Waiting waiting(Lesson lesson) {
    return new Waiting(
        lesson.id(), lesson.text(), Filing.read(lesson.filing().orElseThrow()).label());
  }

  /** Returns what an example can mean, by the names in the files. */
  public static List<String> meanings() {
    return Stream.of(Meaning.values()).map(Meaning::code).toList();
  }

  /** Files a lesson as a phrase of an intent or of a part of one, for instance {@code a/b}. */
  public Future<Outcome> asPhrase(long id, String intent) {
    return file(id, new Filing.Phrase(intent));
  }

  /**
   * Files a lesson as an example of hearing in the situation in which it was said.
   *
   * @param meaning one of {@link #meanings}; any text
   * @param value what was meant; may be empty
   */
  public Future<Outcome> asExample(long id, String meaning, String value) {
    return Meaning.ofCode(meaning)
        .map(known -> file(id, new Filing.Example(known, value)))
        .orElseGet(() ->
            Future.succeededFuture(
                new Outcome.Refused("Choisissez ce que le texte voulait dire.")));
  }

  private Future<Outcome> file(long id, Filing filing) {
    return lessons
        .find(id)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(new Outcome.Unknown())
                : off(() -> written(found.get(), filing))
                    .compose(outcome -> kept(id, filing, outcome)));
  }

  private Future<Outcome> kept(long id, Filing filing, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Written written -> lessons.drop(id).map(written);
      case Outcome.Kept waits -> lessons.file(id, filing.written()).map(waits);
      case Outcome.Refused refused -> Future.succeededFuture(refused);
      case Outcome.Unknown unknown -> Future.succeededFuture(unknown);
    };
  }

  /** Writes it where that can be; one at a time, since each reads the file that it changes. */
  private synchronized Outcome written(Lesson lesson, Filing filing) throws IOException {
    Optional<Path> folder =
        switch (filing) {
          case Filing.Phrase _ -> files.writableIntents();
          case Filing.Example _ -> files.writableHearing();
        };
    return switch (place(lesson, filing)) {
      case Filing.Place.Nowhere(String why) -> new Outcome.Refused(why);
      case Filing.Place.At(String file, String text, int line) -> {
        if (folder.isEmpty()) {
          yield new Outcome.Kept();
        }
        PhraseFiling.replace(folder.get().resolve(file), text);
        yield new Outcome.Written(file + ":" + line);
      }
    };
  }

  private Filing.Place place(Lesson lesson, Filing filing) throws IOException {
    return switch (filing) {
      case Filing.Phrase phrase -> Filing.place(phrase, lesson, files.phrases().read());
      case Filing.Example example ->
          Filing.place(
              example,
              lesson,
              files.examples().read().getOrDefault(Filing.EXAMPLES, ""),
              catalogs.current());
    };
  }

  /** Drops a lesson that teaches nothing; false where it was gone. */
  public Future<Boolean> drop(long id) {
    return lessons.drop(id);
  }

  /** Returns the patch of what waits; empty where nothing does. */
  public Future<String> patch() {
    return lessons
        .filed(MOST_PATCHED)
        .compose(filed ->
            off(() ->
                LessonPatch.of(
                    filed, files.phrases().read(), files.examples().read(), catalogs.current())));
  }

  /**
   * Drops what was in a patch, once it is applied.
   *
   * @param upTo the last id that was in it: what was filed since then stays
   */
  public Future<Integer> patched(long upTo) {
    return lessons
        .filed(MOST_PATCHED)
        .compose(filed -> {
          List<Lesson> done = filed.stream().filter(lesson -> lesson.id() <= upTo).toList();
          Future<?> all = Future.succeededFuture();
          for (Lesson lesson : done) {
            all = all.compose(_ -> lessons.drop(lesson.id()));
          }
          return all.map(done.size());
        });
  }

  private List<String> readIntents() {
    try {
      List<NluSource> sources = files.phrases().read();
      return sources.isEmpty() ? List.of() : PhraseFiling.intents(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> Future<T> off(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
