package fr.assistantchorus.dialog;

import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing a dialog wants to know.
 *
 * @param sensitive kept as a reference with a mask, its value encrypted apart
 * @param optional may be passed over
 * @param label French noun as people name it when they correct it: « adresse électronique »
 * @param aliases other nouns for it: « mail », « courriel »
 * @param entity what fills it too where it is said in a sentence, one of {@link #ENTITIES}
 */
public record Slot(
    String name,
    FieldType type,
    boolean sensitive,
    boolean optional,
    String label,
    List<String> aliases,
    Optional<String> entity) {
  /** Values that are found in a sentence, and are no field type by themselves. */
  public static final Set<String> ENTITIES = Set.of("structure", "first-name", "last-name");

  public Slot {
    aliases = List.copyOf(aliases);
  }

  /** Whether a value that was found is one for this slot. */
  public boolean takes(String found) {
    return type.code().equals(found) || entity.filter(found::equals).isPresent();
  }
}
