package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Offers;
import fr.assistantchorus.engine.PlainWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Removes from the events of one conversation what tells of a person, and leaves what the engine
 * goes by: which dialog, which answer of a closed list, which outcome of an act, when. Every other
 * text becomes « effacé1 », « effacé2 » …, and the same text becomes the same again, so that two
 * answers that were alike still are.
 *
 * <p>What stays is named here. So whatever an event gets in a later version is removed until
 * somebody says that it may stay.
 */
final class Redaction {
  /** One word, since some questions take no more than a few. */
  private static final String ERASED = "effacé";

  private static final String MASK = "****";

  /** The properties whose texts the program chose, and no person. */
  private static final Set<String> CHOSEN_BY_US =
      Set.of(
          "is", "id", "time", "moment", "intent", "also", "type", "problem", "reason", "verdict",
          "slot", "action", "outcome", "roles", "why");

  /** The portal's own settings, which texts may quote. */
  private static final String SETTINGS = "settings";

  /** What somebody says in their own words; nothing in it is looked at. */
  private static final Set<String> IN_OWN_WORDS =
      Set.of(Json.kind(Event.UserSaid.class), Json.kind(Event.AgentSaid.class));

  /** What parts the values of a choice of several. */
  private static final String BETWEEN_VALUES = ",";

  private static final String WORDS = "text";

  /** Words that turn or join what is said, and say nothing by themselves. */
  private static final Set<String> LINKS =
      Set.of(
          "oui",
          "non",
          "mais",
          "pas",
          "plus",
          "ni",
          "et",
          "ou",
          "puis",
          "plutot",
          "sauf",
          "sans",
          "tout",
          "tous",
          "toutes",
          "autre",
          "autres",
          "c",
          "est",
          "en",
          "a",
          "au",
          "finalement",
          "suis",
          "un",
          "une",
          "le",
          "la",
          "les",
          "l",
          "de",
          "du",
          "d");

  private final Set<String> vocabulary = new HashSet<>(Set.of("yes", "no"));

  /** The words of the labels that can be chosen or corrected, in plain letters. */
  private final Set<String> labels = new HashSet<>();

  private final Map<String, String> erased = new HashMap<>();

  /**
   * @param catalogs those that the conversation ran on
   */
  Redaction(Iterable<Catalog> catalogs) {
    vocabulary.addAll(Expect.OWN_VALUES);
    for (Catalog catalog : catalogs) {
      vocabulary.addAll(catalog.facts().keySet());
      catalog.dialogs().values().forEach(this::learn);
    }
  }

  private void learn(Dialog dialog) {
    vocabulary.add(dialog.name());
    vocabulary.addAll(dialog.triggers());
    vocabulary.addAll(dialog.pages());
    vocabulary.addAll(dialog.slots().keySet());
    vocabulary.addAll(dialog.states().keySet());
    dialog.slots().values().forEach(this::learn);
    for (DialogState state : dialog.states().values()) {
      switch (state) {
        case DialogState.Collect collect -> {
          collect.options().forEach(option -> vocabulary.add(option.value()));
          collect.options().forEach(option -> labels.addAll(words(option.label())));
          vocabulary.addAll(collect.cases().keySet());
        }
        case DialogState.Branch branch -> vocabulary.addAll(branch.cases().keySet());
        case DialogState.Say _,
            DialogState.Call _,
            DialogState.Enter _,
            DialogState.Repair _,
            DialogState.HandOver _,
            DialogState.Finish _ -> {}
      }
    }
  }

  private void learn(Slot slot) {
    labels.addAll(words(slot.label()));
    slot.aliases().forEach(alias -> labels.addAll(words(alias)));
  }

  private static List<String> words(String text) {
    return List.of(PlainWords.normalise(text).split(" "));
  }

  /** Returns the event without what tells of a person. */
  String of(String event) {
    return redacted(event, this::erase);
  }

  /**
   * Does the same, but of what was said it leaves those words, in plain letters, that are words of
   * a label, or {@link #LINKS}: « non la categorie c est cuma » of « bah non Martine, la catégorie
   * c’est CUMA ». They tell which answer is meant, and nothing of the person.
   */
  String withLabels(String event) {
    return isSaid(Json.tree(event)) ? redacted(event, this::labelled) : of(event);
  }

  private String labelled(String text) {
    String left =
        words(text).stream()
            .filter(word -> labels.contains(word) || LINKS.contains(word))
            .collect(Collectors.joining(" "));
    return left.isEmpty() ? erase(text) : left;
  }

  private String redacted(String event, UnaryOperator<String> eraser) {
    JsonNode tree = Json.tree(event);
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    tree.properties()
        .forEach(property ->
            kept.set(
                property.getKey(),
                isSaid(tree) && property.getKey().equals(WORDS)
                    ? new TextNode(eraser.apply(property.getValue().asText()))
                    : kept(property.getKey(), property.getValue(), eraser)));
    return Json.write(kept);
  }

  private static boolean isSaid(JsonNode event) {
    return IN_OWN_WORDS.contains(event.path("is").asText());
  }

  /** Returns the event with other words in place of the person's; one without words as it is. */
  static String inWords(String event, String words) {
    JsonNode tree = Json.tree(event);
    return tree instanceof ObjectNode said && isSaid(tree)
        ? Json.write(said.put(WORDS, words))
        : event;
  }

  private JsonNode kept(String name, JsonNode node, UnaryOperator<String> eraser) {
    if (name.equals(SETTINGS)) {
      return node;
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(property ->
                kept.set(property.getKey(), kept(property.getKey(), property.getValue(), eraser)));
        yield kept;
      }
      case ArrayNode array -> {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> kept.add(kept(name, element, eraser)));
        yield kept;
      }
      case TextNode text -> new TextNode(kept(name, text.asText(), eraser));
      default -> node;
    };
  }

  private String kept(String name, String text, UnaryOperator<String> eraser) {
    if (name.equals("mask")) {
      return MASK;
    }
    return CHOSEN_BY_US.contains(name) || isOurs(text) || isOffer(text) ? text : eraser.apply(text);
  }

  /** Returns whether it is a value of a closed list, or several of them. */
  private boolean isOurs(String text) {
    return vocabulary.contains(text)
        || vocabulary.containsAll(List.of(text.split(BETWEEN_VALUES, -1)));
  }

  /** Returns whether a button was pressed that the program offered; a text alike is none. */
  private boolean isOffer(String text) {
    return Offers.named(text).filter(vocabulary::contains).isPresent();
  }

  private String erase(String text) {
    return erased.computeIfAbsent(text, _ -> ERASED + (erased.size() + 1));
  }
}
