package fr.assistantchorus.intent;

import fr.assistantchorus.intent.Confidence.Trial;
import fr.assistantchorus.intent.LinearTraining.Example;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a model of phrases: each as it was written, and again as it is typed in haste, which counts
 * half. The same phrases give the same model to the bit.
 */
final class Training {
  /**
   * The number of folds. Confidence is judged on phrases that are held out, one fold after the
   * other, from models that are trained in the same way.
   */
  private static final int FOLDS = 4;

  /**
   * So many held-out phrases are enough to judge confidence on. Where there are fewer, every phrase
   * is held out once, fold by fold.
   */
  private static final int ENOUGH_JUDGED = 1_500;

  private static final long SEED = 20_260_101;
  private static final long SEED_OF_JUDGED = SEED + 1_000;
  private static final double WEIGHT_OF_HASTE = 0.5;

  /**
   * How many copies with slips are made of each phrase, each copy with slips of its own. A fourth
   * would cost more time than it gains.
   */
  private static final int COPIES = 3;

  /**
   * The phrases of an intent that has fewer than others count for more, by this power of how many
   * fewer: « retour » is said at any turn, and has a tenth of the phrases.
   */
  private static final double LIFT = 0.25;

  private Training() {}

  /** Trains and calibrates a model; takes seconds. */
  static IntentModel train(List<Phrase> phrases) {
    int folds = Math.clamp(Math.ceilDiv(ENOUGH_JUDGED * FOLDS, phrases.size()), 1, FOLDS);
    CompletableFuture<List<Trial>> trials =
        CompletableFuture.supplyAsync(() ->
            IntStream.range(0, folds)
                .mapToObj(fold -> trials(phrases, fold))
                .flatMap(List::stream)
                .toList());
    Classifier classifier = classifier(phrases);
    return new IntentModel(classifier, Confidence.of(trials.join()));
  }

  /**
   * Returns the phrases that are kept, and then those that are held out: every n-th phrase of each
   * intent, so that each intent has the same share in every fold.
   */
  static List<List<Phrase>> split(List<Phrase> phrases, int folds, int fold) {
    Map<String, Integer> seen = new HashMap<>();
    List<Phrase> kept = new ArrayList<>();
    List<Phrase> heldOut = new ArrayList<>();
    for (Phrase phrase : phrases) {
      int count = seen.merge(phrase.intent(), 1, Integer::sum);
      (count % folds == fold ? heldOut : kept).add(phrase);
    }
    return List.of(kept, heldOut);
  }

  private static List<Trial> trials(List<Phrase> phrases, int fold) {
    List<List<Phrase>> split = split(phrases, FOLDS, fold);
    if (split.getFirst().isEmpty()) {
      return List.of();
    }
    Corpus corpus = Corpus.of(split.getFirst());
    Weights weights = corpus.intents();
    Classifier judged = new Classifier(corpus.spelling, corpus.space, weights, new TreeMap<>());
    List<Trial> trials = new ArrayList<>();
    for (Phrase phrase : split.getLast()) {
      int label = weights.labels().indexOf(phrase.parent());
      if (label >= 0) {
        trials.add(new Trial(weights.scores(judged.vector(phrase.text())), label));
        trials.add(
            new Trial(weights.scores(judged.vector(inHaste(phrase, SEED_OF_JUDGED))), label));
      }
    }
    return trials;
  }

  /**
   * Returns the phrase with slips that depend on itself only, so that one phrase more or less
   * changes no other.
   */
  private static String inHaste(Phrase phrase, long seed) {
    return new Typos(seed ^ ((long) phrase.text().hashCode() << Integer.SIZE)).in(phrase.text());
  }

  static Classifier classifier(List<Phrase> phrases) {
    Corpus corpus = Corpus.of(phrases);
    return new Classifier(corpus.spelling, corpus.space, corpus.intents(), corpus.branches());
  }

  /**
   * The phrases as vectors: first all as they were written, then all as they are typed in haste.
   */
  private record Corpus(
      List<Phrase> phrases, Spelling spelling, FeatureSpace space, List<FeatureVector> vectors) {

    static Corpus of(List<Phrase> phrases) {
      List<List<String>> texts = new ArrayList<>();
      phrases.forEach(phrase -> texts.add(Words.of(phrase.text())));
      SortedMap<String, Integer> known = new TreeMap<>();
      texts.forEach(text -> new HashSet<>(text).forEach(w -> known.merge(w, 1, Integer::sum)));
      Spelling spelling = new Spelling(known);
      for (int copy = 0; copy < COPIES; copy++) {
        long seed = SEED + copy;
        phrases.forEach(phrase -> texts.add(Words.of(inHaste(phrase, seed))));
      }
      Features features = new Features(spelling);
      // A feature is in thousands of texts: its name is kept once, or training takes gigabytes.
      Map<String, String> names = new ConcurrentHashMap<>();
      List<String[]> bags =
          texts.parallelStream()
              .map(text ->
                  features.of(text).stream()
                      .map(name -> names.computeIfAbsent(name, n -> n))
                      .toArray(String[]::new))
              .toList();
      FeatureSpace space = FeatureSpace.of(bags);
      return new Corpus(
          phrases, spelling, space, bags.parallelStream().map(space::vector).toList());
    }

    Weights intents() {
      Map<String, Long> counts =
          phrases.stream().collect(Collectors.groupingBy(Phrase::parent, Collectors.counting()));
      List<String> labels = counts.keySet().stream().sorted().toList();
      double mean = (double) phrases.size() / labels.size();
      List<Example> examples =
          IntStream.range(0, vectors.size())
              .mapToObj(i -> {
                String label = phrase(i).parent();
                double lift = Math.max(1, StrictMath.pow(mean / counts.get(label), LIFT));
                return example(i, labels.indexOf(label), lift);
              })
              .toList();
      return MarginTraining.train(examples, space.size(), labels);
    }

    SortedMap<String, Branch> branches() {
      Map<String, Set<String>> byParent = new TreeMap<>();
      for (Phrase phrase : phrases) {
        byParent.computeIfAbsent(phrase.parent(), p -> new TreeSet<>()).add(phrase.intent());
      }
      SortedMap<String, Branch> branches = new TreeMap<>();
      byParent.forEach((parent, intents) -> {
        if (!intents.equals(Set.of(parent))) {
          branches.put(parent, branch(parent, List.copyOf(intents)));
        }
      });
      return branches;
    }

    private Branch branch(String parent, List<String> labels) {
      List<Example> examples =
          IntStream.range(0, vectors.size())
              .filter(i -> phrase(i).parent().equals(parent))
              .mapToObj(i -> example(i, labels.indexOf(phrase(i).intent()), 1))
              .toList();
      return Branch.train(examples, labels);
    }

    private Phrase phrase(int vector) {
      return phrases.get(vector % phrases.size());
    }

    private Example example(int vector, int label, double lift) {
      double weight = vector < phrases.size() ? 1 : WEIGHT_OF_HASTE;
      return new Example(vectors.get(vector), label, weight * lift);
    }
  }
}
