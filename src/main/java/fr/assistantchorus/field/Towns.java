package fr.assistantchorus.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The communes of France and their postal codes; {@code towns-SOURCE.txt} beside the resource says
 * where they are from. They are read once, when a text first needs them, and take some 10 MB.
 */
public final class Towns {
  private static final String RESOURCE = "/field/towns.gz";
  private static final String LARGE = "+";

  /**
   * The most words of a name that are compared; most names have fewer: «
   * Saint-Remy-en-Bouzemont-Saint-Genest-et-… ».
   */
  public static final int MOST_WORDS = 9;

  private static final Pattern WORD = Pattern.compile("\\p{N}+|[\\p{L}\\p{M}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Map<String, String> SHORTENED =
      Map.of("st", "saint", "ste", "sainte", "sts", "saints", "stes", "saintes");

  /**
   * A commune.
   *
   * @param name as INSEE writes it
   * @param postalCodes separated by spaces
   * @param large whether 5,000 people or more live there
   */
  public record Town(String name, String postalCodes, boolean large) {
    public boolean has(String postalCode) {
      return postalCodes.contains(postalCode);
    }
  }

  private static final class Loaded {
    private static final Map<String, List<Town>> BY_KEY = new HashMap<>(60_000);
    private static final Map<String, List<Town>> BY_CODE = new HashMap<>(12_000);

    static {
      try (InputStream in = Towns.class.getResourceAsStream(RESOURCE);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the resource " + RESOURCE, e);
      }
    }

    private static void add(String line) {
      int semicolon = line.indexOf(';');
      boolean large = line.endsWith(LARGE);
      String codes = line.substring(semicolon + 1, line.length() - (large ? LARGE.length() : 0));
      Town town = new Town(line.substring(0, semicolon), codes, large);
      BY_KEY.merge(key(town.name()), List.of(town), Towns::joined);
      for (String code : codes.split(" ")) {
        BY_CODE.merge(code, List.of(town), Towns::joined);
      }
    }
  }

  private Towns() {}

  private static List<Town> joined(List<Town> some, List<Town> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /**
   * Returns the towns with this name.
   *
   * @param key as {@link #key} returns it
   */
  public static List<Town> named(String key) {
    return Loaded.BY_KEY.getOrDefault(key, List.of());
  }

  /** Returns the names of the towns that have this postal code; none where no town has it. */
  public static List<String> of(String postalCode) {
    return Loaded.BY_CODE.getOrDefault(postalCode, List.of()).stream().map(Town::name).toList();
  }

  /**
   * Returns the name as INSEE writes it, where the whole text is the name of a town, for instance «
   * st flour »; empty where it names none, or towns of different names.
   */
  public static Optional<String> canonical(String text) {
    List<String> names = named(key(text)).stream().map(Town::name).distinct().toList();
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  /**
   * Returns whether the town is known and does not have this postal code, while another town is
   * known to have it. A Cedex and a hamlet are not known, so they contradict nothing.
   */
  public static boolean contradict(String postalCode, String town) {
    List<Town> towns = named(key(town));
    return !towns.isEmpty()
        && Loaded.BY_CODE.containsKey(postalCode)
        && towns.stream().noneMatch(one -> one.has(postalCode));
  }

  /**
   * Returns whether they contradict each other in an address of this country. Elsewhere than where
   * letters bear a French postal code, nothing does.
   *
   * @param country a name or a code; blank means France
   */
  public static boolean contradict(String postalCode, String town, String country) {
    return (country.isBlank() || Country.hasFrenchPost(country)) && contradict(postalCode, town);
  }

  /**
   * Returns the form by which names are compared: lower case, no accents, « saint » for « st », and
   * single spaces for whatever stands between the words.
   */
  public static String key(String name) {
    String apart = StreamSafe.normalize(name, Normalizer.Form.NFKD);
    String plain = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(plain.length());
    Matcher word = WORD.matcher(plain);
    while (word.find()) {
      key.append(key.isEmpty() ? "" : " ").append(word(word.group()));
    }
    return key.toString();
  }

  /**
   * Returns a word as it stands in a key.
   *
   * @param plain in lower case and without accents
   */
  public static String word(String plain) {
    String word = plain.replace("œ", "oe").replace("æ", "ae");
    return SHORTENED.getOrDefault(word, word);
  }
}
