package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way out of a state.
 *
 * @param when the value or outcome that takes this way; empty where it is taken whatever happens,
 *     or where no other way fits
 */
record Way(DialogState from, Optional<String> when, Next to) {

  /** Returns the ways out of a state, in the order of the file. */
  static List<Way> outOf(DialogState state) {
    return switch (state) {
      case DialogState.Collect collect -> ways(collect, collect.cases(), collect.next());
      case DialogState.Branch branch ->
          ways(branch, branch.cases(), Optional.of(branch.otherwise()));
      case DialogState.Call call -> ways(call, call.outcomes(), Optional.empty());
      case DialogState.Repair repair -> ways(repair, repair.outcomes(), Optional.empty());
      case DialogState.Say say -> only(say, say.next());
      case DialogState.Enter enter -> only(enter, enter.next());
      case DialogState.HandOver handOver -> waysOut(handOver);
      case DialogState.Finish finish -> only(finish, new Next.End(finish.how()));
    };
  }

  /** Returns the state that the way leads to; empty where it ends the dialog. */
  Optional<String> state() {
    return switch (to) {
      case Next.To(String state) -> Optional.of(state);
      case Next.End _ -> Optional.empty();
    };
  }

  private static List<Way> waysOut(DialogState.HandOver handOver) {
    List<Way> ways = new ArrayList<>(only(handOver, handOver.next()));
    handOver
        .nobody()
        .ifPresent(state ->
            ways.add(new Way(handOver, Optional.of(StateReader.NOBODY), new Next.To(state))));
    return ways;
  }

  private static List<Way> only(DialogState from, Next to) {
    return List.of(new Way(from, Optional.empty(), to));
  }

  private static List<Way> ways(
      DialogState from, Map<String, String> cases, Optional<String> otherwise) {
    List<Way> ways = new ArrayList<>();
    cases.forEach((when, to) -> ways.add(new Way(from, Optional.of(when), new Next.To(to))));
    otherwise.ifPresent(to -> ways.add(new Way(from, Optional.empty(), new Next.To(to))));
    return ways;
  }
}
