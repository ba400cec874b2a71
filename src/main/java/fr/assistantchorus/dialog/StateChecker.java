package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what each state of one dialog says of slots, values, actions and outcomes. */
final class StateChecker {
  /** The most buttons of one question; more of them need a page of their own. */
  static final int MAX_OPTIONS = 20;

  private static final List<String> YES_NO = List.of("yes", "no");

  private final Draft draft;
  private final Dialog dialog;
  private final Vocabulary vocabulary;
  private final DialogFaults problems;

  StateChecker(Draft draft, Vocabulary vocabulary, DialogFaults problems) {
    this.draft = draft;
    this.dialog = draft.dialog();
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  void check() {
    for (DialogState state : dialog.states().values()) {
      switch (state) {
        case DialogState.Collect collect -> checkCollect(collect);
        case DialogState.Call call -> checkCall(call);
        case DialogState.Branch branch -> checkBranch(branch);
        case DialogState.Repair repair -> checkRepair(repair);
        case DialogState.Say say -> checkLink(say);
        case DialogState.Enter _, DialogState.HandOver _, DialogState.Finish _ -> {}
      }
    }
  }

  private void checkCollect(DialogState.Collect collect) {
    Slot slot = dialog.slots().get(collect.slot());
    if (slot == null) {
      int line = line(collect, "collect");
      problems.unknown(line, "slot", collect.slot(), dialog.slots().keySet());
      return;
    }
    if (draft.untyped().contains(slot.name())) {
      return;
    }
    for (String reason : collect.invalid().keySet()) {
      if (!slot.type().reasons().contains(reason) && !slot.type().doubts().contains(reason)) {
        String what = "reason of type " + slot.type().code();
        problems.unknown(line(collect, "invalid", reason), what, reason, slot.type().reasons());
      }
    }
    if (collect.unasked() && !slot.optional()) {
      String message = "slot \"%s\" is not optional, so it cannot be left unasked";
      problems.add(line(collect, "unasked"), message.formatted(slot.name()));
    }
    checkOptions(collect, slot);
    checkCases(collect, "next", collect.cases().keySet(), slot, collect.options());
    checkEveryValueLeadsOn(collect, slot);
  }

  private void checkOptions(DialogState.Collect collect, Slot slot) {
    List<Option> options = collect.options();
    // In a repair, the engine offers what the repair interrupts, so the file need not list options.
    boolean chooses = slot.type().isChosen() && slot.type() != FieldType.YES_NO;
    if (chooses && options.isEmpty() && collect.choices().from().isEmpty() && !dialog.repair()) {
      problems.add(line(collect), "a choice needs \"options\"");
    }
    for (String intent : collect.choices().intents().values()) {
      if (!vocabulary.intents().contains(intent)) {
        problems.unknown(line(collect, "options"), "intent", intent, vocabulary.intents());
      }
    }
    if (options.size() > MAX_OPTIONS) {
      problems.add(line(collect, "options"), "more than %d options".formatted(MAX_OPTIONS));
    }
    Set<String> values = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      int line = line(collect, "options", Integer.toString(i));
      if (!values.add(option.value())) {
        problems.add(line, "doubled option \"%s\"".formatted(option.value()));
      }
      if (!labels.add(option.label().toLowerCase(Locale.FRENCH))) {
        problems.add(line, "doubled label \"%s\"".formatted(option.label()));
      }
      // An answer other than the slot's values, such as « je n’en ai pas », leads to a state of its
      // own.
      boolean another = collect.cases().containsKey(option.value());
      if (!another && !isValue(option.value(), slot.type())) {
        String message = "\"%s\" is no %s";
        problems.add(line, message.formatted(option.value(), slot.type().code()));
      }
    }
  }

  private static boolean isValue(String value, FieldType type) {
    if (type == FieldType.YES_NO) {
      return YES_NO.contains(value);
    }
    return type.isChosen()
        ? !value.equals(StateReader.ELSE)
        : type.parse(value).equals(new Parsed.Ok(value));
  }

  /**
   * Returns the values that the slot can have; empty where they cannot be listed. Where several can
   * be chosen, the value is a list, which no case can name.
   */
  private static Optional<Set<String>> values(Slot slot, List<Option> options) {
    if (slot.type() == FieldType.YES_NO) {
      return Optional.of(new LinkedHashSet<>(YES_NO));
    }
    return slot.type() == FieldType.CHOICE && !options.isEmpty()
        ? Optional.of(
            options.stream()
                .map(Option::value)
                .collect(Collectors.toCollection(LinkedHashSet::new)))
        : Optional.empty();
  }

  private void checkCases(
      DialogState state, String key, Collection<String> cases, Slot slot, List<Option> options) {
    boolean ofOptions =
        options.stream().map(Option::value).collect(Collectors.toSet()).containsAll(cases);
    if (slot.sensitive() && !ofOptions) {
      String message = "slot \"%s\" is sensitive: its value is kept apart and can lead nowhere";
      problems.add(line(state, key), message.formatted(slot.name()));
    }
    Optional<Set<String>> values = values(slot, options);
    for (String value : cases) {
      int line = line(state, key, value);
      if (values.isPresent() && !values.get().contains(value)) {
        problems.unknown(line, "value of slot " + slot.name(), value, values.get());
      } else if (!isValue(value, slot.type())
          && options.stream().noneMatch(option -> option.value().equals(value))) {
        problems.add(line, "\"%s\" is no %s".formatted(value, slot.type().code()));
      }
    }
  }

  private void checkEveryValueLeadsOn(DialogState.Collect collect, Slot slot) {
    if (collect.next().isPresent() || collect.cases().isEmpty()) {
      return;
    }
    Optional<Set<String>> values = values(slot, collect.options());
    Set<String> missing = new LinkedHashSet<>(values.orElse(Set.of()));
    missing.removeAll(collect.cases().keySet());
    if (!missing.isEmpty()) {
      String message = "no way for %s; add it, or \"else\"";
      problems.add(line(collect, "next"), message.formatted(String.join(", ", missing)));
    } else if (slot.optional() || values.isEmpty()) {
      String which = slot.optional() ? "passing it over" : "other values";
      problems.add(line(collect, "next"), "no way for %s; add \"else\"".formatted(which));
    }
  }

  private void checkBranch(DialogState.Branch branch) {
    if (branch.slot().equals(DialogState.Branch.SPEAKER)) {
      branch.cases().keySet().stream()
          .filter(code -> Speaker.ofCode(code).isEmpty())
          .forEach(code ->
              problems.unknown(
                  line(branch, "cases", code), "speaker", code, Set.copyOf(Speaker.codes())));
      return;
    }
    Slot slot = dialog.slots().get(branch.slot());
    if (slot != null && !draft.untyped().contains(slot.name())) {
      List<Option> options =
          dialog.collecting(slot.name()).stream().flatMap(c -> c.options().stream()).toList();
      checkCases(branch, "cases", branch.cases().keySet(), slot, options);
    }
  }

  private void checkCall(DialogState.Call call) {
    ActionSignature action = vocabulary.actions().get(call.action());
    if (action == null) {
      int line = line(call, "call");
      problems.unknown(line, "action", call.action(), vocabulary.actions().keySet());
      return;
    }
    Set<String> known = new LinkedHashSet<>(action.arguments());
    known.addAll(action.optional());
    for (String argument : call.arguments().keySet()) {
      if (!known.contains(argument)) {
        String what = "argument of " + action.name();
        problems.unknown(line(call, "with", argument), what, argument, known);
      }
    }
    Set<String> missing = new LinkedHashSet<>(action.arguments().stream().sorted().toList());
    missing.removeAll(call.arguments().keySet());
    if (!missing.isEmpty()) {
      String message = "%s wants %s; add it to \"with\"";
      String names = String.join(", ", missing);
      problems.add(line(call, "with"), message.formatted(action.name(), names));
    }
    checkOutcomes(call, call.outcomes().keySet(), action.outcomes().keySet(), action.name());
  }

  private void checkRepair(DialogState.Repair repair) {
    RepairOperation operation = repair.operation();
    if (!dialog.repair()) {
      String message = "a repair; only %s has them";
      problems.add(line(repair, "repair"), message.formatted(CatalogReader.REPAIR_FILE));
    }
    checkOutcomes(repair, repair.outcomes().keySet(), operation.outcomes(), operation.code());
  }

  private void checkOutcomes(
      DialogState state, Set<String> handled, Collection<String> known, String name) {
    for (String outcome : handled) {
      if (!known.contains(outcome)) {
        problems.unknown(line(state, "outcomes", outcome), "outcome of " + name, outcome, known);
      }
    }
    for (String outcome : known.stream().sorted().toList()) {
      if (!handled.contains(outcome)) {
        String message = "outcome \"%s\" of %s is not handled; say where it leads";
        problems.add(line(state, "outcomes"), message.formatted(outcome, name));
      }
    }
  }

  private void checkLink(DialogState.Say say) {
    String href = say.link().map(link -> link.href().pattern()).orElse("/");
    boolean path = href.startsWith("/") && !href.startsWith("//");
    if (!path && !href.startsWith("https://")) {
      String message = "\"%s\"; a link begins with / or https://";
      problems.add(line(say, "link", "href"), message.formatted(href));
    }
  }

  private int line(DialogState state, String... path) {
    String[] whole = new String[path.length + 2];
    whole[0] = "states";
    whole[1] = state.name();
    System.arraycopy(path, 0, whole, 2, path.length);
    return draft.lines().at(whole);
  }
}
