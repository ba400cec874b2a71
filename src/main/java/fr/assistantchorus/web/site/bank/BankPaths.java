package fr.assistantchorus.web.site.bank;

import fr.assistantchorus.web.http.Uuids;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/** The paths of the pages of a structure's bank details. */
final class BankPaths {
  private static final String STRUCTURES = "/espaces/gestionnaire/structures/";
  private static final String DETAILS = "/coordonnees-bancaires";

  static final String LIST = STRUCTURES + ":structure" + DETAILS;
  static final String ADD = LIST + "/ajouter";
  static final String ONE = LIST + "/:details";
  static final String FILE = ONE + "/fichier";
  static final String DEACTIVATE = ONE + "/desactiver";

  private BankPaths() {}

  static String structure(UUID structure) {
    return STRUCTURES + structure;
  }

  static String list(UUID structure) {
    return structure(structure) + DETAILS;
  }

  static String add(UUID structure) {
    return list(structure) + "/ajouter";
  }

  static String one(UUID structure, UUID details) {
    return list(structure) + "/" + details;
  }

  static String file(UUID structure, UUID details) {
    return one(structure, details) + "/fichier";
  }

  static String deactivate(UUID structure, UUID details) {
    return one(structure, details) + "/desactiver";
  }

  /** Returns the id in the path; empty where it is none. */
  static Optional<UUID> structure(RoutingContext context) {
    return Uuids.read(context.pathParam("structure"));
  }

  /** Returns the id in the path; empty where it is none. */
  static Optional<UUID> details(RoutingContext context) {
    return Uuids.read(context.pathParam("details"));
  }
}
