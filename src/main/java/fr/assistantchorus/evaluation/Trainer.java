package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Trains models and adds up what they cost. Not thread-safe. */
public final class Trainer implements Function<List<Phrase>, IntentModel> {
  private final Optional<Path> cache;
  private int models;
  private double seconds;
  private int bytes;

  /**
   * @param cache a folder where models are kept by the hash of their phrases. Where it is empty,
   *     each is trained anew, since the training itself may be what is judged
   */
  public Trainer(Optional<Path> cache) {
    this.cache = cache;
  }

  @Override
  public IntentModel apply(List<Phrase> phrases) {
    long start = System.nanoTime();
    IntentModel model =
        cache
            .map(folder -> IntentModel.train(phrases, folder))
            .orElseGet(() -> IntentModel.train(phrases));
    seconds += (System.nanoTime() - start) / 1e9;
    models++;
    bytes = Math.max(bytes, model.bytes());
    return model;
  }

  /** Returns the evaluation together with the cost of what was trained so far. */
  public Measured measured(String title, Evaluation evaluation) {
    return new Measured(title, evaluation, seconds / models, bytes);
  }
}
