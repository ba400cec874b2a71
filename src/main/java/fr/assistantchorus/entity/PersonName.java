package fr.assistantchorus.entity;

import fr.assistantchorus.field.Name;
import fr.assistantchorus.field.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A person's first and last name, where a whole name tells them apart: « Jean-Pierre Le Goff », «
 * DURAND Jean », « Marie Anne Durand ».
 *
 * @param first as it was typed
 * @param last as it was typed, with its particles
 */
public record PersonName(String first, String last) {
  private static final Set<String> PARTICLES =
      Set.of("de", "du", "des", "d", "la", "le", "les", "van", "von", "den", "der", "ben");

  /** More words than these, a particle counting with the word after it, are no name. */
  private static final int MOST_PARTS = 5;

  private static final String RESOURCE = "/entity/first-names.txt";

  /** Holds the usual French first names, in lower case and without accents. */
  private static final class Usual {
    private static final Set<String> FIRST_NAMES = read();

    private static Set<String> read() {
      try (InputStream file = PersonName.class.getResourceAsStream(RESOURCE)) {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException("the resource " + RESOURCE, e);
      }
    }
  }

  /**
   * Returns the two names as people say them, the first name first unless something shows
   * otherwise; empty where the whole name does not tell them apart.
   *
   * @param name a whole name without a title
   */
  public static Optional<PersonName> in(String name) {
    return read(parts(name), false);
  }

  /**
   * Returns the two names as people answer « nom et prénom », the last name first unless something
   * shows otherwise; empty where only one was said, or where this is no name.
   */
  public static Optional<PersonName> asked(String text) {
    String[] apart = text.split("[,/]", -1);
    if (apart.length == 2) {
      return named(apart[1].strip(), apart[0].strip());
    }
    return read(parts(text), true);
  }

  /** Returns whether a text has so many words that it is a sentence and no name. */
  public static boolean isTooMany(String text) {
    return parts(text).size() > MOST_PARTS;
  }

  /** Capitals show the last name, else a usual first name shows the first one. */
  private static Optional<PersonName> read(List<String> parts, boolean lastFirst) {
    if (parts.size() < 2 || parts.size() > MOST_PARTS) {
      return Optional.empty();
    }
    Optional<PersonName> shown =
        split(parts, PersonName::isCapitals, true)
            .or(() -> split(parts, PersonName::isUsualFirstName, false));
    if (shown.isPresent() || parts.size() > 2) {
      return shown;
    }
    return lastFirst
        ? named(parts.getLast(), parts.getFirst())
        : named(parts.getFirst(), parts.getLast());
  }

  /**
   * Takes the name apart where all parts of this kind stand together at one of its ends.
   *
   * @param lastName whether they are the last name
   */
  private static Optional<PersonName> split(
      List<String> parts, Predicate<String> kind, boolean lastName) {
    int size = parts.size();
    int count = (int) parts.stream().filter(kind).count();
    if (count == 0 || count == size) {
      return Optional.empty();
    }
    boolean leads = parts.subList(0, count).stream().allMatch(kind);
    boolean ends = parts.subList(size - count, size).stream().allMatch(kind);
    if (!leads && !ends) {
      return Optional.empty();
    }
    int at = leads ? count : size - count;
    String one = String.join(" ", parts.subList(0, at));
    String other = String.join(" ", parts.subList(at, size));
    return leads == lastName ? named(other, one) : named(one, other);
  }

  private static Optional<PersonName> named(String first, String last) {
    return Name.parse(first) instanceof Parsed.Ok(String firstName)
            && Name.parse(last) instanceof Parsed.Ok(String lastName)
        ? Optional.of(new PersonName(firstName, lastName))
        : Optional.empty();
  }

  /** Returns the words of the name, a particle together with the word that it leads to. */
  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String word : name.strip().split("\\s+")) {
      part.append(part.isEmpty() ? "" : " ").append(word);
      if (!PARTICLES.contains(Word.plain(word))) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static boolean isCapitals(String part) {
    return part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
  }

  /** « Jean-Pierre » is one, since both of its parts are. */
  private static boolean isUsualFirstName(String part) {
    return List.of(Word.plain(part).split("-")).stream().allMatch(Usual.FIRST_NAMES::contains);
  }
}
