package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Calibration;
import fr.assistantchorus.intent.Confusion;
import fr.assistantchorus.intent.Evaluation;
import fr.assistantchorus.intent.phrase.Phrase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes an evaluation as one HTML page that needs no other file and may load none. What a picture
 * shows stands beside it in figures, for people who cannot see it.
 */
public final class EvaluationPage {
  private static final int MOST_CELLS = 50;
  private static final int MOST_PHRASES = 200;

  private static final String STYLE =
      """

      :root { color-scheme: light dark }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem }
      svg text { font-size: 12px; fill: currentColor }
      svg .end { text-anchor: end }
      svg .middle { text-anchor: middle }
      svg .frame { fill: none; stroke: currentColor }
      svg .ideal { stroke: currentColor; stroke-dasharray: 4 }
      svg .right { fill: light-dark(#8bbcff, #1c4f9c) }
      svg .wrong { fill: light-dark(#ffa79a, #8e2a1d) }
      .wide { overflow-x: auto; margin-bottom: 1rem }
      table { border-collapse: collapse }
      th, td { padding: 0.2rem 0.8rem; text-align: left; border-bottom: 1px solid }
      tr > th[scope="row"] { font-weight: normal }
      """;

  private EvaluationPage() {}

  public static String of(Measured measured) {
    Evaluation evaluation = measured.evaluation();
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%1$s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Evaluation of %2$s</title>
    <style>%3$s</style>
    </head>
    <body>
    <main>
    <h1>Evaluation of %2$s</h1>
    %4$s
    <h2>What was taken for what</h2>
    <p>Rows are what was meant, columns what it was taken for; red is wrong.</p>
    %5$s
    <h2>By intent</h2>
    %6$s
    <h2>Calibration</h2>
    <p>On the dashed line, confidences mean what they say.</p>
    %7$s
    <h2>Certainty</h2>
    <p>Of a hundred phrases, so many are acted on, asked about, turned away.</p>
    %8$s
    <h2>Worst phrases</h2>
    %9$s
    </main>
    </body>
    </html>
    """
        .formatted(
            policy(),
            Markup.escaped(measured.title()),
            STYLE,
            wide("Figures", figures(measured)),
            confusion(evaluation.confusion()),
            intents(evaluation),
            calibration(evaluation.calibration()),
            certainties(evaluation),
            wide("Worst phrases", worst(evaluation).markup()));
  }

  /**
   * Returns the Content-Security-Policy: nothing may be loaded or run, and no style but the one
   * above.
   */
  private static String policy() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-%s'"
          .formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Returns the content in a region that scrolls on its own, by keyboard too, where it is wider
   * than the screen.
   */
  private static String wide(String name, String content) {
    return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">%s</div>\n"
        .formatted(name, content);
  }

  private static String figures(Measured measured) {
    return new Table(
            List.of("figure", "value"),
            Figures.of(measured).entrySet().stream()
                .map(figure -> List.of(figure.getKey(), figure.getValue()))
                .toList())
        .markup();
  }

  private static String confusion(Confusion confusion) {
    List<List<String>> rows =
        confusion.mistaken().stream()
            .limit(MOST_CELLS)
            .map(cell -> List.of(cell.meant(), cell.taken(), String.valueOf(cell.count())))
            .toList();
    return wide("Confusion table", Charts.confusion(confusion))
        + wide(
            "Most often confused",
            new Table(List.of("meant", "taken for", "phrases"), rows).markup());
  }

  private static String intents(Evaluation evaluation) {
    List<List<String>> rows =
        evaluation.perIntent().entrySet().stream()
            .map(intent ->
                List.of(
                    intent.getKey(),
                    Figures.percent(intent.getValue()),
                    Figures.percent(evaluation.confusion().f1(intent.getKey())),
                    String.valueOf(evaluation.confusion().meant(intent.getKey()))))
            .toList();
    return wide("Bars by intent", Charts.bars("Accuracy by intent", evaluation.perIntent()))
        + wide(
            "Figures by intent",
            new Table(List.of("intent", "accuracy %", "F1 %", "phrases"), rows).markup());
  }

  private static String calibration(Calibration calibration) {
    List<List<String>> rows =
        calibration.bins().stream()
            .map(bin ->
                List.of(
                    Figures.rounded(bin.from(), 1),
                    Figures.rounded(bin.confidence(), 2),
                    Figures.rounded(bin.accuracy(), 2),
                    String.valueOf(bin.n())))
            .toList();
    return wide("Reliability diagram", Charts.calibration(calibration))
        + wide(
            "Reliability table",
            new Table(List.of("from", "said", "came true", "phrases"), rows).markup());
  }

  private static String certainties(Evaluation evaluation) {
    SortedMap<String, Double> parts = new TreeMap<>();
    evaluation
        .certainties()
        .forEach((certainty, share) ->
            parts.put(
                certainty.name(), evaluation.n() == 0 ? 0 : (double) share.n() / evaluation.n()));
    List<List<String>> rows =
        evaluation.certainties().entrySet().stream()
            .map(share ->
                List.of(
                    share.getKey().name(),
                    String.valueOf(share.getValue().n()),
                    Figures.percent(share.getValue().accuracy())))
            .toList();
    return wide("Bars of certainty", Charts.bars("Phrases by certainty", parts))
        + wide(
            "Figures of certainty",
            new Table(List.of("certainty", "phrases", "accuracy %"), rows).markup());
  }

  private static Table worst(Evaluation evaluation) {
    return new Table(
        List.of("phrase", "meant", "taken for", "confidence", "place"),
        evaluation.worst(MOST_PHRASES).stream().map(EvaluationPage::row).toList());
  }

  private static List<String> row(Evaluation.Mistake mistake) {
    Phrase phrase = mistake.phrase();
    return List.of(
        phrase.text(),
        phrase.intent(),
        mistake.taken(),
        Figures.rounded(mistake.confidence(), 2),
        phrase.file() + ":" + phrase.line());
  }
}
