package fr.assistantchorus.portal.support;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * « Sollicitation »: what somebody asks of the support.
 *
 * @param address where the number goes; the person need not have an account
 * @param conversation the one in which it was made
 * @param account the one that was logged in, which reads the answer under « Sollicitations émises »
 */
public record SupportRequest(
    String address,
    SupportCategory category,
    String subject,
    String message,
    Optional<UUID> conversation,
    Optional<UUID> account) {
  public static final int SUBJECT_MAX_LENGTH = 200;
  public static final int MESSAGE_MAX_LENGTH = 4_000;

  /** Cuts longer texts; the fields that take them have the same bounds. */
  public SupportRequest {
    subject = cut(subject, SUBJECT_MAX_LENGTH);
    message = cut(message, MESSAGE_MAX_LENGTH);
  }

  /** A request of somebody who is not logged in. */
  public SupportRequest(
      String address,
      SupportCategory category,
      String subject,
      String message,
      Optional<UUID> conversation) {
    this(address, category, subject, message, conversation, Optional.empty());
  }

  /** What keeps a request from being sent. */
  public enum Fault {
    SUBJECT_MISSING("Dites en quelques mots de quoi il s’agit."),
    SUBJECT_TOO_LONG("L’objet doit compter au plus " + SUBJECT_MAX_LENGTH + " caractères."),
    MESSAGE_MISSING("Écrivez votre message."),
    MESSAGE_TOO_LONG("Le message doit compter au plus 4 000 caractères.");

    private final String sentence;

    Fault(String sentence) {
      this.sentence = sentence;
    }

    /** Returns the sentence for the page, in French. */
    public String sentence() {
      return sentence;
    }

    /** Returns whether it is the subject's and not the message's. */
    public boolean isOfSubject() {
      return this == SUBJECT_MISSING || this == SUBJECT_TOO_LONG;
    }
  }

  /** Returns everything that is wrong with what somebody typed. */
  public static Set<Fault> faults(String subject, String message) {
    Set<Fault> faults = faults(message);
    if (subject.isBlank()) {
      faults.add(Fault.SUBJECT_MISSING);
    } else if (subject.length() > SUBJECT_MAX_LENGTH) {
      faults.add(Fault.SUBJECT_TOO_LONG);
    }
    return faults;
  }

  /** Returns what is wrong with a message. */
  public static Set<Fault> faults(String message) {
    if (message.isBlank()) {
      return EnumSet.of(Fault.MESSAGE_MISSING);
    }
    return message.length() > MESSAGE_MAX_LENGTH
        ? EnumSet.of(Fault.MESSAGE_TOO_LONG)
        : EnumSet.noneOf(Fault.class);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
