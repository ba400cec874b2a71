package fr.assistantchorus.portal.structure;

/**
 * A structure as the search tells of it. Who belongs to it is never told.
 *
 * @param label « Libellé »; may be empty
 * @param masked whether its place is kept to its own users (F11); then the three places are empty
 * @param own whether the account that searches belongs to it
 * @param open whether somebody may ask to be attached to it (F52)
 */
public record FoundStructure(
    StructureName structure,
    String label,
    StructureCriteria.Kind kind,
    boolean active,
    boolean masked,
    String postalCode,
    String city,
    String country,
    boolean own,
    boolean open) {

  /** Returns « Actif » or « Inactif ». */
  public String status() {
    return active ? "Actif" : "Inactif";
  }
}
