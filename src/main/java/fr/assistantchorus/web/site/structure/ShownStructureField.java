package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.structure.EnteredStructure;
import fr.assistantchorus.portal.structure.StructureField;
import java.util.HashMap;
import java.util.Map;

/** A field of a structure as the pattern {@code described} shows it, given what was entered. */
public record ShownStructureField(StructureField field, EnteredStructure entered) {
  /** Returns by key those that are asked for, and null for the others. */
  static Map<String, ShownStructureField> all(EnteredStructure entered) {
    Map<String, ShownStructureField> shown = new HashMap<>();
    for (StructureField field : StructureField.values()) {
      shown.put(
          field.key(), field.counts(entered) ? new ShownStructureField(field, entered) : null);
    }
    return shown;
  }

  public String key() {
    return field.key();
  }

  public String label() {
    return field.label(entered);
  }

  /** The country is marked as mandatory, although France stands in for it (F53). */
  public boolean required() {
    return field == StructureField.COUNTRY || field.isMandatory(entered);
  }

  /** Returns HTML's {@code type}. */
  public String kind() {
    return switch (field.type(entered)) {
      case EMAIL -> "email";
      case PHONE -> "tel";
      default -> "text";
    };
  }

  public String mode() {
    FieldType type = field.type(entered);
    return field == StructureField.POSTAL_CODE ? "text" : type.inputMode();
  }

  public String complete() {
    return field.autocomplete();
  }

  public int longest() {
    return field.type(entered).maxLength();
  }

  public String hint() {
    return field.hint(entered);
  }
}
