package fr.assistantchorus.portal.space;

import java.util.UUID;

/** « Service »: a part of a structure for which spaces can be opened (F57, F59). */
public record StructureService(UUID id, String name) {
  /** The longest name, in characters. */
  public static final int MAX_LENGTH = 100;

  /** What stands in a list where a space is open for all of the structure. */
  public static final String WHOLE_STRUCTURE = "Toute la structure";
}
