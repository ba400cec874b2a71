package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Differences;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.engine.SecretRef;
import java.util.ArrayList;
import java.util.List;

/**
 * What other dialogs would have made of a conversation, as an agent sees it. All texts are masked.
 *
 * @param hash the first digits of the other dialogs' hash
 * @param turns those that differ, in order
 * @param names of the differences from which all others follow
 * @param stopped why the other dialogs cannot be followed to the end; empty where they can
 */
public record Compared(String hash, List<Turn> turns, List<String> names, String stopped) {
  private static final int HASH_SHOWN = 12;

  public Compared {
    turns = List.copyOf(turns);
    names = List.copyOf(names);
  }

  /**
   * A turn that differs.
   *
   * @param kind in what, in French
   * @param then what was said then, a line each
   * @param other what would have been said; empty where the other dialogs cannot go on
   */
  public record Turn(int number, String kind, List<String> then, List<String> other) {
    public Turn {
      then = List.copyOf(then);
      other = List.copyOf(other);
    }
  }

  static Compared of(WhatIf whatIf, String hash) {
    return new Compared(
        hash.substring(0, Math.min(HASH_SHOWN, hash.length())),
        whatIf.turns().stream()
            .filter(turn -> turn.divergence() != Divergence.NONE)
            .map(turn ->
                new Turn(
                    turn.then().number(),
                    kind(turn.divergence()),
                    said(turn.then().recorded()),
                    turn.other().map(other -> said(other.reply())).orElse(List.of())))
            .toList(),
        Differences.of(whatIf).stream().map(Differences.Named::name).toList(),
        whatIf.stopped().orElse(""));
  }

  static String kind(Divergence divergence) {
    return switch (divergence) {
      case NONE -> "Aucune différence";
      case WORDING -> "Formulation";
      case SLOT -> "Ce qui est su";
      case STATE -> "Chemin";
      case ACT -> "Acte";
    };
  }

  private static List<String> said(String body) {
    JsonNode reply = Json.tree(SecretRef.masked(body));
    List<String> lines = new ArrayList<>();
    reply.path("messages").forEach(message -> lines.add(message.path("text").asText()));
    String labels =
        String.join(
            " · ",
            reply
                .path("expect")
                .path("options")
                .valueStream()
                .map(option -> option.path("label").asText())
                .toList());
    if (!labels.isEmpty()) {
      lines.add(labels);
    }
    JsonNode at = reply.path("at");
    if (at.isObject()) {
      lines.add("(" + at.path("dialog").asText() + "/" + at.path("state").asText() + ")");
    }
    return lines;
  }
}
