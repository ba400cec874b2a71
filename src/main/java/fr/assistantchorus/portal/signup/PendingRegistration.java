package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.StructureDetails;
import java.util.Set;

/**
 * What somebody entered at sign-up (F8 to F16). It becomes an account, a structure, its spaces and
 * a role when its link is activated, and is nothing to anybody before.
 *
 * @param loginAddress « adresse de connexion » (F2), a valid e-mail address
 * @param contactAddress where news of the account go (F3)
 * @param structure of a SIRET that is a structure already: asks to be attached to it instead (F7)
 * @param spaces those switched on (F13)
 * @param beneficiary counts where {@link Space#TIC} is among them
 */
public record PendingRegistration(
    String loginAddress,
    String contactAddress,
    String lastName,
    String firstName,
    StructureDetails structure,
    Set<Space> spaces,
    Beneficiary beneficiary) {
  public PendingRegistration {
    spaces = Set.copyOf(spaces);
  }
}
