package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The closed lists of the portal that dialogs name in place of writing out their options.
 *
 * <p>The lists that a catalog names are kept with its sources, as the text of {@link #FILE}. So its
 * hash covers them, and a conversation that is pinned to it finds them as they were, whatever the
 * portal's lists have become.
 */
final class Catalogues {
  /**
   * The name of the file that holds these lists among a catalog's sources. Only the program writes
   * it.
   */
  static final String FILE = "_catalogues.yml";

  private static final String KEY = "catalogues";

  private final Map<String, List<Option>> known;
  private final Set<String> named = new TreeSet<>();

  private Catalogues(Map<String, List<Option>> known) {
    this.known = known;
  }

  /**
   * Returns the lists that were kept with a catalog's sources; where none were kept, the lists of
   * the portal today.
   *
   * @param found receives the faults of a list that no dialog could show
   */
  static Catalogues of(
      Map<String, String> sources, Map<String, List<Option>> today, List<DialogFault> found) {
    DialogFaults faults = new DialogFaults(FILE, found);
    Map<String, List<Option>> known = new TreeMap<>();
    for (YamlNode document : YamlReader.read(sources.getOrDefault(FILE, text(today)), faults)) {
      if (document instanceof YamlNode.Mapping mapping) {
        MappingReader reader = new MappingReader(mapping, "the file of catalogues", faults);
        reader.mapping(KEY).ifPresent(lists -> known.putAll(read(lists)));
        reader.refuseOthers();
      }
    }
    return new Catalogues(known);
  }

  private static Map<String, List<Option>> read(MappingReader lists) {
    Map<String, List<Option>> read = new LinkedHashMap<>();
    for (String name : lists.keys()) {
      List<Option> options = new ArrayList<>();
      for (MappingReader option : lists.mappings(name)) {
        option.require("value", "label");
        option.refuseOthers();
        options.add(new Option(option.text("value").orElse(""), option.label("label").orElse("")));
      }
      read.put(name, List.copyOf(options));
    }
    return read;
  }

  /**
   * Returns the options of this list, and remembers that it was named; empty where it is unknown.
   */
  Optional<List<Option>> options(String name) {
    Optional<List<Option>> options = Optional.ofNullable(known.get(name));
    if (options.isPresent()) {
      named.add(name);
    }
    return options;
  }

  Set<String> names() {
    return known.keySet();
  }

  /** Returns the lists that were named, as the text that is kept; empty where none was. */
  Optional<String> kept() {
    Map<String, List<Option>> kept = new TreeMap<>(known);
    kept.keySet().retainAll(named);
    return kept.isEmpty() ? Optional.empty() : Optional.of(text(kept));
  }

  private static String text(Map<String, List<Option>> lists) {
    StringBuilder text = new StringBuilder(KEY).append(":").append(lists.isEmpty() ? " {}" : "");
    new TreeMap<>(lists)
        .forEach((name, options) -> {
          text.append("\n  ").append(name).append(":");
          options.forEach(option ->
              text.append(
                  "\n    - { value: %s, label: %s }"
                      .formatted(quoted(option.value()), quoted(option.label()))));
        });
    return text.append("\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
