package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.Suggestion;
import fr.assistantchorus.hearing.MalformedExamples.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads files of examples, and says everything that is wrong with them. */
public final class ExampleReader {
  private static final Set<String> KEYS =
      Set.of("state", "given", "offered", "text", "meaning", "value", "also", "why");

  /** What was given before is often written once and referred to. */
  private static final int MOST_ALIASES = 10_000;

  /** The slot that {@code given} may name for the dialog that offers a second wish. */
  private static final String TITLE = "title";

  private final Catalog catalog;

  /** Whether what these dialogs lack is left out, rather than a fault. */
  private final boolean lenient;

  private final List<Example> examples = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  /** The first example of each text in each situation, to find twins by. */
  private final Map<List<Object>, Example> seen = new HashMap<>();

  private String file = "";

  private ExampleReader(Catalog catalog, boolean lenient) {
    this.catalog = catalog;
    this.lenient = lenient;
  }

  /**
   * Returns the examples of all files.
   *
   * @param files the text of each by its name
   * @throws MalformedExamples with every fault of every file: what is not YAML, unknown keys,
   *     states, slots and meanings, and twins
   */
  public static List<Example> read(Map<String, String> files, Catalog catalog) {
    return read(files, new ExampleReader(catalog, false));
  }

  /**
   * Returns the examples that fit these dialogs, to learn from: the ones of states and slots that
   * the dialogs lack are left out, since a server may run dialogs of its own.
   *
   * @throws MalformedExamples with every other fault of every file
   */
  public static List<Example> fitting(Map<String, String> files, Catalog catalog) {
    return read(files, new ExampleReader(catalog, true));
  }

  private static List<Example> read(Map<String, String> files, ExampleReader reader) {
    files.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> reader.file(entry.getKey(), entry.getValue()));
    if (!reader.faults.isEmpty()) {
      throw new MalformedExamples(reader.faults);
    }
    return List.copyOf(reader.examples);
  }

  private void file(String name, String text) {
    file = name;
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(name)
              .setCodePointLimit(text.length() + 1)
              .setMaxAliasesForCollections(MOST_ALIASES)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.orElse(null) instanceof SequenceNode list) {
        list.getValue().forEach(this::example);
      } else {
        fault(1, "expected a list of examples");
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      fault(line, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      fault(1, "not YAML: " + e.getMessage());
    }
  }

  private void example(Node node) {
    int line = line(node);
    Map<String, Node> keys = mapping(node);
    keys.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> fault(line, "unknown key \"" + key + "\"" + Suggestion.among(KEYS, key)));
    String place = scalar(keys.get("state"));
    String text = scalar(keys.get("text"));
    Optional<Meaning> meaning = Meaning.ofCode(scalar(keys.get("meaning")));
    if (place.indexOf('/') < 0 || text.isBlank() || meaning.isEmpty()) {
      fault(line, "an example needs a state (dialog/state), a text and a known meaning");
      return;
    }
    String dialog = place.substring(0, place.indexOf('/'));
    String state = place.substring(place.indexOf('/') + 1);
    Map<String, String> given = texts(keys.get("given"));
    boolean isMap = keys.get("value") instanceof MappingNode;
    Map<String, String> values = isMap ? texts(keys.get("value")) : Map.of();
    List<String> lacking = lacking(place, dialog, state, given.keySet(), values.keySet());
    if (lacking.isEmpty()) {
      add(
          new Example(
              file,
              line,
              dialog,
              state,
              given,
              texts(keys.get("offered")),
              text,
              meaning.get(),
              isMap ? Optional.empty() : Optional.ofNullable(keys.get("value")).map(this::scalar),
              values,
              Optional.ofNullable(keys.get("also")).map(this::scalar)));
    } else if (!lenient) {
      lacking.forEach(problem -> fault(line, problem));
    }
  }

  /** Returns what the dialogs lack of an example, each in a sentence. */
  private List<String> lacking(
      String place, String name, String state, Set<String> given, Set<String> values) {
    Dialog dialog = catalog.dialogs().get(name);
    if (dialog == null || !(dialog.states().get(state) instanceof DialogState.Collect)) {
      return List.of("no question \"" + place + "\" in the dialogs");
    }
    // Of a repair, what was given are the answers of the dialog that it interrupts.
    return Stream.concat(dialog.repair() ? Stream.empty() : given.stream(), values.stream())
        .filter(slot -> !dialog.slots().containsKey(slot) && !slot.equals(TITLE))
        .map(slot ->
            "no slot \"%s\" in %s%s"
                .formatted(slot, name, Suggestion.among(dialog.slots().keySet(), slot)))
        .toList();
  }

  private void add(Example example) {
    Example twin =
        seen.putIfAbsent(
            List.of(example.dialog(), example.state(), example.given(), example.text()), example);
    if (twin != null && twin.meaning() != example.meaning()) {
      fault(example.line(), "means something else at " + twin.place());
    } else if (twin != null && twin.file().equals(example.file())) {
      fault(example.line(), "stands at " + twin.place() + " already");
    } else {
      examples.add(example);
    }
  }

  private Map<String, String> texts(Node node) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping(node).forEach((key, value) -> texts.put(key, scalar(value)));
    return texts;
  }

  private static Map<String, Node> mapping(Node node) {
    Map<String, Node> keys = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          keys.put(key.getValue(), tuple.getValueNode());
        }
      }
    }
    return keys;
  }

  private String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private void fault(int line, String problem) {
    faults.add(new Fault(file, line, problem));
  }
}
