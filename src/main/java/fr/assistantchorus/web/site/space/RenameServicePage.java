package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.subscription.StructureServices;
import fr.assistantchorus.portal.subscription.StructureServices.Outcome;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.space.SpacesDesk.Seen;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** To rename a service of a structure (F57). */
public final class RenameServicePage implements FormPage<RenameServicePage.Sent> {
  private static final String PATH = SpacesDesk.PATH + "/services/:service";
  private static final String NAME = "nom_service";

  /** The name that the page showed, so that one who is late changes nothing unseen. */
  private static final String BEFORE = "nom_avant";

  private final Site site;
  private final StructureServices services;
  private final SpacesDesk desk;

  public RenameServicePage(Site site, StructureSpaces spaces, StructureServices services) {
    this.site = site;
    this.services = services;
    this.desk = new SpacesDesk(site, spaces);
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.loggedIn(site.send(this)));
  }

  /** The service that an address names, to its structure's manager. */
  record Sent(Seen seen, StructureService service) {}

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.openToManager(
        context,
        seen ->
            seen.view().services().stream()
                .filter(service -> service.id().toString().equals(context.pathParam("service")))
                .findFirst()
                .ifPresentOrElse(
                    service -> page.accept(new Sent(seen, service)), () -> context.fail(404)));
  }

  @Override
  public Form first(RoutingContext context, Sent sent) {
    return Form.empty().put(NAME, sent.service().name()).put(BEFORE, sent.service().name());
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return Form.read(context, NAME, BEFORE);
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    Seen seen = sent.seen();
    Responses.answer(
        context,
        site.transaction(transaction ->
            services.rename(
                transaction,
                seen.account(),
                seen.structure(),
                sent.service().id(),
                form.value(BEFORE),
                form.value(NAME))),
        outcome -> {
          switch (outcome) {
            case Outcome.Named(String name) ->
                site.done(
                    context,
                    seen.path(),
                    "Le service s’appelle maintenant « %s ».".formatted(name));
            case Outcome.Changed(String name) ->
                show(
                    context,
                    409,
                    sent,
                    form.put(BEFORE, name)
                        .error(
                            NAME,
                            "Ce service a changé de nom entre-temps : il s’appelle « %s »."
                                    .formatted(name)
                                + " Envoyez de nouveau pour lui donner le vôtre."));
            case Outcome.Taken() -> show(context, 422, sent, form.error(NAME, ServiceNames.TAKEN));
            case Outcome.NameRefused() ->
                show(context, 422, sent, form.error(NAME, ServiceNames.REFUSED));
            case Outcome.Gone(), Outcome.Full() -> context.fail(404);
            case Outcome.NotManager() -> desk.refuse(context);
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    site.show(
        context,
        status,
        "structure-service",
        Map.of(
            "structure", sent.seen().view().attachment().structure(),
            "service", sent.service(),
            "longest", StructureService.MAX_LENGTH,
            "path", sent.seen().path(),
            "form", form));
  }
}
