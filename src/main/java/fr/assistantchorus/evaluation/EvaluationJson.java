package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;
import io.vertx.core.json.JsonObject;

/** Writes an evaluation for a program to read. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** Returns one object on one line. A figure that is NaN is null, since JSON has no NaN. */
  public static String of(Evaluation evaluation) {
    JsonObject perIntent = new JsonObject();
    evaluation.perIntent().forEach((intent, accuracy) -> perIntent.put(intent, number(accuracy)));
    return new JsonObject()
        .put("n", evaluation.n())
        .put("accuracy", number(evaluation.accuracy()))
        .put("top3", number(evaluation.top3()))
        .put("macroF1", number(evaluation.macroF1()))
        .put("rejectedOutOfScope", number(evaluation.rejectedOutOfScope()))
        .put("rejectedInScope", number(evaluation.rejectedInScope()))
        .put("microsPerMessage", number(evaluation.microsPerMessage()))
        .put("perIntent", perIntent)
        .encode();
  }

  private static Double number(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
