package fr.assistantchorus.embedded;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail as its reader sees it.
 *
 * @param html empty where the mail has none; it is somebody else's markup, to be shown as text or
 *     in a sandbox
 * @param links the addresses in the text, in order
 */
public record ReceivedMail(
    String from, String to, String subject, String text, String html, List<String> links) {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"«»]+[^\\s<>\"«».,;:!?)]");

  static ReceivedMail of(MimeMessage message) throws MessagingException, IOException {
    String text = find(message, "text/plain");
    return new ReceivedMail(
        joined(message.getFrom()),
        joined(message.getRecipients(RecipientType.TO)),
        Objects.requireNonNullElse(message.getSubject(), ""),
        text,
        find(message, "text/html"),
        LINK.matcher(text).results().map(MatchResult::group).distinct().toList());
  }

  private static String joined(Object[] addresses) {
    return addresses == null
        ? ""
        : String.join(", ", Stream.of(addresses).map(Object::toString).toList());
  }

  private static String find(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString().replace("\r\n", "\n");
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
