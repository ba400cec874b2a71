package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Choices;
import fr.assistantchorus.dialog.DialogState.Link;
import fr.assistantchorus.dialog.DialogState.Next;
import fr.assistantchorus.dialog.DialogState.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the states of one dialog. */
final class StateReader {
  /** How a dialog can end. */
  static final List<String> ENDINGS = List.of("done", "refused", "cancelled");

  /** The key of the way for every value that has no way of its own. */
  static final String ELSE = "else";

  /** The key of the way that is taken where nobody came. */
  static final String NOBODY = "nobody";

  /**
   * The word that stands before the name of a closed list of the portal, where a state names the
   * list in place of options.
   */
  private static final String CATALOGUE = "catalogue ";

  /** The word that hands on everything that the other side takes. */
  private static final String ALL = "all";

  private static final Pattern STEP = Pattern.compile("[1-9][0-9]?");

  private static final Template SILENCE = new Template("…");

  private final Catalogues catalogues;
  private final DialogFaults problems;
  private final Set<String> handingAll = new HashSet<>();
  private final Set<String> unlisted = new HashSet<>();
  private boolean incomplete;

  StateReader(Catalogues catalogues, DialogFaults problems) {
    this.catalogues = catalogues;
    this.problems = problems;
  }

  /** Returns the states that say {@code with: all}. */
  Set<String> handingAll() {
    return handingAll;
  }

  /** Returns the slots that name a catalogue which does not exist. */
  Set<String> unlisted() {
    return unlisted;
  }

  /** Returns whether some way from state to state could not be read. */
  boolean incomplete() {
    return incomplete;
  }

  /** Returns the state; where it could not be read, one that just ends. */
  DialogState read(String name, int line, Optional<MappingReader> mapping) {
    if (mapping.isEmpty()) {
      return unread(name);
    }
    MappingReader reader = mapping.get();
    List<Kind> kinds =
        Arrays.stream(Kind.values()).filter(kind -> reader.keys().contains(kind.key)).toList();
    // "end" also stands beside the key of another kind; it is a kind of its own only where it is
    // alone.
    List<Kind> own = kinds.stream().filter(kind -> kind != Kind.FINISH).toList();
    if (own.size() > 1) {
      String keys = own.stream().map(kind -> kind.key).collect(Collectors.joining(" and "));
      problems.add(line, "state \"%s\" has %s; make two states of it".formatted(name, keys));
      return unread(name);
    }
    if (own.isEmpty() && (kinds.isEmpty() || reader.keys().size() > 1)) {
      problems.add(line, "state \"%s\" does nothing%s".formatted(name, meant(reader)));
      return unread(name);
    }
    DialogState state = read(name, own.isEmpty() ? Kind.FINISH : own.getFirst(), reader);
    reader.refuseOthers();
    return state;
  }

  private DialogState read(String name, Kind kind, MappingReader reader) {
    return switch (kind) {
      case COLLECT -> collect(name, reader);
      case SAY -> say(name, reader);
      case CALL -> call(name, reader);
      case BRANCH -> branch(name, reader);
      case ENTER ->
          new DialogState.Enter(name, word(reader, "enter"), arguments(name, reader), next(reader));
      case REPAIR -> repair(name, reader);
      case HAND_OVER ->
          new DialogState.HandOver(
              name, text(reader, "hand-over"), next(reader), reader.text(NOBODY));
      case FINISH -> new DialogState.Finish(name, ending(reader));
    };
  }

  private DialogState collect(String name, MappingReader reader) {
    reader.require("ask");
    Map<String, String> cases = new LinkedHashMap<>();
    Optional<String> next = Optional.empty();
    switch (reader.node("next").orElse(null)) {
      case YamlNode.Mapping _ -> cases.putAll(reader.words("next"));
      case YamlNode.Scalar _, YamlNode.Sequence _ -> next = reader.text("next");
      case null -> {
        problems.add(reader.line(), "a question needs \"next\"");
        incomplete = true;
      }
    }
    if (cases.containsKey(ELSE)) {
      next = Optional.of(cases.remove(ELSE));
    }
    return new DialogState.Collect(
        name,
        word(reader, "collect"),
        text(reader, "ask"),
        reader.template("again"),
        reader.templates("invalid"),
        reader.template("help"),
        reader.texts("recap"),
        choices(reader),
        reader.flag("unasked"),
        step(reader),
        Collections.unmodifiableMap(cases),
        next);
  }

  /** Returns the options: those listed, those of a catalogue, or the value of an action. */
  private Choices choices(MappingReader reader) {
    List<Option> options = new ArrayList<>();
    Map<String, String> intents = new LinkedHashMap<>();
    Optional<String> from = Optional.empty();
    if (reader.node("options").orElse(null) instanceof YamlNode.Scalar) {
      from = reader.text("options").filter(text -> !text.startsWith(CATALOGUE));
      if (from.isEmpty()) {
        options.addAll(ofCatalogue(reader));
      }
    } else {
      for (MappingReader option : reader.mappings("options")) {
        option.require("value", "label");
        String value = option.text("value").orElse("");
        options.add(new Option(value, option.label("label").orElse(value)));
        option.text("intent").ifPresent(intent -> intents.put(value, intent));
        option.refuseOthers();
      }
    }
    return new Choices(
        List.copyOf(options), Collections.unmodifiableMap(intents), from, reader.text("suggest"));
  }

  private List<Option> ofCatalogue(MappingReader reader) {
    Optional<String> name =
        reader.text("options").map(text -> text.substring(CATALOGUE.length()).strip());
    Optional<List<Option>> options = name.flatMap(catalogues::options);
    if (options.isEmpty()) {
      name.ifPresent(wrong ->
          problems.unknown(reader.line("options"), "catalogue", wrong, catalogues.names()));
      unlisted.add(word(reader, "collect"));
    }
    return options.orElse(List.of());
  }

  private Optional<Integer> step(MappingReader reader) {
    Optional<String> text = reader.text("step");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!STEP.matcher(text.get()).matches()) {
      problems.add(reader.line("step"), "\"step\" is a number from 1 to 99");
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(text.get()));
  }

  private DialogState say(String name, MappingReader reader) {
    Optional<Link> link = reader.mapping("link").map(StateReader::link);
    List<String> offers;
    List<String> accountOffers;
    if (reader.isMapping("offer")) {
      MappingReader byWho = reader.mapping("offer").orElseThrow();
      byWho.require(Fact.ACCOUNT, ELSE);
      offers = byWho.texts(ELSE);
      accountOffers = byWho.texts(Fact.ACCOUNT);
      byWho.refuseOthers();
    } else {
      offers = reader.texts("offer");
      accountOffers = offers;
    }
    return new DialogState.Say(
        name, text(reader, "say"), link, offers, accountOffers, next(reader));
  }

  private static Link link(MappingReader reader) {
    reader.require("href", "label");
    Link link =
        new Link(
            reader.template("href").orElse(new Template("/")), reader.label("label").orElse(""));
    reader.refuseOthers();
    return link;
  }

  private DialogState call(String name, MappingReader reader) {
    return new DialogState.Call(
        name, word(reader, "call"), arguments(name, reader), ways(reader, "outcomes"));
  }

  /**
   * Returns what a state hands on. It is empty for {@code with: all}, which {@link AllHandedOn}
   * writes out later.
   */
  private Map<String, String> arguments(String name, MappingReader reader) {
    Map<String, String> arguments = new LinkedHashMap<>();
    switch (reader.node("with").orElse(null)) {
      case YamlNode.Mapping _ -> arguments.putAll(reader.words("with"));
      case YamlNode.Scalar(int _, String word) when word.equals(ALL) -> handingAll.add(name);
      case YamlNode.Scalar _, YamlNode.Sequence _ ->
          reader.texts("with").forEach(slot -> arguments.put(slot, slot));
      case null -> {}
    }
    return Collections.unmodifiableMap(arguments);
  }

  private DialogState branch(String name, MappingReader reader) {
    Optional<String> otherwise = reader.text(ELSE);
    if (otherwise.isEmpty()) {
      problems.add(reader.line(), "a branch needs \"else\": any other value, or none");
      incomplete = true;
    }
    String slot = word(reader, "branch");
    return new DialogState.Branch(name, slot, ways(reader, "cases"), otherwise.orElse(""));
  }

  private DialogState repair(String name, MappingReader reader) {
    Map<String, RepairOperation> byCode = new HashMap<>();
    for (RepairOperation operation : RepairOperation.values()) {
      byCode.put(operation.code(), operation);
    }
    Optional<String> code = reader.text("repair");
    Map<String, String> outcomes = ways(reader, "outcomes");
    if (code.map(byCode::get).isEmpty()) {
      code.ifPresent(c -> problems.unknown(reader.line("repair"), "repair", c, byCode.keySet()));
      return unread(name);
    }
    return new DialogState.Repair(name, byCode.get(code.get()), outcomes);
  }

  private Map<String, String> ways(MappingReader reader, String key) {
    reader.require(key);
    Map<String, String> ways = reader.words(key);
    incomplete |= ways.isEmpty();
    return ways;
  }

  private Next next(MappingReader reader) {
    Optional<String> next = reader.text("next");
    boolean ends = reader.node("end").isPresent();
    if (next.isPresent() == ends) {
      String message = ends ? "\"next\" or \"end\", not both" : "needs \"next\" or \"end\"";
      problems.add(reader.line(), message);
      incomplete = true;
    }
    return next.isPresent() ? new Next.To(next.get()) : new Next.End(ends ? ending(reader) : "");
  }

  private String ending(MappingReader reader) {
    String how = reader.text("end").orElse(ENDINGS.getFirst());
    if (!ENDINGS.contains(how)) {
      problems.unknown(reader.line("end"), "ending", how, ENDINGS);
    }
    return how;
  }

  private static String word(MappingReader reader, String key) {
    return reader.text(key).orElse("");
  }

  private static Template text(MappingReader reader, String key) {
    return reader.template(key).orElse(SILENCE);
  }

  private DialogState unread(String name) {
    incomplete = true;
    return new DialogState.Finish(name, ENDINGS.getFirst());
  }

  private static String meant(MappingReader reader) {
    List<String> known = Arrays.stream(Kind.values()).map(kind -> kind.key).toList();
    return reader.keys().stream()
        .flatMap(key -> Suggestion.nearest(known, key).stream())
        .findFirst()
        .map("; did you mean \"%s\"?"::formatted)
        .orElse("; give it one of " + String.join(", ", known));
  }

  /** What a state can be, by the key that says so. */
  private enum Kind {
    COLLECT("collect"),
    SAY("say"),
    CALL("call"),
    BRANCH("branch"),
    ENTER("enter"),
    REPAIR("repair"),
    HAND_OVER("hand-over"),
    FINISH("end");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }
}
