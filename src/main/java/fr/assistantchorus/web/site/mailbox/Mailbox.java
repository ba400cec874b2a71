package fr.assistantchorus.web.site.mailbox;

import io.vertx.core.Future;
import java.util.List;

/** Mails received by the embedded defaults, for whoever tries the portal. */
public interface Mailbox {

  /** Newest first. */
  Future<List<Mail>> mails();

  /**
   * @param html empty where the mail has none
   * @param links addresses found in it, in order
   */
  record Mail(
      String from, String to, String subject, String text, String html, List<String> links) {
    public Mail {
      links = List.copyOf(links);
    }
  }
}
