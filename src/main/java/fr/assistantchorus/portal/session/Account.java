package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who is logged in.
 *
 * @param loginAddress never changes (F2)
 * @param attachments to structures, those that are only asked for included, the oldest first
 */
public record Account(
    UUID id,
    String loginAddress,
    String contactAddress,
    String lastName,
    String firstName,
    boolean supportAgent,
    List<Attachment> attachments) {
  public Account {
    attachments = List.copyOf(attachments);
  }

  /** Returns this account with other attachments. */
  Account with(List<Attachment> others) {
    return new Account(id, loginAddress, contactAddress, lastName, firstName, supportAgent, others);
  }

  /** Returns « Prénom NOM » (F18, F25). */
  public String displayName() {
    return Person.displayName(firstName, lastName);
  }

  /** Returns whether the account may decide on the requests of any structure (F33). */
  public boolean isManager() {
    return attachments.stream()
        .anyMatch(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER);
  }
}
