package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.FigureStore.Figure;
import fr.assistantchorus.dialog.CatalogDrawing.DialogGraph;
import fr.assistantchorus.dialog.CatalogDrawing.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far people come in a dialog.
 *
 * @param begun how many have begun it
 * @param median how long half of them took to be done, in French; empty where nobody was
 * @param messages how many messages of the person it took on average; empty where nobody was done
 * @param endings how it ended, and how often
 * @param states all of the dialogs of now, in their order, and others that were there then
 * @param graph the SVG of the state graph with the figures; empty where the dialog is gone
 */
public record Funnel(
    String dialog,
    String title,
    long begun,
    String median,
    String messages,
    List<Ending> endings,
    List<State> states,
    String graph) {
  public Funnel {
    endings = List.copyOf(endings);
    states = List.copyOf(states);
  }

  /**
   * @param label in French
   */
  public record Ending(String label, long count) {}

  /**
   * A state.
   *
   * @param reached how many have come to it
   * @param part the same in hundredths of those who have begun
   * @param left how many stayed there, or gave up
   * @param failed how many answers were not taken there, or broke
   */
  public record State(String name, String what, long reached, long part, long left, long failed) {}

  static Funnel of(String dialog, String title, Optional<DialogGraph> graph, List<Figure> figures) {
    Map<String, Map<String, Long>> counts =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    Figure::measure,
                    TreeMap::new,
                    Collectors.groupingBy(
                        Figure::key, TreeMap::new, Collectors.summingLong(Figure::count))));
    long begun = count(counts, Measure.BEGUN, "");
    List<State> states = states(graph, counts, begun);
    Map<String, Long> ended = counts.getOrDefault(Measure.ENDED.code(), Map.of());
    return new Funnel(
        dialog,
        title,
        begun,
        Span.median(counts.getOrDefault(Measure.TOOK.code(), Map.of())).orElse(""),
        FiguresTold.average(
            count(counts, Measure.SAID, ""), ended.getOrDefault(DayCounts.DONE, 0L)),
        ended.entrySet().stream()
            .map(one -> new Ending(FiguresTold.ending(one.getKey()), one.getValue()))
            .toList(),
        states,
        graph.map(known -> drawn(known, title, states)).orElse(""));
  }

  private static long count(Map<String, Map<String, Long>> counts, Measure measure, String key) {
    return counts.getOrDefault(measure.code(), Map.of()).getOrDefault(key, 0L);
  }

  private static List<State> states(
      Optional<DialogGraph> graph, Map<String, Map<String, Long>> counts, long begun) {
    List<Node> nodes = new ArrayList<>(graph.map(DialogGraph::nodes).orElse(List.of()));
    Set<String> known =
        nodes.stream().map(Node::name).collect(Collectors.toCollection(HashSet::new));
    counts.getOrDefault(Measure.REACHED.code(), Map.of()).keySet().stream()
        .filter(known::add)
        .sorted(Comparator.naturalOrder())
        .forEach(gone -> nodes.add(new Node(gone, "")));
    return nodes.stream()
        .map(node -> {
          long reached = count(counts, Measure.REACHED, node.name());
          return new State(
              node.name(),
              node.what(),
              reached,
              begun == 0 ? 0 : Math.round(100.0 * reached / begun),
              count(counts, Measure.LEFT, node.name()),
              count(counts, Measure.FAILED, node.name()));
        })
        .toList();
  }

  private static String drawn(DialogGraph graph, String title, List<State> states) {
    Map<String, State> byName =
        states.stream().collect(Collectors.toMap(State::name, state -> state));
    return StateDrawing.noted(graph)
        .svg(
            "Combien de personnes passent par chaque état de « " + title + " »",
            name -> mark(byName.get(name)));
  }

  private static StateDrawing.Mark mark(State state) {
    String look =
        state.reached() == 0
            ? ""
            : state.left() > 0 && 2 * state.left() >= state.reached() ? "lost" : "visited";
    String note =
        "%d%s%s"
            .formatted(
                state.reached(),
                state.left() == 0 ? "" : " · −" + state.left(),
                state.failed() == 0 ? "" : " · ✗" + state.failed());
    return new StateDrawing.Mark(look, note);
  }
}
