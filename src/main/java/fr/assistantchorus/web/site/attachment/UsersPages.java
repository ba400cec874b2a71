package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Memberships.Detachment;
import fr.assistantchorus.portal.attachment.Memberships.HandOver;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.attachment.StructureUser;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Grouped;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Slice;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Sure;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The users of a structure, for its gestionnaire principal: to detach one (F46), to hand the role
 * over, to end a subscription (F63). Each is asked about on a page of its own first.
 */
public final class UsersPages {
  private static final String PATH = "/espaces/gestionnaire/structures/:id/utilisateurs";
  private static final String USER = "utilisateur";
  private static final String SUBSCRIPTION = "abonnement";

  private final Site site;
  private final Memberships memberships;
  private final Subscriptions subscriptions;

  public UsersPages(Site site, Memberships memberships, Subscriptions subscriptions) {
    this.site = site;
    this.memberships = memberships;
    this.subscriptions = subscriptions;
  }

  public void route(Routes routes) {
    get(routes, "", this::show);
    get(routes, "/export.csv", this::export);
    get(routes, "/detacher", (context, seen) -> ask(context, seen, false));
    get(routes, "/transmettre", (context, seen) -> ask(context, seen, true));
    get(routes, "/abonnement", this::askToEnd);
    post(routes, "/detacher", this::detach);
    post(routes, "/transmettre", this::handOver);
    post(routes, "/abonnement", this::end);
  }

  /** What the manager of a structure sees of it. */
  private record Seen(
      UUID manager,
      StructureName structure,
      List<StructureUser> users,
      List<Subscription> subscriptions) {
    String path() {
      return "/espaces/gestionnaire/structures/" + structure.id() + "/utilisateurs";
    }

    /** Returns the user that the address or the form names; never the manager. */
    Optional<StructureUser> user(String id) {
      return users.stream()
          .filter(user -> user.account().toString().equals(id))
          .filter(user -> user.standing() != Standing.PRINCIPAL_MANAGER)
          .findFirst();
    }

    Optional<Subscription> subscription(String id) {
      return subscriptions.stream().filter(each -> each.id().toString().equals(id)).findFirst();
    }
  }

  private void get(Routes routes, String below, BiConsumer<RoutingContext, Seen> page) {
    routes.get(PATH + below, site.visitors().loggedIn(context -> open(context, page)));
  }

  private void post(Routes routes, String below, BiConsumer<RoutingContext, Seen> act) {
    routes.post(
        PATH + below,
        site.loggedIn(context -> {
          if (site.guard().passes(context)) {
            open(context, act);
          } else {
            site.showMessage(context, 403, "La page a expiré", FormGuard.EXPIRED);
          }
        }));
  }

  /** Hands on what the manager sees; to everybody else, there is no such page. */
  private void open(RoutingContext context, BiConsumer<RoutingContext, Seen> page) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Optional<UUID> structure = Uuids.read(context.pathParam("id"));
    if (structure.isEmpty()) {
      context.fail(404);
      return;
    }
    UUID id = structure.get();
    Responses.answer(
        context,
        site.transaction(transaction ->
            Future.all(
                memberships.find(transaction, account, id),
                memberships.users(transaction, account, id),
                subscriptions.ofStructure(transaction, account, id))),
        found -> {
          Optional<Attachment> attachment = found.resultAt(0);
          Optional<List<StructureUser>> users = found.resultAt(1);
          Optional<List<Subscription>> valid = found.resultAt(2);
          if (users.isPresent() && valid.isPresent()) {
            page.accept(
                context,
                new Seen(account, attachment.orElseThrow().structure(), users.get(), valid.get()));
          } else {
            context.fail(404);
          }
        });
  }

  private void show(RoutingContext context, Seen seen) {
    Sort sort = Sort.of(context, "", List.of("role", "nom", "depuis"));
    List<StructureUser> users = new ArrayList<>(seen.users());
    users.sort(order(sort));
    Map<String, Object> values = new HashMap<>();
    values.put("structure", seen.structure());
    values.put("users", Slice.of(context, users));
    values.put("subscriptions", seen.subscriptions());
    values.put("sort", sort);
    values.put("path", seen.path());
    site.show(context, 200, "structure-utilisateurs", values);
  }

  private static Comparator<StructureUser> order(Sort sort) {
    Comparator<StructureUser> order =
        switch (sort.key()) {
          case "nom" -> Comparator.comparing(StructureUser::displayName);
          case "depuis" -> Comparator.comparing(StructureUser::since);
          default -> Comparator.comparing(StructureUser::standing);
        };
    return sort.descending() ? order.reversed() : order;
  }

  private void export(RoutingContext context, Seen seen) {
    Csv.send(
        context,
        "utilisateurs",
        List.of("Utilisateur", "Adresse", "Rôle", "Depuis le"),
        seen.users().stream()
            .map(user ->
                List.of(
                    user.displayName(),
                    user.maskedAddress(),
                    user.standing().label(),
                    user.sinceInFrench()))
            .toList());
  }

  private void ask(RoutingContext context, Seen seen, boolean handsOver) {
    Optional<StructureUser> user = seen.user(parameter(context, USER));
    if (user.isEmpty()) {
      gone(context, seen);
      return;
    }
    String name = user.get().displayName();
    List<Row> rows =
        List.of(
            Row.text("Utilisateur", name),
            Row.text("Adresse", user.get().maskedAddress()),
            Row.text("Structure", seen.structure().name()),
            Row.number("Identifiant", Grouped.siret(seen.structure().identifier().value())));
    Map<String, String> fields = Map.of(USER, user.get().account().toString());
    site.ask(
        context,
        handsOver
            ? new Sure(
                "Transmettre le rôle de gestionnaire principal ?",
                name + " décidera seul à votre place ; vous resterez utilisateur.",
                rows,
                "Vous ne pourrez pas reprendre ce rôle vous-même : seul le nouveau gestionnaire"
                    + " peut vous le rendre. Vous êtes avertis tous deux par courriel.",
                seen.path() + "/transmettre",
                fields,
                "Transmettre",
                "Annuler",
                seen.path(),
                true)
            : new Sure(
                "Détacher cet utilisateur ?",
                "Cette personne n’aura plus accès à la structure, et en sera avertie par"
                    + " courriel.",
                rows,
                "Ses abonnements aux espaces de la structure prennent fin aussi.",
                seen.path() + "/detacher",
                fields,
                "Détacher",
                "Annuler",
                seen.path(),
                true));
  }

  private void detach(RoutingContext context, Seen seen) {
    Optional<UUID> user = Uuids.read(Form.field(context, USER));
    if (user.isEmpty()) {
      gone(context, seen);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction ->
            memberships.detach(transaction, seen.manager(), seen.structure().id(), user.get())),
        outcome -> {
          switch (outcome) {
            case Detachment.Detached(var structure, String name) ->
                site.done(
                    context,
                    seen.path(),
                    "%s n’est plus rattaché à %s.".formatted(name, structure.name()),
                    "La personne en est avertie par courriel.");
            case Detachment.NotAttached() -> gone(context, seen);
            case Detachment.NotManager() -> noManager(context);
            case Detachment.LastManager _ ->
                site.done(
                    context,
                    seen.path(),
                    "Vous êtes le gestionnaire principal : transmettez d’abord ce rôle.");
          }
        });
  }

  private void handOver(RoutingContext context, Seen seen) {
    Optional<UUID> heir = Uuids.read(Form.field(context, USER));
    if (heir.isEmpty()) {
      gone(context, seen);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction ->
            memberships.handOver(transaction, seen.manager(), seen.structure().id(), heir.get())),
        outcome -> {
          switch (outcome) {
            case HandOver.HandedOver(var structure, String name) ->
                site.done(
                    context,
                    ManagerPages.PATH,
                    "%s est désormais gestionnaire principal de %s."
                        .formatted(name, structure.name()),
                    "Vous en restez utilisateur. Un courriel vous le confirme.");
            case HandOver.NotAttached() -> gone(context, seen);
            case HandOver.NotManager() -> noManager(context);
          }
        });
  }

  private void askToEnd(RoutingContext context, Seen seen) {
    Optional<Subscription> found = seen.subscription(parameter(context, SUBSCRIPTION));
    if (found.isEmpty()) {
      gone(context, seen);
      return;
    }
    Subscription subscription = found.get();
    site.ask(
        context,
        new Sure(
            "Mettre fin à cet abonnement ?",
            "Cette personne n’aura plus accès à l’espace, et en sera avertie par courriel.",
            List.of(
                Row.text("Utilisateur", subscription.subscriber()),
                Row.text("Espace", subscription.space().label()),
                Row.text("Service", subscription.serviceLabel())),
            "",
            seen.path() + "/abonnement",
            Map.of(SUBSCRIPTION, subscription.id().toString()),
            "Mettre fin",
            "Annuler",
            seen.path(),
            true));
  }

  private void end(RoutingContext context, Seen seen) {
    Optional<Subscription> found = seen.subscription(Form.field(context, SUBSCRIPTION));
    if (found.isEmpty()) {
      gone(context, seen);
      return;
    }
    Responses.answer(
        context,
        site.transaction(
            transaction -> subscriptions.end(transaction, seen.manager(), found.get().id())),
        outcome -> {
          switch (outcome) {
            case Subscriptions.Removal.Removed(var subscription) ->
                site.done(
                    context,
                    seen.path(),
                    "L’abonnement de %s à « %s » a pris fin."
                        .formatted(subscription.subscriber(), subscription.space().label()));
            case Subscriptions.Removal.Gone() -> gone(context, seen);
          }
        });
  }

  /** Leads back where what was asked about is there no more. */
  private void gone(RoutingContext context, Seen seen) {
    site.done(context, seen.path(), "Rien n’a été changé : ce n’était déjà plus dans la liste.");
  }

  private void noManager(RoutingContext context) {
    site.showMessage(
        context,
        403,
        "Seul le gestionnaire décide",
        "Vous n’êtes plus gestionnaire principal de cette structure. Rien n’a été changé.");
  }

  private static String parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst().orElse("");
  }
}
