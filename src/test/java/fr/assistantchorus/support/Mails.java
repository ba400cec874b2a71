package fr.assistantchorus.support;

import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads mails as their receiver does. */
public final class Mails {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/activation/([A-Za-z0-9_-]+)");

  private Mails() {}

  public static String to(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The plain text part. */
  public static String text(Part part) {
    try {
      if (part.isMimeType("text/plain")) {
        return (String) part.getContent();
      }
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          String text = text(parts.getBodyPart(i));
          if (!text.isEmpty()) {
            return text;
          }
        }
      }
      return "";
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The token of the activation link in a mail. */
  public static String activationToken(MimeMessage mail) {
    Matcher link = LINK.matcher(text(mail));
    if (!link.find()) {
      throw new AssertionError("no activation link in " + text(mail));
    }
    return link.group(1);
  }
}
