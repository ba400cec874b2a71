package fr.assistantchorus.setting;

import fr.assistantchorus.intent.CurrentModel;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the phrases again, without a restart, when their files have changed, so that their authors
 * can try them. While the new model is trained, and where the phrases have faults, the model from
 * before answers.
 */
public final class PhraseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PhraseWatch.class);

  /**
   * The time between two looks at the files, which are some hundred kilobytes, read from memory.
   */
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Sources sources;
  private final Path cache;
  private final Function<Set<String>, List<String>> misfits;
  private final CurrentModel current;
  private List<NluSource> seen;
  private boolean looking;
  private long timer;

  /**
   * @param learnt the phrases that {@code current} was trained from
   * @param misfits given intents, returns what the dialogs would miss, in lines to log
   */
  public PhraseWatch(
      Vertx vertx,
      Sources sources,
      List<NluSource> learnt,
      Path cache,
      Function<Set<String>, List<String>> misfits,
      CurrentModel current) {
    this.vertx = vertx;
    this.sources = sources;
    this.seen = learnt;
    this.cache = cache;
    this.misfits = misfits;
    this.current = current;
  }

  public void start() {
    timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> look());
  }

  public void stop() {
    vertx.cancelTimer(timer);
  }

  /**
   * Looks at the files, unless a look is under way, since training takes longer than the period.
   */
  private void look() {
    if (!looking) {
      looking = true;
      vertx
          .executeBlocking(this::learnWhatChanged)
          .onComplete(looked -> {
            looking = false;
            if (looked.failed()) {
              LOG.warn("the phrases cannot be read: {}", looked.cause().toString());
            }
          });
    }
  }

  private Void learnWhatChanged() throws IOException {
    List<NluSource> now = sources.phrases();
    if (!now.equals(seen)) {
      // These phrases are looked at once only, so that their faults are not told again every
      // second.
      seen = now;
      learn(now);
    }
    return null;
  }

  private void learn(List<NluSource> changed) {
    try {
      List<String> missed =
          misfits.apply(
              NluReader.read(changed).stream().map(Phrase::intent).collect(Collectors.toSet()));
      if (missed.isEmpty()) {
        LOG.info("the phrases have changed, learning them");
        current.replace(IntentModel.load(changed, cache));
        LOG.info("the phrases are learnt");
      } else {
        refuse(missed);
      }
    } catch (MalformedNlu malformed) {
      refuse(Sources.lines(malformed));
    }
  }

  private static void refuse(List<String> faults) {
    faults.forEach(fault -> LOG.error("{}", fault));
    LOG.error("the phrases have changed and cannot be used, those of before stay");
  }
}
