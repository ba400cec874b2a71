package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What the pages of a structure's spaces share: which structure it is, and who may look. */
final class SpacesDesk {
  static final String PATH = "/espaces/gestionnaire/structures/:id/espaces";

  private final Site site;
  private final StructureSpaces spaces;

  SpacesDesk(Site site, StructureSpaces spaces) {
    this.site = site;
    this.spaces = spaces;
  }

  /** The structure that an address names, and who looks at it. */
  record Seen(UUID account, StructureSpaces.View view) {
    UUID structure() {
      return view.attachment().structure().id();
    }

    String name() {
      return view.attachment().structure().name();
    }

    String path() {
      return "/espaces/gestionnaire/structures/" + structure() + "/espaces";
    }
  }

  /** Hands on the structure to whoever belongs to it; to everybody else, there is no such page. */
  void open(RoutingContext context, Consumer<Seen> page) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Optional<UUID> structure = Uuids.read(context.pathParam("id"));
    if (structure.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> spaces.look(transaction, account, structure.get())),
        view ->
            view.ifPresentOrElse(
                found -> page.accept(new Seen(account, found)), () -> context.fail(404)));
  }

  /** Hands it on to its gestionnaire principal only; other users are told who decides (F56). */
  void openToManager(RoutingContext context, Consumer<Seen> page) {
    open(
        context,
        seen -> {
          if (seen.view().isManager()) {
            page.accept(seen);
          } else {
            refuse(context);
          }
        });
  }

  /** Says that only the gestionnaire principal opens and closes spaces. */
  void refuse(RoutingContext context) {
    site.showMessage(
        context,
        403,
        "Seul le gestionnaire principal ouvre les espaces",
        "Vous n’êtes pas, ou plus, gestionnaire principal de cette structure. Rien n’a été changé.",
        "Pour utiliser un espace qui est ouvert, demandez un abonnement depuis « Mon compte ».");
  }
}
