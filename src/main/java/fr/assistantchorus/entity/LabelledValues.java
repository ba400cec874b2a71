package fr.assistantchorus.entity;

import fr.assistantchorus.entity.Mentions.Mention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds values that are said with the name of what they are: « non, le nom c’est Durand et le code
 * postal 15100 », « pas Dupond mais Durand pour le nom ». It finds only where a value begins and
 * ends; what a good one looks like is decided by its field.
 *
 * <p>The time is linear in the length of the text: from each noun at most {@value
 * ValueAfter#MOST_TOKENS} words are read.
 */
public final class LabelledValues {
  /**
   * A value that was said with the noun of a slot.
   *
   * @param slot the slot whose noun was said
   * @param start index of the value's first UTF-16 unit
   * @param end index after its last unit
   */
  public record Labelled(String slot, int start, int end) {}

  /**
   * Neighbouring tokens.
   *
   * @param first index of the first token
   * @param after index after the last one
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

  private LabelledValues(Tokens tokens, Nouns nouns) {
    this.tokens = tokens;
    this.signs = new Signs(tokens);
    this.mentions = new Mentions(tokens, signs, nouns);
  }

  /**
   * Returns the values in the order of the text; they do not overlap. A slot that is named twice is
   * there twice.
   */
  public static List<Labelled> in(String text, Nouns nouns) {
    return new LabelledValues(Tokens.of(text, Word.in(text)), nouns).read();
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

  /**
   * Returns whether a value may follow the noun. Where a value already stands before the noun, what
   * comes after a comma or « et » belongs to another noun.
   */
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
