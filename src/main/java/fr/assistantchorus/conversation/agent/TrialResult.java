package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.turn.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * What other dialogs would have made of many conversations, as it is kept: numbers, names of
 * differences and ids; nobody's words.
 *
 * @param kinds how many have this difference and none that is graver
 * @param endAlike how many come to the same end
 * @param stopped how many lead to an act whose outcome nobody recorded
 * @param unreadable how many were answered with dialogs that cannot be read any more
 * @param defects conversations that the very same dialogs play otherwise now
 * @param differences the most frequent ones first
 */
public record TrialResult(
    long conversations,
    long turns,
    List<Kind> kinds,
    long endAlike,
    long stopped,
    long unreadable,
    List<String> defects,
    List<Difference> differences) {
  /** So many differences are kept. */
  private static final int MOST_DIFFERENCES = 300;

  public TrialResult {
    kinds = List.copyOf(kinds);
    defects = List.copyOf(defects);
    differences = List.copyOf(differences);
  }

  /**
   * @param label in French
   */
  public record Kind(String label, long conversations) {}

  /**
   * A difference.
   *
   * @param kind in French
   * @param examples a few conversations that have it
   */
  public record Difference(String name, String kind, long conversations, List<Example> examples) {
    public Difference {
      examples = List.copyOf(examples);
    }
  }

  /** A turn of a conversation. */
  public record Example(String conversation, int turn) {}

  static TrialResult of(Trial trial) {
    return new TrialResult(
        trial.conversations(),
        trial.turns(),
        Stream.of(Divergence.values())
            .map(kind -> new Kind(Compared.kind(kind), trial.gravest(kind)))
            .toList(),
        trial.endAlike(),
        trial.stopped(),
        trial.unreadable(),
        trial.defects().stream().map(Object::toString).toList(),
        trial.differences().entrySet().stream()
            .map(found ->
                new Difference(
                    found.getKey(),
                    Compared.kind(found.getValue().kind()),
                    found.getValue().conversations(),
                    found.getValue().examples().stream()
                        .map(one ->
                            new Example(one.conversation().toString(), one.turn().then().number()))
                        .toList()))
            .sorted((a, b) -> Long.compare(b.conversations(), a.conversations()))
            .limit(MOST_DIFFERENCES)
            .toList());
  }

  String written() {
    return Json.write(this);
  }

  static TrialResult read(String written) {
    JsonNode kept = Json.tree(written);
    return new TrialResult(
        kept.path("conversations").asLong(),
        kept.path("turns").asLong(),
        kept.path("kinds")
            .valueStream()
            .map(one -> new Kind(one.path("label").asText(), one.path("conversations").asLong()))
            .toList(),
        kept.path("endAlike").asLong(),
        kept.path("stopped").asLong(),
        kept.path("unreadable").asLong(),
        kept.path("defects").valueStream().map(JsonNode::asText).toList(),
        kept.path("differences")
            .valueStream()
            .map(one ->
                new Difference(
                    one.path("name").asText(),
                    one.path("kind").asText(),
                    one.path("conversations").asLong(),
                    one.path("examples")
                        .valueStream()
                        .map(example ->
                            new Example(
                                example.path("conversation").asText(),
                                example.path("turn").asInt()))
                        .toList()))
            .toList());
  }
}
