package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what is asked for in a state, and which buttons go with it. */
final class Expectations {
  /** The name of what is expected where nothing is asked: what the person wants, in any words. */
  static final String WISH = "wish";

  /** Leaves an optional slot empty. */
  static final Option PASS_OVER = new Option("-", "Passer");

  /** Ends a choice of several. */
  static final Option ENOUGH = new Option("-", "C’est tout");

  /** Takes a value that looks odd as it is. */
  static final Option CONFIRM = new Option("=", "Oui, c’est bien cela");

  /** The longest wish, in characters, as the chat API has it. */
  private static final int MAX_WISH = 4_000;

  private Expectations() {}

  static Optional<Expect> of(Catalog catalog, State state) {
    if (state.equals(State.NEW)) {
      return Optional.empty();
    }
    if (state.withAgent()) {
      return HandOvers.leave(catalog).map(leave -> wish(List.of(leave)));
    }
    List<Option> offers = offers(catalog, state);
    if (state.top().isEmpty()) {
      return Optional.of(wish(offers));
    }
    Frame frame = state.top().get();
    Dialog dialog = catalog.dialog(frame.dialog());
    if (!(dialog.state(frame.state()) instanceof DialogState.Collect collect)) {
      return Optional.empty();
    }
    Slot slot = dialog.slots().get(collect.slot());
    List<Option> options = answers(frame, slot, collect);
    options.addAll(offers);
    return Optional.of(
        new Expect(
            slot.name(),
            slot.type().code(),
            options,
            slot.type().maxLength(),
            slot.type().inputMode(),
            slot.sensitive(),
            slot.optional(),
            slot.type().accepts()));
  }

  private static Expect wish(List<Option> options) {
    return new Expect(
        WISH, FieldType.TEXT.code(), options, MAX_WISH, "text", false, false, List.of());
  }

  /** Returns the buttons that answer a question. */
  static List<Option> answers(Frame frame, Slot slot, DialogState.Collect collect) {
    List<Option> answers = new ArrayList<>(offered(frame, slot, collect));
    new PartialAnswer(frame, slot).doubted().ifPresent(_ -> answers.addFirst(CONFIRM));
    suggested(frame, collect).ifPresent(likely -> putFirst(answers, likely));
    if (slot.type() == FieldType.CHOICES) {
      List<String> chosen = new PartialAnswer(frame, slot).chosen();
      answers.removeIf(option -> chosen.contains(option.value()));
      if (slot.optional() || !chosen.isEmpty()) {
        answers.add(ENOUGH);
      }
    } else if (slot.optional()) {
      answers.add(PASS_OVER);
    }
    return answers;
  }

  /** Returns the options of a question, those that an action gave among them. */
  static List<Option> offered(Frame frame, Slot slot, DialogState.Collect collect) {
    if (collect.choices().from().isPresent()) {
      return frame.slots().get(collect.choices().from().get()) instanceof Value.Options(var given)
          ? given
          : List.of();
    }
    return collect.options().isEmpty() && slot.type() == FieldType.YES_NO
        ? Wording.YES_NO
        : collect.options();
  }

  /** Returns the value of the option that is likely, where an action has named one. */
  static Optional<String> suggested(Frame frame, DialogState.Collect collect) {
    return collect
        .choices()
        .suggested()
        .map(frame.slots()::get)
        .map(value -> value instanceof Value.Text(String text) ? text : null);
  }

  private static void putFirst(List<Option> answers, String value) {
    answers.stream()
        .filter(option -> option.value().equals(value))
        .findFirst()
        .ifPresent(option -> {
          answers.remove(option);
          answers.addFirst(option);
        });
  }

  /** Returns the buttons for what is offered beside the question. */
  static List<Option> offers(Catalog catalog, State state) {
    return state.offers().stream()
        .map(offer -> new Option(Offers.button(offer), label(catalog, state, offer)))
        .toList();
  }

  private static String label(Catalog catalog, State state, String offer) {
    Optional<String> slot = Offers.correctedSlot(offer);
    if (slot.isPresent()) {
      return Repairs.correctable(state)
          .map(frame -> catalog.dialog(frame.dialog()).slots().get(slot.get()))
          .map(Slot::label)
          .orElse(slot.get());
    }
    return catalog.triggeredBy(offer).map(Dialog::title).orElse(offer);
  }
}
