package fr.assistantchorus.field;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A country (F10, « Pays »), given by its French name or its ISO 3166 code. The name that is kept
 * is the one of the Unicode locale data (CLDR) in the JDK.
 */
public final class Country {
  public static final String FRANCE = "France";

  static final List<String> REASONS = List.of("empty", "unknown");

  /**
   * The countries whose letters bear a French postal code. ISO 3166 gives the overseas parts codes
   * of their own, but they share France's postal codes, as Monaco does.
   */
  private static final Set<String> FRENCH_POST =
      Set.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "MC");

  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ARTICLE = Pattern.compile("(?:la|le|les|l)\\s+(?=\\S)");

  /**
   * Other names that people write and that CLDR does not have, each with the code that it means.
   */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("france metropolitaine", "FR"),
          Map.entry("republique francaise", "FR"),
          Map.entry("guyane", "GF"),
          Map.entry("polynesie", "PF"),
          Map.entry("tahiti", "PF"),
          Map.entry("caledonie", "NC"),
          Map.entry("st pierre et miquelon", "PM"),
          Map.entry("st barthelemy", "BL"),
          Map.entry("st martin", "MF"),
          Map.entry("angleterre", "GB"),
          Map.entry("grande bretagne", "GB"),
          Map.entry("uk", "GB"),
          Map.entry("ecosse", "GB"),
          Map.entry("hollande", "NL"),
          Map.entry("republique tcheque", "CZ"),
          Map.entry("usa", "US"),
          Map.entry("etats unis d amerique", "US"),
          Map.entry("birmanie", "MM"),
          Map.entry("hong kong", "HK"),
          Map.entry("macao", "MO"),
          Map.entry("vatican", "VA"),
          Map.entry("palestine", "PS"),
          Map.entry("ile maurice", "MU"),
          Map.entry("vietnam", "VN"));

  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      String name = name(code);
      List.of(code, country.getISO3Country(), name).forEach(form -> CODES.put(key(form), code));
      int bracket = name.indexOf('(');
      if (bracket >= 0) {
        CODES.putIfAbsent(key(name.substring(0, bracket)), code);
      }
    }
    CODES.putAll(OTHER_NAMES);
  }

  private Country() {}

  /**
   * Given what was typed, returns the country's French name, for instance « Belgique », or the
   * reason why it is refused: {@code empty} or {@code unknown}.
   */
  public static Parsed parse(String text) {
    if (text.isBlank()) {
      return new Parsed.Bad("empty");
    }
    return code(text)
        .<Parsed>map(code -> new Parsed.Ok(name(code)))
        .orElse(new Parsed.Bad("unknown"));
  }

  /** Returns the two letters of ISO 3166 for a name or a code; empty where it names no country. */
  public static Optional<String> code(String text) {
    return Optional.ofNullable(CODES.get(key(text)));
  }

  /**
   * Returns whether letters to this country bear a French postal code, as those to the overseas
   * parts and to Monaco do.
   */
  static boolean hasFrenchPost(String country) {
    return code(country).filter(FRENCH_POST::contains).isPresent();
  }

  private static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.FRENCH);
  }

  /**
   * Returns the form by which names are compared: letters without accents, single spaces, no
   * article. « La Réunion » gives « reunion ».
   */
  private static String key(String text) {
    String apart = StreamSafe.normalize(text, Normalizer.Form.NFKD);
    String plain = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    String words = NOT_LETTERS.matcher(plain).replaceAll(" ").strip();
    var article = ARTICLE.matcher(words);
    return article.lookingAt() ? words.substring(article.end()) : words;
  }
}
