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

/** What is asked for in a state, and which buttons go with it. */
final class Expectations {
  /** Where nothing is asked: what the person wants, in any words. */
  static final String WISH = "wish";

  /** Marks an option that is an offer rather than an answer to the question. */
  static final String OFFER = "@";

  /** An offer to correct a slot: {@code correct:email}. */
  static final String CORRECT = "correct:";

  /** Leaves an optional slot empty. */
  static final Option PASS_OVER = new Option("-", "Passer");

  /** The longest wish, as the chat API has it. */
  private static final int MAX_WISH = 4_000;

  private Expectations() {}

  static Optional<Expect> of(Catalog catalog, State state) {
    if (state.withAgent() || state.equals(State.NEW)) {
      return Optional.empty();
    }
    List<Option> offers = offers(catalog, state);
    if (state.stack().isEmpty()) {
      return Optional.of(
          new Expect(
              WISH, FieldType.TEXT.code(), offers, MAX_WISH, "text", false, false, List.of()));
    }
    Frame frame = state.stack().getLast();
    Dialog dialog = catalog.dialog(frame.dialog());
    if (!(dialog.state(frame.state()) instanceof DialogState.Collect collect)) {
      return Optional.empty();
    }
    Slot slot = dialog.slots().get(collect.slot());
    List<Option> options = answers(slot, collect);
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
            List.of()));
  }

  /** The buttons that answer a question. */
  static List<Option> answers(Slot slot, DialogState.Collect collect) {
    List<Option> answers =
        new ArrayList<>(
            collect.options().isEmpty() && slot.type() == FieldType.YES_NO
                ? Texts.YES_NO
                : collect.options());
    if (slot.optional()) {
      answers.add(PASS_OVER);
    }
    return answers;
  }

  /** The buttons for what is offered beside. */
  static List<Option> offers(Catalog catalog, State state) {
    return state.offers().stream()
        .map(offer -> new Option(OFFER + offer, label(catalog, state, offer)))
        .toList();
  }

  private static String label(Catalog catalog, State state, String offer) {
    if (offer.startsWith(CORRECT)) {
      String slot = offer.substring(CORRECT.length());
      return Repairs.correctable(state)
          .map(frame -> catalog.dialog(frame.dialog()).slots().get(slot))
          .map(Slot::label)
          .orElse(slot);
    }
    return catalog.triggeredBy(offer).map(Dialog::title).orElse(offer);
  }
}
