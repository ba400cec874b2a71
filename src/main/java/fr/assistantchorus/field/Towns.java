package fr.assistantchorus.field;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The communes of France and their postal codes; {@code towns-SOURCE.txt} beside the resource says
 * where they are from. They are read once, when a text first needs them, and take some 2 MB: they
 * stay the lines that they were read as, which two tables of places lead to.
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
    /** The lines, each with the key of its name before it and a line feed behind it. */
    private static final byte[] LINES;

    /** Where the lines of a key begin, and those of a postal code. */
    private static final Places BY_KEY = new Places();

    private static final Places BY_CODE = new Places();

    static {
      try (InputStream in = Towns.class.getResourceAsStream(RESOURCE);
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String key = key(line.substring(0, line.indexOf(';')));
          BY_KEY.put(key, all.size());
          for (String code : town(line).postalCodes().split(" ")) {
            BY_CODE.put(code, all.size());
          }
          all.writeBytes((key + ";" + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        LINES = all.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException("the resource " + RESOURCE, e);
      }
    }

    /** Returns the town of a line as the resource has it. */
    private static Town town(String line) {
      int semicolon = line.indexOf(';');
      boolean large = line.endsWith(LARGE);
      return new Town(
          line.substring(0, semicolon),
          line.substring(semicolon + 1, line.length() - (large ? LARGE.length() : 0)),
          large);
    }

    /** Returns the towns with this key, in the order of the resource. */
    static List<Town> withKey(String key) {
      return towns(BY_KEY, key, (lineKey, _) -> lineKey.equals(key));
    }

    /** Returns the towns with this postal code, in the order of the resource. */
    static List<Town> withCode(String code) {
      return towns(
          BY_CODE, code, (_, town) -> List.of(town.postalCodes().split(" ")).contains(code));
    }

    private static List<Town> towns(Places places, String word, BiPredicate<String, Town> isMeant) {
      List<Town> towns = new ArrayList<>();
      for (int place : places.of(word)) {
        int end = place;
        while (LINES[end] != '\n') {
          end++;
        }
        String line = new String(LINES, place, end - place, StandardCharsets.UTF_8);
        int semicolon = line.indexOf(';');
        Town town = town(line.substring(semicolon + 1));
        if (isMeant.test(line.substring(0, semicolon), town)) {
          towns.add(town);
        }
      }
      return List.copyOf(towns);
    }
  }

  /**
   * Places by the hashes of words. What it finds for a word may belong to another one of the same
   * hash, so the caller looks.
   */
  private static final class Places {
    /** A power of two, half as many again as there are towns or postal codes. */
    private static final int SIZE = 65_536;

    private final int[] hashes = new int[SIZE];

    /** Each place is one more than it is, since 0 means that nothing is here. */
    private final int[] places = new int[SIZE];

    void put(String word, int place) {
      int at = slot(word.hashCode());
      while (places[at] != 0) {
        at = next(at);
      }
      hashes[at] = word.hashCode();
      places[at] = place + 1;
    }

    /** Returns the places in the order in which they were put. */
    List<Integer> of(String word) {
      List<Integer> found = List.of();
      int hash = word.hashCode();
      for (int at = slot(hash); places[at] != 0; at = next(at)) {
        if (hashes[at] == hash) {
          found = found.isEmpty() ? new ArrayList<>() : found;
          found.add(places[at] - 1);
        }
      }
      return found;
    }

    private static int slot(int hash) {
      return (hash ^ hash >>> 15) * 0x9E3779B1 >>> 16;
    }

    private static int next(int at) {
      return at + 1 & SIZE - 1;
    }
  }

  private Towns() {}

  /**
   * Returns the towns with this name.
   *
   * @param key as {@link #key} returns it
   */
  public static List<Town> named(String key) {
    return Loaded.withKey(key);
  }

  /** Returns the names of the towns that have this postal code; none where no town has it. */
  public static List<String> of(String postalCode) {
    return Loaded.withCode(postalCode).stream().map(Town::name).toList();
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
        && !Loaded.withCode(postalCode).isEmpty()
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
