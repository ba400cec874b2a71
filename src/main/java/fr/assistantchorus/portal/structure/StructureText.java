package fr.assistantchorus.portal.structure;

import java.util.List;

/**
 * A text that describes a structure (F10, F52, F53). {@link StructureDetails} holds them, {@link
 * StructureStore} keeps each in a column, and a pending registration keeps each by its key.
 */
public enum StructureText {
  /** « Raison sociale ». */
  NAME("name"),
  /** « Libellé ». */
  LABEL("label"),
  /** « Adresse »: number and street, or lieu-dit. */
  STREET("street"),
  COMPLEMENT_1("complement1"),
  COMPLEMENT_2("complement2"),
  POSTAL_CODE("postalCode"),
  CITY("city"),
  COUNTRY("country"),
  /** « Adresse électronique » of the structure (F52). It is sealed, as the next two are. */
  EMAIL("email"),
  /** « Téléphone » (F53). */
  PHONE("phone"),
  FAX("fax"),
  /** « Numéro RCS » (F52), as {@link fr.assistantchorus.field.Rcs} writes it. */
  RCS("rcs"),
  /** « Numéro TVA intracommunautaire » (F52). */
  VAT_NUMBER("vatNumber");

  /**
   * The texts that make up the postal address, which {@link StructureDetails#addressLines} shows.
   */
  public static final List<StructureText> ADDRESS =
      List.of(STREET, COMPLEMENT_1, COMPLEMENT_2, POSTAL_CODE, CITY, COUNTRY);

  private final String key;

  StructureText(String key) {
    this.key = key;
  }

  /**
   * Returns the name of the text in a sealed registration. It never changes, since registrations
   * that were sealed earlier must still be read.
   */
  public String key() {
    return key;
  }
}
