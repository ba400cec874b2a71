package fr.assistantchorus.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known on every way into each state: a forward analysis of definite assignment.
 *
 * @param byState the values by name, by each state that the start leads to
 */
record KnownValues(Map<String, Map<String, Known>> byState) {

  /**
   * A slot that was asked for, or a value that an action gave.
   *
   * @param absent whether it may be absent all the same, as an optional slot that was passed over
   */
  record Known(ValueType type, boolean absent) {}

  /** Returns what is known on entering this state; empty where nothing leads to it. */
  Optional<Map<String, Known>> at(String state) {
    return Optional.ofNullable(byState.get(state));
  }

  static KnownValues of(Dialog dialog, Vocabulary vocabulary) {
    Map<String, Map<String, Known>> byState = new HashMap<>();
    if (!dialog.states().containsKey(dialog.start())) {
      return new KnownValues(byState);
    }
    byState.put(dialog.start(), Map.of());
    Deque<String> open = new ArrayDeque<>(List.of(dialog.start()));
    while (!open.isEmpty()) {
      DialogState state = dialog.states().get(open.removeFirst());
      for (Way way : Way.outOf(state)) {
        String to = way.state().filter(dialog.states()::containsKey).orElse(null);
        if (to == null) {
          continue;
        }
        Map<String, Known> arriving = after(way, byState.get(state.name()), dialog, vocabulary);
        Map<String, Known> before = byState.get(to);
        Map<String, Known> both = before == null ? arriving : common(before, arriving);
        // What is known at a state only ever shrinks, so this loop ends.
        if (!both.equals(before)) {
          byState.put(to, both);
          open.addLast(to);
        }
      }
    }
    return new KnownValues(byState);
  }

  /** Returns what is known after taking this way. */
  static Map<String, Known> after(
      Way way, Map<String, Known> before, Dialog dialog, Vocabulary vocabulary) {
    Map<String, Known> after = new HashMap<>(before);
    switch (way.from()) {
      case DialogState.Collect collect -> {
        Slot slot = dialog.slots().get(collect.slot());
        boolean absent = slot != null && slot.optional() && way.when().isEmpty();
        after.put(collect.slot(), new Known(ValueType.TEXT, absent));
      }
      case DialogState.Branch branch ->
          after.computeIfPresent(
              branch.slot(),
              (_, known) -> new Known(known.type(), known.absent() && way.when().isEmpty()));
      case DialogState.Call call ->
          Optional.ofNullable(vocabulary.actions().get(call.action()))
              .map(action -> action.outcomes().get(way.when().orElse("")))
              .ifPresent(values ->
                  values.forEach((name, type) -> {
                    if (name.equals(DialogState.Branch.SPEAKER)) {
                      return;
                    }
                    boolean unsure =
                        vocabulary.actions().get(call.action()).unsure().contains(name);
                    // Where the outcome does not give the value, the value from before stays.
                    after.merge(
                        name,
                        new Known(type, unsure),
                        (old, given) -> unsure && !old.absent() ? old : given);
                  }));
      case DialogState.Say _,
          DialogState.Enter _,
          DialogState.Repair _,
          DialogState.HandOver _,
          DialogState.Finish _ -> {}
    }
    return after;
  }

  private static Map<String, Known> common(Map<String, Known> left, Map<String, Known> right) {
    Map<String, Known> common = new HashMap<>();
    left.keySet().stream()
        .filter(right::containsKey)
        .filter(name -> left.get(name).type() == right.get(name).type())
        .forEach(name -> {
          boolean absent = left.get(name).absent() || right.get(name).absent();
          common.put(name, new Known(left.get(name).type(), absent));
        });
    return common;
  }
}
