package fr.assistantchorus.dialog;

import java.util.List;
import java.util.Map;

/**
 * A piece of a YAML file, with the line where it begins, from 1.
 *
 * <p>Scalars are strings, whatever they look like: {@code no} does not become false, and no zero is
 * lost.
 */
sealed interface YamlNode {
  int line();

  record Scalar(int line, String text) implements YamlNode {}

  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /**
   * @param entries in the order of the file
   */
  record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

  /**
   * @param line the line of the key; its value may begin further down
   */
  record Entry(int line, YamlNode value) {}
}
