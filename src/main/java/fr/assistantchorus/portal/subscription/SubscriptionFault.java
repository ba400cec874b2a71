package fr.assistantchorus.portal.subscription;

/** What is wrong with a request for a subscription (F64). */
public enum SubscriptionFault {
  DATE_TO_COME("La date de la demande ne peut pas être à venir. Mettez celle d’aujourd’hui."),
  DATE_TOO_OLD(
      "La date de la demande remonte à plus d’un an. Vérifiez l’année, ou mettez celle"
          + " d’aujourd’hui."),
  COMMENT_TOO_LONG("Le commentaire compte au plus 500 caractères. Raccourcissez-le.");

  private final String sentence;

  SubscriptionFault(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the French sentence that says it. */
  public String sentence() {
    return sentence;
  }
}
