package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.field.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which of several values of one kind is meant: « 15100, ah non, 15110 » means the second,
 * and the first must leave no trace.
 */
final class TakenBack {
  private static final Set<String> TAKING =
      Set.of(
          ("non nan pardon plutot mais maintenant desole desolee euh oups erreur trompe trompee"
                  + " attendez attends enfin depuis rectification")
              .split(" "));

  /** The most characters between a value and the one that takes it back. */
  private static final int WIDEST_GAP = 80;

  private TakenBack() {}

  /**
   * Returns these values without those that the next one of the same type takes back.
   *
   * @param values in the order of the text
   */
  static List<Entity> without(String text, List<Entity> values) {
    Map<String, Entity> next = new HashMap<>();
    List<Entity> kept = new ArrayList<>();
    for (Entity value : values.reversed()) {
      Entity later = next.put(value.type(), value);
      if (later == null || !isField(value) || !takes(between(text, value, later))) {
        kept.add(value);
      }
    }
    return kept.reversed();
  }

  private static boolean isField(Entity value) {
    return FieldType.ofCode(value.type()).filter(type -> type != FieldType.YES_NO).isPresent();
  }

  /** Returns what stands between two values; of a long story, nothing. */
  private static String between(String text, Entity value, Entity later) {
    int gap = later.start() - value.end();
    return gap > 0 && gap <= WIDEST_GAP ? text.substring(value.end(), later.start()) : "";
  }

  private static boolean takes(String between) {
    for (String word : PlainWords.normalise(between).split(" ")) {
      if (TAKING.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
