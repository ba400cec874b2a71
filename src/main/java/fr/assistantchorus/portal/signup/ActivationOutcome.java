package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.attachment.Attachment;
import java.util.Set;

/** What became of an activation. */
public sealed interface ActivationOutcome {
  /**
   * The account exists.
   *
   * @param displayName « Prénom NOM » (F18)
   * @param attachment what the account is to the structure: its gestionnaire principal (F20), or
   *     somebody who asks the manager of a structure that was activated before
   */
  record Activated(String displayName, Attachment attachment) implements ActivationOutcome {}

  /** The link is not ready, or no longer is. */
  record LinkRefused(LinkState state) implements ActivationOutcome {}

  /** Nothing has changed, and the link still works. */
  record CredentialsRefused(Set<CredentialFault> faults) implements ActivationOutcome {}
}
