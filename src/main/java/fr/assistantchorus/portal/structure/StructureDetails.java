package fr.assistantchorus.portal.structure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A structure as it is entered (F10, F52, F53).
 *
 * @param texts those that are not empty
 * @param undisclosed « Non diffusible INSEE »: its address is shown to its own users only (F11)
 * @param traits what is so of it
 * @param verified whether the register of companies had its SIRET, open, at sign-up. What has no
 *     SIRET, or was typed by hand because the register did not know it or was away, is unverified
 */
public record StructureDetails(
    Identifier identifier,
    Map<StructureText, String> texts,
    boolean undisclosed,
    boolean verified,
    Set<StructureTrait> traits) {
  public StructureDetails {
    Map<StructureText, String> filled = new EnumMap<>(StructureText.class);
    texts.forEach((part, text) -> {
      if (!text.isEmpty()) {
        filled.put(part, text);
      }
    });
    texts = Map.copyOf(filled);
    traits = Set.copyOf(traits);
  }

  /**
   * Returns a structure of which only the identifier is known: disclosed, unverified, and with the
   * {@linkplain StructureTrait#USUAL usual} traits.
   */
  public static StructureDetails of(Identifier identifier) {
    return new StructureDetails(identifier, Map.of(), false, false, StructureTrait.USUAL);
  }

  /** Returns the same structure with this text; an empty text removes what was there. */
  public StructureDetails with(StructureText part, String text) {
    Map<StructureText, String> changed = new EnumMap<>(StructureText.class);
    changed.putAll(texts);
    changed.put(part, text);
    return new StructureDetails(identifier, changed, undisclosed, verified, traits);
  }

  public StructureDetails withUndisclosed(boolean kept) {
    return new StructureDetails(identifier, texts, kept, verified, traits);
  }

  public StructureDetails withVerified(boolean found) {
    return new StructureDetails(identifier, texts, undisclosed, found, traits);
  }

  /** Returns the same structure where this is so of it, or is not. */
  public StructureDetails with(StructureTrait trait, boolean is) {
    Set<StructureTrait> changed = EnumSet.noneOf(StructureTrait.class);
    changed.addAll(traits);
    if (is) {
      changed.add(trait);
    } else {
      changed.remove(trait);
    }
    return new StructureDetails(identifier, texts, undisclosed, verified, changed);
  }

  public boolean is(StructureTrait trait) {
    return traits.contains(trait);
  }

  /** Returns one of its texts; empty where there is none. */
  public String text(StructureText part) {
    return texts.getOrDefault(part, "");
  }

  /** Returns the « Raison sociale »; empty where there is none. */
  public String name() {
    return text(StructureText.NAME);
  }

  /** Returns the postal address as one writes it on a letter, without empty lines. */
  public List<String> addressLines() {
    String town = text(StructureText.POSTAL_CODE) + " " + text(StructureText.CITY);
    return Stream.of(
            text(StructureText.STREET),
            text(StructureText.COMPLEMENT_1),
            text(StructureText.COMPLEMENT_2),
            town.strip(),
            text(StructureText.COUNTRY))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
