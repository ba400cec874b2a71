package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.City;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Towns;
import fr.assistantchorus.hearing.ValueSpans.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The values of slots that stand within a text, as it was learnt where values begin and end. */
final class SpannedValues {
  /** What was found in another way is only given up for what surely is the value. */
  private static final double SURE = 1;

  /** A longer message tells a story; values are taken from it where they are named. */
  private static final int LONGEST = 400;

  private final Utterance said;
  private final Asked asked;
  private final Judge judge;

  SpannedValues(Utterance said, Asked asked, Judge judge) {
    this.said = said;
    this.asked = asked;
    this.judge = judge;
  }

  /**
   * Returns the value of the open question within the text; empty where the text as it was read
   * already is as good.
   */
  Optional<Answer> answer(Interpretation read) {
    Slot slot = asked.slot();
    if (!ValueSpans.looksFor(slot) || namesBoth(read) || fillsAllBlocks(read)) {
      return Optional.empty();
    }
    Optional<Value> found =
        read.answer().orElse(null) instanceof Answer.Ok(Value value)
                && read.entities().stream()
                    .anyMatch(e -> slot.takes(e.type()) && e.value().equals(value))
            ? Optional.of(value)
            : Optional.empty();
    List<Span> spans = new ValueSpans(said, slot, ValueSpans.OPEN).ranked(judge);
    boolean comparable =
        found.isEmpty()
            || spans.stream()
                .anyMatch(s -> value(slot, ValueSpans.value(s.read())).equals(found.get()));
    return spans.stream()
        .findFirst()
        .filter(span -> comparable || span.score() > SURE)
        .map(span -> answer(slot, span));
  }

  /** Returns whether a whole account number was pasted where one block of it was asked for. */
  private boolean fillsAllBlocks(Interpretation read) {
    return asked.slot().type().block().isPresent()
        && read.entities().stream()
            .anyMatch(e -> e.type().equals(FieldType.IBAN.code()) && e.problem().isEmpty());
  }

  private boolean namesBoth(Interpretation read) {
    return asked.slot().type() == FieldType.NAME
        && read.entities().stream().anyMatch(entity -> entity.type().equals("first-name"))
        && read.entities().stream().anyMatch(entity -> entity.type().equals("last-name"));
  }

  private Answer answer(Slot slot, Span span) {
    return switch (span.read()) {
      case Parsed.Doubt(String value, String reason) ->
          new Answer.Doubt(value(slot, value), reason, value(slot, span.text()));
      case Parsed.Ok(String town)
          when slot.type() == FieldType.CITY
              && said.situation()
                  .postalCode()
                  .filter(code -> Towns.contradict(code, town))
                  .isPresent() ->
          new Answer.Doubt(value(slot, town), City.OTHER_POSTAL_CODE, value(slot, span.text()));
      case Parsed.Ok(String value) -> new Answer.Ok(value(slot, value));
      case Parsed.Bad(String reason) -> new Answer.Bad(reason, false, new Value.Text(""));
    };
  }

  private Value value(Slot slot, String value) {
    return slot.sensitive() ? said.secrets().value(slot.type(), value) : new Value.Text(value);
  }

  private record Found(Slot slot, Span span) {}

  /** Returns the values of these slots, none of which overlap. */
  Map<String, Value> of(Interpretation read, Predicate<Slot> wanted) {
    if (said.text().length() > LONGEST) {
      return Map.of();
    }
    List<Found> found = new ArrayList<>();
    for (Slot slot : said.situation().nameable()) {
      if (ValueSpans.looksFor(slot)
          && wanted.test(slot)
          && !(slot.type() == FieldType.NAME && namesBoth(read))) {
        new ValueSpans(said, slot, ValueSpans.role(said, asked, slot))
            .ranked(judge).stream()
                .filter(span -> span.score() > 0)
                .forEach(span -> found.add(new Found(slot, span)));
      }
    }
    found.sort(Comparator.comparingDouble((Found one) -> one.span().score()).reversed());
    Map<String, Value> values = new LinkedHashMap<>();
    List<Span> taken = new ArrayList<>();
    for (Found one : found) {
      if (!values.containsKey(one.slot().name())
          && taken.stream().noneMatch(one.span()::overlaps)) {
        values.put(one.slot().name(), value(one.slot(), ValueSpans.value(one.span().read())));
        taken.add(one.span());
      }
    }
    return values;
  }
}
