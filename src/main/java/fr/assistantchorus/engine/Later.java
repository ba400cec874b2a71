package fr.assistantchorus.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Parts of a state that only a later version of the program knows, by their names. */
final class Later {
  private Later() {}

  /**
   * Returns an unmodifiable copy in the same order, without nulls, which are not written either;
   * empty where there is nothing.
   */
  static Map<String, Object> copyOf(Map<String, Object> later) {
    if (later == null || later.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> copy = new LinkedHashMap<>(later);
    copy.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(copy);
  }
}
