package fr.assistantchorus;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No pattern that sees a person's text costs more than the text's length, whatever the text: each
 * is given repetitions of all that stands in it, alone and by twos, and what it reads is counted.
 */
final class LinearPatternsTest {
  /** Patterns here read what authors, operators or machines have written. */
  private static final List<String> NOT_FOR_PEOPLE =
      List.of(
          ".dialog.",
          ".setting.",
          ".embedded.",
          ".store.",
          ".command.",
          ".intent.phrase.NluReader");

  private static final int SHORT = 200;
  private static final int LONG = 2 * SHORT;

  /** Linear work doubles with the length; work by the square is four times as much. */
  private static final double MOST_GROWTH = 2.5;

  /** What is read of a short text at the most, lest one bad pattern never ends. */
  private static final long BUDGET = 2_000L * LONG;

  /** The most characters of a message. */
  private static final int LONGEST = 4_000;

  /** In bytes: a quarter of what a thread of the server has, some of which is in use already. */
  private static final int SMALL_STACK = 262_144;

  private static final int MOST_UNITS = 26;

  private static final List<String> ALWAYS =
      List.of(" ", "\n", "a", "A", "é", "1", ",", ".", "-", "’", "\u0301");

  private static final Pattern LITERALS = Pattern.compile("\\\\.|\\[[^\\]]*\\]|[\\p{L}]{2,}|.");

  /**
   * A pattern of the program.
   *
   * @param searched whether it is looked for everywhere in a text; else it is held against the
   *     whole
   */
  record Named(String name, Pattern pattern, boolean searched) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Counts the characters that are read, and stops who reads without end. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads > BUDGET) {
        throw new TooMuch();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  static Stream<Named> patterns() {
    return Stream.concat(constants(), Masks.all());
  }

  private static Stream<Named> constants() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(Application.class.getProtectionDomain().getCodeSource().getLocation());
    return classes.stream()
        .filter(type -> NOT_FOR_PEOPLE.stream().noneMatch(type.getName()::contains))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .map(LinearPatternsTest::named)
        .sorted(Comparator.comparing(Named::name));
  }

  /** The rules of the logs' masks, which see whatever a line says. */
  private static final class Masks {
    static Stream<Named> all() {
      try {
        Field rules = Class.forName("fr.assistantchorus.log.Masking").getDeclaredField("RULES");
        rules.setAccessible(true);
        List<Named> named = new ArrayList<>();
        for (Object rule : (List<?>) rules.get(null)) {
          Field pattern = rule.getClass().getDeclaredField("pattern");
          pattern.setAccessible(true);
          named.add(new Named("Masking." + named.size(), (Pattern) pattern.get(rule), true));
        }
        assertThat(named).isNotEmpty();
        return named.stream();
      } catch (ReflectiveOperationException e) {
        throw new AssertionError("the rules of Masking", e);
      }
    }
  }

  private static Named named(JavaField field) {
    JavaClass owner = field.getOwner();
    try {
      Field reflected = owner.reflect().getDeclaredField(field.getName());
      reflected.setAccessible(true);
      return new Named(
          owner.getSimpleName() + "." + field.getName(),
          (Pattern) reflected.get(null),
          isSearched(owner, field.getName()));
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError(field.getFullName(), e);
    }
  }

  private static boolean isSearched(JavaClass owner, String field) throws IOException {
    String outer = owner.getName().replaceFirst("\\$.*", "");
    String source = Files.readString(Path.of("src/main/java", outer.replace('.', '/') + ".java"));
    List<MatchResult> uses =
        Pattern.compile("(?:(\\w+) = )?\\b" + field + "\\s*\\.matcher\\([^;{]*")
            .matcher(source)
            .results()
            .toList();
    return uses.isEmpty() || !uses.stream().allMatch(use -> isHeldAgainstTheWhole(use, source));
  }

  private static boolean isHeldAgainstTheWhole(MatchResult use, String source) {
    String kept = use.group(1);
    return use.group().contains(".matches()")
        || use.group().contains(".lookingAt()")
        || kept != null
            && !source.contains(kept + ".find(")
            && (source.contains(kept + ".matches()") || source.contains(kept + ".lookingAt()"));
  }

  /**
   * Java matches a repeated group by calling itself once for each repetition, unless the group is
   * simple: a text of the greatest length must not end the stack of an event loop.
   */
  @ParameterizedTest
  @MethodSource("patterns")
  void theLongestTextNeedsLittleStack(Named named) throws InterruptedException {
    assertThat(tooDeep(named)).as(named.pattern().pattern()).isEmpty();
  }

  @Test
  void aPatternThatCallsItselfForEachPartOfATextIsFound() throws InterruptedException {
    assertThat(tooDeep(new Named("bad", Pattern.compile("\\w+(?:’\\w+)*"), true))).isNotEmpty();
  }

  private static List<String> tooDeep(Named named) throws InterruptedException {
    List<String> tooDeep = new CopyOnWriteArrayList<>();
    List<String> units = units(named);
    Runnable work =
        () -> {
          for (String one : units) {
            for (String other : units) {
              String text = repeated(one.equals(other) ? one : one + other, LONGEST);
              try {
                if (named.searched()) {
                  named.pattern().matcher(text).results().count();
                } else {
                  named.pattern().matcher(text).matches();
                }
              } catch (StackOverflowError _) {
                tooDeep.add("(%s%s)*".formatted(one, other));
              }
            }
          }
        };
    Thread thread = new Thread(null, work, "small stack", SMALL_STACK);
    thread.start();
    thread.join();
    return tooDeep;
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void workGrowsNoFasterThanTheText(Named named) {
    assertThat(tooDear(named)).as(named.pattern().pattern()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\s+pas\\s*[^;]{1,80}?\\s*;", "[^,]+\\s*,", "(?:[a-z]+,?)+;", "\\s+$"})
  void aPatternThatGoesBackOverItsTextIsFound(String pattern) {
    assertThat(tooDear(new Named("bad", Pattern.compile(pattern), true))).isNotEmpty();
  }

  private static List<String> tooDear(Named named) {
    List<String> tooDear = new ArrayList<>();
    List<String> units = units(named);
    for (String one : units) {
      for (String other : units) {
        for (String start : List.of("", one)) {
          for (String end : List.of("", ";")) {
            check(named, start, one.equals(other) ? one : one + other, end, tooDear);
          }
        }
      }
    }
    return tooDear;
  }

  private static void check(
      Named named, String start, String unit, String end, List<String> tooDear) {
    long few = work(named, start + repeated(unit, SHORT) + end);
    long many = work(named, start + repeated(unit, LONG) + end);
    if (many > BUDGET || many > MOST_GROWTH * few + LONG) {
      tooDear.add("%s(%s)*%s: %d then %d".formatted(start, unit, end, few, many));
    }
  }

  private static String repeated(String unit, int length) {
    return unit.repeat(length / unit.length());
  }

  private static long work(Named named, String text) {
    Counted counted = new Counted(text);
    Matcher matcher = named.pattern().matcher(counted);
    try {
      if (named.searched()) {
        // All matches, as replacing does.
        matcher.results().count();
      } else {
        matcher.matches();
      }
    } catch (TooMuch _) {
      return BUDGET + 1;
    }
    return counted.reads;
  }

  /** What stands in the pattern, and a few signs of every kind. */
  private static List<String> units(Named named) {
    Set<String> units = new LinkedHashSet<>(ALWAYS);
    if (named.name().startsWith("Cut.")) {
      // It reads plain words, which have no marks; a word's boundary costs as many reads as it has.
      units.remove("\u0301");
    }
    Matcher literal = LITERALS.matcher(named.pattern().pattern());
    while (literal.find() && units.size() < MOST_UNITS) {
      String part = literal.group();
      if (part.startsWith("[")) {
        part.codePoints()
            .filter(c -> !Character.isLetterOrDigit(c) && "[]\\^".indexOf(c) < 0)
            .limit(6)
            .forEach(c -> units.add(Character.toString(c)));
      } else if (!part.startsWith("\\") && Character.isLetter(part.charAt(0))) {
        units.add(part);
        units.add(part + " ");
      } else if ("@:;'/_!?+#%&*=".contains(part)) {
        units.add(part);
      }
    }
    return List.copyOf(units);
  }
}
