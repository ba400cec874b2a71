package fr.assistantchorus.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a password that is announced as such: « mon mot de passe c'est Xyz123 ». It serves masking,
 * so finding one too many is better than one too few.
 */
final class PasswordFinder {
  private static final String TYPE = "password";

  /** The announcement and the secret: group 1 is what links the two, group 2 is the secret. */
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}_])(?:mots? ?de ?passe?|mdp|password|code"
              + " secret)(?![\\p{L}\\p{N}_])(?: (?:actuel|provisoire|est le suivant|suivant))?"
              + "(\\s{0,3}(?::|=|->|c\\s?['’]?\\s?est|est|était|etait)\\s{0,3}(?::\\s?)?|\\s{1,3})"
              + "[\"«“'’]?[\\s\\u00a0]?([^\\s\"«»“”]{3,64})");

  /** Words that say something about the password where they follow a bare « est ». */
  private static final Set<String> ABOUT =
      """
      pas plus bien bon bonne toujours trop jamais encore faux fausse incorrect invalide expire
      oublie perdu refuse bloque correct errone mauvais valide juste le la les un une celui en de a
      tout tres trop ok inconnu rejete introuvable change reinitialise obligatoire different
      impossible quoi comment ou que qui ca cela mon ma ce cet cette dans sur par pour deja passe
      vide mal non oui faible fort court long identique egalement aussi mis arrive
      """
          .lines()
          .flatMap(line -> List.of(line.split(" ")).stream())
          .collect(Collectors.toUnmodifiableSet());

  private PasswordFinder() {}

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    Matcher matcher = ANNOUNCED.matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      String secret = matcher.group(2).replaceFirst("[.,;]+$", "");
      int start = matcher.start(2);
      if (isSecret(matcher.group(1).strip(), secret)) {
        found.add(new Entity(TYPE, start, start + secret.length(), secret, Optional.empty()));
      }
      from = start;
    }
    return found;
  }

  private static boolean isSecret(String link, String secret) {
    boolean isWord = secret.chars().allMatch(c -> Character.isLetter(c) || c == '\'' || c == '’');
    if (link.isEmpty()) {
      return isMixed(secret);
    }
    if (!isWord) {
      return true;
    }
    String plain = Word.plain(secret);
    boolean isElided = secret.indexOf('\'') >= 0 || secret.indexOf('’') >= 0;
    return !isElided && !ABOUT.contains(plain) && !secret.endsWith("é") && !secret.endsWith("ée");
  }

  /** Returns whether letters and digits stand together, as they do in no word. */
  private static boolean isMixed(String secret) {
    return secret.chars().anyMatch(Character::isDigit)
        && secret.chars().anyMatch(Character::isLetter);
  }
}
