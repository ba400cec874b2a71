package fr.assistantchorus.dialog;

import fr.assistantchorus.field.FieldType;
import java.util.List;

/**
 * One thing a dialog wants to know.
 *
 * @param sensitive kept as a reference with a mask, its value encrypted apart
 * @param optional may be passed over
 * @param label French noun as people name it when they correct it: « adresse électronique »
 * @param aliases other nouns for it: « mail », « courriel »
 */
public record Slot(
    String name,
    FieldType type,
    boolean sensitive,
    boolean optional,
    String label,
    List<String> aliases) {
  public Slot {
    aliases = List.copyOf(aliases);
  }
}
