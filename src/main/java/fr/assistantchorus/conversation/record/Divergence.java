package fr.assistantchorus.conversation.record;

import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** In what two runs of the same turn differ, the gravest last. */
public enum Divergence {
  /** Neither in a letter nor in anything else. */
  NONE,
  /** They say it in other words, or with other buttons. */
  WORDING,
  /** They know something else. */
  SLOT,
  /** They stand elsewhere. */
  STATE,
  /** They do something else, or the other run cannot go on, since no outcome was recorded. */
  ACT;

  /** Returns the name in files and options, for instance {@code wording}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Divergence between(
      List<String> acts,
      State after,
      String reply,
      List<String> otherActs,
      State otherAfter,
      String otherReply) {
    if (!acts.equals(otherActs)) {
      return ACT;
    }
    if (!places(after).equals(places(otherAfter))) {
      return STATE;
    }
    if (!slots(after).equals(slots(otherAfter))) {
      return SLOT;
    }
    return reply.equals(otherReply) ? NONE : WORDING;
  }

  private static List<String> places(State state) {
    return state.stack().stream().map(Divergence::place).toList();
  }

  /** Returns where a dialog is, as {@code dialog/state}. */
  static String place(Frame frame) {
    return frame.dialog() + "/" + frame.state();
  }

  private static List<Map<String, Value>> slots(State state) {
    return state.stack().stream().map(Frame::slots).toList();
  }

  /** Returns a value as anybody may see it. */
  public static String shown(Value value) {
    return switch (value) {
      case Value.Text(String text) -> SecretRef.masked(text);
      case Value.Secret(SecretRef ref) -> ref.mask();
      case Value.Number(long number) -> Long.toString(number);
      case Value.Moment(var moment) -> moment.toString();
      case Value.Options(var options) ->
          String.join(" | ", options.stream().map(o -> SecretRef.masked(o.label())).toList());
      case Value.Nothing _ -> "—";
    };
  }
}
