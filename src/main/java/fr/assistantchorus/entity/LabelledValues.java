package fr.assistantchorus.entity;

import fr.assistantchorus.entity.Mentions.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values said with the name of what they are: « non, le nom c’est Durand et le code postal 15100 »,
 * « pas Dupond mais Durand pour le nom ». What a value may look like is the field's to say: here it
 * is only found where it begins and ends.
 *
 * <p>Linear in the text's length: from each noun at most {@value ValueAfter#MOST_TOKENS} words are
 * read.
 */
public final class LabelledValues {
  /**
   * @param slot whose noun was said
   * @param start index of the value's first UTF-16 unit
   * @param end index after its last
   */
  public record Labelled(String slot, int start, int end) {}

  /**
   * @param first index of the value's first token
   * @param after index after its last
   */
  record Span(int first, int after) {
    static final Span NONE = new Span(0, 0);

    boolean isEmpty() {
      return after <= first;
    }
  }

  private final Tokens tokens;
  private final Signs signs;
  private final Mentions mentions;

  private LabelledValues(Tokens tokens, Map<String, List<String>> nouns) {
    this.tokens = tokens;
    this.signs = new Signs(tokens);
    this.mentions = new Mentions(tokens, signs, nouns);
  }

  /**
   * @param nouns by slot: the nouns that people name it by (label first, then aliases)
   * @return in the order of the text, not overlapping; a slot named twice is there twice
   */
  public static List<Labelled> in(String text, Map<String, List<String>> nouns) {
    return new LabelledValues(Tokens.of(text, Token.in(text)), nouns).read();
  }

  private List<Labelled> read() {
    ValueBefore valueBefore = new ValueBefore(tokens, signs);
    ValueAfter valueAfter = new ValueAfter(tokens, mentions, signs);
    List<Labelled> found = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < tokens.size()) {
      Optional<Mention> mention = mentions.at(at);
      if (mention.isEmpty() || mentions.isOfAnother(mention.get())) {
        at++;
        continue;
      }
      Span before = valueBefore.of(mention.get(), from);
      Span after = isSaidAfter(mention.get(), before) ? valueAfter.of(mention.get()) : Span.NONE;
      if (!after.isEmpty()) {
        found.add(labelled(mention.get(), after));
        at = after.after();
      } else {
        if (!before.isEmpty()) {
          found.add(labelled(mention.get(), before));
        }
        at = mention.get().after();
      }
      from = at;
    }
    found.sort(Comparator.comparingInt(Labelled::start));
    return List.copyOf(found);
  }

  /** Where a value stands before the noun already, what a comma or « et » brings is another's. */
  private boolean isSaidAfter(Mention mention, Span before) {
    if (before.isEmpty() || mention.after() >= tokens.size()) {
      return true;
    }
    int last = mention.after() - 1;
    return signs.assigns(last)
        || !signs.parts(last) && !tokens.isAt(Mentions.CONJUNCTIONS, mention.after());
  }

  private Labelled labelled(Mention mention, Span span) {
    String text = tokens.text();
    int start = tokens.get(span.first()).start();
    int end = tokens.get(span.after() - 1).end();
    boolean prefixed = start > 0 && text.charAt(start - 1) == '+';
    boolean bracketed =
        end < text.length()
            && text.charAt(end) == ')'
            && text.substring(start, end).indexOf('(') >= 0;
    return new Labelled(mention.slot(), prefixed ? start - 1 : start, bracketed ? end + 1 : end);
  }
}
