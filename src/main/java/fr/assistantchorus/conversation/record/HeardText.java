package fr.assistantchorus.conversation.record;

import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in lines what a text was heard as, with masks; for people who know the program. */
public final class HeardText {
  private static final int MOST_INTENTS = 3;

  private HeardText() {}

  /** Returns the lines: the intents with their confidences first, then what else was heard. */
  public static List<String> lines(Interpretation heard) {
    List<String> lines = new ArrayList<>();
    lines.add(
        heard.verdict().name().toLowerCase(Locale.ROOT)
            + ": "
            + String.join(
                ", ",
                heard.ranked().stream()
                    .limit(MOST_INTENTS)
                    .map(one ->
                        String.format(Locale.ROOT, "%s %.2f", one.intent(), one.confidence()))
                    .toList()));
    heard.also().ifPresent(also -> lines.add("also " + also));
    heard
        .entities()
        .forEach(found ->
            lines.add(
                found.type()
                    + " "
                    + shown(found.value())
                    + found.problem().map(problem -> " (" + problem + ")").orElse("")));
    heard.named().forEach(named -> lines.add(named.slot() + " = " + shown(named.value())));
    heard.answer().ifPresent(answer -> lines.add(answer(answer)));
    return lines;
  }

  private static String answer(Answer answer) {
    return switch (answer) {
      case Answer.Ok(Value value) -> "answer " + shown(value);
      case Answer.Doubt(Value value, String reason, _) ->
          "answer in doubt " + shown(value) + " (" + reason + ")";
      case Answer.Bad(String reason, boolean attempt, _) ->
          (attempt ? "bad answer (" : "no answer (") + reason + ")";
    };
  }

  private static String shown(Value value) {
    return Divergence.shown(value).replace("\n", " ");
  }
}
