package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.field.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The new values that a correction gives: « non, le nom c’est Durand et le code postal 15100 ».
 *
 * @param values by slot
 * @param unread the first named value that cannot be read; it is asked for again, and the reason is
 *     said
 */
record Replacements(Map<String, Value> values, Optional<Named> unread) {
  /** What stands between the parts of a sentence. */
  private static final Pattern CLAUSES = Pattern.compile("[,;.]| et ");

  private static final int MOST_WORDS_OF_A_CLAUSE = 4;

  /**
   * Returns the new values in what was just said.
   *
   * @param filled the slots that can be corrected
   */
  static Replacements in(Run run, Frame frame, List<String> filled) {
    Dialog dialog = run.dialog(frame);
    Map<String, Value> values = new LinkedHashMap<>();
    Optional<Named> unread = Optional.empty();
    for (Named named : named(run)) {
      if (filled.contains(named.slot())) {
        Optional<Value> value = read(dialog, named);
        value.ifPresent(found -> values.put(named.slot(), found));
        unread = unread.or(() -> value.isEmpty() ? Optional.of(named) : Optional.empty());
      }
    }
    byType(run, frame, filled, values);
    rechosen(run, frame, filled)
        .forEach((slot, meant) -> {
          if (meant.size() == 1) {
            values.putIfAbsent(slot, meant.getFirst());
          }
        });
    values.entrySet().removeIf(entry -> entry.getValue().equals(frame.slots().get(entry.getKey())));
    return new Replacements(values, unread);
  }

  /**
   * Adds the values that were said without a name. Each goes to a slot that takes its type: one
   * that was named, else the one that was answered last.
   */
  private static void byType(Run run, Frame frame, List<String> filled, Map<String, Value> values) {
    Map<String, Slot> slots = run.dialog(frame).slots();
    List<String> meant = new Repairs(run).mentioned(frame, filled);
    Set<String> named = Set.copyOf(values.keySet());
    for (Entity entity : entities(run)) {
      if (values.containsValue(entity.value())) {
        continue;
      }
      List<String> fitting =
          filled.stream()
              .filter(slot -> slots.get(slot).takes(entity.type()))
              .filter(slot -> !named.contains(slot))
              .filter(slot -> !entity.value().equals(frame.slots().get(slot)))
              .toList();
      fitting.stream()
          .filter(meant::contains)
          .findFirst()
          .or(() -> fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.getLast()))
          .ifPresent(slot -> values.put(slot, entity.value()));
    }
  }

  /**
   * Returns the choices that were made anew by the label of another option, and nothing else but a
   * yes or a no: « non, refuser », « oui mais en consultation ». Of a label that is not said whole,
   * several options may be left.
   */
  static Map<String, List<Value>> rechosen(Run run, Frame frame, List<String> filled) {
    Dialog dialog = run.dialog(frame);
    String text = run.heard().map(said -> SecretRef.masked(said.text())).orElse("");
    Map<String, List<Value>> values = new LinkedHashMap<>();
    for (String name : filled) {
      Slot slot = dialog.slots().get(name);
      if (slot.type() == FieldType.CHOICE) {
        List<DialogState.Option> options =
            dialog.collecting(name).stream()
                .flatMap(question -> Expectations.offered(frame, slot, question).stream())
                .distinct()
                .toList();
        List<Value> meant =
            clauses(text).stream()
                .map(clause -> said(options, clause))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .<Value>map(option -> new Value.Text(option.value()))
                .toList();
        if (!meant.isEmpty() && !meant.contains(frame.slots().get(name))) {
          values.put(name, meant);
        }
      }
    }
    return values;
  }

  private static List<DialogState.Option> said(List<DialogState.Option> options, String text) {
    return Choosing.labelled(options, text)
        .map(List::of)
        .orElseGet(() -> Labels.fitting(options, PlainWords.afterJudgement(text), true));
  }

  /**
   * Returns the text, and then its short parts: « en consultation, et le commentaire c’est … »
   * makes a choice anew and corrects something else besides.
   */
  private static List<String> clauses(String text) {
    return Stream.concat(
            Stream.of(text),
            Stream.of(CLAUSES.split(text))
                .filter(clause -> PlainWords.count(clause) <= MOST_WORDS_OF_A_CLAUSE))
        .distinct()
        .toList();
  }

  private static List<Named> named(Run run) {
    return run.heard().map(said -> said.interpretation().named()).orElse(List.of());
  }

  private static List<Entity> entities(Run run) {
    return run.heard().stream()
        .flatMap(said -> said.interpretation().entities().stream())
        .filter(entity -> entity.problem().isEmpty())
        .toList();
  }

  /**
   * Returns the value that was said with a slot's name; empty where it cannot be read. Where the
   * slot is a choice, this is the value of the option whose label was said, at least in part.
   */
  static Optional<Value> read(Dialog dialog, Named named) {
    FieldType type = dialog.slots().get(named.slot()).type();
    if (!type.isChosen()) {
      return named.problem().isEmpty() ? Optional.of(named.value()) : Optional.empty();
    }
    if (!(named.value() instanceof Value.Text(String said))) {
      return Optional.empty();
    }
    List<DialogState.Option> options =
        dialog.collecting(named.slot()).stream().flatMap(q -> q.options().stream()).toList();
    return options.stream()
        .filter(option -> PlainWords.contains(said, option.label()))
        .findFirst()
        .or(() -> Labels.meant(options, said, true))
        .map(DialogState.Option::value)
        .map(Value.Text::new);
  }
}
