package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.field.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a dialog back to one of its questions. */
final class Rewinding {
  private Rewinding() {}

  /**
   * Returns the frame as it was when this state asked its question. Later answers are kept, so that
   * they are not asked for again on the way forward. Answers that judge others are dropped: a yes
   * or a no, an answer to a recap, and a choice that led back.
   *
   * @param state a state of the frame's trail
   * @param emptied slots that need another answer
   */
  static Frame to(Dialog dialog, Frame frame, String state, Set<String> emptied) {
    int index = frame.trail().indexOf(state);
    List<String> since = frame.trail().subList(index + 1, frame.trail().size());
    Set<String> judgements =
        since.stream()
            .map(dialog::state)
            .filter(DialogState.Collect.class::isInstance)
            .map(DialogState.Collect.class::cast)
            .filter(later -> judges(dialog, frame, later))
            .map(DialogState.Collect::slot)
            .collect(Collectors.toSet());
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.keySet().removeAll(emptied);
    slots.keySet().removeAll(judgements);
    return frame.with(slots).withTrail(frame.trail().subList(0, index)).at(state);
  }

  private static boolean judges(Dialog dialog, Frame frame, DialogState.Collect question) {
    int own = frame.trail().indexOf(question.name());
    return dialog.slots().get(question.slot()).type() == FieldType.YES_NO
        || !question.recap().isEmpty()
        || question.cases().values().stream()
            .mapToInt(frame.trail()::indexOf)
            .anyMatch(index -> index >= 0 && index < own);
  }
}
