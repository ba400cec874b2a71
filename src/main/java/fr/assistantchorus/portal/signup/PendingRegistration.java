package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.StructureDetails;
import java.util.Set;

/**
 * What somebody entered at sign-up (F8 to F16). It becomes an account, a structure, its spaces and
 * a role when its link is activated, and means nothing to anybody before.
 *
 * @param structure where its SIRET is a structure already, the person asks to be attached to that
 *     structure instead (F7)
 * @param spaces those that were switched on (F13)
 * @param beneficiary counts where {@link Space#TIC} is among them
 */
public record PendingRegistration(
    Person person, StructureDetails structure, Set<Space> spaces, Beneficiary beneficiary) {
  public PendingRegistration {
    spaces = Set.copyOf(spaces);
  }

  /** Returns a registration that switches on no space. */
  public static PendingRegistration of(Person person, StructureDetails structure) {
    return new PendingRegistration(person, structure, Set.of(), Beneficiary.UNSAID);
  }

  public PendingRegistration withPerson(Person other) {
    return new PendingRegistration(other, structure, spaces, beneficiary);
  }

  public PendingRegistration withStructure(StructureDetails other) {
    return new PendingRegistration(person, other, spaces, beneficiary);
  }

  public PendingRegistration withSpaces(Set<Space> other) {
    return new PendingRegistration(person, structure, other, beneficiary);
  }

  public PendingRegistration withBeneficiary(Beneficiary other) {
    return new PendingRegistration(person, structure, spaces, other);
  }
}
