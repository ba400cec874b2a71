package fr.assistantchorus.company;

import fr.assistantchorus.company.InventedCompany.Town;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The towns and words that companies are invented from, as the files {@code company/*.txt} list
 * them. The towns are real, with their postal codes and INSEE's codes; nothing else is.
 *
 * @param coast towns by the sea, for shellfish farmers
 * @param places as they stand after « EARL »: DE LA VALLEE, DU MOULIN BLANC
 */
record InventedNames(
    List<Town> inland,
    List<Town> coast,
    List<String> firstNames,
    List<String> lastNames,
    List<String> places,
    List<String> streets) {
  static InventedNames read() {
    List<String> towns = lines("towns");
    return new InventedNames(
        towns(towns, "terre;"),
        towns(towns, "mer;"),
        lines("first-names"),
        lines("last-names"),
        lines("places"),
        lines("streets"));
  }

  private static List<Town> towns(List<String> lines, String kind) {
    return lines.stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.split(";"))
        .map(fields -> new Town(fields[1], fields[2], fields[3]))
        .toList();
  }

  private static List<String> lines(String name) {
    try (InputStream file = InventedNames.class.getResourceAsStream("/company/" + name + ".txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
