package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.structure.StructureName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells who may use which space, from what a manager has and what was subscribed to. */
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
}
