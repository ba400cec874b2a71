package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds which earlier answers a message changes, and to what, once it is known to correct one. */
final class Changes {
  /** From this probability on, the person is asked which answer is wrong. */
  private static final double SURE_TO_ASK = 0.4;

  private final Utterance said;
  private final Interpretation read;
  private final Asked asked;
  private final SpannedValues spans;
  private final Beside beside;
  private final Map<Slot, Value> answered;

  Changes(Utterance said, Interpretation read, Asked asked, SpannedValues spans, Beside beside) {
    this.said = said;
    this.read = read;
    this.asked = asked;
    this.spans = spans;
    this.beside = beside;
    this.answered = said.situation().answered();
  }

  /**
   * Returns the changes by the names of the slots; a slot whose answer is only said to be wrong has
   * no value, and an empty map says that something is wrong but not what. Empty where the message
   * changes nothing.
   *
   * @param sure the probability that the message is a correction
   */
  Optional<Map<String, Value>> find(double sure) {
    Map<String, Value> found =
        spans.of(read, slot -> slot.equals(asked.slot()) || answered.containsKey(slot));
    Map<String, Value> changes = new LinkedHashMap<>(found);
    for (Named named : read.named()) {
      beside
          .slot(named.slot())
          .filter(answered::containsKey)
          .filter(slot -> !found.containsKey(slot.name()))
          .ifPresent(
              slot -> changes.put(slot.name(), beside.value(named).orElseGet(Value.Nothing::new)));
    }
    byType(changes);
    asked
        .rechosen(said.text(), answered)
        .forEach((slot, option) -> changes.putIfAbsent(slot, new Value.Text(option.value())));
    dropSame(changes);
    if (changes.isEmpty()) {
      changes.putAll(
          beside.places(slot -> beside.slot(slot).filter(answered::containsKey).isPresent()));
      dropSame(changes);
    }
    if (changes.isEmpty() && asked.leavesOpenWhich(said.text(), answered)) {
      return Optional.of(Map.of());
    }
    if (changes.isEmpty()) {
      changes.putAll(learntAnew());
    }
    if (answered.isEmpty() || changes.isEmpty() && saysAgain()) {
      return Optional.empty();
    }
    if (changes.isEmpty()) {
      mentioned().forEach(slot -> changes.put(slot.name(), new Value.Nothing()));
    }
    if (!asked.slot().type().isChosen()) {
      beside
          .open(true)
          .filter(value -> !changes.containsValue(value))
          .ifPresent(value -> changes.put(asked.slot().name(), value));
    }
    return changes.isEmpty() && sure < SURE_TO_ASK ? Optional.empty() : Optional.of(changes);
  }

  private void dropSame(Map<String, Value> changes) {
    changes
        .entrySet()
        .removeIf(change ->
            beside
                .slot(change.getKey())
                .map(answered::get)
                .filter(change.getValue()::equals)
                .isPresent());
  }

  /** Adds the values that were said without a name, each for an answer that takes its type. */
  private void byType(Map<String, Value> changes) {
    List<Slot> meant = mentioned();
    List<String> named = List.copyOf(changes.keySet());
    for (Entity entity : read.entities()) {
      if (entity.problem().isPresent() || changes.containsValue(entity.value())) {
        continue;
      }
      List<Slot> fitting =
          answered.keySet().stream()
              .filter(slot -> slot.takes(entity.type()) && slot.type() != FieldType.YES_NO)
              .filter(slot -> !named.contains(slot.name()))
              .filter(slot -> !entity.value().equals(answered.get(slot)))
              .toList();
      // What was passed over can hardly be what somebody says was wrong.
      Predicate<Slot> given = slot -> !Engine.isPassedOver(answered.get(slot));
      fitting.stream()
          .filter(meant::contains)
          .findFirst()
          .or(() -> fitting.reversed().stream().filter(given).findFirst())
          .or(() -> fitting.reversed().stream().findFirst())
          .ifPresent(slot -> changes.put(slot.name(), entity.value()));
    }
  }

  /** Returns whether the message is nothing but an answer that was given: it changes nothing. */
  private boolean saysAgain() {
    String rest = PlainWords.afterJudgement(SecretRef.masked(said.text()));
    return answered.entrySet().stream()
        .anyMatch(given ->
            given.getValue() instanceof Value.Text(String text)
                && (PlainWords.same(text, rest)
                    || Labels.meant(asked.optionsOf(given.getKey().name()), rest, true)
                        .filter(option -> option.value().equals(text))
                        .isPresent()));
  }

  /**
   * Returns the earlier choices that such words were learnt to make otherwise. A message that names
   * an answer (« je veux corriger la catégorie », « c'est pas le bon IBAN ») speaks of that one,
   * and guesses no other.
   */
  private Map<String, Value> learntAnew() {
    Map<String, Value> values = new LinkedHashMap<>();
    if (!mentioned().isEmpty()) {
      return values;
    }
    answered.forEach((slot, value) -> {
      if (slot.type() == FieldType.CHOICE && values.isEmpty()) {
        asked
            .about(slot)
            .flatMap(beside::learnt)
            .map(Value.Text::new)
            .filter(chosen -> !chosen.equals(value))
            .ifPresent(chosen -> values.put(slot.name(), chosen));
      }
    });
    return values;
  }

  private List<Slot> mentioned() {
    String plain = PlainWords.normalise(SecretRef.masked(said.text()));
    return answered.keySet().stream()
        .filter(slot ->
            PlainWords.plainMentions(plain, List.of(slot.label()))
                || PlainWords.plainMentions(plain, slot.aliases()))
        .toList();
  }
}
