package fr.assistantchorus.intent.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads phrases from NLU YAML: {@code version: "3.1"} and a list {@code nlu} of {@code intent} with
 * {@code examples}. The form of {@code synonym}, {@code regex} and {@code lookup} entries is
 * checked, but they are not used: values are found by rules, which check what they find.
 */
public final class NluReader {
  private static final Pattern VERSION = Pattern.compile("[23]\\.\\d+");
  private static final Pattern INTENT = Pattern.compile("[^\\s/]+(/[^\\s/]+)?");

  /**
   * Matches the annotation of a value: {@code [x](type)} or {@code [x]{"entity": …}}. Both may also
   * name a role or a canonical value.
   */
  private static final Pattern ANNOTATION =
      Pattern.compile("\\[([^\\[\\]]*)](?:\\([^()]*\\)|\\{[^{}]*})");

  private static final Set<String> KINDS = Set.of("intent", "synonym", "regex", "lookup");
  private static final String EXAMPLE = "- ";

  private final List<Phrase> phrases = new ArrayList<>();
  private final List<MalformedNlu.Fault> faults = new ArrayList<>();
  private String file = "";

  private NluReader() {}

  /**
   * Returns the phrases of all sources, in their order.
   *
   * @throws MalformedNlu with every fault of every source
   */
  public static List<Phrase> read(List<NluSource> sources) {
    NluReader reader = new NluReader();
    sources.forEach(reader::readSource);
    if (reader.faults.isEmpty() && reader.phrases.isEmpty()) {
      String name = sources.isEmpty() ? "intents" : sources.getFirst().name();
      reader.faults.add(new MalformedNlu.Fault(name, 1, "no phrase in any file"));
    }
    if (!reader.faults.isEmpty()) {
      throw new MalformedNlu(reader.faults);
    }
    return List.copyOf(reader.phrases);
  }

  private void readSource(NluSource source) {
    file = source.name();
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Optional<Node> root = new Compose(settings).composeString(source.text());
      root.ifPresentOrElse(this::readRoot, () -> fault(1, "the file is empty"));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      fault(mark.map(Mark::getLine).orElse(0) + 1, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      fault(1, "not YAML: " + e.getMessage());
    }
  }

  private void readRoot(Node root) {
    Map<String, Node> keys = mapping(root, "the file", Set.of("version", "nlu"));
    Node version = keys.get("version");
    if (version != null && !VERSION.matcher(scalar(version, "version")).matches()) {
      fault(line(version), "version should be \"3.1\"");
    }
    Node nlu = keys.get("nlu");
    if (nlu instanceof SequenceNode items) {
      items.getValue().forEach(this::readItem);
    } else {
      fault(line(nlu == null ? root : nlu), "expected a list under the key nlu");
    }
  }

  private void readItem(Node item) {
    Map<String, Node> keys =
        mapping(
            item,
            "an entry",
            Set.of("intent", "synonym", "regex", "lookup", "examples", "metadata"));
    List<String> kinds = keys.keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      fault(line(item), "an entry needs exactly one of intent, synonym, regex, lookup");
      return;
    }
    String kind = kinds.getFirst();
    String name = scalar(keys.get(kind), kind);
    boolean named = kind.equals("intent") ? INTENT.matcher(name).matches() : !name.isBlank();
    if (!named) {
      fault(line(keys.get(kind)), "not a name for " + kind + ": \"" + name + "\"");
    }
    Node examples = keys.get("examples");
    if (examples == null) {
      fault(line(item), kind + " " + name + " has no examples");
      return;
    }
    int before = faults.size();
    List<Phrase> read = examples(name, examples);
    if (read.isEmpty() && faults.size() == before) {
      fault(line(examples), kind + " " + name + " has no examples");
    }
    if (kind.equals("intent")) {
      phrases.addAll(read);
    }
  }

  private List<Phrase> examples(String intent, Node node) {
    List<Phrase> read = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        Node text = item;
        if (item instanceof MappingNode) {
          text = mapping(item, "an example", Set.of("text", "metadata")).getOrDefault("text", item);
        }
        example(intent, scalar(text, "an example").strip(), line(text), read);
      }
      return read;
    }
    // The text of a literal block begins on the line after its bar; in other styles it begins where
    // it stands.
    boolean literal =
        node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
    int line = line(node) + (literal ? 1 : 0);
    for (String row : scalar(node, "examples").split("\n", -1)) {
      String stripped = row.strip();
      if (stripped.startsWith(EXAMPLE)) {
        example(intent, stripped.substring(EXAMPLE.length()).strip(), line, read);
      } else if (!stripped.isEmpty()) {
        fault(line, "an example starts with \"- \": \"" + stripped + "\"");
      }
      line++;
    }
    return read;
  }

  private void example(String intent, String text, int line, List<Phrase> read) {
    String plain = ANNOTATION.matcher(text).replaceAll("$1").strip();
    if (plain.isEmpty()) {
      fault(line, "an empty example");
    } else {
      read.add(new Phrase(plain, intent, file, line));
    }
  }

  private Map<String, Node> mapping(Node node, String what, Set<String> known) {
    Map<String, Node> keys = new TreeMap<>();
    if (!(node instanceof MappingNode mapping)) {
      fault(line(node), what + " should be a mapping");
      return keys;
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = scalar(entry.getKeyNode(), "a key");
      if (!known.contains(key)) {
        fault(line(entry.getKeyNode()), "unknown key \"" + key + "\"; known: " + sorted(known));
      } else if (keys.put(key, entry.getValueNode()) != null) {
        fault(line(entry.getKeyNode()), "key \"" + key + "\" stands twice");
      }
    }
    return keys;
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private String scalar(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    fault(line(node), what + " should be a text");
    return "";
  }

  private void fault(int line, String message) {
    faults.add(new MalformedNlu.Fault(file, line, message));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
