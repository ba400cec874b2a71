package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.field.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the values of a conversation into the catalog's texts. */
final class Wording {
  /** Yes and no as buttons, for a state that names no options of its own. */
  static final List<DialogState.Option> YES_NO =
      List.of(new DialogState.Option("yes", "Oui"), new DialogState.Option("no", "Non"));

  /** What an optional slot holds where the person did not want to fill it. */
  static final Value PASSED_OVER = new Value.Text("");

  /** What is shown for a file. */
  private static final String FILE_THERE = "fichier joint";

  /** The sign between the values of several options that were chosen. */
  static final String SEPARATOR = ",";

  /** The longest part of what somebody typed that is quoted back, in characters. */
  private static final int MAX_QUOTED = 80;

  private Wording() {}

  /**
   * Renders the template with the settings and the frame's values; the frame's values come first.
   */
  static String render(
      Template template, Dialog dialog, Map<String, Value> settings, Map<String, Value> values) {
    Map<String, Object> arguments = used(template, settings);
    for (String name : values.keySet()) {
      if (template.uses(name)) {
        arguments.put(name, shown(dialog, name, values));
      }
    }
    return template.render(arguments);
  }

  /** Renders a template that quotes settings only. */
  static String render(Template template, Map<String, Value> settings) {
    return template.render(used(template, settings));
  }

  private static Map<String, Object> used(Template template, Map<String, Value> settings) {
    Map<String, Object> arguments = new HashMap<>();
    settings.forEach((name, value) -> {
      if (template.uses(name)) {
        arguments.put(name, plain(value));
      }
    });
    return arguments;
  }

  /**
   * Returns what a person reads for a slot's value: an option's label, or the value itself.
   *
   * @param values those of the dialog, with the slot's and the options that actions gave
   */
  static Object shown(Dialog dialog, String slot, Map<String, Value> values) {
    Value value = values.get(slot);
    if (value instanceof Value.Text(String text)) {
      Slot declared = dialog.slots().get(slot);
      if (declared != null && declared.type() == FieldType.FILE && !text.isEmpty()) {
        // The value is an id, which says nothing to anybody.
        return FILE_THERE;
      }
      return declared != null && declared.type() == FieldType.CHOICES
          ? Stream.of(text.split(SEPARATOR))
              .map(one -> label(dialog, slot, one, values))
              .collect(Collectors.joining(" ; "))
          : label(dialog, slot, text, values);
    }
    return plain(value);
  }

  private static String label(Dialog dialog, String slot, String value, Map<String, Value> values) {
    return options(dialog, slot, values).stream()
        .filter(option -> option.value().equals(value))
        .findFirst()
        .map(DialogState.Option::label)
        .orElse(value);
  }

  /** Returns every option with which this slot may be filled. */
  private static List<DialogState.Option> options(
      Dialog dialog, String slot, Map<String, Value> values) {
    Slot declared = dialog.slots().get(slot);
    if (declared == null) {
      return List.of();
    }
    List<DialogState.Option> own =
        dialog.collecting(slot).stream()
            .flatMap(state -> Stream.concat(state.options().stream(), given(state, values)))
            .toList();
    return own.isEmpty() && declared.type() == FieldType.YES_NO ? YES_NO : own;
  }

  /** Returns the options that an action gave for this question. */
  private static Stream<DialogState.Option> given(
      DialogState.Collect state, Map<String, Value> values) {
    return state.choices().from().map(values::get).stream()
        .filter(Value.Options.class::isInstance)
        .flatMap(value -> ((Value.Options) value).options().stream());
  }

  /**
   * Returns a text as it is quoted back: it is cut where it is long, but a secret's token is never
   * cut.
   */
  static Value quoted(Value input) {
    return switch (input) {
      case Value.Text(String text)
          when text.length() > MAX_QUOTED && !SecretRef.TOKEN.matcher(text).find() ->
          new Value.Text(text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED / 2)) + "…");
      case Value.Text _,
          Value.Secret _,
          Value.Number _,
          Value.Moment _,
          Value.Options _,
          Value.Nothing _ ->
          input;
    };
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Secret(SecretRef ref) -> ref.token();
      case Value.Number(long number) -> number;
      case Value.Moment(var moment) -> moment;
      case Value.Options _, Value.Nothing _ -> "";
    };
  }
}
