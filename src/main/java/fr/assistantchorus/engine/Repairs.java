package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.RepairOperation;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the repair dialogs do to what they interrupt: correct, go back, cancel, start over, repeat.
 *
 * <p>The repair's own frame is the innermost while it acts; what it acts on lies right below.
 */
final class Repairs {
  private static final String DONE = "done";
  private static final String NOTHING = "nothing";

  private final Run run;

  Repairs(Run run) {
    this.run = run;
  }

  /** Does it, and names the outcome. */
  String apply(RepairOperation operation) {
    return switch (operation) {
      case CORRECT -> correct();
      case BACK -> back();
      case CANCEL -> cancel();
      case RESTART -> restart();
      case REPEAT -> repeat();
    };
  }

  private int below() {
    return run.stack.size() - 2;
  }

  private Optional<Frame> interrupted() {
    return below() < 0 ? Optional.empty() : Optional.of(run.stack.get(below()));
  }

  private String back() {
    return interrupted()
        .filter(frame -> !frame.trail().isEmpty())
        .map(frame -> {
          String state = frame.trail().getLast();
          String slot = slotOf(run.catalog, frame, state);
          run.stack.set(below(), rewound(frame, state, Set.of(slot)));
          return DONE;
        })
        .orElse(NOTHING);
  }

  private String cancel() {
    if (interrupted().isEmpty()) {
      return NOTHING;
    }
    run.stack.remove(below());
    // Who cancels a part cancels what it was entered for.
    while (interrupted()
        .filter(frame -> run.state(frame) instanceof DialogState.Enter)
        .isPresent()) {
      run.stack.remove(below());
    }
    run.ended = Optional.empty();
    return DONE;
  }

  private String restart() {
    return interrupted()
        .map(frame -> {
          String start = run.dialog(frame).start();
          run.stack.set(below(), new Frame(frame.dialog(), start, Map.of(), 0, List.of()));
          return DONE;
        })
        .orElse(NOTHING);
  }

  private String repeat() {
    if (run.before.last().isEmpty()) {
      return NOTHING;
    }
    run.repeat();
    run.offers = run.before.offers();
    return DONE;
  }

  // --- corrections ---

  /** The dialog whose answers « je me suis trompé » means: under way, else the one just over. */
  static Optional<Frame> correctable(State state) {
    return state.stack().reversed().stream()
        .filter(frame -> !frame.trail().isEmpty())
        .findFirst()
        .or(() -> state.stack().isEmpty() ? state.ended() : Optional.empty());
  }

  private String correct() {
    Optional<Frame> target = correctable(run.before);
    List<String> filled = target.map(frame -> answered(run.catalog, frame)).orElse(List.of());
    if (filled.isEmpty()) {
      return NOTHING;
    }
    Frame frame = target.orElseThrow();
    Map<String, Value> replacements = replacements(frame, filled);
    if (!replacements.isEmpty()) {
      put(frame, replaced(frame, replacements));
      return "replaced";
    }
    List<String> meant = mentioned(frame, filled);
    if (meant.size() == 1 || filled.size() == 1) {
      askAgain(frame, meant.size() == 1 ? meant.getFirst() : filled.getFirst());
      return "ask-again";
    }
    run.offers =
        (meant.isEmpty() ? filled : meant)
            .stream().map(slot -> Expectations.CORRECT + slot).toList();
    run.quiet();
    return "which";
  }

  /** Empties one slot and asks for it again. */
  void askAgain(Frame frame, String slot) {
    String state = askingState(run.catalog, frame, slot);
    put(frame, rewound(frame, state, Set.of(slot)));
  }

  /** The slots that were asked for and answered, yes and no apart, in the order they were. */
  private static List<String> answered(Catalog catalog, Frame frame) {
    Dialog dialog = catalog.dialog(frame.dialog());
    return frame.trail().stream()
        .map(state -> slotOf(catalog, frame, state))
        .distinct()
        .filter(frame.slots()::containsKey)
        .filter(slot -> dialog.slots().get(slot).type() != FieldType.YES_NO)
        .toList();
  }

  /** The new values that the sentence gives: « non, pas X, Y » gives Y. */
  private Map<String, Value> replacements(Frame frame, List<String> filled) {
    Map<String, Value> replacements = new LinkedHashMap<>();
    List<String> meant = mentioned(frame, filled);
    Map<String, Slot> slots = run.dialog(frame).slots();
    for (Interpretation.Entity entity : entities()) {
      List<String> fitting =
          filled.stream()
              .filter(slot -> slots.get(slot).type().code().equals(entity.type()))
              .filter(slot -> !entity.value().equals(frame.slots().get(slot)))
              .toList();
      fitting.stream()
          .filter(meant::contains)
          .findFirst()
          .or(() -> fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.getLast()))
          .ifPresent(slot -> replacements.put(slot, entity.value()));
    }
    return replacements;
  }

  private List<Interpretation.Entity> entities() {
    return run.heard.stream()
        .flatMap(said -> said.interpretation().entities().stream())
        .filter(entity -> entity.problem().isEmpty())
        .toList();
  }

  private List<String> mentioned(Frame frame, List<String> filled) {
    String text = run.heard.map(said -> SecretRef.masked(said.text())).orElse("");
    Map<String, Slot> slots = run.dialog(frame).slots();
    return filled.stream()
        .filter(name -> {
          Slot slot = slots.get(name);
          List<String> nouns = new ArrayList<>(slot.aliases());
          nouns.add(slot.label());
          return Words.mentions(text, nouns);
        })
        .toList();
  }

  private Frame replaced(Frame frame, Map<String, Value> replacements) {
    String earliest =
        frame.trail().stream()
            .filter(state -> replacements.containsKey(slotOf(run.catalog, frame, state)))
            .findFirst()
            .orElseThrow();
    Frame rewound = rewound(frame, earliest, replacements.keySet());
    Map<String, Value> slots = new HashMap<>(rewound.slots());
    slots.putAll(replacements);
    return new Frame(rewound.dialog(), rewound.state(), slots, 0, rewound.trail());
  }

  /**
   * The frame as it was when this state asked, with later answers kept: they are not asked again on
   * the way forward. A yes or a no given since is dropped, as it judged what is now changed.
   */
  private Frame rewound(Frame frame, String state, Set<String> emptied) {
    int index = frame.trail().indexOf(state);
    List<String> since = frame.trail().subList(index, frame.trail().size());
    Dialog dialog = run.dialog(frame);
    Set<String> judgements =
        since.stream()
            .map(later -> slotOf(run.catalog, frame, later))
            .filter(slot -> dialog.slots().get(slot).type() == FieldType.YES_NO)
            .collect(Collectors.toSet());
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.keySet().removeAll(emptied);
    slots.keySet().removeAll(judgements);
    return new Frame(frame.dialog(), state, slots, 0, frame.trail().subList(0, index));
  }

  /** Puts the changed frame where the old one was; one that was over is taken up again. */
  private void put(Frame old, Frame changed) {
    int index = run.stack.indexOf(old);
    if (index >= 0) {
      run.stack.set(index, changed);
    } else {
      run.stack.add(Math.max(0, below() + 1), changed);
      run.ended = Optional.empty();
    }
  }

  private static String askingState(Catalog catalog, Frame frame, String slot) {
    return frame.trail().stream()
        .filter(state -> slotOf(catalog, frame, state).equals(slot))
        .findFirst()
        .orElseThrow();
  }

  private static String slotOf(Catalog catalog, Frame frame, String state) {
    return catalog.dialog(frame.dialog()).state(state) instanceof DialogState.Collect collect
        ? collect.slot()
        : "";
  }
}
