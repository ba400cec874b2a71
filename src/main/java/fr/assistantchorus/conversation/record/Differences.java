package fr.assistantchorus.conversation.record;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.WhatIf.Turn;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names the differences of a {@link WhatIf}, so that the same one has the same name in every
 * conversation: {@code wording sign-up/email}, {@code state sign-up/name > sign-up/first-name}.
 */
public final class Differences {
  private static final String NOWHERE = "none";

  private Differences() {}

  /**
   * A difference.
   *
   * @param name the same in every conversation
   */
  public record Named(String name, Divergence kind, Turn turn) {}

  /**
   * Returns the differences from which all others follow: each wording up to the first turn that
   * goes another way, the first slot, the first state and the first act.
   */
  public static List<Named> of(WhatIf whatIf) {
    List<Named> named = new ArrayList<>();
    Set<Divergence> told = EnumSet.noneOf(Divergence.class);
    for (Turn turn : whatIf.turns()) {
      Divergence kind = turn.divergence();
      boolean parted = told.contains(Divergence.STATE) || told.contains(Divergence.ACT);
      switch (kind) {
        case NONE -> {}
        case WORDING -> {
          if (!parted) {
            wordings(turn).forEach(name -> named.add(new Named(name, kind, turn)));
          }
        }
        case SLOT, STATE, ACT -> {
          if (told.add(kind)) {
            named.add(new Named(kind.code() + " " + name(turn), kind, turn));
          }
        }
      }
    }
    return List.copyOf(named);
  }

  private static String name(Turn turn) {
    String then = place(turn.then().at());
    return switch (turn.divergence()) {
      case STATE ->
          then
              + " > "
              + turn.other().map(other -> place(Scene.place(other.reply()))).orElse(NOWHERE);
      case ACT ->
          "%s: %s > %s"
              .formatted(
                  then,
                  acts(turn.then().acts()),
                  turn.other().map(other -> acts(other.acts())).orElse("cannot go on"));
      case SLOT -> then + slots(turn);
      case NONE, WORDING -> then;
    };
  }

  private static String place(String at) {
    return at.isEmpty() ? NOWHERE : at;
  }

  private static String acts(List<String> acts) {
    return acts.isEmpty() ? NOWHERE : String.join(", ", acts);
  }

  /** Returns the names of the slots that the two runs know otherwise. */
  private static String slots(Turn turn) {
    State then = turn.then().ran().map(Scene.Ran::after).orElse(State.NEW);
    State other = turn.other().map(WhatIf.Other::after).orElse(State.NEW);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(then.stack().size(), other.stack().size()); i++) {
      var one = then.stack().get(i).slots();
      var two = other.stack().get(i).slots();
      Stream.concat(one.keySet().stream(), two.keySet().stream())
          .distinct()
          .sorted()
          .filter(name -> !Objects.equals(one.get(name), two.get(name)))
          .forEach(names::add);
    }
    return ": " + String.join(", ", names);
  }

  /** Returns a name for each message that is worded otherwise, and for the question's buttons. */
  private static List<String> wordings(Turn turn) {
    JsonNode then = Json.tree(turn.then().recorded());
    JsonNode other = Json.tree(turn.other().orElseThrow().reply());
    List<String> names = new ArrayList<>();
    int most = Math.max(then.path("messages").size(), other.path("messages").size());
    for (int i = 0; i < most; i++) {
      JsonNode one = then.path("messages").path(i);
      JsonNode two = other.path("messages").path(i);
      if (!one.equals(two)) {
        names.add("wording " + (one.isMissingNode() ? two : one).path("id").asText());
      }
    }
    if (names.isEmpty()) {
      names.add("wording " + place(turn.then().at()) + " (question)");
    }
    return names.stream().distinct().toList();
  }
}
