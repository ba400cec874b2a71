package fr.assistantchorus.dialog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts that several dialogs have in common. A part is slots and states that are written once
 * and spliced into each dialog that includes them, as its YAML is read: so the engine, the log and
 * a drawing know dialogs only, with states of their own.
 *
 * <p>A part names its exits, and a dialog says to which of its states each leads. What the dialog
 * says of a slot or a state of the part takes the place of what the part says, key by key.
 */
final class Parts {
  static final String PART = "part";
  static final String INCLUDE = "include";
  private static final String EXITS = "exits";
  private static final String SLOTS = "slots";
  private static final String STATES = "states";

  /** The keys of a state under which other states are named. */
  private static final Set<String> WAYS = Set.of("next", "outcomes", "cases", StateReader.ELSE);

  /**
   * More lines than a file can have. In a dialog, line {@code n} of the part {@code k}, counted
   * from 1, is the line {@code k * BEHIND + n}; {@link #placed} finds it again.
   */
  private static final int BEHIND = 1 << 20;

  private final Map<String, Part> byName = new LinkedHashMap<>();
  private final Set<String> included = new LinkedHashSet<>();

  /**
   * A part as it was read.
   *
   * @param number counted from 1
   */
  private record Part(
      String file,
      int number,
      int line,
      List<String> exits,
      YamlNode.Mapping slots,
      YamlNode.Mapping states) {}

  /** Reads the document of a part. */
  void read(String file, YamlNode.Mapping document, DialogFaults problems) {
    MappingReader reader = new MappingReader(document, "a part", problems);
    reader.require(PART, EXITS, STATES);
    String name = reader.text(PART).orElse("");
    List<String> exits = reader.texts(EXITS);
    Part part =
        new Part(
            file,
            byName.size() + 1,
            reader.line(PART),
            exits,
            section(reader, SLOTS),
            section(reader, STATES));
    reader.refuseOthers();
    checkWays(part, reader.line(EXITS), problems);
    if (byName.putIfAbsent(name, part) != null) {
      String message = "doubled part \"%s\"; the other is in %s";
      problems.add(reader.line(PART), message.formatted(name, byName.get(name).file()));
    }
  }

  private static YamlNode.Mapping section(MappingReader reader, String key) {
    return reader.isMapping(key)
        ? (YamlNode.Mapping) reader.node(key).orElseThrow()
        : new YamlNode.Mapping(reader.line(key), Map.of());
  }

  /**
   * Checks that each way leads to a state of the part or to an exit, and that each exit is used.
   */
  private static void checkWays(Part part, int exits, DialogFaults problems) {
    Set<String> known = new LinkedHashSet<>(part.states().entries().keySet());
    known.addAll(part.exits());
    Set<String> unused = new LinkedHashSet<>(part.exits());
    for (YamlNode.Entry state : part.states().entries().values()) {
      ways(
          state.value(),
          (way, line) -> {
            unused.remove(way);
            if (!known.contains(way)) {
              problems.unknown(line, "state or exit", way, known);
            }
            return Optional.empty();
          });
    }
    for (String exit : part.exits()) {
      if (part.states().entries().containsKey(exit)) {
        problems.add(exits, "\"%s\" is a state of the part, and no exit".formatted(exit));
      } else if (unused.contains(exit)) {
        problems.add(exits, "no state leads to the exit \"%s\"".formatted(exit));
      }
    }
  }

  /** Tells of each part that no dialog includes. */
  void refuseUnused(List<DialogFault> found) {
    byName.forEach((name, part) -> {
      if (!included.contains(name)) {
        found.add(
            new DialogFault(
                part.file(), part.line(), "no dialog includes the part \"%s\"".formatted(name)));
      }
    });
  }

  /** Returns the document of a dialog with the parts that it includes. */
  YamlNode.Mapping spliced(YamlNode.Mapping dialog, DialogFaults problems) {
    if (!dialog.entries().containsKey(INCLUDE)) {
      return dialog;
    }
    MappingReader reader = new MappingReader(dialog, "a dialog", problems);
    Map<String, YamlNode.Entry> slots = new LinkedHashMap<>();
    Map<String, YamlNode.Entry> states = new LinkedHashMap<>();
    reader
        .mapping(INCLUDE)
        .ifPresent(include ->
            include
                .keys()
                .forEach(name -> {
                  Part part = byName.get(name);
                  if (part == null) {
                    problems.unknown(include.line(name), PART, name, byName.keySet());
                  } else {
                    included.add(name);
                    Map<String, YamlNode.Entry> exits = exits(part, name, include, problems);
                    put(part, part.slots(), Map.of(), slots);
                    refuseDoubled(part.states(), states, include.line(name), problems);
                    put(part, part.states(), exits, states);
                  }
                }));
    Map<String, YamlNode.Entry> whole = new LinkedHashMap<>(dialog.entries());
    whole.remove(INCLUDE);
    over(SLOTS, slots, whole);
    over(STATES, states, whole);
    return new YamlNode.Mapping(dialog.line(), whole);
  }

  private static void refuseDoubled(
      YamlNode.Mapping more, Map<String, YamlNode.Entry> there, int line, DialogFaults problems) {
    for (String name : more.entries().keySet()) {
      if (there.containsKey(name)) {
        problems.add(line, "two parts have a state \"%s\"".formatted(name));
      }
    }
  }

  /** Returns where each exit leads, with the line that says so. */
  private static Map<String, YamlNode.Entry> exits(
      Part part, String name, MappingReader include, DialogFaults problems) {
    Map<String, YamlNode.Entry> exits = new LinkedHashMap<>();
    Optional<MappingReader> said = include.mapping(name);
    said.ifPresent(each -> {
      for (String exit : each.keys()) {
        int line = each.line(exit);
        if (!part.exits().contains(exit)) {
          problems.unknown(line, "exit", exit, part.exits());
        }
        each.text(exit)
            .ifPresent(
                to -> exits.put(exit, new YamlNode.Entry(line, new YamlNode.Scalar(line, to))));
      }
      for (String exit : part.exits()) {
        if (!each.keys().contains(exit)) {
          String message = "the exit \"%s\" of the part \"%s\" leads to no state";
          problems.add(include.line(name), message.formatted(exit, name));
        }
      }
    });
    return exits;
  }

  /** Adds what a part has, on its lines behind those of the dialog, with its exits led on. */
  private static void put(
      Part part,
      YamlNode.Mapping section,
      Map<String, YamlNode.Entry> exits,
      Map<String, YamlNode.Entry> into) {
    YamlNode.Mapping moved = (YamlNode.Mapping) moved(section, part.number() * BEHIND);
    moved
        .entries()
        .forEach((name, entry) ->
            into.put(
                name,
                new YamlNode.Entry(
                    entry.line(),
                    ways(entry.value(), (way, _) -> Optional.ofNullable(exits.get(way))))));
  }

  /** Puts what the dialog says in a section over what the parts say there. */
  private static void over(
      String section, Map<String, YamlNode.Entry> ofParts, Map<String, YamlNode.Entry> dialog) {
    YamlNode.Entry own = dialog.get(section);
    if (own == null) {
      if (!ofParts.isEmpty()) {
        int line = ofParts.values().iterator().next().line();
        dialog.put(section, new YamlNode.Entry(line, new YamlNode.Mapping(line, ofParts)));
      }
    } else if (!ofParts.isEmpty()) {
      YamlNode.Mapping parts = new YamlNode.Mapping(own.line(), ofParts);
      dialog.put(section, over(new YamlNode.Entry(own.line(), parts), own));
    }
  }

  /** Puts one mapping over another, key by key; anything else takes the other's place. */
  private static YamlNode.Entry over(YamlNode.Entry part, YamlNode.Entry own) {
    if (part.value() instanceof YamlNode.Mapping(int _, var keys)
        && own.value() instanceof YamlNode.Mapping(int line, var others)) {
      Map<String, YamlNode.Entry> merged = new LinkedHashMap<>(keys);
      others.forEach((key, value) -> merged.merge(key, value, Parts::over));
      return new YamlNode.Entry(own.line(), new YamlNode.Mapping(line, merged));
    }
    return own;
  }

  private interface Way {
    /** Returns what takes the place of a way to this state; empty where it stays. */
    Optional<YamlNode.Entry> led(String state, int line);
  }

  /** Returns a state whose ways lead elsewhere. */
  private static YamlNode ways(YamlNode state, Way way) {
    if (!(state instanceof YamlNode.Mapping(int line, var entries))) {
      return state;
    }
    Map<String, YamlNode.Entry> led = new LinkedHashMap<>();
    entries.forEach((key, entry) -> {
      if (!WAYS.contains(key)) {
        led.put(key, entry);
      } else if (entry.value() instanceof YamlNode.Mapping(int at, var cases)) {
        Map<String, YamlNode.Entry> inside = new LinkedHashMap<>();
        cases.forEach((when, to) -> inside.put(when, led(to, way)));
        led.put(key, new YamlNode.Entry(entry.line(), new YamlNode.Mapping(at, inside)));
      } else {
        led.put(key, led(entry, way));
      }
    });
    return new YamlNode.Mapping(line, led);
  }

  private static YamlNode.Entry led(YamlNode.Entry entry, Way way) {
    return entry.value() instanceof YamlNode.Scalar(int _, String state)
        ? way.led(state, entry.line()).orElse(entry)
        : entry;
  }

  private static YamlNode moved(YamlNode node, int by) {
    return switch (node) {
      case YamlNode.Scalar(int line, String text) -> new YamlNode.Scalar(line + by, text);
      case YamlNode.Sequence(int line, List<YamlNode> items) ->
          new YamlNode.Sequence(line + by, items.stream().map(item -> moved(item, by)).toList());
      case YamlNode.Mapping(int line, var entries) -> {
        Map<String, YamlNode.Entry> moved = new LinkedHashMap<>();
        entries.forEach((key, entry) ->
            moved.put(key, new YamlNode.Entry(entry.line() + by, moved(entry.value(), by))));
        yield new YamlNode.Mapping(line + by, moved);
      }
    };
  }

  /** Returns a fault of a dialog that stands in one of its parts as a fault of that part's file. */
  DialogFault placed(DialogFault fault) {
    int number = fault.line() / BEHIND;
    return byName.values().stream()
        .filter(part -> part.number() == number)
        .findFirst()
        .map(part -> placed(fault, part.file()))
        .orElse(fault);
  }

  private static DialogFault placed(DialogFault fault, String file) {
    String message =
        file.equals(fault.file())
            ? fault.message()
            : "%s (as %s includes it)".formatted(fault.message(), fault.file());
    return new DialogFault(file, fault.line() % BEHIND, message);
  }
}
