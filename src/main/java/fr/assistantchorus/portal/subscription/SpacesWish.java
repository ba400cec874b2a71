package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The spaces that somebody wants to open on a structure, several at once (F58, F59).
 *
 * @param ticked the boxes that are ticked for each space; a space without any is not wanted
 * @param services for which of them; empty stands for the whole structure
 * @param beneficiary for the TIC space (F60); otherwise it does not count
 */
public record SpacesWish(
    Map<Space, Set<Access>> ticked, Set<Optional<UUID>> services, Beneficiary beneficiary) {
  public SpacesWish {
    Map<Space, Set<Access>> wanted = new EnumMap<>(Space.class);
    ticked.forEach((space, boxes) -> {
      if (!boxes.isEmpty()) {
        wanted.put(space, Set.copyOf(boxes));
      }
    });
    ticked = wanted;
    services = Set.copyOf(services);
  }

  /** Returns the wish for the whole structure, with nothing said of the beneficiary. */
  public static SpacesWish of(Map<Space, Set<Access>> ticked) {
    return new SpacesWish(ticked, Set.of(Optional.empty()), Beneficiary.UNSAID);
  }

  public SpacesWish withBeneficiary(Beneficiary said) {
    return new SpacesWish(ticked, services, said);
  }

  public SpacesWish withServices(Set<Optional<UUID>> chosen) {
    return new SpacesWish(ticked, chosen, beneficiary);
  }

  /** Returns what is wrong whatever the structure. */
  Set<OpeningFault> faults() {
    Set<OpeningFault> faults = EnumSet.noneOf(OpeningFault.class);
    if (ticked.isEmpty()) {
      faults.add(OpeningFault.NOTHING_TICKED);
    }
    if (services.isEmpty()) {
      faults.add(OpeningFault.NO_SERVICE);
    }
    ticked.forEach((space, boxes) -> {
      if (space == Space.TIC && boxes.size() < Access.values().length) {
        faults.add(OpeningFault.TIC_NEEDS_BOTH);
      }
      if (space.structureLabel().isEmpty()) {
        faults.add(OpeningFault.NOT_OFFERED);
      }
    });
    return faults;
  }

  /** Returns the widest access that is ticked for a space that is wanted. */
  Access access(Space space) {
    return ticked.get(space).contains(Access.MODIFICATION)
        ? Access.MODIFICATION
        : Access.CONSULTATION;
  }
}
