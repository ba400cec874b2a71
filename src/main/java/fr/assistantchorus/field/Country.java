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
 * A country (F10, « Pays »), by its French name or its ISO 3166 code; the name that is kept is the
 * one that CLDR gives, as the JDK has it.
 */
public final class Country {
  public static final String FRANCE = "France";

  static final List<String> REASONS = List.of("empty", "unknown");

  /** ISO 3166 gives a code of their own to the overseas parts that share France's postal codes. */
  private static final Set<String> FRENCH_POST =
      Set.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "MC");

  private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern ARTICLE = Pattern.compile("(?:la|le|les|l)\\s+(?=\\S)");
  private static final Pattern BRACKETED = Pattern.compile("(.*?)\\s*\\((.*)\\)");

  /** As people write what CLDR calls otherwise. */
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
      var bracketed = BRACKETED.matcher(name);
      if (bracketed.matches()) {
        CODES.putIfAbsent(key(bracketed.group(1)), code);
      }
    }
    CODES.putAll(OTHER_NAMES);
  }

  private Country() {}

  /**
   * @return its French name, « Belgique »; or {@code empty}, {@code unknown}
   */
  public static Parsed parse(String text) {
    if (text.isBlank()) {
      return new Parsed.Bad("empty");
    }
    return code(text)
        .<Parsed>map(code -> new Parsed.Ok(name(code)))
        .orElse(new Parsed.Bad("unknown"));
  }

  /** The two letters of ISO 3166 for a name or a code. */
  public static Optional<String> code(String text) {
    return Optional.ofNullable(CODES.get(key(text)));
  }

  /** Whether letters to it bear a French postal code: the overseas parts, and Monaco. */
  static boolean hasFrenchPost(String country) {
    return code(country).filter(FRENCH_POST::contains).isPresent();
  }

  private static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.FRENCH);
  }

  /** Letters without accents, single spaces, no article: « La Réunion » is « reunion ». */
  private static String key(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    String words = NOT_LETTERS.matcher(plain).replaceAll(" ").strip();
    var article = ARTICLE.matcher(words);
    return article.lookingAt() ? words.substring(article.end()) : words;
  }
}
