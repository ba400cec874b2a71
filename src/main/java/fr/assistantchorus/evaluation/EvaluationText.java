package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Calibration;
import fr.assistantchorus.intent.Confusion;
import fr.assistantchorus.intent.Evaluation;
import fr.assistantchorus.intent.phrase.Phrase;
import java.util.Locale;

/** Writes an evaluation for somebody at a terminal. */
public final class EvaluationText {
  private static final int MOST_CELLS = 15;
  private static final int MOST_PHRASES = 20;

  private EvaluationText() {}

  public static String of(Measured measured) {
    Evaluation evaluation = measured.evaluation();
    StringBuilder text = new StringBuilder(line("%s%n", measured.title()));
    Figures.of(measured).forEach((name, figure) -> text.append(line("%-24s%8s", name, figure)));
    addIntents(evaluation, text);
    addConfusion(evaluation.confusion(), text);
    addCalibration(evaluation, text);
    addWorst(evaluation, text);
    return text.toString();
  }

  private static void addIntents(Evaluation evaluation, StringBuilder text) {
    text.append(line("%nby intent: accuracy %%, F1 %%, phrases"));
    evaluation
        .perIntent()
        .forEach((intent, accuracy) ->
            text.append(
                line(
                    "%6s %6s %6d  %s",
                    Figures.percent(accuracy),
                    Figures.percent(evaluation.confusion().f1(intent)),
                    evaluation.confusion().meant(intent),
                    intent)));
  }

  private static void addConfusion(Confusion confusion, StringBuilder text) {
    text.append(line("%ntaken for another, most often first"));
    confusion.mistaken().stream()
        .limit(MOST_CELLS)
        .forEach(cell ->
            text.append(line("%6d  %s taken for %s", cell.count(), cell.meant(), cell.taken())));
  }

  private static void addCalibration(Evaluation evaluation, StringBuilder text) {
    Calibration calibration = evaluation.calibration();
    text.append(line("%ncalibration: confidence from, said and come true in the mean, phrases"));
    for (Calibration.Bin bin : calibration.bins()) {
      text.append(
          line(
              "%6s%6s%6s%9d",
              Figures.rounded(bin.from(), 1),
              Figures.rounded(bin.confidence(), 2),
              Figures.rounded(bin.accuracy(), 2),
              bin.n()));
    }
    text.append(line("%ncertainty: phrases, accuracy %%"));
    evaluation
        .certainties()
        .forEach((certainty, share) ->
            text.append(
                line("%6d %6s  %s", share.n(), Figures.percent(share.accuracy()), certainty)));
  }

  private static void addWorst(Evaluation evaluation, StringBuilder text) {
    text.append(line("%nworst phrases: confidence, taken for, meant"));
    evaluation
        .worst(MOST_PHRASES)
        .forEach(mistake -> {
          Phrase phrase = mistake.phrase();
          text.append(
              line(
                  "%6s  %s, %s: « %s » (%s:%d)",
                  Figures.rounded(mistake.confidence(), 2),
                  mistake.taken(),
                  phrase.intent(),
                  phrase.text(),
                  phrase.file(),
                  phrase.line()));
        });
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + System.lineSeparator();
  }
}
