package fr.assistantchorus.dialog;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks how the states of one dialog lead to one another. */
final class FlowChecker {
  private final Draft draft;
  private final Dialog dialog;
  private final DialogFaults problems;

  FlowChecker(Draft draft, DialogFaults problems) {
    this.draft = draft;
    this.dialog = draft.dialog();
    this.problems = problems;
  }

  void check() {
    if (dialog.states().size() > DialogReader.MAX_STATES) {
      // That there are too many states has been told already. The checks below take a time that
      // grows with the cube of the number of states, so they are left out.
      return;
    }
    boolean complete = checkTargets() && !draft.incomplete();
    Graph graph = graph(_ -> true);
    if (complete) {
      checkReachable(graph);
    }
    checkWaysOut(graph);
    checkLoops();
  }

  /**
   * Tells of each way that leads nowhere.
   *
   * @return whether every way leads to a state that exists
   */
  private boolean checkTargets() {
    Set<String> known = dialog.states().keySet();
    boolean all = true;
    for (DialogState state : dialog.states().values()) {
      for (Way way : Way.outOf(state)) {
        String to = way.state().filter(Predicate.not(known::contains)).orElse(null);
        if (to != null) {
          problems.unknown(line(way), "state", to, known);
          all = false;
        }
      }
    }
    return all;
  }

  private void checkReachable(Graph graph) {
    Set<String> reachable = graph.reachableFrom(dialog.start());
    for (String state : dialog.states().keySet()) {
      if (!reachable.contains(state) && !state.equals(dialog.start())) {
        String message = "unreachable state \"%s\"; lead to it or leave it out";
        problems.add(line(state), message.formatted(state));
      }
    }
  }

  /** Tells of each dead end once: states that lead only to one another. */
  private void checkWaysOut(Graph graph) {
    Set<String> told = new LinkedHashSet<>();
    for (String state : dialog.states().keySet()) {
      Set<String> ahead = new LinkedHashSet<>(graph.reachableFrom(state));
      boolean closed = ahead.stream().allMatch(s -> graph.reachableFrom(s).contains(state));
      if (closed && !leaves(state) && ahead.stream().noneMatch(this::leaves) && told.add(state)) {
        told.addAll(ahead);
        String message = "no way out of state \"%s\"; lead somewhere to \"end\"";
        problems.add(line(state), message.formatted(state));
      }
    }
  }

  /**
   * Returns whether some way out of the state ends the dialog, or leads to an unknown state, which
   * has been told already.
   */
  private boolean leaves(String state) {
    List<Way> ways = Way.outOf(dialog.states().get(state));
    return ways.isEmpty()
        || ways.stream()
            .anyMatch(way -> way.state().filter(dialog.states()::containsKey).isEmpty());
  }

  /** Tells of states that go round without a question, since a turn in them would never end. */
  private void checkLoops() {
    for (List<String> way : graph(s -> !(s instanceof DialogState.Collect)).loops()) {
      String message = "states go round without a question: %s; collect something on the way";
      problems.add(line(way.getFirst()), message.formatted(String.join(" → ", way)));
    }
  }

  private Graph graph(Predicate<DialogState> kept) {
    Map<String, Set<String>> next = new LinkedHashMap<>();
    for (DialogState state : dialog.states().values()) {
      if (kept.test(state)) {
        next.put(
            state.name(),
            Way.outOf(state).stream()
                .flatMap(way -> way.state().stream())
                .filter(to -> dialog.states().containsKey(to))
                .filter(to -> kept.test(dialog.states().get(to)))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        if (state instanceof DialogState.Enter enter
            && enter.beginsAgain(dialog)
            && dialog.states().get(dialog.start()) instanceof DialogState start
            && kept.test(start)) {
          next.get(state.name()).add(dialog.start());
        }
      }
    }
    return new Graph(next);
  }

  private int line(String state) {
    return draft.lines().at("states", state);
  }

  private int line(Way way) {
    String state = way.from().name();
    String when = way.when().orElse(StateReader.ELSE);
    return switch (way.from()) {
      case DialogState.Collect _ -> draft.lines().at("states", state, "next", when);
      case DialogState.Branch _ when way.when().isPresent() ->
          draft.lines().at("states", state, "cases", when);
      case DialogState.Branch _ -> draft.lines().at("states", state, StateReader.ELSE);
      case DialogState.Call _, DialogState.Repair _ ->
          draft.lines().at("states", state, "outcomes", when);
      case DialogState.HandOver _ when way.when().isPresent() ->
          draft.lines().at("states", state, StateReader.NOBODY);
      case DialogState.Say _, DialogState.Enter _, DialogState.HandOver _, DialogState.Finish _ ->
          draft.lines().at("states", state, "next");
    };
  }
}
