package fr.assistantchorus.portal.structure;

import fr.assistantchorus.field.Country;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has entered of a structure, and what follows from it for the other fields.
 *
 * @param values texts by the keys of {@link StructureField}
 * @param standing what the SIRET means; {@link SiretStanding.Unverified} where there is none
 */
public record EnteredStructure(Map<String, String> values, SiretStanding standing) {
  public EnteredStructure {
    values = Map.copyOf(values);
  }

  /** Returns what was entered, where nothing is known of the SIRET. */
  public static EnteredStructure of(Map<String, String> values) {
    return new EnteredStructure(values, new SiretStanding.Unverified());
  }

  /** Returns what stands in this field, without blanks around it; empty where nothing does. */
  public String text(StructureField field) {
    return values.getOrDefault(field.key(), "").strip();
  }

  /** Returns what identifies the structure; empty where that was not chosen yet. */
  public Optional<IdentifierType> type() {
    return IdentifierType.find(text(StructureField.IDENTIFIER_TYPE));
  }

  /** Returns the SIRET as it was entered; empty where the structure is of another type. */
  public String siret() {
    return is(IdentifierType.SIRET) ? text(StructureField.SIRET) : "";
  }

  public boolean is(IdentifierType wanted) {
    return type().filter(found -> found == wanted).isPresent();
  }

  public boolean says(StructureTrait trait) {
    return StructureForm.YES.equals(values.get(trait.key()));
  }

  /**
   * Returns the country of the address: what was entered, else the country where the structure is
   * registered, else France.
   */
  String country() {
    String registered =
        is(IdentifierType.OUTSIDE_EUROPE) ? text(StructureField.STRUCTURE_COUNTRY) : "";
    String home = registered.isEmpty() ? Country.FRANCE : registered;
    String entered = text(StructureField.COUNTRY);
    return entered.isEmpty() ? home : entered;
  }
}
