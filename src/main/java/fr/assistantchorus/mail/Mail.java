package fr.assistantchorus.mail;

/**
 * A mail to one person.
 *
 * @param to one address
 * @param text the whole message, complete by itself
 * @param html the same message, for people who prefer it
 * @param decoy whether it is never sent, but handled like any other until then, so that an unknown
 *     address takes as long to answer as a known one
 */
public record Mail(String to, String subject, String text, String html, boolean decoy) {
  /** Returns the same mail, not to be sent. */
  public Mail asDecoy() {
    return new Mail(to, subject, text, html, true);
  }
}
