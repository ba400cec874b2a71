package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.entity.LabelledValues;
import fr.assistantchorus.entity.LabelledValues.Labelled;
import fr.assistantchorus.entity.Nouns;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.intent.Understood;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was said with the name of a slot, as in « le nom, c’est Durand et le code postal 15100 », or
 * against its value, as in « pas Durand, Durant ».
 *
 * @param values as they go into the event
 * @param hidden what replaces the sensitive ones, by the index where each begins
 */
record NamedValues(List<Named> values, Map<Integer, Hiding.Hidden> hidden) {

  /**
   * @param nouns those of the slots that the text may name
   */
  static NamedValues in(Utterance utterance, Nouns nouns) {
    String text = utterance.text();
    Understood understood = utterance.understood();
    List<Named> values = new ArrayList<>();
    Map<Integer, Hiding.Hidden> hidden = new HashMap<>();
    Collection<Slot> nameable = utterance.situation().nameable();
    for (Labelled labelled : LabelledValues.in(text, nouns)) {
      String said = text.substring(labelled.start(), labelled.end());
      Slot slot = fitting(slotOf(nameable, labelled.slot()), said, nameable);
      if (!meant(slot.type(), said)) {
        continue;
      }
      if (slot.sensitive()) {
        Named named = sensitive(slot, said, labelled, understood, utterance.secrets());
        values.add(named);
        String token = ((Value.Secret) named.value()).ref().token();
        hidden.put(labelled.start(), new Hiding.Hidden(labelled.end(), token));
      } else if (!utterance.holdsSecrets(labelled.start(), labelled.end())) {
        Optional<PostalAnswer> whole =
            slot.type() == FieldType.ADDRESS
                ? PostalAnswer.in(utterance, labelled.start(), labelled.end())
                : Optional.empty();
        whole.ifPresentOrElse(
            address -> values.addAll(address(slot, address, nameable)),
            () -> values.add(plain(slot, said, labelled, understood)));
      }
    }
    Contrasts.in(text)
        .flatMap(contrast -> new Contrasted(contrast, utterance).resolve())
        .filter(found -> values.stream().noneMatch(v -> v.slot().equals(found.named().slot())))
        .ifPresent(found -> {
          values.add(found.named());
          hidden.putAll(found.hidden());
        });
    return new NamedValues(values, hidden);
  }

  /**
   * Returns the slot that a value is for. « L’adresse » is an e-mail address or a postal one; what
   * is said for it tells which.
   */
  private static Slot fitting(Slot slot, String said, Collection<Slot> nameable) {
    return slot.type() != FieldType.EMAIL
            || said.indexOf('@') >= 0
            || FieldType.ADDRESS.parse(said) instanceof Parsed.Bad
            || said.chars().noneMatch(Character::isDigit)
        ? slot
        : ofType(FieldType.ADDRESS, nameable).orElse(slot);
  }

  /** Returns the parts of a whole address, each for its own slot. */
  private static List<Named> address(Slot street, PostalAnswer said, Collection<Slot> nameable) {
    List<Named> parts = new ArrayList<>();
    if (!said.street().isEmpty()) {
      parts.add(named(street, said.street(), Optional.empty()));
    }
    ofType(FieldType.POSTAL_CODE, nameable)
        .ifPresent(slot -> parts.add(named(slot, said.code(), Optional.empty())));
    said.town()
        .flatMap(town ->
            ofType(FieldType.CITY, nameable).map(slot -> named(slot, town, Optional.empty())))
        .ifPresent(parts::add);
    return parts;
  }

  private static Optional<Slot> ofType(FieldType type, Collection<Slot> nameable) {
    return nameable.stream().filter(slot -> slot.type() == type).findFirst();
  }

  /**
   * Returns whether a value was given. « Je me suis trompé d’adresse hier » names the address and
   * gives none.
   */
  private static boolean meant(FieldType type, String said) {
    return !(type.parse(said) instanceof Parsed.Bad)
        || type.takesWords()
        || type.isChosen()
        || AnswerReader.isAttempt(type, said);
  }

  private static Slot slotOf(Collection<Slot> slots, String name) {
    return slots.stream().filter(slot -> slot.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the nouns that these slots may be named by. */
  static Nouns nouns(Collection<Slot> slots) {
    return Nouns.of(
        slots.stream()
            .collect(
                Collectors.toMap(
                    Slot::name,
                    slot ->
                        Stream.concat(Stream.of(slot.label()), slot.aliases().stream()).toList())));
  }

  private static Named sensitive(
      Slot slot, String said, Labelled labelled, Understood understood, SecretKeeper secrets) {
    Named read = plain(slot, said, labelled, understood);
    String value = ((Value.Text) read.value()).text();
    Value kept =
        read.problem().isEmpty()
            ? secrets.value(slot.type(), value)
            : new Value.Secret(secrets.keep(value, Hiding.HIDDEN));
    return new Named(slot.name(), kept, read.problem());
  }

  private static Named plain(Slot slot, String said, Labelled labelled, Understood understood) {
    return switch (read(slot.type(), said, labelled.start(), understood)) {
      case Parsed.Ok(String value) -> named(slot, value, Optional.empty());
      // A value that is said with its name, in a correction, is meant.
      case Parsed.Doubt(String value, _) -> named(slot, value, Optional.empty());
      case Parsed.Bad(String reason) -> named(slot, said, Optional.of(reason));
    };
  }

  /**
   * Reads a part of the text as a value of this type: what a finder has found in it, else the whole
   * part.
   *
   * @param start where it stands in the text
   */
  static Parsed read(FieldType type, String said, int start, Understood understood) {
    return type.parse(
        understood.entities().stream()
            .filter(entity -> entity.overlaps(start, start + said.length()))
            .filter(entity -> entity.type().equals(type.code()) && entity.problem().isEmpty())
            .map(Entity::value)
            .findFirst()
            .orElse(said));
  }

  private static Named named(Slot slot, String value, Optional<String> problem) {
    return new Named(slot.name(), new Value.Text(value), problem);
  }

  /**
   * Returns whether the value overlaps one that is hidden, as what looks like another value within
   * a PACAGE does.
   */
  boolean hides(Entity entity) {
    return hidden.entrySet().stream()
        .anyMatch(span -> entity.overlaps(span.getKey(), span.getValue().end()));
  }
}
