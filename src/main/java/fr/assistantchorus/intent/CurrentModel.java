package fr.assistantchorus.intent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers with a model that can be replaced while it is being asked. Thread-safe.
 *
 * <p>Many people say the same: a text is understood once, and its meaning is kept while it is asked
 * for. A text with a figure or an @ is not kept, since it often tells of one person and is seldom
 * said again.
 */
public final class CurrentModel implements Understanding {
  /** In UTF-16 units; what is longer is seldom said twice. */
  static final int LONGEST_KEPT = 100;

  /** The most bytes of what is kept: 2 MiB, some two thousand texts. */
  static final long MOST_KEPT_BYTES = 2_097_152;

  /** An entry without its text and what was found in it. */
  private static final int FIXED = 400;

  /** A ranked intent, or an entity. */
  private static final int A_FINDING = 100;

  private volatile Known known;

  /**
   * A text, and the day on which it was said, which decides what « hier » means.
   *
   * @param today null where dates are not looked for
   */
  private record Said(String text, LocalDate today) {}

  private record Known(IntentModel model, Cache<Said, Understood> understood) {
    static Known of(IntentModel model) {
      return new Known(
          model,
          Caffeine.newBuilder()
              .maximumWeight(MOST_KEPT_BYTES)
              .weigher((Said said, Understood meaning) -> bytes(said.text(), meaning))
              .executor(Runnable::run)
              .build());
    }

    Understood meaning(Said said, Function<Said, Understood> understand) {
      return isKept(said.text()) ? understood.get(said, understand) : understand.apply(said);
    }

    private static int bytes(String text, Understood meaning) {
      int findings = meaning.ranked().size() + meaning.entities().size();
      return FIXED + 2 * text.length() + A_FINDING * findings;
    }
  }

  public CurrentModel(IntentModel model) {
    known = Known.of(model);
  }

  /** Makes this model answer from now on. */
  public void replace(IntentModel newer) {
    known = Known.of(newer);
  }

  /** Returns every intent and sub-intent that the model can tell. */
  public Set<String> intents() {
    return known.model().intents();
  }

  @Override
  public Understood understand(String text) {
    Known now = known;
    return now.meaning(new Said(text, null), said -> now.model().understand(said.text()));
  }

  @Override
  public Understood understand(String text, LocalDate today) {
    Known now = known;
    return now.meaning(
        new Said(text, today), said -> now.model().understand(said.text(), said.today()));
  }

  private static boolean isKept(String text) {
    return text.length() <= LONGEST_KEPT
        && text.chars().noneMatch(sign -> sign == '@' || Character.isDigit(sign));
  }

  /** Returns how many bytes are taken by the meanings that are kept. */
  long keptBytes() {
    known.understood().cleanUp();
    return known.understood().policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
