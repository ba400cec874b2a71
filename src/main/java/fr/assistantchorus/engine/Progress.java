package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Next;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a dialog is: « étape 3 sur 6 ».
 *
 * @param step the number of the question that is open, from 1, or of the step that it belongs to
 * @param of how many steps the dialog has; where it does not say, how many questions the shortest
 *     way to the end has that goes through this question
 */
public record Progress(int step, int of) {
  /**
   * The fewest questions for which progress is shown. A dialog with fewer is over before its length
   * is of interest.
   */
  static final int SHORTEST_SHOWN = 3;

  static Optional<Progress> of(Catalog catalog, State state) {
    if (state.top().isEmpty() || state.withAgent()) {
      return Optional.empty();
    }
    Frame frame = state.top().get();
    Dialog dialog = catalog.dialog(frame.dialog());
    if (dialog.repair() || !(dialog.state(frame.state()) instanceof DialogState.Collect)) {
      return Optional.empty();
    }
    int steps = dialog.steps();
    if (steps > 0) {
      return ((DialogState.Collect) dialog.state(frame.state()))
          .step()
          .map(step -> new Progress(step, steps));
    }
    int answered = (int) frame.trail().stream().filter(frame.asked()::contains).count();
    int of = answered + questionsLeft(dialog, frame);
    return of < SHORTEST_SHOWN ? Optional.empty() : Optional.of(new Progress(answered + 1, of));
  }

  /**
   * Returns how many questions are left on the way with the fewest. Passing a question that must
   * still be asked costs one; a state is looked at again where a cheaper way to it is found.
   */
  private static int questionsLeft(Dialog dialog, Frame frame) {
    Map<String, Integer> best = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    best.put(frame.state(), 0);
    open.add(frame.state());
    int shortest = Integer.MAX_VALUE;
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      DialogState state = dialog.state(name);
      boolean asks =
          state instanceof DialogState.Collect collect
              && !frame.slots().containsKey(collect.slot());
      int cost = best.get(name) + (asks ? 1 : 0);
      if (ends(state)) {
        shortest = Math.min(shortest, cost);
      }
      following(state)
          .filter(next -> best.getOrDefault(next, Integer.MAX_VALUE) > cost)
          .forEach(next -> {
            best.put(next, cost);
            open.addLast(next);
          });
    }
    return shortest == Integer.MAX_VALUE ? 1 : shortest;
  }

  private static boolean ends(DialogState state) {
    return switch (state) {
      case DialogState.Say say -> say.next() instanceof Next.End;
      case DialogState.Enter enter -> enter.next() instanceof Next.End;
      case DialogState.HandOver handOver -> handOver.next() instanceof Next.End;
      case DialogState.Finish _ -> true;
      case DialogState.Collect _, DialogState.Call _, DialogState.Branch _, DialogState.Repair _ ->
          false;
    };
  }

  private static Stream<String> following(DialogState state) {
    return switch (state) {
      case DialogState.Collect collect ->
          Stream.concat(collect.cases().values().stream(), collect.next().stream());
      case DialogState.Say say -> following(say.next());
      case DialogState.Call call -> call.outcomes().values().stream();
      case DialogState.Branch branch ->
          Stream.concat(branch.cases().values().stream(), Stream.of(branch.otherwise()));
      case DialogState.Enter enter -> following(enter.next());
      case DialogState.Repair repair -> repair.outcomes().values().stream();
      case DialogState.HandOver handOver -> following(handOver.next());
      case DialogState.Finish _ -> Stream.empty();
    };
  }

  private static Stream<String> following(Next next) {
    return next instanceof Next.To(String state) ? Stream.of(state) : Stream.empty();
  }
}
