package fr.assistantchorus.portal.subscription;

/** What is wrong with the spaces that somebody wants to open on a structure. */
public enum OpeningFault {
  NOTHING_TICKED("Cochez au moins un espace, en consultation ou en modification."),
  /** F59. */
  TIC_NEEDS_BOTH(
      "Pour « Demande de remboursement TIC », cochez à la fois Consultation et Modification."),
  /** F39. */
  TIC_NOT_FOR_MANAGEMENT_CENTRE(
      "Un centre de gestion agricole n’a pas d’espace « Demande de remboursement TIC » : ce sont"
          + " les exploitations qui l’ouvrent."),
  /** F58: « Mes messages » is opened at sign-up only. */
  NOT_OFFERED("Cet espace ne s’ajoute pas à une structure."),
  NO_SERVICE("Choisissez au moins un service, ou toute la structure."),
  UNKNOWN_SERVICE("Ce service n’est pas, ou n’est plus, de cette structure.");

  private final String sentence;

  OpeningFault(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the French sentence that says it. */
  public String sentence() {
    return sentence;
  }
}
