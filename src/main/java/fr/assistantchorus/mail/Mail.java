package fr.assistantchorus.mail;

/**
 * One mail to one person.
 *
 * @param to one address
 * @param text the whole message, complete by itself
 * @param html the same, for who prefers it
 * @param decoy never sent, but handled as any other until then: an unknown address takes as long to
 *     answer as a known one
 */
public record Mail(String to, String subject, String text, String html, boolean decoy) {
  /** The same mail, not to be sent. */
  public Mail asDecoy() {
    return new Mail(to, subject, text, html, true);
  }
}
