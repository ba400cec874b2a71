package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.entity.PersonName;
import fr.assistantchorus.field.City;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Towns;
import fr.assistantchorus.intent.NamedIntent;
import fr.assistantchorus.intent.Understood;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a text as the answer to the question that is open. */
final class AnswerReader {
  /** The number of digits from which a text looks like an attempt at a number. */
  private static final int DIGITS_OF_AN_ATTEMPT = 4;

  /** The intents that are answers by themselves. */
  private static final Map<NamedIntent, String> YES_NO =
      Map.of(NamedIntent.YES, "yes", NamedIntent.NO, "no");

  private final Utterance said;
  private final String stored;
  private final List<Interpretation.Entity> values;

  /**
   * @param stored the text with what is sensitive replaced
   * @param values those that were found in it
   */
  AnswerReader(Utterance said, String stored, List<Interpretation.Entity> values) {
    this.said = said;
    this.stored = stored;
    this.values = values;
  }

  /** Returns the text as an answer; empty where nothing is asked. */
  Optional<Answer> read() {
    return said.asked()
        .map(type -> found(type).or(() -> judgement(type)).orElseGet(() -> parsed(type)));
  }

  private Optional<Answer> found(FieldType type) {
    Optional<Slot> asked =
        said.situation().nameable().stream()
            .filter(slot -> slot.name().equals(expect().slot()))
            .findFirst();
    return values.stream()
        .filter(value ->
            value.type().equals(type.code())
                || asked.filter(slot -> slot.takes(value.type())).isPresent()
                || fillsAllBlocks(type, value))
        .findFirst()
        .map(value ->
            value
                .problem()
                .<Answer>map(problem -> new Answer.Bad(problem, true, value.value()))
                .orElseGet(() -> new Answer.Ok(value.value())));
  }

  /**
   * Returns whether a whole account number was pasted where one block of it was asked for. A BBAN
   * is found as the IBAN that it gives, but it is the block alone.
   */
  private boolean fillsAllBlocks(FieldType asked, Interpretation.Entity value) {
    return asked.block().isPresent()
        && asked.parse(said.text()) instanceof Parsed.Bad
        && value.type().equals(FieldType.IBAN.code())
        && value.problem().isEmpty();
  }

  private Expect expect() {
    return said.situation().expect().orElseThrow();
  }

  private Optional<Answer> judgement(FieldType type) {
    Understood understood = said.understood();
    return type == FieldType.YES_NO && understood.certainty() == Understood.Certainty.SURE
        ? NamedIntent.of(understood.ranked().getFirst().intent())
            .map(YES_NO::get)
            .map(judgement -> new Answer.Ok(new Value.Text(judgement)))
        : Optional.empty();
  }

  private Answer parsed(FieldType type) {
    Optional<String> street =
        type == FieldType.ADDRESS ? PostalAnswer.street(said) : Optional.empty();
    Parsed read =
        street
            .map(type::parse)
            .orElseGet(
                () -> type.parse(type.takesWords() ? LeadIn.without(type, stored) : said.text()));
    if (type == FieldType.NAME && PersonName.isTooMany(stored)) {
      // A sentence is no name, whatever it says.
      read = new Parsed.Bad("malformed");
    }
    return switch (town(type, read, said.situation().postalCode())) {
      case Parsed.Ok(String value) -> new Answer.Ok(value(type, value));
      case Parsed.Doubt(String value, String reason) ->
          new Answer.Doubt(value(type, value), reason, new Value.Text(stored));
      case Parsed.Bad(String reason) ->
          new Answer.Bad(reason, isAttempt(type, said.text()), new Value.Text(stored));
    };
  }

  /**
   * Returns the town as INSEE writes it, with a doubt where it does not have the postal code that
   * was just given.
   */
  private static Parsed town(FieldType type, Parsed read, Optional<String> postalCode) {
    if (type != FieldType.CITY || !(read instanceof Parsed.Ok(String value))) {
      return read;
    }
    String town = Towns.canonical(value).orElse(value);
    return postalCode.filter(code -> Towns.contradict(code, town)).isPresent()
        ? new Parsed.Doubt(town, City.OTHER_POSTAL_CODE)
        : new Parsed.Ok(town);
  }

  private Value value(FieldType type, String value) {
    return expect().sensitive() ? said.secrets().value(type, value) : new Value.Text(value);
  }

  /**
   * Returns whether the text has an @ or several digits. Then a value was probably meant, and it
   * must not be stored in the clear.
   */
  static boolean isAttempt(String text) {
    return text.indexOf('@') >= 0
        || text.chars().filter(Character::isDigit).count() >= DIGITS_OF_AN_ATTEMPT;
  }

  /** Returns whether the text is an attempt at a field that is made of digits or contains an @. */
  static boolean isAttempt(FieldType type, String text) {
    boolean words = type.takesWords() || type.isChosen() || type == FieldType.COUNTRY;
    return !words && isAttempt(text);
  }
}
