package fr.assistantchorus.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where each part of a document stands.
 *
 * @param byPath the line of each part, by the keys that lead to it; an item of a list is named by
 *     its index
 */
record Lines(int first, Map<List<String>, Integer> byPath) {

  static Lines of(YamlNode.Mapping document) {
    Map<List<String>, Integer> lines = new HashMap<>();
    add(lines, List.of(), document);
    return new Lines(document.line(), lines);
  }

  /** Returns the line of this part, or of the nearest part around it. */
  int at(String... path) {
    for (int length = path.length; length > 0; length--) {
      Integer line = byPath.get(List.of(path).subList(0, length));
      if (line != null) {
        return line;
      }
    }
    return first;
  }

  private static void add(Map<List<String>, Integer> lines, List<String> path, YamlNode node) {
    switch (node) {
      case YamlNode.Scalar _ -> {}
      case YamlNode.Sequence(int _, List<YamlNode> items) ->
          IntStream.range(0, items.size())
              .forEach(i -> {
                List<String> below = below(path, Integer.toString(i));
                lines.put(below, items.get(i).line());
                add(lines, below, items.get(i));
              });
      case YamlNode.Mapping(int _, Map<String, YamlNode.Entry> entries) ->
          entries.forEach((key, entry) -> {
            lines.put(below(path, key), entry.line());
            add(lines, below(path, key), entry.value());
          });
    }
  }

  private static List<String> below(List<String> path, String key) {
    return Stream.concat(path.stream(), Stream.of(key)).toList();
  }
}
