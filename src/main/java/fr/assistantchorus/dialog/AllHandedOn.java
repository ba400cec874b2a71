package fr.assistantchorus.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes out the {@code with: all} of the dialogs that were read. A call then hands on every slot
 * and value of its dialog that the action takes, and a dialog that enters another one hands on
 * every slot and value that the other one reads, each under its own name.
 */
final class AllHandedOn {
  private AllHandedOn() {}

  /** Returns the same dialogs, in which every call and every entering names what it hands on. */
  static List<Draft> writtenOut(List<Draft> drafts, Vocabulary vocabulary) {
    // The calls come first, since an entered dialog reads what its own calls hand on too.
    List<Draft> called = drafts.stream().map(draft -> withCalls(draft, vocabulary)).toList();
    Map<String, Dialog> byName =
        called.stream()
            .map(Draft::dialog)
            .collect(Collectors.toMap(Dialog::name, dialog -> dialog, (first, _) -> first));
    return called.stream().map(draft -> withEnters(draft, byName, vocabulary)).toList();
  }

  private static Draft withCalls(Draft draft, Vocabulary vocabulary) {
    Map<String, DialogState> states = new LinkedHashMap<>(draft.dialog().states());
    for (String name : draft.handingAll()) {
      if (states.get(name) instanceof DialogState.Call call
          && vocabulary.actions().get(call.action()) instanceof ActionSignature action) {
        Set<String> taken = new TreeSet<>(action.arguments());
        taken.addAll(action.optional());
        states.put(name, call.withArguments(common(draft.dialog(), taken, vocabulary)));
      }
    }
    return draft.withStates(Collections.unmodifiableMap(states));
  }

  private static Draft withEnters(Draft draft, Map<String, Dialog> byName, Vocabulary vocabulary) {
    Map<String, DialogState> states = new LinkedHashMap<>(draft.dialog().states());
    for (String name : draft.handingAll()) {
      if (states.get(name) instanceof DialogState.Enter enter
          && byName.get(enter.dialog()) instanceof Dialog entered) {
        Set<String> read = readIn(entered).collect(Collectors.toSet());
        states.put(name, enter.withArguments(common(draft.dialog(), read, vocabulary)));
      }
    }
    return draft.withStates(Collections.unmodifiableMap(states));
  }

  /**
   * Returns the names that a dialog reads: its slots, and the values that are handed on to its
   * calls.
   */
  static Stream<String> readIn(Dialog dialog) {
    Stream<String> handedOn =
        dialog.states().values().stream()
            .flatMap(state ->
                state instanceof DialogState.Call call
                    ? call.arguments().values().stream()
                    : Stream.empty());
    return Stream.concat(dialog.slots().keySet().stream(), handedOn);
  }

  /**
   * Returns the wanted names that the dialog has, each mapped to itself; its slots come first, in
   * the order of the file.
   */
  private static Map<String, String> common(
      Dialog dialog, Set<String> wanted, Vocabulary vocabulary) {
    Set<String> had = new LinkedHashSet<>(dialog.slots().keySet());
    had.addAll(ReadChecker.filled(dialog, vocabulary));
    had.retainAll(wanted);
    Map<String, String> common = new LinkedHashMap<>();
    had.forEach(name -> common.put(name, name));
    return Collections.unmodifiableMap(common);
  }
}
