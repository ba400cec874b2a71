package fr.assistantchorus.intent;

import fr.assistantchorus.entity.EntityExtractor;
import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.Understood.Ranked;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Understands texts with what was learnt from phrases.
 *
 * <p>The probability of a ranked intent is that of the intent and its sub-intents together. Its
 * name is that of a sub-intent where one of them is likely within it, else its own.
 */
public final class IntentModel implements Understanding {
  /** A less likely intent keeps its own name, since nobody asks for its sub-intents. */
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
   * Returns the model of these files: the one that came with the program if it was trained from the
   * same files, else the one in the cache, else a model that is trained now (for some seconds, on
   * every core) and put there. Blocks.
   *
   * @param intents a folder of NLU YAML files, or one such file
   * @param cache a folder; it is made where it does not exist
   * @throws MalformedNlu with every fault of every file
   * @throws java.io.UncheckedIOException where files cannot be read, or the cache cannot be written
   */
  public static IntentModel load(Path intents, Path cache) {
    return load(NluSource.under(intents), cache);
  }

  /**
   * Returns the model as {@link #load(Path, Path)} does, from files that may be anywhere, for
   * instance in the jar.
   */
  public static IntentModel load(List<NluSource> sources, Path cache) {
    return ModelCache.model(sources, cache);
  }

  /**
   * Leaves the model of these files in the folder, and no other. The build calls this, so that a
   * start need not train. Blocks.
   *
   * @return whether the model had to be trained; false where it was there already
   * @throws MalformedNlu with every fault of every file
   */
  public static boolean prepare(List<NluSource> sources, Path folder) {
    return ModelCache.prepare(sources, folder);
  }

  /** Trains from these phrases. Blocks, for seconds. */
  public static IntentModel train(List<Phrase> phrases) {
    return Training.train(phrases);
  }

  /**
   * Returns the model as {@link #train(List)} does, or from the cache where the same phrases were
   * trained on before.
   */
  public static IntentModel train(List<Phrase> phrases, Path cache) {
    return ModelCache.of(phrases, cache);
  }

  /** Returns how many bytes the model takes in a file. */
  public int bytes() {
    try (DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream())) {
      ModelFile.write(this, out);
      return out.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns every intent and sub-intent that the model can tell. */
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
    List<Ranked> ranked = new ArrayList<>();
    for (int i : largest(p, Understood.MOST_RANKED)) {
      ranked.add(new Ranked(named(classifier.intents().labels().get(i), vector, p[i]), p[i]));
    }
    double second = ranked.size() > 1 ? ranked.get(1).confidence() : 0;
    Certainty certainty = confidence.certainty(ranked.getFirst().confidence(), second);
    Certainty shown = hasWords(vector) ? certainty : Certainty.NONE;
    return new Understood(ranked, shown, EntityExtractor.entities(text));
  }

  /**
   * Returns the places of the largest values, the largest first; of equal ones, the one that stands
   * first.
   *
   * @param most how many at the most
   */
  private static int[] largest(double[] values, int most) {
    int[] places = new int[Math.min(most, values.length)];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      int place = count;
      while (place > 0 && values[places[place - 1]] < values[i]) {
        place--;
      }
      if (place < places.length) {
        count = Math.min(count + 1, places.length);
        System.arraycopy(places, place, places, place + 1, count - 1 - place);
        places[place] = i;
      }
    }
    return places;
  }

  /**
   * Returns whether the text has a feature that is known; without one it says nothing, however
   * common an intent is.
   */
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
