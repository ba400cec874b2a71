package fr.assistantchorus.action.told;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.structure.StructureName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the portal tells, as values of a dialog. */
public final class Told {
  /** How many parts a sentence lists; the others are counted. */
  private static final int MOST_LISTED = 6;

  private Told() {}

  /** Returns a structure as a choice: its name, and its identifier where it has one. */
  public static Option option(StructureName structure) {
    String identifier = structure.identifier().value();
    boolean known = identifier != null && !identifier.isBlank();
    return new Option(
        structure.id().toString(), structure.name() + (known ? ", " + identifier : ""));
  }

  /** Returns the minutes to wait, as a text tells them. */
  public static Value.Number minutes(Duration wait) {
    return new Value.Number(Limits.minutes(wait));
  }

  /** Returns the one value {@code structure_name}. */
  public static Map<String, Value> named(StructureName structure) {
    return Map.of("structure_name", new Value.Text(structure.name()));
  }

  /** Returns the two values {@code structure_name} and {@code person}. */
  public static Map<String, Value> named(StructureName structure, String person) {
    return Map.of(
        "structure_name", new Value.Text(structure.name()), "person", new Value.Text(person));
  }

  /** Returns the parts as one text; where they are many, the last ones are only counted. */
  public static Value.Text listed(List<String> parts) {
    String shown = String.join(" ; ", parts.subList(0, Math.min(parts.size(), MOST_LISTED)));
    int more = parts.size() - MOST_LISTED;
    return new Value.Text(more > 0 ? "%s ; et %d de plus".formatted(shown, more) : shown);
  }
}
