package fr.assistantchorus.dialog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What leads where.
 *
 * @param next by node, the nodes that one step leads to; each of them is a key too
 */
record Graph(Map<String, Set<String>> next) {

  /** Returns the nodes that one or more steps lead to. */
  Set<String> reachableFrom(String node) {
    return cameFrom(node).keySet();
  }

  /**
   * Returns the nodes of the shortest way that comes back to this node, which is first and last;
   * empty where none does.
   */
  Optional<List<String>> wayRound(String node) {
    Map<String, String> cameFrom = cameFrom(node);
    if (!cameFrom.containsKey(node)) {
      return Optional.empty();
    }
    List<String> way = new ArrayList<>(List.of(node));
    String at = node;
    do {
      at = cameFrom.get(at);
      way.addFirst(at);
    } while (!at.equals(node));
    return Optional.of(way);
  }

  /** Returns the shortest way round each loop, once for all the nodes that it goes through. */
  List<List<String>> loops() {
    List<List<String>> loops = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (String node : next.keySet()) {
      if (!told.contains(node)) {
        wayRound(node)
            .ifPresent(way -> {
              loops.add(way);
              told.addAll(way);
            });
      }
    }
    return loops;
  }

  /**
   * Returns, for each node that can be reached, the node before it on a shortest way. The search is
   * breadth first.
   */
  private Map<String, String> cameFrom(String start) {
    Map<String, String> cameFrom = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String node = open.removeFirst();
      for (String to : next.getOrDefault(node, Set.of())) {
        if (cameFrom.putIfAbsent(to, node) == null) {
          open.addLast(to);
        }
      }
    }
    return cameFrom;
  }
}
