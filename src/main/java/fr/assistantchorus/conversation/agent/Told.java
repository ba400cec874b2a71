package fr.assistantchorus.conversation.agent;

import java.util.List;

/**
 * A conversation as an agent sees it, up to one of its turns. All texts are masked, and plain.
 *
 * @param turns those up to the one that is looked at, at most a hundred, the oldest first
 * @param total how many turns there are in all
 * @param machine what the machine knows after that turn
 * @param defects the numbers of the turns that the same dialogs would answer otherwise now
 */
public record Told(List<Turn> turns, int total, Machine machine, List<Integer> defects) {
  public Told {
    turns = List.copyOf(turns);
    defects = List.copyOf(defects);
  }

  /** Returns the turn that is looked at. */
  public Turn current() {
    return turns.getLast();
  }

  /** Returns the number of the last turn that is not told because there are too many, or 0. */
  public int before() {
    return turns.getFirst().number() - 1;
  }

  /**
   * A turn.
   *
   * @param number from 1
   * @param time in French, Paris time
   * @param said what was said in it, in order
   * @param at dialog/state after it; may be empty
   */
  public record Turn(int number, String time, List<Said> said, String at) {
    public Turn {
      said = List.copyOf(said);
    }
  }

  /**
   * Something that was said.
   *
   * @param who {@code user}, {@code assistant}, {@code agent} or {@code event}
   * @param rows « label : value » below it
   * @param sealed the values in what a person said that are kept sealed
   */
  public record Said(String who, String text, List<String> rows, List<Slot> sealed) {
    public Said {
      rows = List.copyOf(rows);
      sealed = List.copyOf(sealed);
    }
  }

  /**
   * What the machine did in the turn that is looked at, and where it stands after it.
   *
   * @param known whether the dialogs of then could be read
   * @param hash the first digits of the dialogs' hash
   * @param took how long the turn took, in French; empty for turns of before
   * @param mails the kinds of the mails that left with it, decoys not told apart
   * @param heard what was heard, a line each
   * @param acts what was done, and what came of it
   * @param stack the dialogs under way, the innermost first
   * @param graph the SVG of the innermost dialog's states, or of the one that ended last; may be
   *     empty
   */
  public record Machine(
      boolean known,
      String hash,
      String took,
      List<String> mails,
      List<String> heard,
      List<Act> acts,
      List<Level> stack,
      String graph) {
    public Machine {
      mails = List.copyOf(mails);
      heard = List.copyOf(heard);
      acts = List.copyOf(acts);
      stack = List.copyOf(stack);
    }
  }

  /** An act, and what came of it. */
  public record Act(String action, String outcome, List<Slot> values) {
    public Act {
      values = List.copyOf(values);
    }
  }

  /** A dialog under way. */
  public record Level(String dialog, String title, String state, List<Slot> slots) {
    public Level {
      slots = List.copyOf(slots);
    }
  }

  /**
   * A value by its name, masked where it is sensitive.
   *
   * @param sealed the id of the sealed value; empty where the value is shown as it is
   */
  public record Slot(String name, String value, String sealed) {}
}
