package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.dialog.CatalogDrawing.DialogGraph;
import fr.assistantchorus.dialog.CatalogDrawing.Edge;
import fr.assistantchorus.dialog.CatalogDrawing.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * A dialog's state graph as SVG, laid out once; which states are lit is said each time it is drawn.
 * Its looks are the stylesheet's.
 */
final class StateDrawing {
  private static final String LAYERED = "org.eclipse.elk.layered";
  private static final double HEIGHT = 34;

  /** The height of a box with a note below its name. */
  private static final double NOTED = 50;

  /** So many letters at least have room in a note. */
  private static final int NOTE_LETTERS = 16;

  private static final double PADDING = 20;

  /** The width of a letter in the font of the drawing, 13 px, on the safe side. */
  private static final double LETTER = 7.6;

  private static final double BASELINE = 22;
  private static final double NOTE_BASELINE = 40;

  private record Box(String name, String what, double x, double y, double width) {}

  private record Line(String from, String to, String points) {}

  private final double width;
  private final double height;
  private final double boxHeight;
  private final List<Box> boxes;
  private final List<Line> lines;

  private StateDrawing(
      double width, double height, double boxHeight, List<Box> boxes, List<Line> lines) {
    this.width = width;
    this.height = height;
    this.boxHeight = boxHeight;
    this.boxes = List.copyOf(boxes);
    this.lines = List.copyOf(lines);
  }

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  /** Lays a graph out, which takes some tens of milliseconds. */
  static StateDrawing of(DialogGraph graph) {
    return laidOut(graph, HEIGHT, 0);
  }

  /** Does the same with room for a note in each state. */
  static StateDrawing noted(DialogGraph graph) {
    return laidOut(graph, NOTED, NOTE_LETTERS);
  }

  private static StateDrawing laidOut(DialogGraph graph, double boxHeight, int letters) {
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, LAYERED);
    root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    Map<String, ElkNode> nodes = new HashMap<>();
    for (Node node : graph.nodes()) {
      ElkNode box = ElkGraphUtil.createNode(root);
      box.setDimensions(PADDING + Math.max(letters, node.name().length()) * LETTER, boxHeight);
      nodes.put(node.name(), box);
    }
    Map<ElkEdge, Edge> edges = new HashMap<>();
    for (Edge edge : graph.edges()) {
      edges.put(ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to())), edge);
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return new StateDrawing(
        root.getWidth(),
        root.getHeight(),
        boxHeight,
        graph.nodes().stream().map(node -> box(node, nodes.get(node.name()))).toList(),
        edges.entrySet().stream().map(edge -> line(edge.getValue(), edge.getKey())).toList());
  }

  private static Box box(Node node, ElkNode placed) {
    return new Box(node.name(), node.what(), placed.getX(), placed.getY(), placed.getWidth());
  }

  private static Line line(Edge edge, ElkEdge placed) {
    List<String> points = new ArrayList<>();
    for (ElkEdgeSection section : placed.getSections()) {
      points.add(point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(point(bend.getX(), bend.getY()));
      }
      points.add(point(section.getEndX(), section.getEndY()));
    }
    return new Line(edge.from(), edge.to(), String.join(" ", points));
  }

  private static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  /**
   * Returns the SVG element.
   *
   * @param title what it shows, in French
   * @param visited the states that the conversation has been in
   * @param current the one that it is in; empty where it is in none of this dialog
   */
  String svg(String title, Set<String> visited, String current) {
    return svg(
        title,
        name ->
            new Mark(
                name.equals(current) ? "current" : visited.contains(name) ? "visited" : "", ""));
  }

  /**
   * What is shown of a state besides its name.
   *
   * @param look its class in the stylesheet; empty where nobody was there
   * @param note below its name; may be empty
   */
  record Mark(String look, String note) {}

  /**
   * Returns the SVG element.
   *
   * @param marks what is shown of each state
   */
  String svg(String title, Function<String, Mark> marks) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"states\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
            .formatted(
                escaped(title), number(width), number(height), number(width), number(height)));
    svg.append(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
            + " markerHeight=\"8\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path d=\"M0,0"
            + " L8,4 L0,8 z\"/></marker></defs>");
    for (Line line : lines) {
      boolean taken =
          !marks.apply(line.from()).look().isEmpty() && !marks.apply(line.to()).look().isEmpty();
      svg.append(
          "<polyline class=\"way%s\" points=\"%s\" marker-end=\"url(#arrow)\"/>"
              .formatted(taken ? " taken" : "", line.points()));
    }
    for (Box box : boxes) {
      Mark mark = marks.apply(box.name());
      svg.append(
          "<g class=\"state%s\"><title>%s : %s</title><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>"
              .formatted(
                  mark.look().isEmpty() ? "" : " " + mark.look(),
                  escaped(box.name()),
                  escaped(box.what()),
                  number(box.x()),
                  number(box.y()),
                  number(box.width()),
                  number(boxHeight)));
      svg.append(text(box, BASELINE, box.name()));
      if (!mark.note().isEmpty()) {
        svg.append(text(box, NOTE_BASELINE, mark.note()));
      }
      svg.append("</g>");
    }
    return svg.append("</svg>").toString();
  }

  private static String text(Box box, double baseline, String text) {
    return "<text x=\"%s\" y=\"%s\">%s</text>"
        .formatted(number(box.x() + box.width() / 2), number(box.y() + baseline), escaped(text));
  }

  /** Returns a text for the content of an element or for an attribute. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
