package fr.assistantchorus.portal.support;

import java.util.Optional;
import java.util.UUID;

/**
 * « Sollicitation »: what somebody asks of the support.
 *
 * @param address where the answer goes; the person need not have an account
 * @param conversation the one in which it was made
 */
public record SupportRequest(
    String address,
    SupportCategory category,
    String subject,
    String message,
    Optional<UUID> conversation) {
  public static final int SUBJECT_MAX_LENGTH = 200;
  public static final int MESSAGE_MAX_LENGTH = 4_000;

  /** Cuts longer texts; the fields that take them have the same bounds. */
  public SupportRequest {
    subject = cut(subject, SUBJECT_MAX_LENGTH);
    message = cut(message, MESSAGE_MAX_LENGTH);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
