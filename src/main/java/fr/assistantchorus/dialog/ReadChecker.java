package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.KnownValues.Known;
import fr.assistantchorus.field.FieldType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that every value which a dialog reads, in texts, calls, branches and recaps, has been
 * filled on every way that leads there.
 */
final class ReadChecker {
  /** The name of what was typed, for texts that answer a value which could not be read. */
  static final String INPUT = "input";

  /**
   * Names that no slot may have, since {@code expect.slot} of the chat API has them where no slot
   * is asked for.
   */
  private static final Set<String> TAKEN = Set.of(INPUT, "wish", DialogState.Branch.SPEAKER);

  private final Draft draft;
  private final Dialog dialog;
  private final Vocabulary vocabulary;
  private final DialogFaults problems;
  private final KnownValues known;
  private final Map<String, ValueType> always;
  private final Set<String> declared;

  /**
   * The names of the values that at least one state fills. A slot that no state fills is told once,
   * where it is declared.
   */
  private final Set<String> filled;

  ReadChecker(Draft draft, Vocabulary vocabulary, DialogFaults problems) {
    this.draft = draft;
    this.dialog = draft.dialog();
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.known = KnownValues.of(dialog, vocabulary);
    this.always = new HashMap<>(vocabulary.settings());
    if (dialog.repair()) {
      always.putAll(CatalogChecker.GIVEN_TO_REPAIRS);
    }
    this.filled = filled(dialog, vocabulary);
    this.declared = new TreeSet<>(dialog.slots().keySet());
    declared.addAll(filled);
  }

  void check() {
    checkSlots();
    for (DialogState state : dialog.states().values()) {
      switch (state) {
        case DialogState.Collect collect -> checkCollect(collect);
        case DialogState.Say say -> {
          checkText(say, say.text(), Map.of(), "say");
          say.link().ifPresent(link -> checkText(say, link.href(), Map.of(), "link", "href"));
        }
        case DialogState.HandOver over -> checkText(over, over.text(), Map.of(), "hand-over");
        case DialogState.Branch branch -> checkBranch(branch);
        case DialogState.Call call ->
            call.arguments().forEach((argument, slot) -> checkArgument(call, argument, slot));
        case DialogState.Enter enter ->
            enter
                .arguments()
                .forEach((slot, value) -> checkNamed(enter, value, declared, "with", slot));
        case DialogState.Repair _, DialogState.Finish _ -> {}
      }
    }
  }

  /** Returns the slots that are collected, and the values that the dialog's actions give back. */
  static Set<String> filled(Dialog dialog, Vocabulary vocabulary) {
    Set<String> filled = new TreeSet<>();
    for (DialogState state : dialog.states().values()) {
      if (state instanceof DialogState.Collect collect
          && dialog.slots().containsKey(collect.slot())) {
        filled.add(collect.slot());
      } else if (state instanceof DialogState.Call call
          && vocabulary.actions().containsKey(call.action())) {
        vocabulary.actions().get(call.action()).outcomes().values().stream()
            .flatMap(values -> values.keySet().stream())
            .filter(name -> !name.equals(DialogState.Branch.SPEAKER))
            .forEach(filled::add);
      }
    }
    return filled;
  }

  private void checkSlots() {
    for (String slot : dialog.slots().keySet()) {
      int line = draft.lines().at("slots", slot);
      if (always.containsKey(slot) || TAKEN.contains(slot)) {
        problems.add(line, "slot \"%s\" has a name that is taken; rename it".formatted(slot));
      }
      if (!draft.incomplete() && !filled.contains(slot) && !givenByPage(slot)) {
        String message = "slot \"%s\" is never collected; collect it or leave it out";
        problems.add(line, message.formatted(slot));
      }
    }
  }

  /**
   * Returns whether the page gives the slot its value: on a page, that is the code by which the
   * conversation takes over what was typed there.
   */
  private boolean givenByPage(String slot) {
    return !dialog.pages().isEmpty() && dialog.slots().get(slot).type() == FieldType.HAND_OVER_CODE;
  }

  private void checkCollect(DialogState.Collect collect) {
    checkText(collect, collect.ask(), Map.of(), "ask");
    collect.again().ifPresent(text -> checkText(collect, text, Map.of(), "again"));
    collect.help().ifPresent(text -> checkText(collect, text, Map.of(), "help"));
    Map<String, ValueType> typed = Map.of(INPUT, ValueType.TEXT);
    collect.invalid().forEach((reason, text) -> checkText(collect, text, typed, "invalid", reason));
    collect
        .choices()
        .from()
        .ifPresent(value -> {
          checkRead(collect, value, declared, "options");
          checkType(collect, value, ValueType.OPTIONS, "options");
        });
    // The suggestion may be absent when the question is asked; then nothing is suggested.
    collect
        .choices()
        .suggested()
        .ifPresent(value -> {
          checkNamed(collect, value, declared, "suggest");
          checkType(collect, value, ValueType.TEXT, "suggest");
        });
    for (String slot : collect.recap()) {
      if (filledBefore(slot, collect)) {
        checkNamed(collect, slot, dialog.slots().keySet(), "recap");
      } else {
        checkRead(collect, slot, dialog.slots().keySet(), "recap");
      }
    }
  }

  /**
   * Returns whether some way to this state fills the slot. That is enough for a recap, which shows
   * only what is there.
   */
  private boolean filledBefore(String slot, DialogState state) {
    Map<String, Set<String>> next = new HashMap<>();
    for (DialogState from : dialog.states().values()) {
      next.put(
          from.name(),
          Way.outOf(from).stream()
              .flatMap(way -> way.state().stream())
              .collect(Collectors.toSet()));
    }
    Graph graph = new Graph(next);
    return dialog.collecting(slot).stream()
        .anyMatch(filling -> graph.reachableFrom(filling.name()).contains(state.name()));
  }

  /** Tells of an argument that is not filled by then, unless the action can do without it. */
  private void checkArgument(DialogState.Call call, String argument, String slot) {
    ActionSignature action = vocabulary.actions().get(call.action());
    if (action != null && action.optional().contains(argument)) {
      checkNamed(call, slot, declared, "with", argument);
    } else {
      checkRead(call, slot, declared, "with", argument);
    }
  }

  private void checkNamed(DialogState state, String slot, Set<String> readable, String... path) {
    if (!readable.contains(slot)) {
      problems.unknown(line(state, path), "slot", slot, readable);
    }
  }

  private void checkRead(DialogState state, String slot, Set<String> readable, String... path) {
    int line = line(state, path);
    if (!readable.contains(slot)) {
      problems.unknown(line, "slot", slot, readable);
    } else if (filled.contains(slot)
        && known.at(state.name()).filter(values -> !values.containsKey(slot)).isPresent()) {
      problems.add(line, "slot \"%s\" is read %s".formatted(slot, tooEarly(state, slot)));
    }
  }

  /**
   * Tells of a value that has another type than a question's options, or its suggestion, must have.
   */
  private void checkType(DialogState state, String value, ValueType type, String key) {
    known
        .at(state.name())
        .map(values -> values.get(value))
        .filter(found -> found.type() != type)
        .ifPresent(found -> {
          String message = "{%s} is of type %s; \"%s\" wants %s";
          problems.add(line(state, key), message.formatted(value, found.type(), key, type));
        });
  }

  private void checkBranch(DialogState.Branch branch) {
    if (branch.slot().equals(DialogState.Branch.SPEAKER)) {
      return;
    }
    if (dialog.slots().containsKey(branch.slot())
        && dialog.slots().get(branch.slot()).type() != FieldType.CHOICE) {
      checkRead(branch, branch.slot(), declared, "branch");
    } else {
      // Here the value may be absent: an action may not have given it, or the choice was made on
      // another way. Then the branch goes to "else".
      Set<String> readable = new TreeSet<>(declared);
      readable.addAll(dialog.repair() ? CatalogChecker.GIVEN_TO_REPAIRS.keySet() : Set.of());
      checkNamed(branch, branch.slot(), readable, "branch");
    }
    known
        .at(branch.name())
        .map(values -> values.get(branch.slot()))
        .filter(value -> value.type() != ValueType.TEXT)
        .ifPresent(_ -> {
          String message = "{%s} is no text; its values cannot be told apart by cases";
          problems.add(line(branch, "branch"), message.formatted(branch.slot()));
        });
  }

  private void checkText(
      DialogState state, Template text, Map<String, ValueType> more, String... path) {
    int line = line(state, path);
    Map<String, Known> values = known.at(state.name()).orElse(null);
    for (Template.Use use : text.uses()) {
      String name = use.variable();
      Known value = values == null ? null : values.get(name);
      if (more.containsKey(name)) {
        checkFormat(use, more.get(name), line, problems);
      } else if (always.containsKey(name)) {
        checkFormat(use, always.get(name), line, problems);
      } else if (!declared.contains(name)) {
        Set<String> fillable = new TreeSet<>(declared);
        fillable.addAll(always.keySet());
        fillable.addAll(more.keySet());
        nothingFills(name, fillable, line, problems);
      } else if (value != null && value.absent()) {
        String message = "{%s} may have been passed over, since the slot is optional";
        problems.add(line, message.formatted(name));
      } else if (value != null) {
        checkFormat(use, value.type(), line, problems);
      } else if (values != null && filled.contains(name)) {
        problems.add(line, "{%s} is read %s".formatted(name, tooEarly(state, name)));
      }
    }
  }

  /**
   * Returns the end of a sentence about a value that is read too early. It names one way into the
   * state that does not fill the value.
   */
  private String tooEarly(DialogState state, String name) {
    return dialog.states().values().stream()
        .flatMap(from -> Way.outOf(from).stream())
        .filter(way -> way.state().filter(state.name()::equals).isPresent())
        .filter(way -> known.at(way.from().name()).isPresent())
        .filter(way -> {
          Map<String, Known> before = known.at(way.from().name()).orElseThrow();
          return !KnownValues.after(way, before, dialog, vocabulary).containsKey(name);
        })
        .findFirst()
        .map(way ->
            "before it is filled, coming from state \"%s\"%s"
                .formatted(way.from().name(), way.when().map(w -> " by " + w).orElse("")))
        .orElse("before it is filled");
  }

  /**
   * Checks a text that stands by itself.
   *
   * @param fillable the only values that can be quoted in it
   */
  static void checkText(
      Template text, Map<String, ValueType> fillable, int line, DialogFaults problems) {
    for (Template.Use use : text.uses()) {
      ValueType type = fillable.get(use.variable());
      if (type == null) {
        nothingFills(use.variable(), fillable.keySet(), line, problems);
      } else {
        checkFormat(use, type, line, problems);
      }
    }
  }

  private static void nothingFills(
      String name, Set<String> fillable, int line, DialogFaults problems) {
    problems.add(line, "nothing fills {%s}%s".formatted(name, Suggestion.among(fillable, name)));
  }

  private static void checkFormat(
      Template.Use use, ValueType type, int line, DialogFaults problems) {
    if (!use.suits(type)) {
      String name = use.variable();
      String suggestion =
          switch (type) {
            case MOMENT -> "a moment; write {%1$s, date, long} or {%1$s, time, short}";
            case NUMBER -> "a number; write {%1$s}, or give it a plural";
            case TEXT -> "a text; write {%1$s}";
            case OPTIONS -> "something to choose from; write it after \"options\"";
          };
      problems.add(line, ("{%1$s} is " + suggestion).formatted(name));
    }
  }

  private int line(DialogState state, String... path) {
    return draft
        .lines()
        .at(
            Stream.concat(Stream.of("states", state.name()), Stream.of(path))
                .toArray(String[]::new));
  }
}
