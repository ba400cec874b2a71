package fr.assistantchorus.intent;

import fr.assistantchorus.entity.EntityExtractor;
import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.Understood.Ranked;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Understands texts with what was learnt from phrases.
 *
 * <p>Ranked are intents with the probability of the intent and its sub-intents together; each under
 * the name of the sub-intent where one is likely within it, else under its own.
 */
public final class IntentModel implements Understanding {
  /** Less likely intents go under their own name: nobody asks for their sub-intents. */
  private static final double WORTH_NAMING = 0.05;

  /** A sub-intent is named from this probability within its intent on. */
  private static final double LIKELY_CHILD = 0.5;

  private final Classifier classifier;
  private final Confidence confidence;

  IntentModel(Classifier classifier, Confidence confidence) {
    this.classifier = classifier;
    this.confidence = confidence;
  }

  /**
   * The model of these files: the one that came with the program where it was trained from the
   * same, else from the cache, else trained (some seconds on every core) and put there. Blocks.
   *
   * @param intents a folder of NLU YAML files, or one
   * @param cache a folder, made where it is needed
   * @throws MalformedNlu with every fault of every file
   * @throws java.io.UncheckedIOException where files cannot be read, or the cache not be written
   */
  public static IntentModel load(Path intents, Path cache) {
    return load(NluSource.under(intents), cache);
  }

  /** As {@link #load(Path, Path)}, for files that are elsewhere: in the jar. */
  public static IntentModel load(List<NluSource> sources, Path cache) {
    return ModelCache.model(sources, cache);
  }

  /**
   * For the build: leaves the model of these files in the folder, and no other. Blocks.
   *
   * @return whether it had to be trained; as it is where it was there
   * @throws MalformedNlu with every fault of every file
   */
  public static boolean prepare(List<NluSource> sources, Path folder) {
    return ModelCache.prepare(sources, folder);
  }

  /** Trains from phrases at hand. Blocks, for seconds. */
  public static IntentModel train(List<Phrase> phrases) {
    return Training.train(phrases);
  }

  /** As {@link #train}, but from the cache where the same phrases were trained on before. */
  public static IntentModel train(List<Phrase> phrases, Path cache) {
    return ModelCache.of(phrases, cache);
  }

  /** How many bytes it takes where it is kept. */
  public int bytes() {
    try (DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream())) {
      ModelFile.write(this, out);
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every intent and sub-intent that it can tell. */
  public Set<String> intents() {
    Set<String> names = new TreeSet<>(classifier.intents().labels());
    classifier.branches().values().forEach(branch -> names.addAll(branch.weights().labels()));
    return names;
  }

  @Override
  public Understood understand(String text) {
    FeatureVector vector = classifier.vector(text);
    double[] p =
        Weights.probabilities(classifier.intents().scores(vector), confidence.temperature());
    List<Integer> order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -p[i]))
            .limit(Understood.MOST_RANKED)
            .toList();
    List<Ranked> ranked =
        order.stream()
            .map(i -> new Ranked(named(classifier.intents().labels().get(i), vector, p[i]), p[i]))
            .toList();
    double second = ranked.size() > 1 ? ranked.get(1).confidence() : 0;
    Certainty certainty = confidence.certainty(ranked.getFirst().confidence(), second);
    Certainty shown = hasWords(vector) ? certainty : Certainty.NONE;
    return new Understood(ranked, shown, EntityExtractor.entities(text));
  }

  /** A text without one known feature says nothing, however common an intent is. */
  private static boolean hasWords(FeatureVector vector) {
    return vector.rows().length > 1;
  }

  private String named(String intent, FeatureVector vector, double probability) {
    Branch branch = classifier.branches().get(intent);
    if (branch == null || probability < WORTH_NAMING) {
      return intent;
    }
    double[] p = branch.probabilities(vector, confidence.temperature());
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= LIKELY_CHILD) {
        return branch.weights().labels().get(i);
      }
    }
    return intent;
  }

  Classifier classifier() {
    return classifier;
  }

  Confidence confidence() {
    return confidence;
  }
}
