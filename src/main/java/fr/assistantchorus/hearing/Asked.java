package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.Offers;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The question that is open.
 *
 * @param options what answers it by a button, what is offered beside it left out
 * @param given by the name of an action's value, the options that the action gave
 */
public record Asked(
    Dialog dialog,
    DialogState.Collect question,
    Slot slot,
    List<Option> options,
    Map<String, List<Option>> given) {
  /** The value of the button that takes a value which looks odd. */
  private static final String CONFIRM = "=";

  private static final String PASS_OVER = "-";

  /** What stands behind so many commas is one clause. */
  private static final int MOST_CLAUSES = 12;

  static Optional<Asked> in(Catalog catalog, State state) {
    Optional<Frame> top =
        state.top().filter(frame -> catalog.dialogs().containsKey(frame.dialog()));
    if (top.isEmpty()) {
      return Optional.empty();
    }
    Dialog dialog = catalog.dialog(top.get().dialog());
    return dialog.states().get(top.get().state()) instanceof DialogState.Collect collect
        ? Optional.of(
            new Asked(
                dialog,
                collect,
                dialog.slots().get(collect.slot()),
                Engine.expect(catalog, state).map(Expect::options).orElse(List.of()).stream()
                    .filter(option -> !Offers.isOffer(option.value()))
                    .toList(),
                given(top.get())))
        : Optional.empty();
  }

  private static Map<String, List<Option>> given(Frame frame) {
    Map<String, List<Option>> given = new HashMap<>();
    frame
        .slots()
        .forEach((name, value) -> {
          if (value instanceof Value.Options(List<Option> options)) {
            given.put(name, options);
          }
        });
    return given;
  }

  /** Returns this dialog's question for another slot; empty where it has none. */
  Optional<Asked> about(Slot other) {
    return dialog.collecting(other.name()).stream()
        .findFirst()
        .map(state -> new Asked(dialog, state, other, optionsOf(other.name()), given));
  }

  /** Returns every option with which a slot of this dialog can be filled. */
  List<Option> optionsOf(String name) {
    return dialog.collecting(name).stream()
        .flatMap(state ->
            state.choices().from().isPresent()
                ? given.getOrDefault(state.choices().from().get(), List.of()).stream()
                : state.options().stream())
        .distinct()
        .toList();
  }

  /**
   * Returns the earlier choices that a text makes anew by the label of another option, after a yes
   * or a no and nothing else.
   */
  Map<String, Option> rechosen(String text, Map<Slot, Value> answered) {
    Map<String, Option> chosen = new LinkedHashMap<>();
    List<String> parts = parts(SecretRef.masked(text));
    answered.forEach((slot, value) -> {
      if (slot.type() == FieldType.CHOICE) {
        List<Option> own = optionsOf(slot.name());
        parts.stream()
            .flatMap(part -> Labels.meant(own, part, true).stream())
            .filter(option -> !new Value.Text(option.value()).equals(value))
            .findFirst()
            .ifPresent(option -> chosen.put(slot.name(), option));
      }
    });
    return chosen;
  }

  /** Returns the text after its yes or no, and before that each of its clauses. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    parts.add(PlainWords.afterJudgement(text));
    for (String clause : text.split("[,;.!?\\n]", MOST_CLAUSES)) {
      String part = PlainWords.afterJudgement(clause);
      if (!part.isEmpty() && !parts.contains(part)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Returns whether a text makes an earlier choice anew, but fits several of its options. */
  boolean leavesOpenWhich(String text, Map<Slot, Value> answered) {
    String after = PlainWords.afterJudgement(SecretRef.masked(text));
    return answered.keySet().stream()
        .filter(slot -> slot.type() == FieldType.CHOICE)
        .anyMatch(slot -> Labels.fitting(optionsOf(slot.name()), after, true).size() > 1);
  }

  /** Returns whether a value looks odd and waits for a yes. */
  boolean doubts() {
    return options.stream().anyMatch(option -> option.value().equals(CONFIRM));
  }

  /** Returns the options that are answers, without the buttons that pass over or confirm. */
  List<Option> choosable() {
    return options.stream()
        .filter(option -> !option.value().equals(CONFIRM) && !option.value().equals(PASS_OVER))
        .toList();
  }

  boolean isRecap() {
    return !question.recap().isEmpty();
  }

  /** Returns what kind of question it is: what the model knows of it, whatever its dialog. */
  String kind() {
    if (doubts()) {
      return "doubt";
    }
    if (isRecap()) {
      return "recap";
    }
    return dialog.repair() ? "offer" : slot.type().code();
  }

  /** Returns a coarser kind, for what is rare. */
  String group() {
    return switch (slot.type()) {
      case YES_NO -> isRecap() ? "recap" : "judge";
      case CHOICE -> isRecap() ? "recap" : "choose";
      case CHOICES -> "choose";
      case TEXT -> "text";
      case EMAIL -> "email";
      case NAME, COMPANY_NAME, ADDRESS, CITY, COUNTRY, SHELLFISH_NUMBER -> "words";
      case SIRET,
          POSTAL_CODE,
          PHONE,
          VAT_NUMBER,
          RCS,
          PACAGE,
          RIDET,
          TAHITI,
          HAND_OVER_CODE,
          IBAN,
          IBAN_COUNTRY,
          IBAN_KEY,
          BBAN,
          BIC,
          BANK,
          BRANCH,
          ACCOUNT,
          RIB_KEY ->
          "number";
      case FILE -> "file";
    };
  }
}
