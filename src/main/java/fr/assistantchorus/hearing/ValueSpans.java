package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.entity.LeadIn;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Towns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The stretches of a text that can be the value of a slot: « Andelat » in « vers Saint-Flour mais
 * pas Saint-Flour même, c’est Andelat ».
 */
final class ValueSpans {
  static final String OPEN = "open";
  static final String GIVEN = "given";
  static final String NEW = "new";

  /** How many stretches an example shows that are not the value: of one that has it, and not. */
  private static final int MOST_WRONG = 40;

  private static final int MOST_OF_NONE = 6;

  /** The most pieces that a value of words has. */
  private static final int MOST_WORDS = 9;

  /** The most pieces of a number that is dictated by its figures. */
  private static final int MOST_FIGURES = 30;

  /** How many of the likeliest stretches are read as the field. */
  private static final int MOST_READ = 8;

  /** The end of a number that was said anew counts more than what it replaces. */
  private static final double PATCHED = 0.5;

  private static final Pattern ENDING = Pattern.compile("\\d{2,6}");

  /** How much of a number must stand before the end that is said anew. */
  private static final int LEAST_KEPT = 3;

  private static final int MOST_NUMBERS_READ = 16;

  /** A piece of a number without figures has at most so many letters. */
  private static final int MOST_LETTERS = 4;

  /**
   * One stretch.
   *
   * @param text as it was typed, or put together
   * @param read the field's reading of it
   */
  record Span(int from, int to, String text, double score, Parsed read) {
    /** Returns whether both stand, in part, in the same place. */
    boolean overlaps(Span other) {
      return from < other.to && other.from < to;
    }
  }

  private final Utterance said;
  private final Slot slot;
  private final Cut cut;
  private final ValueMarks marks;
  private final boolean number;
  private final String role;

  ValueSpans(Utterance said, Slot slot, String role) {
    this.said = said;
    this.slot = slot;
    this.role = role;
    this.number =
        ValueMarks.kind(slot.type()).equals("number") || slot.type() == FieldType.SHELLFISH_NUMBER;
    this.cut =
        Cut.of(number ? SpokenNumbers.written(said.text()).orElse(said.text()) : said.text());
    this.marks = new ValueMarks(cut, slot, role, said);
  }

  /** Returns whether a slot is asked for, was answered before, or is new. */
  static String role(Utterance said, Asked asked, Slot slot) {
    return slot.name().equals(asked.slot().name())
        ? OPEN
        : said.situation().answered().containsKey(slot) ? GIVEN : NEW;
  }

  /** Returns whether values of this slot are looked for so. */
  static boolean looksFor(Slot slot) {
    return !slot.type().isChosen()
        && slot.type() != FieldType.TEXT
        && slot.type() != FieldType.FILE
        && slot.type() != FieldType.EMAIL;
  }

  /** Returns the likeliest stretch that the field takes; empty where it takes none. */
  Optional<Span> best(Judge judge) {
    return ranked(judge).stream().findFirst();
  }

  /** Returns the stretches that the field takes, likeliest first. */
  List<Span> ranked(Judge judge) {
    List<int[]> stretches = stretches();
    if (stretches.isEmpty()) {
      return List.of();
    }
    List<Scored> scored = scored(stretches, judge);
    List<Span> taken = new ArrayList<>();
    int most = Math.min(scored.size(), number ? MOST_NUMBERS_READ : MOST_READ);
    for (Scored one : scored.subList(0, most)) {
      String text = cut.between(one.from(), one.to());
      Parsed read = read(text);
      if (!(read instanceof Parsed.Bad)) {
        double score = one.score() + sum(marks.value(value(read), said), judge::valueWeight);
        taken.add(new Span(one.from(), one.to(), text, score, read));
      }
    }
    if (number && role.equals(OPEN)) {
      taken.addAll(patched(List.copyOf(taken), judge.valueBase()));
    }
    taken.sort(Comparator.comparingDouble(Span::score).reversed());
    return taken;
  }

  /** A stretch whose text was not read yet. */
  private record Scored(int from, int to, double score) {}

  private List<Scored> scored(List<int[]> stretches, Judge judge) {
    ToDoubleFunction<String> weight = judge::valueWeight;
    int size = cut.size();
    double[] begin = new double[size];
    double[] end = new double[size + 1];
    double[] sum = new double[size + 1];
    double[] joints = new double[size + 1];
    boolean[] begins = new boolean[size];
    boolean[] ends = new boolean[size + 1];
    for (int[] one : stretches) {
      begins[one[0]] = true;
      ends[one[1]] = true;
    }
    double[] whole = new double[ValueMarks.LENGTHS * ValueMarks.LENGTHS];
    boolean[] known = new boolean[whole.length];
    for (int at = 0; at < size; at++) {
      begin[at] = begins[at] ? sum(marks.beginning(at), weight) : 0;
      end[at + 1] = ends[at + 1] ? sum(marks.ending(at + 1), weight) : 0;
      sum[at + 1] = sum[at] + sum(marks.within(at), weight);
      joints[at + 1] = joints[at] + sum(marks.joint(at), weight);
    }
    List<Scored> scored = new ArrayList<>(stretches.size());
    for (int[] one : stretches) {
      int kind = marks.lengths(one[0], one[1]);
      if (!known[kind]) {
        known[kind] = true;
        whole[kind] = sum(marks.whole(one[0], one[1]), weight);
      }
      double score =
          judge.valueBase()
              + begin[one[0]]
              + end[one[1]]
              + sum[one[1]]
              - sum[one[0]]
              + joints[one[1] - 1]
              - joints[one[0]]
              + whole[kind];
      scored.add(new Scored(one[0], one[1], score));
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  private static double sum(List<String> marks, ToDoubleFunction<String> weight) {
    double sum = 0;
    for (String mark : marks) {
      sum += weight.applyAsDouble(mark);
    }
    return sum;
  }

  /** Returns where the stretches begin and end. */
  private List<int[]> stretches() {
    List<int[]> stretches = new ArrayList<>();
    for (int from = 0; from < cut.size(); from++) {
      if (number && !opensNumber(from)) {
        continue;
      }
      boolean figures = false;
      int most = Math.min(cut.size(), from + (number ? MOST_FIGURES : MOST_WORDS));
      for (int to = from + 1; to <= most; to++) {
        if (number && to - 1 > from && !isOfNumber(to - 1)) {
          break;
        }
        figures |= cut.piece(to - 1).plain().indexOf('#') >= 0;
        if (!number
            || figures
            || slot.type() == FieldType.IBAN_COUNTRY
            || slot.type() == FieldType.BIC) {
          stretches.add(new int[] {from, to});
        }
      }
    }
    return stretches;
  }

  private boolean isOfNumber(int at) {
    Cut.Piece piece = cut.piece(at);
    int length = piece.end() - piece.start();
    return piece.plain().indexOf('#') >= 0
        || length == 1 && piece.shape() != 's'
        || length <= MOST_LETTERS && piece.shape() == 'A'
        || slot.type() == FieldType.BIC;
  }

  /** Returns whether a number may begin with this piece: « be 0428… ». */
  private boolean opensNumber(int at) {
    Cut.Piece piece = cut.piece(at);
    return isOfNumber(at)
        || piece.end() - piece.start() == 2
            && piece.shape() != 's'
            && at + 1 < cut.size()
            && cut.piece(at + 1).plain().indexOf('#') >= 0;
  }

  /**
   * Returns the numbers that do not stand in one place: those whose parts have other words between
   * them (« B 47193 et derrière 002 »), and those whose end was said anew (« …00052, pardon, 00025
   * à la fin »).
   */
  private List<Span> patched(List<Span> whole, double base) {
    List<Span> patched = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    int first = -1;
    int last = 0;
    for (int at = 0; at < cut.size(); at++) {
      if (isOfNumber(at)) {
        first = first < 0 ? at : first;
        last = at + 1;
        all.append(all.isEmpty() ? "" : " ").append(cut.between(at, at + 1));
      }
    }
    if (whole.isEmpty() && first >= 0) {
      add(patched, first, last, all.toString(), base);
    }
    for (Span span : whole) {
      for (int at = span.to(); at < cut.size(); at++) {
        String end = cut.between(at, at + 1);
        String before = value(span.read());
        if (ENDING.matcher(end).matches() && before.length() - end.length() >= LEAST_KEPT) {
          String kept = before.substring(0, before.length() - end.length());
          add(patched, span.from(), at + 1, kept + end, span.score() + PATCHED);
        }
      }
    }
    return patched;
  }

  private void add(List<Span> spans, int from, int to, String text, double score) {
    Parsed read = read(text);
    if (!(read instanceof Parsed.Bad)) {
      spans.add(new Span(from, to, text, score, read));
    }
  }

  private Parsed read(String text) {
    if (slot.type() == FieldType.CITY
        && FieldType.CITY.parse(text) instanceof Parsed.Ok(String town)) {
      Optional<String> known = Towns.canonical(town);
      return known.isPresent() || role.equals(OPEN)
          ? new Parsed.Ok(known.orElse(town))
          : new Parsed.Bad("unknown");
    }
    return slot.type()
        .parse(slot.type() == FieldType.NAME ? LeadIn.without(FieldType.NAME, text) : text);
  }

  static String value(Parsed read) {
    return switch (read) {
      case Parsed.Ok(String value) -> value;
      case Parsed.Doubt(String value, String _) -> value;
      case Parsed.Bad _ -> "";
    };
  }

  /**
   * What an example shows of one stretch.
   *
   * @param right whether it is the value
   */
  record Shown(Map<String, Float> marks, boolean right) {}

  /**
   * Returns what an example shows: the stretches that are the value, and some that are not.
   *
   * @param value the slot's; empty where the text has none for it
   */
  List<Shown> shown(Optional<String> value) {
    List<Shown> right = new ArrayList<>();
    List<Shown> wrong = new ArrayList<>();
    for (int[] one : stretches()) {
      Parsed read = read(cut.between(one[0], one[1]));
      if (read instanceof Parsed.Bad) {
        continue;
      }
      boolean is = value.filter(own -> isAlike(own, value(read))).isPresent();
      (is ? right : wrong).add(new Shown(all(one[0], one[1], value(read)), is));
    }
    if (value.isPresent() && right.isEmpty()) {
      return List.of();
    }
    int most = value.isPresent() ? MOST_WRONG : MOST_OF_NONE;
    int step = Math.max(1, (wrong.size() + most - 1) / most);
    for (int i = 0; i < wrong.size(); i += step) {
      right.add(wrong.get(i));
    }
    return right;
  }

  private Map<String, Float> all(int from, int to, String value) {
    Map<String, Float> all = new HashMap<>();
    List<String> found = new ArrayList<>(marks.beginning(from));
    found.addAll(marks.ending(to));
    for (int at = from; at < to; at++) {
      found.addAll(marks.within(at));
      if (at < to - 1) {
        found.addAll(marks.joint(at));
      }
    }
    found.addAll(marks.whole(from, to));
    found.addAll(marks.value(value, said));
    found.forEach(mark -> all.merge(mark, 1f, Float::sum));
    return all;
  }

  private static boolean isAlike(String one, String other) {
    return fr.assistantchorus.engine.PlainWords.same(
        one.replace("saint", "st"), other.replace("saint", "st"));
  }
}
