package fr.assistantchorus.web.site.mailbox;

import io.vertx.core.Future;
import java.util.List;

/** The mails that the embedded defaults received, for somebody who tries the portal. */
public interface Mailbox {

  /** Returns the mails, the newest first. */
  Future<List<Mail>> mails();

  /**
   * @param html empty where the mail has none
   * @param links the addresses that were found in it, in order
   */
  record Mail(
      String from, String to, String subject, String text, String html, List<String> links) {
    public Mail {
      links = List.copyOf(links);
    }
  }
}
