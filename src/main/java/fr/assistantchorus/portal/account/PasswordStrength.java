package fr.assistantchorus.portal.account;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;

/**
 * Estimates how many guesses a password withstands, as zxcvbn does, by what it is made of: common
 * words, names, dates, rows of the keyboard, repetitions. The person's own names and address and
 * the name of the portal count as words that are guessed first.
 *
 * <p>An estimate takes some milliseconds, and {@link #MOST_MILLIS} where somebody makes it hard, so
 * it must not run on the event loop.
 */
final class PasswordStrength {
  /** « 3 of 4 »: at least a hundred million guesses, too many to be tried at a login. */
  private static final int GOOD = 3;

  /**
   * How many characters are judged. The library's work grows fast with the length, and what is good
   * so far gets no worse.
   */
  private static final int LONGEST = 32;

  /** The most time for the search of the best combination, after which a simpler one is taken. */
  private static final long MOST_MILLIS = 50;

  /** Shorter words occur in too many passwords by chance. */
  private static final int SHORTEST_WORD = 3;

  /** The rank of the words of {@link CommonPasswords} among those that are guessed. */
  private static final int COMMON_RANK = 1_000;

  private static final List<String> PORTAL = List.of("chorus", "choruspro", "portail", "pro");

  private static final List<Dictionary> DICTIONARIES = dictionaries();

  private PasswordStrength() {}

  /**
   * Returns whether somebody who knows the person would soon guess the password.
   *
   * @param password of at most {@link PasswordRule#MAX_LENGTH} characters
   */
  static boolean isGuessable(String password, Person person) {
    List<Dictionary> dictionaries = new ArrayList<>(DICTIONARIES);
    dictionaries.add(
        new DictionaryBuilder()
            .setDictionaryName("person")
            .setExclusion(true)
            .addWords(wordsOf(person), 1)
            .createDictionary());
    Configuration configuration =
        new ConfigurationBuilder()
            .setLocale(Locale.FRENCH)
            .setDictionaries(dictionaries)
            .setMaxLength(LONGEST)
            .setCombinationAlgorithmTimeout(MOST_MILLIS)
            .createConfiguration();
    return new Nbvcxz(configuration).estimate(password).getBasicScore() < GOOD;
  }

  private static Set<String> wordsOf(Person person) {
    Set<String> words = new LinkedHashSet<>(PORTAL);
    Stream.of(person.firstName(), person.lastName(), person.loginAddress(), person.contactAddress())
        .flatMap(
            text -> Stream.concat(Stream.of(text), Arrays.stream(text.split("[^\\p{L}\\p{N}]"))))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .forEach(word -> {
          words.add(word);
          words.add(withoutAccents(word));
        });
    return words;
  }

  private static String withoutAccents(String word) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static List<Dictionary> dictionaries() {
    List<Dictionary> all = new ArrayList<>(ConfigurationBuilder.getDefaultDictionaries());
    all.add(
        new DictionaryBuilder()
            .setDictionaryName("common")
            .setExclusion(false)
            .addWords(CommonPasswords.words(), COMMON_RANK)
            .createDictionary());
    return List.copyOf(all);
  }
}
