package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.Entity;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Towns;
import fr.assistantchorus.hearing.Cut.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What speaks for the value of a slot to begin, to end or to go on at a piece of the text. The
 * marks of a stretch are those of its beginning, of its end and of each of its pieces, so a score
 * is a sum and each mark is looked at once.
 */
final class ValueMarks {
  private static final Set<String> TAKING =
      Set.of(
          ("non nan pardon plutot mais desole desolee oups erreur enfin maintenant trompe trompee"
                  + " attendez attends")
              .split(" "));

  /** How far before or behind a value its name may stand. */
  private static final int NEAR = 3;

  private static final int LONGEST_NOUN = 4;
  private static final int MOST_COUNTED = 6;

  /** How many lengths are told apart, of a value and of what is left of the text. */
  static final int LENGTHS = MOST_COUNTED + 1;

  private final Cut cut;
  private final Slot slot;
  private final String type;
  private final String role;
  private final boolean[] own;
  private final boolean[] others;
  private final List<Entity> entities;

  /**
   * @param role whether the slot is asked for, was answered before, or is new
   */
  ValueMarks(Cut cut, Slot slot, String role, Utterance said) {
    this.cut = cut;
    this.slot = slot;
    this.role = role;
    this.type = kind(slot.type());
    this.own = nouns(List.of(slot));
    this.others =
        nouns(said.situation().nameable().stream().filter(other -> other != slot).toList());
    this.entities = cut.text().equals(said.text()) ? said.understood().entities() : List.of();
  }

  /** Returns what is known of a slot, whatever its dialog. */
  static String kind(FieldType type) {
    return type.takesWords() || type == FieldType.COUNTRY || type == FieldType.EMAIL
        ? type.code()
        : "number";
  }

  /** Returns at which pieces a noun of these slots ends. */
  private boolean[] nouns(List<Slot> slots) {
    boolean[] ends = new boolean[cut.size()];
    Set<String> nouns =
        slots.stream()
            .flatMap(named -> Stream.concat(Stream.of(named.label()), named.aliases().stream()))
            .map(PlainWords::normalise)
            .collect(java.util.stream.Collectors.toSet());
    for (int end = 0; end < ends.length; end++) {
      StringBuilder words = new StringBuilder();
      for (int start = end; start >= Math.max(0, end - LONGEST_NOUN + 1); start--) {
        words.insert(0, start == end ? plain(start) : plain(start) + " ");
        ends[end] |= nouns.contains(words.toString());
      }
    }
    return ends;
  }

  private String plain(int at) {
    return at < 0 ? "<" : at >= cut.size() ? ">" : cut.piece(at).plain();
  }

  private char shape(int at) {
    return at < 0 || at >= cut.size() ? '-' : cut.piece(at).shape();
  }

  private void add(List<String> marks, String mark) {
    marks.add(mark);
    marks.add(mark + "@" + type);
  }

  /** Returns the marks of a value that begins at this piece. */
  List<String> beginning(int at) {
    List<String> marks = new ArrayList<>();
    add(marks, "p=" + plain(at - 1));
    marks.add("pp=" + plain(at - 2) + " " + plain(at - 1));
    add(marks, "f=" + plain(at));
    add(marks, "ps=" + shape(at - 1) + shape(at));
    add(marks, "p" + (at == 0 ? "<" : cut.piece(at - 1).signed() ? "," : "_"));
    marks.add("pr=" + role + (at == 0 ? "<" : "_"));
    for (int before = at - 1; before >= Math.max(0, at - NEAR); before--) {
      if (own[before]) {
        add(marks, "named-" + (at - before) + role);
        break;
      }
      if (others[before]) {
        add(marks, "other-" + (at - before) + role);
        break;
      }
    }
    for (int before = at - 1; before >= 0; before--) {
      if (TAKING.contains(plain(before))) {
        add(marks, "behind-taking");
        break;
      }
    }
    for (Entity entity : entities) {
      if (entity.start() == cut.piece(at).start()) {
        add(marks, "e<" + entity.type());
      } else if (entity.start() < cut.piece(at).start() && entity.end() > cut.piece(at).start()) {
        add(marks, "e|" + entity.type());
      }
    }
    return marks;
  }

  /**
   * Returns the marks of a value that ends before this piece.
   *
   * @param to the first piece behind the value
   */
  List<String> ending(int to) {
    List<String> marks = new ArrayList<>();
    Piece last = cut.piece(to - 1);
    add(marks, "n=" + plain(to));
    marks.add("nn=" + plain(to) + " " + plain(to + 1));
    add(marks, "l=" + last.plain());
    add(marks, "ns=" + last.shape() + shape(to));
    add(marks, "n" + (to == cut.size() ? ">" : last.signed() ? "," : "_"));
    marks.add("nr=" + role + (to == cut.size() ? ">" : "_"));
    for (int behind = to; behind < Math.min(cut.size(), to + NEAR); behind++) {
      if (own[behind]) {
        add(marks, "names-" + (behind - to) + role);
        break;
      }
    }
    for (int behind = to; behind < cut.size(); behind++) {
      if (TAKING.contains(plain(behind))) {
        add(marks, "before-taking");
        break;
      }
    }
    for (Entity entity : entities) {
      if (entity.end() == last.end()) {
        add(marks, "e>" + entity.type());
      } else if (entity.start() < last.end() && entity.end() > last.end()) {
        add(marks, "e!" + entity.type());
      }
    }
    return marks;
  }

  /** Returns the marks of a piece within a value. */
  List<String> within(int at) {
    List<String> marks = new ArrayList<>();
    add(marks, "i=" + plain(at));
    add(marks, "is=" + shape(at));
    if (own[at]) {
      add(marks, "i-own");
    }
    if (others[at]) {
      add(marks, "i-other");
    }
    if (TAKING.contains(plain(at))) {
      add(marks, "i-taking");
    }
    return marks;
  }

  /** Returns the mark of a piece that has a sign behind it and another piece of the value. */
  List<String> joint(int at) {
    List<String> marks = new ArrayList<>();
    if (cut.piece(at).signed()) {
      add(marks, "i,");
    }
    return marks;
  }

  /** Returns a number for the marks of a stretch as a whole: the same where they are the same. */
  int lengths(int from, int to) {
    return Math.min(MOST_COUNTED, to - from) * LENGTHS
        + Math.min(MOST_COUNTED, cut.size() - to + from);
  }

  /** Returns the marks of a stretch as a whole. */
  List<String> whole(int from, int to) {
    List<String> marks = new ArrayList<>();
    add(marks, "len-" + Math.min(MOST_COUNTED, to - from));
    add(marks, "rest-" + Math.min(MOST_COUNTED, cut.size() - to + from) + role);
    return marks;
  }

  /** Returns the marks of what a value is, apart from where it stands. */
  List<String> value(String value, Utterance said) {
    List<String> marks = new ArrayList<>();
    Value given = said.situation().answered().get(slot);
    if (given instanceof Value.Text(String text) && PlainWords.same(text, value)) {
      add(marks, "v-same-" + role);
    }
    if (slot.type() == FieldType.CITY) {
      add(marks, Towns.canonical(value).isPresent() ? "v-town" : "v-no-town");
    }
    return marks;
  }
}
