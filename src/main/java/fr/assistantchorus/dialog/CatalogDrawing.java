package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Next;
import java.util.ArrayList;
import java.util.List;

/** Draws a dialog as a state diagram. */
public final class CatalogDrawing {
  private CatalogDrawing() {}

  /**
   * A dialog as a graph, for whoever draws it otherwise.
   *
   * @param start the name of the first state
   * @param nodes one for each state, in the order of the file
   */
  public record DialogGraph(String start, List<Node> nodes, List<Edge> edges) {
    public DialogGraph {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }

    public static DialogGraph of(Dialog dialog) {
      return new DialogGraph(
          dialog.start(),
          dialog.states().values().stream()
              .map(state -> new Node(state.name(), what(state)))
              .toList(),
          dialog.states().values().stream()
              .flatMap(state -> Way.outOf(state).stream())
              .flatMap(way -> way.state().map(to -> new Edge(way.from().name(), to)).stream())
              .distinct()
              .toList());
    }
  }

  /**
   * A state.
   *
   * @param what what it does in a few words, for instance {@code collect email}
   */
  public record Node(String name, String what) {}

  /** A way from one state to another. */
  public record Edge(String from, String to) {}

  /**
   * Returns Mermaid's {@code stateDiagram-v2} of this dialog, which {@code check --draw} prints.
   */
  public static String mermaid(Dialog dialog) {
    List<String> lines = new ArrayList<>();
    lines.add("---\ntitle: " + dialog.name() + "\n---\nstateDiagram-v2");
    for (DialogState state : dialog.states().values()) {
      lines.add("  state \"%s: %s\" as %s".formatted(state.name(), what(state), id(state.name())));
    }
    lines.add("  [*] --> " + id(dialog.start()));
    dialog.states().values().stream()
        .flatMap(state -> Way.outOf(state).stream())
        .map(CatalogDrawing::arrow)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static String arrow(Way way) {
    String from = id(way.from().name());
    return switch (way.to()) {
      case Next.To(String to) ->
          "  %s --> %s".formatted(from, id(to)) + way.when().map(when -> " : " + when).orElse("");
      case Next.End(String how) -> "  %s --> [*] : %s".formatted(from, how);
    };
  }

  private static String what(DialogState state) {
    return switch (state) {
      case DialogState.Collect collect -> "collect " + collect.slot();
      case DialogState.Say _ -> "say";
      case DialogState.Call call -> "call " + call.action();
      case DialogState.Branch branch -> "branch on " + branch.slot();
      case DialogState.Enter enter -> "enter " + enter.dialog();
      case DialogState.Repair repair -> "repair " + repair.operation().code();
      case DialogState.HandOver _ -> "hand over";
      case DialogState.Finish _ -> "end";
    };
  }

  /**
   * Returns the state's name as an id. Mermaid accepts no hyphens in ids, and has words of its own
   * such as {@code end}.
   */
  private static String id(String state) {
    return "s_" + state.replace('-', '_');
  }
}
