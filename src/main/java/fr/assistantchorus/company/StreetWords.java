package fr.assistantchorus.company;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the register writes names and addresses, whichever source it comes from. */
public final class StreetWords {
  /** What stands in a field that may not be shown; short fields have {@code [ND]}. */
  private static final List<String> WITHHELD = List.of("[ND]", "[NON-DIFFUSIBLE]");

  /** The words for « indice de répétition » and « type de voie » that the files abbreviate. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("B", "BIS"),
          Map.entry("T", "TER"),
          Map.entry("Q", "QUATER"),
          Map.entry("ALL", "ALLEE"),
          Map.entry("AV", "AVENUE"),
          Map.entry("BD", "BOULEVARD"),
          Map.entry("CHE", "CHEMIN"),
          Map.entry("CRS", "COURS"),
          Map.entry("FG", "FAUBOURG"),
          Map.entry("HAM", "HAMEAU"),
          Map.entry("IMP", "IMPASSE"),
          Map.entry("LD", "LIEU DIT"),
          Map.entry("LOT", "LOTISSEMENT"),
          Map.entry("PL", "PLACE"),
          Map.entry("QUA", "QUARTIER"),
          Map.entry("RES", "RESIDENCE"),
          Map.entry("RTE", "ROUTE"),
          Map.entry("SEN", "SENTIER"),
          Map.entry("SQ", "SQUARE"));

  private StreetWords() {}

  /** Returns whether the field says that it may not be shown. */
  public static boolean isWithheld(String field) {
    return WITHHELD.stream().anyMatch(field::contains);
  }

  /** Returns the street in one line, without abbreviations; parts may be empty. */
  public static String street(String number, String repetition, String streetType, String street) {
    return joined(number, unabbreviated(repetition), unabbreviated(streetType), street);
  }

  private static String unabbreviated(String word) {
    return ABBREVIATIONS.getOrDefault(word, word);
  }

  static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
