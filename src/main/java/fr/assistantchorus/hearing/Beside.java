package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.Labels;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Towns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the values that a message gives beside the one that is asked for, once it is known to give
 * several: a place that would mean nothing by itself, and what is left of the text.
 */
final class Beside {
  private static final Set<String> ADDRESSES = Set.of("town", "postal-code");
  private static final int MOST_WORDS_OF_A_COUNTRY = 4;
  private static final Map<String, String> COUNTRIES = countries();

  /** The most words in which a country is looked for. */
  private static final int MOST_WORDS = 60;

  private static final String SEPARATORS = " \u00a0\n\t,;:.-–/";
  private static final List<String> JOINING =
      List.of("et ", "puis ", "à ", "a ", "c’est ", "c'est ");

  private final Utterance said;
  private final Interpretation read;
  private final Asked asked;
  private final Judge judge;
  private final Set<String> saying;
  private final SpannedValues spans;

  Beside(
      Utterance said,
      Interpretation read,
      Asked asked,
      Judge judge,
      Set<String> saying,
      SpannedValues spans) {
    this.said = said;
    this.read = read;
    this.asked = asked;
    this.judge = judge;
    this.saying = saying;
    this.spans = spans;
  }

  /** Returns every value for a slot that has none yet, that of the open question among them. */
  Map<String, Value> all() {
    Map<String, Value> found = spans.of(read, this::isNew);
    Map<String, Value> values = new LinkedHashMap<>(found);
    free(new Value.Nothing())
        .forEach((slot, value) -> {
          if (!values.containsValue(value)) {
            values.putIfAbsent(slot, value);
          }
        });
    places(this::isFree).forEach(values::putIfAbsent);
    values.remove(asked.slot().name());
    Optional<Value> open =
        Optional.ofNullable(found.get(asked.slot().name())).or(() -> open(values.isEmpty()));
    open.ifPresent(value -> {
      values.values().removeIf(value::equals);
      values.put(asked.slot().name(), value);
    });
    return values;
  }

  /** Returns the values for slots that have none yet, besides the one that is asked for. */
  Map<String, Value> free(Value answer) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Named named : read.named()) {
      if (named.problem().isEmpty() && isFree(named.slot())) {
        value(named).ifPresent(value -> values.put(named.slot(), value));
      }
    }
    for (Interpretation.Entity entity : read.entities()) {
      if (entity.problem().isEmpty()
          && !entity.value().equals(answer)
          && !values.containsValue(entity.value())) {
        said.situation().nameable().stream()
            .filter(slot -> slot.takes(entity.type()) && !slot.type().isChosen())
            .filter(slot -> isFree(slot.name()) && !values.containsKey(slot.name()))
            .findFirst()
            .ifPresent(slot -> values.put(slot.name(), entity.value()));
      }
    }
    return values;
  }

  private boolean isNew(Slot slot) {
    return slot.equals(asked.slot()) || isFree(slot.name());
  }

  private boolean isFree(String slot) {
    return !slot.equals(asked.slot().name())
        && said.situation().answered().keySet().stream().noneMatch(s -> s.name().equals(slot))
        && said.situation().nameable().stream().anyMatch(s -> s.name().equals(slot));
  }

  /**
   * Returns the value for the open question that stands in the message beside others.
   *
   * @param alone whether no other value was found
   */
  Optional<Value> open(boolean alone) {
    Slot slot = asked.slot();
    if (slot.type().isChosen()) {
      return Chosen.in(said, read, asked, judge, saying)
          .map(values -> new Value.Text(String.join(",", values)));
    }
    if (slot.type() == FieldType.TEXT) {
      return Optional.empty();
    }
    return read.named().stream()
        .filter(named -> named.slot().equals(slot.name()) && named.problem().isEmpty())
        .map(Named::value)
        .findFirst()
        .or(() ->
            read.entities().stream()
                .filter(entity -> entity.problem().isEmpty() && slot.takes(entity.type()))
                .map(Interpretation.Entity::value)
                .findFirst())
        .or(() -> alone ? Optional.empty() : left(slot));
  }

  Optional<Slot> slot(String name) {
    return said.situation().nameable().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst();
  }

  /** Returns the option of another question that such words were learnt to choose. */
  Optional<String> learnt(Asked other) {
    return Chosen.learnt(said, read, other, judge, saying);
  }

  /** Returns a value that was said with its name; of a choice, the option that it names. */
  Optional<Value> value(Named named) {
    FieldType type = slot(named.slot()).orElseThrow().type();
    if (!type.isChosen()) {
      return named.problem().isEmpty() ? Optional.of(named.value()) : Optional.empty();
    }
    if (!(named.value() instanceof Value.Text(String text))) {
      return Optional.empty();
    }
    List<Option> options = asked.optionsOf(named.slot());
    return options.stream()
        .filter(option -> PlainWords.contains(text, option.label()))
        .findFirst()
        .or(() -> Labels.meant(options, text, true))
        .map(option -> new Value.Text(option.value()));
  }

  /** Returns the town and the country that were named, for the slots that are wanted. */
  Map<String, Value> places(Predicate<String> wanted) {
    Map<String, Value> places = new LinkedHashMap<>();
    for (Slot slot : said.situation().nameable()) {
      if (!wanted.test(slot.name()) || places.containsKey(slot.name())) {
        continue;
      }
      if (slot.type() == FieldType.CITY) {
        town().ifPresent(town -> places.put(slot.name(), new Value.Text(town)));
      } else if (slot.type() == FieldType.COUNTRY) {
        country().ifPresent(country -> places.put(slot.name(), new Value.Text(country)));
      }
    }
    return places;
  }

  private Optional<String> town() {
    return said.understood().entities().stream()
        .filter(entity -> entity.type().equals("town"))
        .map(Entity::value)
        .findFirst()
        .or(() -> Towns.canonical(LeadIn.without(FieldType.CITY, said.text()).strip()));
  }

  private Optional<String> country() {
    List<String> words = List.of(PlainWords.normalise(said.text()).split(" "));
    int last = Math.min(words.size(), MOST_WORDS);
    for (int length = Math.min(MOST_WORDS_OF_A_COUNTRY, last); length > 0; length--) {
      for (int start = 0; start + length <= last; start++) {
        String country = COUNTRIES.get(String.join(" ", words.subList(start, start + length)));
        if (country != null) {
          return Optional.of(country);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the French names of all countries in plain letters, each with the field's value. */
  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      String name = Locale.of("", code).getDisplayCountry(Locale.FRENCH);
      if (FieldType.COUNTRY.parse(name) instanceof Parsed.Ok(String country)) {
        countries.put(PlainWords.normalise(name), country);
      }
    }
    return Map.copyOf(countries);
  }

  /** Returns what is left of the text beside its other values, read as the field that is asked. */
  Optional<Value> left(Slot slot) {
    if (!slot.type().takesWords()) {
      return Optional.empty();
    }
    StringBuilder left = new StringBuilder(said.text());
    for (Entity entity : said.understood().entities()) {
      boolean own = slot.takes(entity.type());
      boolean place = slot.type() == FieldType.ADDRESS && ADDRESSES.contains(entity.type());
      boolean other =
          said.situation().nameable().stream().anyMatch(s -> s != slot && s.takes(entity.type()));
      if (!own && (place || other || entity.type().equals("town"))) {
        for (int i = entity.start(); i < entity.end(); i++) {
          left.setCharAt(i, ' ');
        }
      }
    }
    String text = trimmed(LeadIn.without(slot.type(), left.toString().strip()));
    Parsed read = text.isEmpty() ? new Parsed.Bad("empty") : slot.type().parse(text);
    return read instanceof Parsed.Ok(String value)
        ? Optional.of(
            slot.sensitive() ? said.secrets().value(slot.type(), value) : new Value.Text(value))
        : Optional.empty();
  }

  private static String trimmed(String text) {
    String inner = text;
    boolean again = true;
    while (again) {
      again = false;
      String bare = stripped(inner);
      for (String joining : JOINING) {
        if (bare.endsWith(" " + joining.strip())) {
          bare = bare.substring(0, bare.length() - joining.strip().length());
          again = true;
        }
      }
      again |= bare.length() < inner.length();
      inner = bare;
    }
    return inner;
  }

  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SEPARATORS.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (start < end && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
