package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps trained models, each by its files and by {@link Features#VERSION}. */
final class ModelCache {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);
  private static final LearntFiles<IntentModel> FILES =
      new LearntFiles<>(".model", ModelFile::read, ModelFile::write);

  private ModelCache() {}

  /**
   * Returns the model of these files. Where there is none, it is trained and put into the folder.
   */
  static IntentModel model(List<NluSource> sources, Path folder) {
    List<NluSource> sorted = sorted(sources);
    return FILES.load(name(sorted), folder, () -> trained(sorted));
  }

  /**
   * Returns the model of these phrases, wherever they are from; it is never the one that came with
   * the program.
   */
  static IntentModel of(List<Phrase> phrases, Path folder) {
    String name =
        FILES.name(
            Features.VERSION, phrases.stream().flatMap(p -> Stream.of(p.intent(), p.text())));
    return FILES.kept(folder.resolve(name), () -> trainedOn(phrases));
  }

  /**
   * Puts the model of these files into a folder, and deletes the models of other files there.
   *
   * @return whether it had to be trained
   */
  static boolean prepare(List<NluSource> sources, Path folder) {
    List<NluSource> sorted = sorted(sources);
    return FILES.prepare(name(sorted), folder, () -> trained(sorted));
  }

  /**
   * Returns the sources in one order, wherever they come from, since the order of the phrases
   * changes what is trained.
   */
  private static List<NluSource> sorted(List<NluSource> sources) {
    return sources.stream().sorted(Comparator.comparing(NluSource::name)).toList();
  }

  private static IntentModel trained(List<NluSource> sources) {
    return trainedOn(NluReader.read(sources));
  }

  private static IntentModel trainedOn(List<Phrase> phrases) {
    long start = System.nanoTime();
    IntentModel model = IntentModel.train(phrases);
    LOG.info(
        "trained {} phrases in {} ms", phrases.size(), (System.nanoTime() - start) / 1_000_000);
    return model;
  }

  private static String name(List<NluSource> sorted) {
    return FILES.name(
        Features.VERSION,
        sorted.stream().flatMap(source -> Stream.of(source.name(), source.text())));
  }
}
