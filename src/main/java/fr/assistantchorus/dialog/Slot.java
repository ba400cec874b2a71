package fr.assistantchorus.dialog;

import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a dialog wants to know.
 *
 * @param sensitive whether it is kept as a reference with a mask, and its value encrypted apart
 * @param optional whether it may be passed over
 * @param label the French noun by which people name it when they correct it: « adresse électronique
 *     »
 * @param aliases other nouns for it: « mail », « courriel »
 * @param entity a value that also fills it when it is said in a sentence, one of {@link #ENTITIES}
 */
public record Slot(
    String name,
    FieldType type,
    boolean sensitive,
    boolean optional,
    String label,
    List<String> aliases,
    Optional<String> entity) {
  /** Values that are found in a sentence and are not a field type by themselves. */
  public static final Set<String> ENTITIES =
      Set.of("structure", "first-name", "last-name", "speaker");

  public Slot {
    aliases = List.copyOf(aliases);
  }

  /** Returns whether a value of this type, found in a sentence, is one for this slot. */
  public boolean takes(String found) {
    return type.code().equals(found) || entity.filter(found::equals).isPresent();
  }
}
