package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.structure.StructureName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells who may use or ask for which space, from what is managed, opened and subscribed to. */
final class UsableSpaces {
  private UsableSpaces() {}

  /**
   * Returns the spaces that somebody may use.
   *
   * @param managed the structures of which they are gestionnaire principal
   * @param valid their accepted subscriptions
   * @param opened the spaces of all these structures
   * @param names of all these structures
   */
  static List<UsableSpace> of(
      Set<UUID> managed,
      List<Subscription> valid,
      List<OpenedSpace> opened,
      Map<UUID, StructureName> names) {
    Map<UUID, Access> subscribed = new HashMap<>();
    valid.forEach(each -> subscribed.put(each.openedSpace(), each.access()));
    List<UsableSpace> usable = new ArrayList<>();
    for (OpenedSpace space : opened) {
      StructureName structure = names.get(space.structure());
      if (managed.contains(space.structure())) {
        usable.add(new UsableSpace(structure, space, space.access(), true));
      } else if (subscribed.containsKey(space.id())) {
        usable.add(new UsableSpace(structure, space, subscribed.get(space.id()), false));
      }
    }
    return usable;
  }

  /**
   * Returns the spaces that somebody may subscribe to.
   *
   * @param opened the spaces of the structures that they use
   * @param names of these structures
   * @param subscriptions theirs, whatever their state
   */
  static List<Subscriptions.Offered> offered(
      List<OpenedSpace> opened, Map<UUID, StructureName> names, List<Subscription> subscriptions) {
    Set<UUID> live = new HashSet<>();
    for (Subscription each : subscriptions) {
      if (each.isLive()) {
        live.add(each.openedSpace());
      }
    }
    return opened.stream()
        .filter(space -> !live.contains(space.id()))
        .map(space -> new Subscriptions.Offered(names.get(space.structure()), space))
        .toList();
  }
}
