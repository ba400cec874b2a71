package fr.assistantchorus.portal.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that people make their passwords of; somebody who guesses tries them first. */
final class CommonPasswords {
  private static final String RESOURCE = "/passwords/common.txt";

  /**
   * What stands around the word: « Soleil2026! » is « soleil » to somebody who guesses, and so is «
   * 2026Soleil ».
   */
  private static final Pattern AROUND = Pattern.compile("^\\P{L}+|\\P{L}+$");

  private static final Set<String> WORDS = read();

  private CommonPasswords() {}

  static boolean contains(String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    String core = AROUND.matcher(lower).replaceAll("");
    return WORDS.contains(core) || WORDS.contains(plain(core)) || WORDS.contains(lower);
  }

  /** Returns the words, in lower case. */
  static Set<String> words() {
    return WORDS;
  }

  /** Returns the text without the usual disguises, such as those of « p@ssw0rd ». */
  private static String plain(String text) {
    return text.replace('@', 'a')
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('$', 's');
  }

  private static Set<String> read() {
    try (InputStream resource =
        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
