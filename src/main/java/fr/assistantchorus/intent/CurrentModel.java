package fr.assistantchorus.intent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;

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

  /** Each takes about a kilobyte. */
  static final int MOST_KEPT = 2_000;

  private volatile Known known;

  private record Known(IntentModel model, Cache<String, Understood> understood) {
    static Known of(IntentModel model) {
      return new Known(model, Caffeine.newBuilder().maximumSize(MOST_KEPT).build());
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
    return isKept(text)
        ? now.understood().get(text, now.model()::understand)
        : now.model().understand(text);
  }

  private static boolean isKept(String text) {
    return text.length() <= LONGEST_KEPT
        && text.chars().noneMatch(sign -> sign == '@' || Character.isDigit(sign));
  }

  /** Returns how many meanings are kept. */
  long kept() {
    known.understood().cleanUp();
    return known.understood().estimatedSize();
  }
}
