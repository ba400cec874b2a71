package fr.assistantchorus.intent;

import fr.assistantchorus.field.StreamSafe;
import fr.assistantchorus.intent.phrase.Phrase;
import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Types a text again as if in haste: without accents, and with a slip of the keyboard now and then.
 */
public final class Typos {
  private static final int CHARACTERS_PER_SLIP = 12;
  private static final int SHORTEST = 4;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** The rows of the French keyboard, on which neighbouring keys stand side by side. */
  private static final String KEYS = "azertyuiop qsdfghjklm wxcvbn";

  private final SplittableRandom random;

  /**
   * @param seed the same seed makes the same slips
   */
  public Typos(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Returns the text without accents and with a letter swapped, left out, added or replaced about
   * every 12 characters.
   */
  public String in(String text) {
    String bare = MARKS.matcher(StreamSafe.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    StringBuilder typed = new StringBuilder(bare);
    int slips = bare.length() < SHORTEST ? 0 : Math.max(1, bare.length() / CHARACTERS_PER_SLIP);
    for (int slip = 0; slip < slips && typed.length() > 1; slip++) {
      slip(typed, random.nextInt(typed.length() - 1));
    }
    return typed.toString();
  }

  /** Returns these phrases, each typed again in the same way. */
  public List<Phrase> in(List<Phrase> phrases) {
    return phrases.stream()
        .map(phrase -> new Phrase(in(phrase.text()), phrase.intent(), phrase.file(), phrase.line()))
        .toList();
  }

  private void slip(StringBuilder typed, int at) {
    switch (random.nextInt(4)) {
      case 0 -> {
        char first = typed.charAt(at);
        typed.setCharAt(at, typed.charAt(at + 1));
        typed.setCharAt(at + 1, first);
      }
      case 1 -> typed.deleteCharAt(at);
      case 2 -> typed.insert(at, neighbour(typed.charAt(at)));
      default -> typed.setCharAt(at, neighbour(typed.charAt(at)));
    }
  }

  private char neighbour(char key) {
    int at = KEYS.indexOf(Character.toLowerCase(key));
    if (at < 0 || key == ' ') {
      return 'e';
    }
    int beside = at + (random.nextBoolean() ? 1 : -1);
    boolean onKeyboard = beside >= 0 && beside < KEYS.length() && KEYS.charAt(beside) != ' ';
    return onKeyboard ? KEYS.charAt(beside) : key;
  }
}
