package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.subscription.StructureServices;

/** What is said about a service's name that cannot be used. */
final class ServiceNames {
  static final String TAKEN = "Un autre service de la structure porte déjà ce nom.";

  static final String REFUSED =
      "Donnez au service un nom de %d caractères au plus.".formatted(StructureService.MAX_LENGTH);

  static final String FULL =
      "La structure a déjà %d services, le plus possible.".formatted(StructureServices.MOST);

  private ServiceNames() {}
}
