package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a conversation where an example is said. */
public final class ExampleState {
  /** What was said last, by a name that no dialog has, so that a repetition can be told. */
  public static final String LAST = "example/last";

  /** When every example is said. */
  public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private ExampleState() {}

  /** Returns the state in which the example's question is open. */
  public static State of(Catalog catalog, Example example, OpenSecrets secrets) {
    Dialog dialog = catalog.dialog(example.dialog());
    Map<String, Value> slots = new HashMap<>();
    List<String> trail = new ArrayList<>();
    example
        .given()
        .forEach((name, text) -> {
          Slot slot = dialog.slots().get(name);
          slots.put(name, slot == null ? new Value.Text(text) : value(slot, text, secrets));
          asking(dialog, name)
              .filter(state -> !state.equals(example.state()))
              .ifPresent(trail::add);
        });
    if (dialog.state(example.state()) instanceof DialogState.Collect collect) {
      // The question of the example is open, whatever was given before.
      slots.remove(collect.slot());
      collect
          .choices()
          .from()
          .ifPresent(name -> slots.put(name, new Value.Options(options(example))));
    }
    Frame frame = new Frame(dialog.name(), example.state(), slots, 0, trail, trail, Map.of());
    return new State(
        List.of(frame),
        Map.of(),
        dialog.access() == Dialog.Access.ANYONE ? Optional.empty() : Optional.of("account"),
        dialog.access() == Dialog.Access.MANAGER ? Set.of("manager") : Set.of(),
        List.of(),
        List.of(new Message.Text(LAST, "?")),
        Optional.empty(),
        0,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static Value value(Slot slot, String text, OpenSecrets secrets) {
    return slot.sensitive() ? secrets.value(slot.type(), text) : new Value.Text(text);
  }

  private static Optional<String> asking(Dialog dialog, String slot) {
    return dialog.states().values().stream()
        .filter(
            state -> state instanceof DialogState.Collect collect && collect.slot().equals(slot))
        .map(DialogState::name)
        .findFirst();
  }

  private static List<DialogState.Option> options(Example example) {
    return example.offered().entrySet().stream()
        .map(option -> new DialogState.Option(option.getKey(), option.getValue()))
        .toList();
  }
}
