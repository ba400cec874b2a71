package fr.assistantchorus.web.site.subscription;

import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.portal.subscription.Subscriptions.Removal;
import fr.assistantchorus.portal.subscription.UsableSpace;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
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

/** « Mes abonnements aux espaces » (F63): the list, and to remove one. */
public final class SubscriptionPages {
  static final String PATH = "/espaces/compte/abonnements";

  private static final String REMOVE = PATH + "/supprimer";
  private static final String SUBSCRIPTION = "abonnement";

  private final Site site;
  private final Subscriptions subscriptions;

  public SubscriptionPages(Site site, Subscriptions subscriptions) {
    this.site = site;
    this.subscriptions = subscriptions;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::show))
        .get(PATH + "/export.csv", site.visitors().loggedIn(this::export))
        .get(REMOVE, site.visitors().loggedIn(this::ask))
        .post(REMOVE, site.loggedIn(this::remove));
  }

  private static UUID account(RoutingContext context) {
    return Visitors.account(context).orElseThrow().id();
  }

  private void show(RoutingContext context) {
    UUID account = account(context);
    Sort sort = Sort.of(context, "", List.of("date", "structure", "espace", "statut"));
    Responses.answer(
        context,
        site.transaction(transaction ->
            Future.all(
                subscriptions.of(transaction, account),
                subscriptions.offered(transaction, account),
                subscriptions.usable(transaction, account))),
        found -> {
          List<Subscription> all = new ArrayList<>(found.<List<Subscription>>resultAt(0));
          all.sort(order(sort));
          List<UsableSpace> managed = new ArrayList<>(found.<List<UsableSpace>>resultAt(2));
          managed.removeIf(each -> !each.manager());
          Map<String, Object> values = new HashMap<>();
          values.put("subscriptions", Slice.of(context, all));
          values.put("offers", found.<List<?>>resultAt(1).size());
          values.put("managed", managed.size());
          values.put("sort", sort);
          site.show(context, 200, "abonnements", values);
        });
  }

  /** The newest come first where nobody has sorted. */
  private static Comparator<Subscription> order(Sort sort) {
    Comparator<Subscription> order =
        switch (sort.key()) {
          case "structure" ->
              Comparator.comparing(
                  (Subscription each) -> each.structure().name(), String.CASE_INSENSITIVE_ORDER);
          case "espace" -> Comparator.comparing((Subscription each) -> each.space().label());
          case "statut" -> Comparator.comparing(Subscription::state);
          default -> Comparator.comparing(Subscription::requestedAt).reversed();
        };
    return sort.descending() ? order.reversed() : order;
  }

  private void export(RoutingContext context) {
    UUID account = account(context);
    Responses.answer(
        context,
        site.transaction(transaction -> subscriptions.of(transaction, account)),
        all ->
            Csv.send(
                context,
                "abonnements",
                List.of(
                    "Identifiant structure",
                    "Raison sociale",
                    "Service",
                    "Nom de l’espace",
                    "Habilitation",
                    "Statut",
                    "Date de la demande"),
                all.stream()
                    .map(each ->
                        List.of(
                            each.structure().identifier().value(),
                            each.structure().name(),
                            each.serviceLabel(),
                            each.space().label(),
                            each.access().listed(),
                            each.state().listed(),
                            each.wantedOnInFrench()))
                    .toList()));
  }

  private void ask(RoutingContext context) {
    UUID account = account(context);
    String wanted = context.queryParam(SUBSCRIPTION).stream().findFirst().orElse("");
    Responses.answer(
        context,
        site.transaction(transaction -> subscriptions.of(transaction, account)),
        all ->
            all.stream()
                .filter(each -> each.id().toString().equals(wanted))
                .findFirst()
                .ifPresentOrElse(
                    found -> site.ask(context, sure(found)),
                    () -> Responses.seeOther(context, PATH)));
  }

  private static Sure sure(Subscription subscription) {
    return switch (subscription.state()) {
      case WAITING ->
          sure(
              subscription,
              "Retirer votre demande d’abonnement ?",
              "Le gestionnaire n’aura plus à décider.",
              "Retirer la demande");
      case VALID ->
          sure(
              subscription,
              "Supprimer votre abonnement ?",
              "Vous n’aurez plus accès à cet espace. Pour y revenir, il faudra une nouvelle"
                  + " demande.",
              "Supprimer l’abonnement");
      case REFUSED, WITHDRAWN ->
          sure(
              subscription,
              "Effacer cette demande de la liste ?",
              "La décision et son motif seront effacés.",
              "Effacer");
    };
  }

  private static Sure sure(Subscription subscription, String question, String lead, String button) {
    return new Sure(
        question,
        lead,
        List.of(
            Row.text("Structure", subscription.structure().name()),
            Row.text("Espace", subscription.space().label()),
            Row.text("Service", subscription.serviceLabel())),
        "",
        REMOVE,
        Map.of(SUBSCRIPTION, subscription.id().toString()),
        button,
        "Annuler",
        PATH,
        true);
  }

  private void remove(RoutingContext context) {
    Optional<UUID> id = Uuids.read(Form.field(context, SUBSCRIPTION));
    if (!site.guard().passes(context)) {
      site.showMessage(context, 403, "La page a expiré", FormGuard.EXPIRED);
      return;
    }
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    UUID account = account(context);
    Responses.answer(
        context,
        site.transaction(
            transaction -> subscriptions.remove(transaction, account, id.get(), site.now())),
        outcome -> {
          switch (outcome) {
            case Removal.Removed(var subscription) ->
                site.done(context, PATH, removed(subscription));
            case Removal.Gone() ->
                site.done(
                    context, PATH, "Rien n’a été changé : ce n’était déjà plus dans la liste.");
          }
        });
  }

  private static String removed(Subscription subscription) {
    String what =
        "« %s » de %s".formatted(subscription.space().label(), subscription.structure().name());
    return switch (subscription.state()) {
      case WAITING -> "Votre demande d’abonnement à %s est retirée.".formatted(what);
      case VALID -> "Votre abonnement à %s est supprimé.".formatted(what);
      case REFUSED, WITHDRAWN -> "Votre demande pour %s est effacée.".formatted(what);
    };
  }
}
