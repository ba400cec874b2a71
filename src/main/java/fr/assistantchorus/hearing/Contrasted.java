package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.entity.PersonName;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.hearing.Contrasts.Contrast;
import fr.assistantchorus.hearing.Contrasts.Said;
import fr.assistantchorus.hearing.Hiding.Hidden;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which answer « pas X, Y » means, and its new value. This is done before anything is hidden,
 * since a sensitive answer is a reference afterwards, and X may have been a part of it.
 */
record Contrasted(Contrast contrast, Utterance utterance) {

  /**
   * What was found.
   *
   * @param named the slot with its new value, as it goes into the event
   * @param hidden what replaces each sensitive part of the text, by the index where the part begins
   */
  record Found(Named named, Map<Integer, Hidden> hidden) {}

  Optional<Found> resolve() {
    return open().or(this::secret);
  }

  /**
   * Returns the first answer that is not sensitive and is the same as X, with its new value; empty
   * where there is none, or where Y is sensitive.
   */
  private Optional<Found> open() {
    if (isSensitive(contrast.right())) {
      return Optional.empty();
    }
    return utterance.situation().answered().entrySet().stream()
        .filter(answer ->
            answer.getValue() instanceof Value.Text(String own)
                && PlainWords.same(own, contrast.wrong().text()))
        .flatMap(answer ->
            read(answer.getKey(), contrast.right())
                .map(value -> new Found(named(answer.getKey(), new Value.Text(value)), Map.of()))
                .stream())
        .findFirst();
  }

  /**
   * Returns whether this part of the text must be hidden: it holds something sensitive, or can be
   * read as the sensitive value that is asked for.
   */
  private boolean isSensitive(Said said) {
    boolean found = utterance.holdsSecrets(said.start(), said.end());
    boolean asked =
        utterance
            .situation()
            .expect()
            .filter(Expect::sensitive)
            .flatMap(expect -> FieldType.ofCode(expect.type()))
            .filter(type -> read(type, said).isPresent())
            .isPresent();
    return found || asked;
  }

  /**
   * Returns a sensitive answer with its new value: an answer that is the same as X, else the last
   * answer of Y's type of which X may be a part (« ferme » of an address).
   */
  private Optional<Found> secret() {
    Optional<Slot> last = Optional.empty();
    for (Map.Entry<Slot, Value> answer : utterance.situation().answered().sequencedEntrySet()) {
      FieldType type = answer.getKey().type();
      if (!(answer.getValue() instanceof Value.Secret(SecretRef held)) || type.takesWords()) {
        continue;
      }
      Optional<String> right = read(type, contrast.right());
      if (right.isEmpty() || utterance.secrets().standsFor(held, right.get())) {
        continue;
      }
      Optional<String> wrong = read(type, contrast.wrong());
      if (wrong.filter(value -> utterance.secrets().standsFor(held, value)).isPresent()) {
        return Optional.of(hidden(answer.getKey(), right.get()));
      }
      boolean part = contrast.wrong().text().indexOf(' ') < 0;
      last = part || wrong.isPresent() ? Optional.of(answer.getKey()) : last;
    }
    return last.map(slot -> hidden(slot, read(slot.type(), contrast.right()).orElseThrow()));
  }

  private Found hidden(Slot slot, String right) {
    Said wrong = contrast.wrong();
    SecretRef kept = utterance.secrets().keep(right, slot.type().mask(right));
    SecretRef part = utterance.secrets().keep(wrong.text(), Hiding.HIDDEN);
    return new Found(
        named(slot, new Value.Secret(kept)),
        Map.of(
            contrast.right().start(), new Hidden(contrast.right().end(), kept.token()),
            wrong.start(), new Hidden(wrong.end(), part.token())));
  }

  /** Returns the value for this slot; of « je m’appelle Durand » only the name. */
  private Optional<String> read(Slot slot, Said said) {
    if (slot.type() != FieldType.NAME) {
      return read(slot.type(), said);
    }
    String name =
        utterance.understood().entities().stream()
            .filter(entity -> entity.type().equals("person"))
            .filter(entity -> entity.overlaps(said.start(), said.end()))
            .map(Entity::value)
            .findFirst()
            .orElse(LeadIn.without(FieldType.NAME, said.text()));
    String part =
        PersonName.in(name)
            .filter(_ -> slot.takes("last-name") || slot.takes("first-name"))
            .map(both -> slot.takes("last-name") ? both.last() : both.first())
            .orElse(name);
    return PersonName.isTooMany(part)
        ? Optional.empty()
        : Optional.of(FieldType.NAME.parse(part))
            .flatMap(read ->
                read instanceof Parsed.Ok(String value) ? Optional.of(value) : Optional.empty());
  }

  private Optional<String> read(FieldType type, Said said) {
    return switch (NamedValues.read(type, said.text(), said.start(), utterance.understood())) {
      case Parsed.Ok(String value) -> Optional.of(value);
      // A value that is said against another one is meant.
      case Parsed.Doubt(String value, _) -> Optional.of(value);
      case Parsed.Bad _ -> Optional.empty();
    };
  }

  private static Named named(Slot slot, Value value) {
    return new Named(slot.name(), value, Optional.empty());
  }
}
