package fr.assistantchorus.portal.account;

import fr.assistantchorus.field.City;
import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.PostalCode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a person receives letters (F42). Nobody has to give it: guide A does not ask for it.
 * Whoever gives a part of it gives it whole.
 *
 * @param texts those that are not empty
 */
public record PostalAddress(Map<Part, String> texts) {
  /** The address of somebody who gave none. */
  public static final PostalAddress NONE = new PostalAddress(Map.of());

  private static final String EMPTY = "empty";

  public PostalAddress {
    Map<Part, String> filled = new EnumMap<>(Part.class);
    texts.forEach((part, text) -> {
      if (!text.isBlank()) {
        filled.put(part, text.strip());
      }
    });
    texts = Map.copyOf(filled);
  }

  /** What an address is made of. */
  public enum Part {
    STREET("street", "Adresse", FieldType.ADDRESS),
    POSTAL_CODE("postal_code", "Code postal", FieldType.POSTAL_CODE),
    CITY("city", "Ville", FieldType.CITY),
    /** « Pays »; where it is empty, it is France. */
    COUNTRY("country", "Pays", FieldType.COUNTRY);

    private final String key;
    private final String label;
    private final FieldType type;

    Part(String key, String label, FieldType type) {
      this.key = key;
      this.label = label;
      this.type = type;
    }

    /** Returns the name under which it is kept, which never changes. */
    public String key() {
      return key;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }

    public FieldType type() {
      return type;
    }
  }

  /**
   * An address that was typed, once it was read.
   *
   * @param address in its canonical form; it counts where there are no faults
   * @param faults why each of these cannot be read: a reason of its type
   * @param doubts what is well formed but odd, so that the person must confirm it
   */
  public record Checked(
      PostalAddress address, Map<Part, String> faults, Map<Part, String> doubts) {}

  public String text(Part part) {
    return texts.getOrDefault(part, "");
  }

  /** Returns the same address with another text there. */
  public PostalAddress with(Part part, String text) {
    Map<Part, String> changed = new EnumMap<>(Part.class);
    changed.putAll(texts);
    changed.put(part, text);
    return new PostalAddress(changed);
  }

  /** Returns whether there is one. A country alone, which browsers fill in, is none. */
  public boolean isGiven() {
    return texts.keySet().stream().anyMatch(part -> part != Part.COUNTRY);
  }

  /** Reads a part, given the others: postal code and town are checked against each other (F10). */
  public Parsed read(Part part) {
    String text = text(part);
    return switch (part) {
      case STREET -> FieldType.ADDRESS.parse(text);
      case POSTAL_CODE -> PostalCode.parse(text, country());
      case CITY -> City.parse(text, text(Part.POSTAL_CODE), country());
      case COUNTRY -> Country.parse(country());
    };
  }

  /** Reads the whole of it. */
  public Checked check() {
    if (!isGiven()) {
      return new Checked(NONE, Map.of(), Map.of());
    }
    Map<Part, String> canonical = new EnumMap<>(Part.class);
    Map<Part, String> faults = new EnumMap<>(Part.class);
    Map<Part, String> doubts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      switch (read(part)) {
        case Parsed.Ok(String value) -> canonical.put(part, value);
        case Parsed.Doubt(String value, String reason) -> {
          canonical.put(part, value);
          doubts.put(part, reason);
        }
        case Parsed.Bad(String reason) -> faults.put(part, text(part).isEmpty() ? EMPTY : reason);
      }
    }
    return new Checked(new PostalAddress(canonical), faults, doubts);
  }

  /** Returns the address as one writes it on a letter; nothing where there is none. */
  public List<String> lines() {
    String town = text(Part.POSTAL_CODE) + " " + text(Part.CITY);
    return Stream.of(text(Part.STREET), town.strip(), text(Part.COUNTRY))
        .filter(line -> isGiven() && !line.isEmpty())
        .toList();
  }

  private String country() {
    String typed = text(Part.COUNTRY);
    return typed.isEmpty() ? Country.FRANCE : typed;
  }

  /** Returns the parts in the order in which one writes them. */
  public static List<Part> parts() {
    return Arrays.asList(Part.values());
  }
}
