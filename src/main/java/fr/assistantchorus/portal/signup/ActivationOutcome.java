package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.attachment.Attachment;
import java.util.Set;

/** What came of an activation. */
public sealed interface ActivationOutcome {
  /**
   * The account is there.
   *
   * @param displayName « Prénom NOM » (F18)
   * @param attachment to the structure: its gestionnaire principal (F20), or a request to the
   *     manager of a structure that somebody else has activated before
   */
  record Activated(String displayName, Attachment attachment) implements ActivationOutcome {}

  /** The link is not, or no longer, ready. */
  record LinkRefused(LinkState state) implements ActivationOutcome {}

  /** Nothing has changed, the link still works. */
  record CredentialsRefused(Set<CredentialFault> faults) implements ActivationOutcome {}
}
