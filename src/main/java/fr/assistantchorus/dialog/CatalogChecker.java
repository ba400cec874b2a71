package fr.assistantchorus.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the dialogs and facts that were read against one another and against the vocabulary. */
public final class CatalogChecker {
  /**
   * What the engine hands to repairs: the title of the dialog that they interrupt, whether there is
   * one, « yes » or « no », which answers a correction has changed, the two things that a message
   * may mean, and the name of the human who answers, where one does.
   */
  public static final Map<String, ValueType> GIVEN_TO_REPAIRS =
      Stream.of("title", "corrected", "under_way", "first", "second", "agent")
          .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> ValueType.TEXT));

  private final List<Draft> drafts;
  private final List<Draft.OfFact> facts;
  private final Vocabulary vocabulary;
  private final List<DialogFault> found = new ArrayList<>();

  private CatalogChecker(List<Draft> drafts, List<Draft.OfFact> facts, Vocabulary vocabulary) {
    this.drafts = drafts;
    this.facts = facts;
    this.vocabulary = vocabulary;
  }

  /** Returns every fault, in no order. */
  static List<DialogFault> check(
      List<Draft> drafts, List<Draft.OfFact> facts, Vocabulary vocabulary) {
    CatalogChecker checker = new CatalogChecker(drafts, facts, vocabulary);
    for (Draft draft : drafts) {
      DialogFaults problems = checker.in(draft.file());
      new StateChecker(draft, vocabulary, problems).check();
      new FlowChecker(draft, problems).check();
      new ReadChecker(draft, vocabulary, problems).check();
    }
    checker.checkNames();
    checker.checkPatterns();
    checker.checkTriggers();
    checker.checkOffers();
    checker.checkEnters();
    checker.checkFacts();
    checker.checkIntents();
    return checker.found;
  }

  private void checkNames() {
    Map<String, Draft> first = new HashMap<>();
    for (Draft draft : drafts) {
      String name = draft.dialog().name();
      Draft other = first.putIfAbsent(name, draft);
      if (other != null && !name.isEmpty()) {
        String message = "doubled dialog \"%s\", first in %s";
        add(draft, message.formatted(name, place(other, "dialog")), "dialog");
      }
    }
  }

  /**
   * Tells of each {@link EngineRepair} that no dialog defines, since the engine calls for it by
   * itself.
   */
  private void checkPatterns() {
    Set<String> repairs =
        drafts.stream()
            .map(Draft::dialog)
            .filter(Dialog::repair)
            .map(Dialog::name)
            .collect(Collectors.toSet());
    boolean waits =
        drafts.stream()
            .flatMap(draft -> draft.dialog().states().values().stream())
            .anyMatch(
                state -> state instanceof DialogState.HandOver over && over.nobody().isPresent());
    for (EngineRepair repair : EngineRepair.values()) {
      boolean wanted = repair.ofHandOver() ? waits : repair.required();
      if (wanted && !repairs.contains(repair.dialog())) {
        String message = "the engine wants a dialog \"%s\"; write it";
        in(CatalogReader.REPAIR_FILE).add(1, message.formatted(repair.dialog()));
      }
    }
  }

  private void checkTriggers() {
    Map<String, Draft> first = new HashMap<>();
    for (Draft draft : drafts) {
      int line = draft.lines().at("triggers");
      for (String trigger : draft.dialog().triggers()) {
        if (!vocabulary.intents().contains(trigger)) {
          in(draft.file()).unknown(line, "intent", trigger, vocabulary.intents());
        }
        Draft other = first.putIfAbsent(trigger, draft);
        if (other != null) {
          String message = "trigger \"%s\" already starts dialog \"%s\"";
          add(draft, message.formatted(trigger, other.dialog().name()), "triggers");
        }
      }
    }
  }

  /**
   * Tells of each offer that starts no dialog, since an offer is shown under the title of the
   * dialog that it starts.
   */
  private void checkOffers() {
    Set<String> started = started();
    for (Draft draft : drafts) {
      for (DialogState state : draft.dialog().states().values()) {
        if (state instanceof DialogState.Say say) {
          for (String offer :
              Stream.concat(say.offers().stream(), say.accountOffers().stream())
                  .distinct()
                  .toList()) {
            int line = draft.lines().at("states", state.name(), "offer");
            if (!vocabulary.intents().contains(offer)) {
              in(draft.file()).unknown(line, "intent", offer, vocabulary.intents());
            } else if (!started.contains(offer) && !started.contains(parent(offer))) {
              in(draft.file()).add(line, "no dialog is started by offer \"%s\"".formatted(offer));
            }
          }
        }
      }
    }
  }

  private void checkEnters() {
    Map<String, Set<String>> next = new LinkedHashMap<>();
    drafts.forEach(draft -> next.put(draft.dialog().name(), new LinkedHashSet<>()));
    for (Draft draft : drafts) {
      for (DialogState.Enter enter : enters(draft)) {
        if (next.containsKey(enter.dialog())) {
          if (!enter.beginsAgain(draft.dialog())) {
            next.get(draft.dialog().name()).add(enter.dialog());
          }
          checkHandedOver(draft, enter);
        } else {
          int line = draft.lines().at("states", enter.name(), "enter");
          in(draft.file()).unknown(line, "dialog", enter.dialog(), next.keySet());
        }
      }
    }
    new Graph(next).loops().forEach(this::tellOfCircle);
  }

  /** Tells of each value that is handed over to a dialog which reads nothing of that name. */
  private void checkHandedOver(Draft draft, DialogState.Enter enter) {
    Set<String> slots =
        drafts.stream()
            .map(Draft::dialog)
            .filter(dialog -> dialog.name().equals(enter.dialog()))
            .flatMap(AllHandedOn::readIn)
            .collect(Collectors.toSet());
    for (String slot : enter.arguments().keySet()) {
      if (!slots.contains(slot)) {
        int line = draft.lines().at("states", enter.name(), "with", slot);
        in(draft.file()).unknown(line, "slot of " + enter.dialog(), slot, slots);
      }
    }
  }

  /**
   * Tells of dialogs that enter one another in a circle. The fault is told at the state by which
   * the first dialog of the circle enters the second.
   */
  private void tellOfCircle(List<String> way) {
    String message = "dialogs enter one another: %s; break the circle";
    for (Draft draft : drafts) {
      for (DialogState.Enter enter : enters(draft)) {
        if (draft.dialog().name().equals(way.getFirst()) && enter.dialog().equals(way.get(1))) {
          add(draft, message.formatted(String.join(" → ", way)), "states", enter.name(), "enter");
          return;
        }
      }
    }
  }

  private static List<DialogState.Enter> enters(Draft draft) {
    return draft.dialog().states().values().stream()
        .filter(DialogState.Enter.class::isInstance)
        .map(DialogState.Enter.class::cast)
        .toList();
  }

  private void checkFacts() {
    Set<String> triggers = started();
    Map<String, Draft.OfFact> first = new HashMap<>();
    for (Draft.OfFact read : facts) {
      DialogFaults problems = in(read.file());
      String intent = read.fact().intent();
      if (!vocabulary.intents().contains(intent)) {
        problems.unknown(read.line(), "intent", intent, vocabulary.intents());
      }
      if (triggers.contains(intent)) {
        String message = "intent \"%s\" starts a dialog too; keep one of the two";
        problems.add(read.line(), message.formatted(intent));
      }
      Draft.OfFact other = first.putIfAbsent(intent, read);
      if (other != null) {
        String message = "doubled fact \"%s\", first in %s:%d";
        problems.add(read.line(), message.formatted(intent, other.file(), other.line()));
      }
      Stream.concat(Stream.of(read.fact().answer()), read.fact().variants().values().stream())
          .forEach(
              text -> ReadChecker.checkText(text, vocabulary.settings(), read.line(), problems));
    }
  }

  /** Tells of each intent that nothing answers, since people can be understood to say it. */
  private void checkIntents() {
    Set<String> started = started();
    Set<String> answered =
        facts.stream().map(read -> read.fact().intent()).collect(Collectors.toSet());
    vocabulary.intents().stream()
        .filter(intent -> !started.contains(intent) && !started.contains(parent(intent)))
        .filter(intent -> !answered.contains(intent))
        .sorted()
        .forEach(intent ->
            in(".")
                .add(1, "nothing answers intent \"%s\"; add a dialog or a fact".formatted(intent)));
  }

  private Set<String> started() {
    return drafts.stream()
        .flatMap(draft -> draft.dialog().triggers().stream())
        .collect(Collectors.toSet());
  }

  private static String parent(String intent) {
    int slash = intent.indexOf('/');
    return slash < 0 ? intent : intent.substring(0, slash);
  }

  private void add(Draft draft, String message, String... path) {
    in(draft.file()).add(draft.lines().at(path), message);
  }

  private static String place(Draft draft, String... path) {
    return draft.file() + ":" + draft.lines().at(path);
  }

  private DialogFaults in(String file) {
    return new DialogFaults(file, found);
  }
}
