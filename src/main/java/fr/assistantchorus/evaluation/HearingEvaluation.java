package fr.assistantchorus.evaluation;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.hearing.Example;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Judge;
import fr.assistantchorus.hearing.Meaning;
import fr.assistantchorus.intent.Understanding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well messages are heard while a question is open: each is played with the real engine, and
 * what followed is held against what its author says that it means.
 *
 * @param judged in the order of the examples
 */
public record HearingEvaluation(List<Judged> judged) {
  private static final String ALL = "all";
  private static final int WARM_ROUNDS = 4;
  private static final double NANOS_A_MICRO = 1_000;

  public HearingEvaluation {
    judged = List.copyOf(judged);
  }

  /**
   * A message and what followed from it.
   *
   * @param isRight whether it was taken for what it means, with the values that it gives
   */
  public record Judged(Example example, HeardOutcome outcome, boolean isRight) {
    /** Returns whether it was taken for what it means, whatever the values. */
    public boolean isMeant() {
      return outcome.meaning() == example.meaning();
    }

    /** Returns the message with what it means and what was heard, in one line. */
    @Override
    public String toString() {
      return "%s %s/%s « %s » is %s %s, heard %s %s"
          .formatted(
              example.place(),
              example.dialog(),
              example.state(),
              example.text(),
              example.meaning().code(),
              HeardOutcome.expected(example).orElse(Map.of()),
              outcome.meaning().code(),
              outcome.values());
    }
  }

  /** Plays each example by itself. */
  public static HearingEvaluation of(
      Catalog catalog, Interpreter interpreter, Collection<Example> examples) {
    return new HearingEvaluation(
        examples.stream()
            .map(example -> {
              HeardOutcome outcome = HeardOutcome.of(catalog, interpreter, example);
              return new Judged(example, outcome, outcome.isRight(example));
            })
            .toList());
  }

  /** Plays each file of examples with what is learnt from all others: nobody judges himself. */
  public static HearingEvaluation folds(
      Catalog catalog, Understanding understanding, Collection<Example> examples) {
    Map<String, List<Example>> files = new LinkedHashMap<>();
    examples.forEach(one -> files.computeIfAbsent(one.file(), _ -> new ArrayList<>()).add(one));
    Interpreter reader = new Interpreter(understanding);
    Map<Example, Judge.Shown> shown = new LinkedHashMap<>();
    examples.forEach(one -> shown.put(one, reader.shown(catalog, one)));
    List<Judged> judged = new ArrayList<>();
    files.forEach((file, own) -> {
      Judge judge =
          Judge.learn(
              shown.entrySet().stream()
                  .filter(one -> !one.getKey().file().equals(file))
                  .map(Map.Entry::getValue)
                  .toList());
      judged.addAll(of(catalog, new Interpreter(understanding, Optional.of(judge)), own).judged());
    });
    return new HearingEvaluation(judged);
  }

  /**
   * Returns the microseconds of one core that a message takes when all is warm: reading the
   * situation, understanding, judging and the engine's step.
   */
  public static double microsPerMessage(
      Catalog catalog, Interpreter interpreter, Collection<Example> examples) {
    long taken = 0;
    for (int round = 0; round < WARM_ROUNDS; round++) {
      long start = System.nanoTime();
      of(catalog, interpreter, examples);
      taken = System.nanoTime() - start;
    }
    return taken / NANOS_A_MICRO / examples.size();
  }

  /** Returns those that were heard otherwise than their author means. */
  public List<Judged> misheard() {
    return judged.stream().filter(one -> !one.isRight()).toList();
  }

  /**
   * Returns a table of the files and one of the meanings, as text: how many messages there are, the
   * part that was taken for what it means, and the part whose values are right besides.
   */
  public String table() {
    Map<String, List<Judged>> files = new LinkedHashMap<>();
    Map<Meaning, List<Judged>> meanings = new EnumMap<>(Meaning.class);
    judged.forEach(one -> {
      files.computeIfAbsent(one.example().file(), _ -> new ArrayList<>()).add(one);
      meanings.computeIfAbsent(one.example().meaning(), _ -> new ArrayList<>()).add(one);
    });
    int width =
        Stream.concat(
                Stream.concat(files.keySet().stream(), Stream.of(ALL)),
                meanings.keySet().stream().map(Meaning::code))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    StringBuilder table = new StringBuilder();
    files.forEach((file, own) -> table.append(line(file, width, own)));
    if (!judged.isEmpty()) {
      table.append(line(ALL, width, judged));
    }
    table.append(System.lineSeparator());
    meanings.forEach((meaning, own) -> table.append(line(meaning.code(), width, own)));
    return table.toString();
  }

  private static String line(String name, int width, List<Judged> judged) {
    return String.format(
        Locale.ROOT,
        "%s %5d  meaning %5.1f %%  with values %5.1f %%%n",
        name + " ".repeat(width - name.length()),
        judged.size(),
        100.0 * judged.stream().filter(Judged::isMeant).count() / judged.size(),
        100.0 * judged.stream().filter(Judged::isRight).count() / judged.size());
  }
}
