package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.RepairOperation;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does what the repair dialogs do to what they interrupt: correct, go back, cancel, start over,
 * repeat; and to what was offered: take it up.
 *
 * <p>While it acts, the repair's own frame is the innermost; the frame that it acts on lies right
 * below.
 */
final class Repairs {
  /** What a repair's text may quote: the answers that were changed. */
  private static final String CORRECTED = "corrected";

  private static final String NOTHING_NEW = "c’était déjà noté ainsi";

  private static final String DONE = "done";
  private static final String NOTHING = "nothing";

  /** The slot in which the offer of a second wish keeps its intent. */
  static final String OFFERED_INTENT = "wish";

  private final Run run;
  private Map<String, Value> quoted = Map.of();

  Repairs(Run run) {
    this.run = run;
  }

  /** Does the operation, and returns the name of its outcome. */
  String apply(RepairOperation operation) {
    return switch (operation) {
      case CORRECT -> correct();
      case BACK -> back();
      case CANCEL -> cancel();
      case RESTART -> restart();
      case REPEAT -> repeat();
      case TAKE_UP -> takeUp();
    };
  }

  private Optional<Frame> interrupted() {
    return run.stack().interrupted();
  }

  private String back() {
    Optional<Frame> frame = interrupted();
    Optional<String> question =
        frame.stream()
            .flatMap(under -> under.trail().reversed().stream().filter(under.asked()::contains))
            .findFirst();
    if (question.isEmpty()) {
      return NOTHING;
    }
    String slot = slotOf(run.catalog(), frame.get(), question.get());
    run.stack().replaceInterrupted(rewound(frame.get(), question.get(), Set.of(slot)));
    return DONE;
  }

  private String cancel() {
    if (interrupted().isEmpty()) {
      return NOTHING;
    }
    run.stack().removeInterrupted();
    // Somebody who cancels a dialog that another one has entered cancels that other one too.
    while (interrupted()
        .filter(frame -> run.state(frame) instanceof DialogState.Enter)
        .isPresent()) {
      run.stack().removeInterrupted();
    }
    run.forgetEnded();
    run.dropWish();
    return DONE;
  }

  private String restart() {
    return interrupted()
        .map(frame -> {
          run.stack().replaceInterrupted(Frame.begin(run.dialog(frame), Map.of()));
          run.dropWish();
          return DONE;
        })
        .orElse(NOTHING);
  }

  private String repeat() {
    if (run.before().last().isEmpty()) {
      return NOTHING;
    }
    run.repeat();
    run.offerAgain();
    return DONE;
  }

  /** Begins the dialog that was offered. It takes the place of the offer on the stack. */
  private String takeUp() {
    Optional<Dialog> wanted =
        run.top().orElseThrow().slots().get(OFFERED_INTENT) instanceof Value.Text(String intent)
            ? new Wishes(run).waiting(intent)
            : Optional.empty();
    wanted.ifPresent(dialog -> {
      Frame begun = Frame.begin(dialog, Map.of());
      run.stack().replaceTop(run.allowed(dialog) ? begun : run.refusal(begun));
    });
    return wanted.isPresent() ? DONE : NOTHING;
  }

  // Corrections.

  /**
   * Returns the dialog whose answers can be corrected: the innermost one under way that has had an
   * answer, else the one that has just ended.
   */
  static Optional<Frame> correctable(State state) {
    return state.stack().reversed().stream()
        .filter(frame -> !frame.trail().isEmpty())
        .findFirst()
        .or(() -> nothingUnderWay(state) ? state.ended() : Optional.empty());
  }

  /**
   * Returns whether nothing is under way except perhaps the offer of a second wish. That offer
   * comes when the first wish is done, and the answers of the first wish can still be corrected
   * then.
   */
  private static boolean nothingUnderWay(State state) {
    return state.stack().stream()
        .allMatch(frame -> frame.dialog().equals(EngineRepair.OTHER_WISH.dialog()));
  }

  private String correct() {
    Optional<Frame> target = correctable(run.before());
    List<String> filled = target.map(frame -> answered(run.catalog(), frame)).orElse(List.of());
    if (filled.isEmpty()) {
      return NOTHING;
    }
    Frame frame = target.orElseThrow();
    if (run.changes().isPresent() && !run.changes().get().isEmpty()) {
      return change(frame, filled, run.changes().get());
    }
    Replacements replacements = Replacements.in(run, frame, filled);
    Frame changed =
        replacements.values().isEmpty() ? frame : replaced(frame, replacements.values());
    if (replacements.unread().isPresent()) {
      Interpretation.Named wrong = replacements.unread().get();
      String type = run.dialog(frame).slots().get(wrong.slot()).type().code();
      run.questions()
          .mistyped(List.of(new Interpretation.Entity(type, wrong.value(), wrong.problem())));
      askAgain(frame, changed, wrong.slot());
      return "ask-again";
    }
    if (!replacements.values().isEmpty()) {
      put(frame, changed);
      tell(frame, changed, replacements.values().keySet());
      return "replaced";
    }
    List<String> meant = mentioned(frame, filled);
    if (meant.size() == 1 || filled.size() == 1) {
      askAgain(frame, meant.size() == 1 ? meant.getFirst() : filled.getFirst());
      return "ask-again";
    }
    run.offer(
        (meant.isEmpty() ? said(frame, filled) : meant).stream().map(Offers::correcting).toList());
    run.questions().keepBack();
    return "which";
  }

  /**
   * Makes the changes that were decided on where the message was heard.
   *
   * @param filled the slots that were answered
   */
  private String change(Frame frame, List<String> filled, Map<String, Value> changes) {
    Map<String, Value> known = new HashMap<>(changes);
    known.values().removeIf(Value.Nothing.class::isInstance);
    Map<String, Value> replacing = new HashMap<>(known);
    replacing.keySet().retainAll(filled);
    Frame changed = replacing.isEmpty() ? frame : replaced(frame, replacing);
    Map<String, Value> slots = new HashMap<>(changed.slots());
    slots.putAll(known);
    changed = changed.with(slots);
    Optional<String> asked =
        filled.stream().filter(slot -> changes.get(slot) instanceof Value.Nothing).findFirst();
    if (asked.isPresent()) {
      String type = run.dialog(frame).slots().get(asked.get()).type().code();
      run.heard().stream()
          .flatMap(said -> said.interpretation().named().stream())
          .filter(named -> named.slot().equals(asked.get()) && named.problem().isPresent())
          .map(named -> new Interpretation.Entity(type, named.value(), named.problem()))
          .forEach(wrong -> run.questions().mistyped(List.of(wrong)));
      askAgain(frame, changed, asked.get());
      return "ask-again";
    }
    put(frame, changed);
    tell(frame, changed, known.keySet());
    return "replaced";
  }

  /** Keeps for the repair's text what was changed, from what to what. */
  private void tell(Frame old, Frame changed, Set<String> slots) {
    Dialog dialog = run.dialog(old);
    String told =
        dialog.slots().values().stream()
            .filter(slot -> slots.contains(slot.name()))
            .filter(slot -> !changed.slots().get(slot.name()).equals(old.slots().get(slot.name())))
            .map(slot -> told(dialog, slot, old, changed))
            .collect(Collectors.joining(" ; "));
    quoted = Map.of(CORRECTED, new Value.Text(told.isEmpty() ? NOTHING_NEW : told));
  }

  /** Returns what the repair's text may quote of what was done. */
  Map<String, Value> quoted() {
    return quoted;
  }

  private static String told(Dialog dialog, Slot slot, Frame old, Frame changed) {
    String after = Wording.shown(dialog, slot.name(), changed.slots()).toString();
    String before =
        old.slots().containsKey(slot.name())
            ? Wording.shown(dialog, slot.name(), old.slots()).toString()
            : "";
    if (after.isEmpty()) {
      return "plus de " + slot.label();
    }
    return slot.label() + " " + after + (before.isEmpty() ? "" : " (au lieu de " + before + ")");
  }

  /**
   * Returns the slots among these that were not passed over. A slot that was passed over is
   * corrected only where the person names it.
   */
  private static List<String> said(Frame frame, List<String> filled) {
    return filled.stream()
        .filter(slot -> !frame.slots().get(slot).equals(Wording.PASSED_OVER))
        .toList();
  }

  /** Empties one slot and asks for it again. */
  void askAgain(Frame frame, String slot) {
    askAgain(frame, frame, slot);
  }

  /**
   * Empties one slot and asks for it again.
   *
   * @param changed the frame, in which other answers may have been replaced already
   */
  private void askAgain(Frame frame, Frame changed, String slot) {
    String state = askingState(run.catalog(), frame, slot);
    Frame asking =
        changed.trail().contains(state)
            ? rewound(changed, state, Set.of(slot))
            : without(changed, slot);
    put(frame, asking.withAsked(state));
  }

  /**
   * Returns the frame without the slot's value. The question for it comes later in the dialog, and
   * is asked there.
   */
  private static Frame without(Frame frame, String slot) {
    Map<String, Value> slots = new HashMap<>(frame.slots());
    slots.remove(slot);
    return frame.with(slots);
  }

  /**
   * Returns the slots that were asked for and answered, in the order of the answers. Questions of
   * yes or no are left out.
   */
  static List<String> answered(Catalog catalog, Frame frame) {
    Dialog dialog = catalog.dialog(frame.dialog());
    return frame.trail().stream()
        .map(state -> slotOf(catalog, frame, state))
        .distinct()
        .filter(frame.slots()::containsKey)
        .filter(slot -> dialog.slots().get(slot).type() != FieldType.YES_NO)
        .toList();
  }

  /** Returns whether what was just said names an answer that can be corrected. */
  boolean mentionsAnAnswer() {
    return correctable(run.before())
        .filter(frame -> !mentioned(frame, answered(run.catalog(), frame)).isEmpty())
        .isPresent();
  }

  /**
   * Returns whether what was just said contains a value of the type of an answer that can be
   * corrected.
   */
  boolean givesAnAnswer(Interpretation heard) {
    return correctable(run.before()).stream()
        .flatMap(
            frame -> answered(run.catalog(), frame).stream().map(run.dialog(frame).slots()::get))
        .anyMatch(slot ->
            heard.entities().stream()
                .anyMatch(entity ->
                    entity.problem().isEmpty() && entity.type().equals(slot.type().code())));
  }

  /** Returns the slots among these that the text of this step names. */
  List<String> mentioned(Frame frame, List<String> filled) {
    String text = run.heard().map(said -> SecretRef.masked(said.text())).orElse("");
    Map<String, Slot> slots = run.dialog(frame).slots();
    return filled.stream()
        .filter(name -> {
          Slot slot = slots.get(name);
          List<String> nouns = new ArrayList<>(slot.aliases());
          nouns.add(slot.label());
          return PlainWords.mentions(text, nouns);
        })
        .toList();
  }

  private Frame replaced(Frame frame, Map<String, Value> replacements) {
    String earliest =
        frame.trail().stream()
            .filter(state -> replacements.containsKey(slotOf(run.catalog(), frame, state)))
            .findFirst()
            .orElseThrow();
    Frame rewound = rewound(frame, earliest, replacements.keySet());
    Map<String, Value> slots = new HashMap<>(rewound.slots());
    slots.putAll(replacements);
    return rewound.with(slots);
  }

  private Frame rewound(Frame frame, String state, Set<String> emptied) {
    return Rewinding.to(run.dialog(frame), frame, state, emptied);
  }

  /** Puts the changed frame where the old one was. A dialog that had ended is taken up again. */
  private void put(Frame old, Frame changed) {
    if (!run.stack().replace(old, changed)) {
      run.stack().insertBelowTop(changed);
      run.forgetEnded();
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
