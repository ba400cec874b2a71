package fr.assistantchorus.dialog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML text into nodes with their lines.
 *
 * <p>It works on the parser's events, so that the depth is bounded here and an alias is never
 * followed.
 */
final class YamlReader {
  /**
   * The deepest nesting that is read. No dialog needs as much, and the stack overflows only far
   * beyond it.
   */
  static final int MAX_DEPTH = 20;

  private final DialogFaults problems;
  private final Iterator<Event> events;
  private int depth;

  private YamlReader(DialogFaults problems, Iterator<Event> events) {
    this.problems = problems;
    this.events = events;
  }

  /**
   * Returns the documents of a file, up to the first place where it is not YAML.
   *
   * @param problems where faults are added: syntax, doubled keys, anchors, tags, depth
   */
  static List<YamlNode> read(String text, DialogFaults problems) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
    List<YamlNode> documents = new ArrayList<>();
    try {
      var reader = new YamlReader(problems, new Parse(settings).parseString(text).iterator());
      reader.documents(documents);
    } catch (TooDeep e) {
      problems.add(e.line, "nested deeper than %d levels".formatted(MAX_DEPTH));
    } catch (MarkedYamlEngineException e) {
      String message = "not YAML: %s; quote a text that holds : # { } [ ] or ,";
      problems.add(line(e.getProblemMark()), message.formatted(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(1, "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
    return documents;
  }

  private void documents(List<YamlNode> documents) {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent start) {
        YamlNode root = node(start);
        if (!(root instanceof YamlNode.Scalar(int _, String text) && text.isEmpty())) {
          documents.add(root);
        }
      }
    }
  }

  private YamlNode node(NodeEvent start) {
    int line = line(start.getStartMark());
    if (start instanceof AliasEvent) {
      return new YamlNode.Scalar(line, "");
    }
    if (start.getAnchor().isPresent()) {
      problems.add(line, "anchors and aliases are not used here; write it out");
    }
    if (start instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), line);
      return new YamlNode.Scalar(line, scalar.getValue());
    }
    refuseTag(((CollectionStartEvent) start).getTag(), line);
    if (++depth > MAX_DEPTH) {
      throw new TooDeep(line);
    }
    YamlNode node = start.getEventId() == Event.ID.MappingStart ? mapping(line) : sequence(line);
    depth--;
    return node;
  }

  private YamlNode sequence(int line) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node((NodeEvent) event));
    }
    return new YamlNode.Sequence(line, items);
  }

  private YamlNode mapping(int line) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node((NodeEvent) event);
      YamlNode value = node((NodeEvent) events.next());
      if (!(key instanceof YamlNode.Scalar(int keyLine, String name))) {
        problems.add(key.line(), "a key must be a word");
      } else if (entries.containsKey(name)) {
        int first = entries.get(name).line();
        problems.add(keyLine, "doubled key \"%s\", first on line %d".formatted(name, first));
      } else {
        entries.put(name, new YamlNode.Entry(keyLine, value));
      }
    }
    return new YamlNode.Mapping(line, entries);
  }

  private void refuseTag(Optional<String> tag, int line) {
    tag.ifPresent(t -> problems.add(line, "tags are not used here; leave \"%s\" out".formatted(t)));
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }

  /** Leaves the recursion at once. */
  private static final class TooDeep extends RuntimeException {
    private final int line;

    private TooDeep(int line) {
      super(null, null, false, false);
      this.line = line;
    }
  }
}
