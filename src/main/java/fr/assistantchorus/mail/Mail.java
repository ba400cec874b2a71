package fr.assistantchorus.mail;

/**
 * A mail to one person.
 *
 * @param kind the name of its template; empty where it was made without one
 * @param to one address
 * @param text the whole message, complete by itself
 * @param html the same message, for people who prefer it
 * @param decoy whether it is never sent, but handled like any other until then, so that an unknown
 *     address takes as long to answer as a known one
 */
public record Mail(
    String kind, String to, String subject, String text, String html, boolean decoy) {
  /** Makes a mail without a template. */
  public Mail(String to, String subject, String text, String html, boolean decoy) {
    this("", to, subject, text, html, decoy);
  }

  /** Returns the same mail, not to be sent. */
  public Mail asDecoy() {
    return new Mail(kind, to, subject, text, html, true);
  }
}
