package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.record.Differences.Named;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What many recorded conversations would have been with other dialogs, counted. */
public final class Trial {
  /** How many conversations are named for each difference. */
  public static final int MOST_EXAMPLES = 5;

  /** How many conversations are named that the program itself plays otherwise now. */
  public static final int MOST_DEFECTS = 20;

  private final Map<Divergence, Long> gravest = new EnumMap<>(Divergence.class);
  private final TreeMap<String, Found> differences = new TreeMap<>();
  private final List<UUID> defects = new ArrayList<>();
  private long conversations;
  private long turns;
  private long endAlike;
  private long stopped;
  private long unreadable;
  private long defective;

  /**
   * A difference that was found.
   *
   * @param conversations in how many
   * @param examples of it, a few
   */
  public record Found(Divergence kind, long conversations, List<Example> examples) {}

  /** A turn of a conversation in which a difference was found. */
  public record Example(UUID conversation, WhatIf.Turn turn) {}

  /**
   * Counts a conversation.
   *
   * @param then as it is with the dialogs that it was answered with
   */
  public void add(UUID conversation, Playback then, WhatIf whatIf) {
    conversations++;
    turns += then.scenes().size();
    gravest.merge(whatIf.gravest(), 1L, Long::sum);
    if (whatIf.turns().isEmpty()
        || whatIf.turns().getLast().divergence().compareTo(Divergence.WORDING) <= 0) {
      endAlike++;
    }
    if (whatIf.stopped().isPresent()) {
      stopped++;
    }
    if (then.scenes().stream().anyMatch(scene -> scene.ran().isEmpty())) {
      unreadable++;
    }
    if (!then.defects().isEmpty()) {
      defective++;
      if (defects.size() < MOST_DEFECTS) {
        defects.add(conversation);
      }
    }
    Map<String, Named> once = new TreeMap<>();
    Differences.of(whatIf).forEach(named -> once.putIfAbsent(named.name(), named));
    once.forEach((name, named) ->
        differences.merge(
            name,
            new Found(named.kind(), 1, List.of(new Example(conversation, named.turn()))),
            Trial::both));
  }

  private static Found both(Found known, Found more) {
    List<Example> examples = new ArrayList<>(known.examples());
    more.examples().stream().limit(MOST_EXAMPLES - examples.size()).forEach(examples::add);
    return new Found(known.kind(), known.conversations() + more.conversations(), examples);
  }

  public long conversations() {
    return conversations;
  }

  public long turns() {
    return turns;
  }

  /** Returns how many have this difference and none that is graver. */
  public long gravest(Divergence divergence) {
    return gravest.getOrDefault(divergence, 0L);
  }

  /** Returns how many come to the same end, perhaps in other words. */
  public long endAlike() {
    return endAlike;
  }

  /** Returns how many the other dialogs lead to an act whose outcome nobody recorded. */
  public long stopped() {
    return stopped;
  }

  /** Returns how many were answered with dialogs that cannot be read any more. */
  public long unreadable() {
    return unreadable;
  }

  /** Returns how many come out otherwise with the very dialogs that they were answered with. */
  public long defective() {
    return defective;
  }

  /** Returns the first of those. */
  public List<UUID> defects() {
    return List.copyOf(defects);
  }

  /** Returns the differences by their names, in order. */
  public Map<String, Found> differences() {
    return new TreeMap<>(differences);
  }
}
