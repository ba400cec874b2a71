package fr.assistantchorus.portal.structure;

import java.util.Set;

/** What is either so or not so of a structure (F39, F52). */
public enum StructureTrait {
  /** « Statut »: Actif or Inactif. */
  ACTIVE("active"),
  /** « Centre de gestion agricole »: it has no space TIC (F39). */
  MANAGEMENT_CENTRE("management_centre"),
  /** « Publique »; a structure without this trait is « privée ». */
  PUBLIC_BODY("public_body"),
  /** « Émetteur EDI ». */
  EDI_ISSUER("edi_issuer"),
  /** « Cycles de vie en EDI ». */
  EDI_LIFE_CYCLES("edi_life_cycles"),
  /** « Demande de rattachement active »: without it, nobody can ask to be attached. */
  ACCEPTS_REQUESTS("accepts_requests");

  /** What is so of a new structure of which nothing else is said. */
  public static final Set<StructureTrait> USUAL = Set.of(ACTIVE, ACCEPTS_REQUESTS);

  private final String key;

  StructureTrait(String key) {
    this.key = key;
  }

  /** Returns the name of the column, of the form's field, and of the part of a registration. */
  public String key() {
    return key;
  }
}
