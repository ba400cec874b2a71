package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts what somebody said into the files of phrases, below the last phrase of its intent. Every
 * other line, comments included, stays as it is.
 */
public final class PhraseFiling {
  /** The longest text that is made a phrase, in UTF-16 units. A longer one is a story. */
  static final int LONGEST_PHRASE = 300;

  /**
   * The signs that every mask contains. A text from which somebody's data was cut out is not made a
   * phrase.
   */
  private static final String MASK = "**";

  private PhraseFiling() {}

  /** What became of a phrase. */
  public sealed interface Filed {
    /**
     * The phrase now stands in this file.
     *
     * @param line from 1
     */
    record Written(String file, int line) implements Filed {}

    /**
     * Nothing was written.
     *
     * @param why in English, without a full stop
     */
    record Refused(Reason reason, String why) implements Filed {}
  }

  /** Why a phrase is not filed. */
  public enum Reason {
    /** Somebody's data was cut out of it. */
    MASKED,
    TOO_LONG,
    NO_WORDS,
    NO_SUCH_INTENT,
    /** Nearly the same phrase is there already, under whatever intent. */
    THERE_ALREADY,
    /** Its form does not fit the file, so it is written by hand. */
    BY_HAND
  }

  /** Where a phrase would stand. */
  public sealed interface Placed {
    /**
     * @param file with the phrase in it
     * @param line of the phrase, from 1
     */
    record At(NluSource file, int line) implements Placed {}

    record Nowhere(Reason reason, String why) implements Placed {}
  }

  /**
   * Files a phrase. Blocks.
   *
   * @param folder a folder of NLU YAML files
   * @throws MalformedNlu where the files are faulty already; nothing is written then
   * @throws IOException where the file cannot be written
   */
  public static Filed file(Path folder, String text, String intent) throws IOException {
    return switch (place(NluSource.under(folder), text, intent)) {
      case Placed.At(NluSource longer, int line) -> {
        replace(folder.resolve(longer.name()), longer.text());
        yield new Filed.Written(longer.name(), line);
      }
      case Placed.Nowhere(Reason reason, String why) -> new Filed.Refused(reason, why);
    };
  }

  /**
   * Returns the file of these with the phrase in it, and writes nothing.
   *
   * @throws MalformedNlu where the files are faulty already
   */
  public static Placed place(List<NluSource> sources, String text, String intent) {
    String phrase = text.strip().replaceAll("\\s+", " ");
    List<Phrase> phrases = NluReader.read(sources);
    Optional<Placed> unfit = unfit(phrase, intent, phrases);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    Phrase last = phrases.stream().filter(p -> p.intent().equals(intent)).toList().getLast();
    NluSource source =
        sources.stream().filter(s -> s.name().equals(last.file())).findFirst().orElseThrow();
    Phrase added = new Phrase(phrase, intent, last.file(), last.line() + 1);
    NluSource longer = new NluSource(source.name(), inserted(source.text(), added));
    if (!reads(longer, added, phrases)) {
      return new Placed.Nowhere(
          Reason.BY_HAND,
          "cannot be written below %s:%d as it is; write it by hand"
              .formatted(last.file(), last.line()));
    }
    return new Placed.At(longer, added.line());
  }

  /** Returns every intent of these files once, in order. */
  public static List<String> intents(List<NluSource> sources) {
    return NluReader.read(sources).stream().map(Phrase::intent).distinct().sorted().toList();
  }

  private static Optional<Placed> nowhere(Reason reason, String why) {
    return Optional.of(new Placed.Nowhere(reason, why));
  }

  private static Optional<Placed> unfit(String phrase, String intent, List<Phrase> phrases) {
    if (phrase.contains(MASK)) {
      return nowhere(Reason.MASKED, "holds data that is masked; write a phrase like it by hand");
    }
    if (phrase.length() > LONGEST_PHRASE) {
      return nowhere(Reason.TOO_LONG, "is longer than %d characters".formatted(LONGEST_PHRASE));
    }
    if (phrase.codePoints().noneMatch(Character::isLetter)) {
      return nowhere(Reason.NO_WORDS, "has no words");
    }
    if (phrases.stream().noneMatch(other -> other.intent().equals(intent))) {
      return nowhere(Reason.NO_SUCH_INTENT, "no intent \"%s\" in these files".formatted(intent));
    }
    return nearest(new Phrase(phrase, intent, "", 0), phrases)
        .flatMap(near ->
            nowhere(
                Reason.THERE_ALREADY,
                "is nearly \"%s\", which stands under %s at %s:%d"
                    .formatted(near.text(), near.intent(), near.file(), near.line())));
  }

  /**
   * Returns the phrase that says nearly the same, whatever intent it stands under; empty where
   * there is none.
   */
  private static Optional<Phrase> nearest(Phrase added, List<Phrase> phrases) {
    List<Phrase> all = new ArrayList<>(phrases);
    all.add(added);
    return NearPhrases.in(all).stream()
        .filter(pair -> pair.second().equals(added))
        .max(Comparator.comparingDouble(NearPhrases.Pair::likeness))
        .map(NearPhrases.Pair::first);
  }

  /** Returns the file with the new phrase, in a line like that of the phrase before it. */
  private static String inserted(String text, Phrase added) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String before = lines.get(added.line() - 2);
    String indent = before.substring(0, before.indexOf('-') + 1);
    String end = before.endsWith("\r") ? "\r" : "";
    lines.add(added.line() - 1, indent + " " + added.text() + end);
    return String.join("\n", lines);
  }

  /**
   * Returns whether the longer file gives the phrases from before and the new one, and nothing
   * else.
   */
  private static boolean reads(NluSource longer, Phrase added, List<Phrase> before) {
    try {
      List<Phrase> now = new ArrayList<>(NluReader.read(List.of(longer)));
      boolean there = now.remove(added);
      List<String> old =
          before.stream()
              .filter(phrase -> phrase.file().equals(added.file()))
              .map(phrase -> phrase.intent() + '\n' + phrase.text())
              .toList();
      return there && now.stream().map(p -> p.intent() + '\n' + p.text()).toList().equals(old);
    } catch (MalformedNlu malformed) {
      return false;
    }
  }

  /**
   * Writes a file at once, so that whoever reads it sees all of it or what was there before.
   * Blocks.
   */
  public static void replace(Path file, String text) throws IOException {
    Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".filing", ".tmp");
    Files.writeString(aside, text);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
