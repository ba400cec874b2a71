package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Public sets of phrases, each with the figures that our configuration reaches on it; the
 * configuration is the same for all sets.
 */
public record PublicSets(List<PublicSet> sets) {
  /** The files of a set, in this order: trained on, judged, judged with typos. */
  private static final List<String> FILES = List.of("train.yml", "test.yml", "test_typo.yml");

  private static final String FRENCH = "-fr";

  /**
   * One set, judged.
   *
   * @param name the name of its folder; a French set's ends with {@code -fr}
   * @param typed how well it does with typos
   */
  public record PublicSet(String name, Measured written, Evaluation typed) {
    boolean isFrench() {
      return name.endsWith(FRENCH);
    }
  }

  /**
   * Returns the sub-folders that are sets, sorted by name.
   *
   * @throws IOException where the folder cannot be read or has no set in it
   */
  public static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> sets =
          all.filter(set -> Files.exists(set.resolve(FILES.getFirst()))).sorted().toList();
      if (sets.isEmpty()) {
        throw new IOException("no folder in " + folder + " has a " + FILES.getFirst());
      }
      return sets;
    }
  }

  public static List<Path> files(Path set) {
    return FILES.stream().map(set::resolve).toList();
  }

  /**
   * Returns a table of the sets and what they cost, and a table below which the lines of other
   * tools can be put.
   */
  public String markdown() {
    return """
    | set | lines | accuracy | with typos | among three | µs a message | training s | model MB |
    |---|--:|--:|--:|--:|--:|--:|--:|
    %s
    | French, pooled | %d | %s | %s | %s | | | |

    | accuracy (with typos) | %s | French, pooled |
    |---|%s--:|
    | as shipped | %s | %s |
    """
        .formatted(
            lines(PublicSets::line, "\n"),
            french().stream().mapToInt(set -> set.written().evaluation().n()).sum(),
            Figures.percent(pooled(set -> right(set.written().evaluation()))),
            Figures.percent(pooled(set -> right(set.typed()))),
            Figures.percent(pooled(set -> amongThree(set.written().evaluation()))),
            lines(PublicSet::name, " | "),
            "--:|".repeat(sets.size()),
            lines(
                set -> both(set.written().evaluation().accuracy(), set.typed().accuracy()), " | "),
            both(
                pooled(set -> right(set.written().evaluation())),
                pooled(set -> right(set.typed()))));
  }

  private static String line(PublicSet set) {
    Evaluation written = set.written().evaluation();
    return "| %s | %d | %s | %s | %s | %s | %s | %s |"
        .formatted(
            set.name(),
            written.n(),
            Figures.percent(written.accuracy()),
            Figures.percent(set.typed().accuracy()),
            Figures.percent(written.top3()),
            Figures.rounded(written.microsPerMessage(), 0),
            Figures.rounded(set.written().trainingSeconds(), 1),
            Figures.megabytes(set.written().modelBytes()));
  }

  private String lines(Function<PublicSet, String> cell, String between) {
    return sets.stream().map(cell).collect(Collectors.joining(between));
  }

  private List<PublicSet> french() {
    return sets.stream().filter(PublicSet::isFrench).toList();
  }

  /**
   * Returns the part over all in-scope lines of the French sets together, so that a large set
   * weighs more.
   */
  private double pooled(ToDoubleFunction<PublicSet> hits) {
    int all = french().stream().mapToInt(set -> set.written().evaluation().n()).sum();
    return all == 0 ? Double.NaN : french().stream().mapToDouble(hits).sum() / all;
  }

  private static double right(Evaluation evaluation) {
    return evaluation.n() == 0 ? 0 : evaluation.accuracy() * evaluation.n();
  }

  private static double amongThree(Evaluation evaluation) {
    return evaluation.n() == 0 ? 0 : evaluation.top3() * evaluation.n();
  }

  private static String both(double written, double typed) {
    return Figures.percent(written) + " (" + Figures.percent(typed) + ")";
  }
}
