package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes figures as they are printed: parts in percent with one decimal, and a dash for a figure
 * that does not exist.
 */
final class Figures {
  private static final String NONE = "–";
  private static final double MEGABYTE = 1e6;

  private Figures() {}

  /** Returns the figures of the whole, each under its name, the weightiest first. */
  static Map<String, String> of(Measured measured) {
    Evaluation evaluation = measured.evaluation();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("phrases", String.valueOf(evaluation.n()));
    figures.put("accuracy %", percent(evaluation.accuracy()));
    figures.put("accuracy in scope %", percent(evaluation.accuracyInScope()));
    figures.put("among the first three %", percent(evaluation.top3()));
    figures.put("macro-F1 %", percent(evaluation.macroF1()));
    figures.put("out of scope rejected %", percent(evaluation.rejectedOutOfScope()));
    figures.put("in scope rejected %", percent(evaluation.rejectedInScope()));
    figures.put("calibration error %", percent(evaluation.calibration().expectedError()));
    figures.put("µs a message", rounded(evaluation.microsPerMessage(), 0));
    figures.put("training s", rounded(measured.trainingSeconds(), 1));
    figures.put("model MB", megabytes(measured.modelBytes()));
    return figures;
  }

  static String percent(double part) {
    return rounded(100 * part, 1);
  }

  static String megabytes(int bytes) {
    return rounded(bytes / MEGABYTE, 1);
  }

  static String rounded(double figure, int decimals) {
    return Double.isNaN(figure) ? NONE : String.format(Locale.ROOT, "%." + decimals + "f", figure);
  }
}
