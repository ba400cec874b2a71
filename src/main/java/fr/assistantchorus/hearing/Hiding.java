package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.intent.Understood;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Replaces what is sensitive in a text by references, before anything of it is stored. */
final class Hiding {
  /** The types of value that are masked wherever they stand, whether they were asked for or not. */
  private static final Set<String> ALWAYS_SENSITIVE =
      Set.of(
          "iban",
          "rib",
          "card",
          "password",
          "phone",
          "pacage",
          "social-security-number",
          "hand-over-code");

  /** The mask of a value that is hidden and has no mask of its own. */
  static final String HIDDEN = "****";

  private Hiding() {}

  /**
   * What stands for a part of the text that is hidden.
   *
   * @param end index after the part; where the part begins is the key of the map that holds this
   */
  record Hidden(int end, String token) {}

  /** Returns the types of value that are sensitive wherever they are said. */
  static Set<String> sensitiveTypes(Catalog catalog) {
    Set<String> types =
        catalog.dialogs().values().stream()
            .flatMap(dialog -> dialog.slots().values().stream())
            .filter(Slot::sensitive)
            .map(slot -> slot.type().code())
            .collect(Collectors.toSet());
    types.addAll(ALWAYS_SENSITIVE);
    return types;
  }

  /**
   * Returns whether the whole text is hidden. It is where something sensitive is asked for, no
   * finder has found it in the text, and the text itself may still be it. The words of a button are
   * no secret.
   */
  static boolean hidesAll(Utterance said) {
    Optional<FieldType> asked = said.asked();
    return asked.isPresent()
        && said.situation().expect().filter(Expect::sensitive).isPresent()
        && said.understood().entities().stream()
            .noneMatch(entity -> entity.type().equals(asked.get().code()))
        && !isLabel(said)
        && hides(asked.get(), said.text(), said.understood());
  }

  private static boolean isLabel(Utterance said) {
    return said.situation().expect().stream()
        .flatMap(expect -> expect.options().stream())
        .anyMatch(option ->
            PlainWords.contains(option.label(), said.text())
                && said.text().chars().noneMatch(Character::isDigit));
  }

  /**
   * Returns whether the text as a whole is a value of this type that no finder has found (a PACAGE
   * by itself), or may be an attempt at one.
   */
  private static boolean hides(FieldType type, String text, Understood understood) {
    return switch (type.parse(text)) {
      case Parsed.Ok _, Parsed.Doubt _ -> !type.takesWords();
      case Parsed.Bad _ ->
          AnswerReader.isAttempt(text) || understood.certainty() != Understood.Certainty.SURE;
    };
  }

  /** Returns the text as it is stored, where only parts of it are hidden. */
  static String masked(Utterance said, NamedValues named) {
    TreeMap<Integer, Hidden> hidden = new TreeMap<>();
    said.understood().entities().stream()
        .filter(said::isSensitive)
        .forEach(entity ->
            hidden.put(
                entity.start(), new Hidden(entity.end(), keep(entity, said.secrets()).token())));
    named
        .hidden()
        .forEach((start, span) -> {
          boolean overlaps =
              hidden.subMap(0, span.end()).values().stream().anyMatch(other -> other.end() > start);
          if (!overlaps) {
            hidden.put(start, span);
          }
        });
    return replaced(said.text(), hidden);
  }

  private static String replaced(String text, TreeMap<Integer, Hidden> hidden) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, Hidden> span : hidden.entrySet()) {
      masked.append(text, from, span.getKey()).append(span.getValue().token());
      from = span.getValue().end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** Keeps a value that was found, with the mask of its field if it has one. */
  static SecretRef keep(Entity entity, SecretKeeper secrets) {
    Optional<FieldType> type = FieldType.ofCode(entity.type());
    Optional<Parsed> read = type.map(own -> own.parse(entity.value()));
    // A telephone number is found as it is dialled, and kept as the field keeps it.
    String value =
        read.orElse(null) instanceof Parsed.Ok(String canonical) ? canonical : entity.value();
    return secrets.keep(value, type.map(own -> own.mask(value)).orElse(HIDDEN));
  }
}
