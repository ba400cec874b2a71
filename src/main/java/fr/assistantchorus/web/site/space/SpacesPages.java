package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.subscription.StructureServices;
import fr.assistantchorus.portal.subscription.StructureServices.Outcome;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.StructureSpaces.Closing;
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
import fr.assistantchorus.web.site.space.SpacesDesk.Seen;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** « Espaces » of a structure (F57): the list, « Supprimer », and the services. */
public final class SpacesPages {
  private static final String SPACE = "espace";
  private static final String SERVICE = "nom_service";

  private final Site site;
  private final SpacesDesk desk;
  private final StructureSpaces spaces;
  private final StructureServices services;

  public SpacesPages(Site site, StructureSpaces spaces, StructureServices services) {
    this.site = site;
    this.spaces = spaces;
    this.services = services;
    this.desk = new SpacesDesk(site, spaces);
  }

  public void route(Routes routes) {
    String path = SpacesDesk.PATH;
    routes
        .get(
            path,
            site.visitors()
                .loggedIn(
                    context -> desk.open(context, seen -> show(context, 200, seen, Form.empty()))))
        .get(
            path + "/export.csv",
            site.visitors().loggedIn(context -> desk.open(context, seen -> export(context, seen))))
        .get(
            path + "/supprimer",
            site.visitors()
                .loggedIn(
                    context -> desk.openToManager(context, seen -> askToClose(context, seen))))
        .post(
            path + "/supprimer",
            site.loggedIn(context -> guarded(context, seen -> close(context, seen))))
        .post(
            path + "/services",
            site.loggedIn(context -> guarded(context, seen -> addService(context, seen))));
  }

  private void guarded(RoutingContext context, Consumer<Seen> act) {
    desk.openToManager(
        context,
        seen -> {
          if (site.guard().passes(context)) {
            act.accept(seen);
          } else {
            show(context, 403, seen, Form.read(context, SERVICE).message(FormGuard.EXPIRED));
          }
        });
  }

  private void show(RoutingContext context, int status, Seen seen, Form form) {
    Sort asked = Sort.of(context, "", List.of("service", "espace", "habilitation"));
    Sort sort = new Sort(seen.path(), "", asked.key(), asked.descending());
    List<OpenedSpace> opened = new ArrayList<>(seen.view().opened());
    opened.sort(order(sort));
    Map<String, Object> values = new HashMap<>();
    values.put("structure", seen.view().attachment().structure());
    values.put("manager", seen.view().isManager());
    values.put("services", seen.view().services());
    values.put("full", seen.view().services().size() >= StructureServices.MOST);
    values.put("longest", StructureService.MAX_LENGTH);
    values.put("opened", Slice.of(context, opened));
    values.put("tic", Space.TIC);
    values.put("sort", sort);
    values.put("path", seen.path());
    values.put("form", form);
    site.show(context, status, "structure-espaces", values);
  }

  private static Comparator<OpenedSpace> order(Sort sort) {
    Comparator<OpenedSpace> order =
        switch (sort.key()) {
          case "espace" -> Comparator.comparing(opened -> opened.space().label());
          case "habilitation" -> Comparator.comparing(OpenedSpace::access);
          default ->
              Comparator.comparing(
                  (OpenedSpace opened) -> opened.service().map(StructureService::name).orElse(""),
                  String.CASE_INSENSITIVE_ORDER);
        };
    return sort.descending() ? order.reversed() : order;
  }

  private void export(RoutingContext context, Seen seen) {
    Csv.send(
        context,
        "espaces",
        List.of("Service", "Espace", "Habilitation", "Statut", "Ouvert le"),
        seen.view().opened().stream()
            .map(opened ->
                List.of(
                    opened.serviceLabel(),
                    opened.space().label(),
                    opened.access().label(),
                    "Ouvert",
                    opened.openedAtInFrench()))
            .toList());
  }

  private void askToClose(RoutingContext context, Seen seen) {
    Optional<OpenedSpace> found =
        seen.view().opened().stream()
            .filter(opened ->
                context.queryParam(SPACE).stream().anyMatch(opened.id().toString()::equals))
            .findFirst();
    if (found.isEmpty()) {
      gone(context, seen);
      return;
    }
    OpenedSpace opened = found.get();
    site.ask(
        context,
        new Sure(
            "Supprimer cet espace ?",
            "Il sera fermé à l’instant, pour vous et pour tous les utilisateurs.",
            List.of(
                Row.text("Structure", seen.name()),
                Row.text("Espace", opened.space().label()),
                Row.text("Service", opened.serviceLabel())),
            opened.space() == Space.TIC
                ? "Les abonnements à cet espace prennent fin ; catégorie et numéro de PACAGE sont"
                    + " effacés."
                : "Les abonnements à cet espace prennent fin ; les abonnés en sont avertis par"
                    + " courriel.",
            seen.path() + "/supprimer",
            Map.of(SPACE, opened.id().toString()),
            "Supprimer l’espace",
            "Annuler",
            seen.path(),
            true));
  }

  private void close(RoutingContext context, Seen seen) {
    Optional<UUID> opened = Uuids.read(Form.field(context, SPACE));
    if (opened.isEmpty()) {
      gone(context, seen);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction ->
            spaces.close(transaction, seen.account(), seen.structure(), opened.get())),
        outcome -> {
          switch (outcome) {
            case Closing.Closed(var space, int subscribers) ->
                site.done(context, seen.path(), closed(space, subscribers));
            case Closing.Gone() -> gone(context, seen);
            case Closing.NotManager() -> desk.refuse(context);
          }
        });
  }

  private static String[] closed(OpenedSpace space, int subscribers) {
    String what =
        "L’espace « %s » est supprimé (%s).".formatted(space.space().label(), space.serviceLabel());
    if (subscribers == 0) {
      return new String[] {what};
    }
    return new String[] {
      what,
      subscribers == 1
          ? "Un abonnement ou une demande a pris fin ; la personne en est avertie par courriel."
          : subscribers
              + " abonnements ou demandes ont pris fin ; les personnes en sont averties par"
              + " courriel."
    };
  }

  private void gone(RoutingContext context, Seen seen) {
    site.done(context, seen.path(), "Rien n’a été changé : cet espace n’était déjà plus ouvert.");
  }

  private void addService(RoutingContext context, Seen seen) {
    Form form = Form.read(context, SERVICE);
    Responses.answer(
        context,
        site.transaction(transaction ->
            services.add(
                transaction, seen.account(), seen.structure(), form.value(SERVICE), site.now())),
        outcome -> {
          switch (outcome) {
            case Outcome.Named(String name) ->
                site.done(context, seen.path(), "Le service « %s » est ajouté.".formatted(name));
            case Outcome.Full() -> show(context, 422, seen, form.error(SERVICE, ServiceNames.FULL));
            case Outcome.Taken() ->
                show(context, 422, seen, form.error(SERVICE, ServiceNames.TAKEN));
            case Outcome.NameRefused() ->
                show(context, 422, seen, form.error(SERVICE, ServiceNames.REFUSED));
            case Outcome.Changed _, Outcome.Gone _ -> context.fail(404);
            case Outcome.NotManager() -> desk.refuse(context);
          }
        });
  }
}
