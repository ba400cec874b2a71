package fr.assistantchorus.dialog;

import fr.assistantchorus.dialog.DialogState.Next;
import java.util.List;

/**
 * A dialog as a graph, for whoever draws it.
 *
 * @param start the name of the first state
 * @param nodes one for each state, in the order of the file
 */
public record DialogGraph(String start, List<Node> nodes, List<Edge> edges) {
  public DialogGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A state.
   *
   * @param what what it does in a few words, for instance {@code collect email}
   */
  public record Node(String name, String what) {}

  /**
   * A way from one state to another.
   *
   * @param when the value or outcome that takes it; empty where nothing is said of it
   */
  public record Edge(String from, String to, String when) {}

  public static DialogGraph of(Dialog dialog) {
    return new DialogGraph(
        dialog.start(),
        dialog.states().values().stream()
            .map(state -> new Node(state.name(), CatalogDrawing.what(state)))
            .toList(),
        dialog.states().values().stream()
            .flatMap(state -> Way.outOf(state).stream())
            .filter(way -> way.to() instanceof Next.To)
            .map(way ->
                new Edge(way.from().name(), way.state().orElseThrow(), way.when().orElse("")))
            .toList());
  }
}
