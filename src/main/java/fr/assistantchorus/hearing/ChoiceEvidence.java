package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.intent.Understood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What speaks for one option of the open question or another. */
final class ChoiceEvidence {
  /** The label of an answer that is no option, but a value of the field. */
  static final String OWN_VALUE = "own value";

  private ChoiceEvidence() {}

  /**
   * Returns the name by which an option is learnt: of its slot and its value. All questions of yes
   * or no share theirs.
   */
  static String label(Asked asked, String value) {
    boolean judges = value.equals("yes") || value.equals("no");
    boolean shared = judges && (asked.isRecap() || asked.slot().type() == FieldType.YES_NO);
    return (shared ? "yes-no" : asked.slot().name()) + "=" + value;
  }

  static Map<String, Float> of(Utterance said, Interpretation read, Asked asked) {
    Map<String, Float> marks = new LinkedHashMap<>();
    marks.put("kind-" + asked.kind(), 1f);
    marks.put("slot-" + asked.slot().name(), 1f);
    List<Option> own = asked.choosable();
    for (Option option : own) {
      if (PlainWords.contains(said.text(), option.label())) {
        marks.put("within-" + label(asked, option.value()), 1f);
      }
    }
    // A word in passing is no answer to a recap, even where a button has it.
    (asked.isRecap() ? List.<Option>of() : Labels.fitting(own, said.text(), false))
        .forEach(option -> marks.put("loosely-" + label(asked, option.value()), 1f));
    marks.put("field-" + (asked.slot().type().isChosen() ? "chosen" : readsAs(read)), 1f);
    for (Interpretation.Entity entity : read.entities()) {
      if (asked.slot().takes(entity.type())) {
        marks.put("of-the-field", 1f);
      }
      if (entity.value() instanceof Value.Text(String text)
          && (entity.type().equals("yes-no") || entity.type().equals("category"))) {
        marks.put(entity.type() + "-" + text, 1f);
        marks.put(entity.type() + "-" + text + "@" + asked.slot().name(), 1f);
      }
      marks.put("type-" + entity.type(), 1f);
    }
    for (Understood.Ranked ranked : said.understood().ranked()) {
      marks.put("intent-" + ranked.intent(), (float) ranked.confidence());
    }
    return marks;
  }

  private static String readsAs(Interpretation read) {
    return switch (read.answer().orElse(null)) {
      case Answer.Ok _ -> "ok";
      case Answer.Doubt _ -> "doubt";
      case Answer.Bad bad -> bad.attempt() ? "attempt" : "bad";
      case null -> "none";
    };
  }
}
