package fr.assistantchorus.dialog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a mapping key by key. Each key that is asked for becomes a known one; {@link #refuseOthers}
 * tells of the rest. What is not as it should be is told as a fault, and something harmless stands
 * in for it, so that one reading finds all the faults.
 */
final class MappingReader {
  /** The longest text that the assistant says at once, in UTF-16 units. */
  static final int MAX_TEXT = 1_000;

  /** The longest label or title, in UTF-16 units; it must fit a button on a phone. */
  static final int MAX_LABEL = 100;

  private static final Template STAND_IN = new Template("…");

  private final YamlNode.Mapping mapping;
  private final String what;
  private final DialogFaults problems;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param what the thing that the mapping describes, to be named in faults
   */
  MappingReader(YamlNode.Mapping mapping, String what, DialogFaults problems) {
    this.mapping = mapping;
    this.what = what;
    this.problems = problems;
  }

  int line() {
    return mapping.line();
  }

  int line(String key) {
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.line() : entry.line();
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(mapping.entries().keySet());
  }

  Optional<YamlNode> node(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.entries().get(key)).map(YamlNode.Entry::value);
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(key, node, line(key)));
  }

  /** Tells of each of these keys that is missing. */
  void require(String... keys) {
    for (String key : keys) {
      if (node(key).isEmpty()) {
        problems.add(line(), "%s needs \"%s\"".formatted(what, key));
      }
    }
  }

  /** Returns a short text for people, which is not a template. */
  Optional<String> label(String key) {
    Optional<String> label = text(key);
    label.ifPresent(text -> checkText(text, line(key), MAX_LABEL));
    return label;
  }

  Optional<Template> template(String key) {
    return text(key).map(text -> template(text, line(key)));
  }

  Map<String, Template> templates(String key) {
    Map<String, Template> templates = new LinkedHashMap<>();
    mapping(key)
        .ifPresent(inner ->
            inner.keys().forEach(k -> inner.template(k).ifPresent(text -> templates.put(k, text))));
    return Collections.unmodifiableMap(templates);
  }

  boolean flag(String key) {
    Optional<String> text = text(key);
    if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
      problems.add(line(key), "\"%s\" is true or false".formatted(key));
    }
    return text.filter("true"::equals).isPresent();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items(key)) {
      text(key, item, item.line()).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  /** Returns a mapping of words to words, in the order of the file. */
  Map<String, String> words(String key) {
    Map<String, String> words = new LinkedHashMap<>();
    mapping(key)
        .ifPresent(
            inner -> inner.keys().forEach(k -> inner.text(k).ifPresent(v -> words.put(k, v))));
    return Collections.unmodifiableMap(words);
  }

  boolean isMapping(String key) {
    return node(key).filter(YamlNode.Mapping.class::isInstance).isPresent();
  }

  Optional<MappingReader> mapping(String key) {
    return node(key).flatMap(node -> mapping(key, node, line(key)));
  }

  List<MappingReader> mappings(String key) {
    List<MappingReader> mappings = new ArrayList<>();
    for (YamlNode item : items(key)) {
      mapping("an item of " + key, item, item.line()).ifPresent(mappings::add);
    }
    return mappings;
  }

  /** Tells of every key that the mapping has and that was never asked for. */
  void refuseOthers() {
    for (String key : mapping.entries().keySet()) {
      if (!asked.contains(key)) {
        problems.unknown(line(key), "key of " + what, key, asked);
      }
    }
  }

  private List<YamlNode> items(String key) {
    return switch (node(key).orElse(new YamlNode.Sequence(line(), List.of()))) {
      case YamlNode.Sequence(int _, List<YamlNode> items) -> items;
      case YamlNode.Scalar _, YamlNode.Mapping _ -> {
        problems.add(line(key), "\"%s\" is a list: [a, b]".formatted(key));
        yield List.of();
      }
    };
  }

  private Optional<String> text(String key, YamlNode node, int line) {
    if (!(node instanceof YamlNode.Scalar(int _, String text))) {
      problems.add(line, "\"%s\" is a text; quote it if it begins with { or [".formatted(key));
      return Optional.empty();
    }
    if (text.isBlank()) {
      problems.add(line, "\"%s\" is empty".formatted(key));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<MappingReader> mapping(String key, YamlNode node, int line) {
    if (node instanceof YamlNode.Mapping inner) {
      return Optional.of(new MappingReader(inner, key, problems));
    }
    problems.add(line, "\"%s\" is a mapping: { key: value }".formatted(key));
    return Optional.empty();
  }

  private Template template(String text, int line) {
    checkText(text, line, MAX_TEXT);
    try {
      // ICU's parser goes one level deeper with each brace, so a text without a bound would
      // overflow the stack.
      return text.length() > MAX_TEXT ? STAND_IN : new Template(text);
    } catch (IllegalArgumentException e) {
      problems.add(line, "not an ICU message: " + e.getMessage());
      return STAND_IN;
    }
  }

  private void checkText(String text, int line, int longest) {
    if (text.length() > longest) {
      problems.add(line, "%d characters; at most %d".formatted(text.length(), longest));
    }
    if (text.indexOf('\'') >= 0) {
      problems.add(line, "straight apostrophe ', which ICU takes for its escape; write ’");
    }
  }
}
