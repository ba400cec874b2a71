package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.subscription.OpeningFault;
import fr.assistantchorus.portal.subscription.SpacesWish;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.StructureSpaces.Opening;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.space.SpacesDesk.Seen;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** « + Ajouter des espaces » (F58 to F60): several at once, for the structure or its services. */
public final class AddSpacesPage implements FormPage<AddSpacesPage.Sent> {
  private static final String PATH = SpacesDesk.PATH + "/ajouter";

  /** The boxes: « tic:modification ». */
  private static final String RIGHTS = "droits";

  private static final String SERVICES = "services";
  private static final String WHOLE = "toute";

  /** More boxes than a page has. */
  private static final int MOST_BOXES = 64;

  private final Site site;
  private final StructureSpaces spaces;
  private final SiretLookup sirets;
  private final SpacesDesk desk;

  public AddSpacesPage(Site site, StructureSpaces spaces, SiretLookup sirets) {
    this.site = site;
    this.spaces = spaces;
    this.sirets = sirets;
    this.desk = new SpacesDesk(site, spaces);
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.loggedIn(site.send(this)));
  }

  /**
   * What an HTTP request to this page says.
   *
   * @param boxes those that are ticked
   * @param services the values of those that are ticked
   */
  record Sent(Seen seen, Set<String> boxes, Set<String> services) {}

  /**
   * A space as the page shows it.
   *
   * @param open for what it is open already, in French; empty where it is not
   */
  public record Row(Space space, String open) {}

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.openToManager(
        context,
        seen -> {
          Set<String> services = values(context, SERVICES);
          boolean none = services.isEmpty() && seen.view().services().isEmpty();
          page.accept(new Sent(seen, values(context, RIGHTS), none ? Set.of(WHOLE) : services));
        });
  }

  private static Set<String> values(RoutingContext context, String field) {
    return Form.fields(context, field).stream().limit(MOST_BOXES).collect(Collectors.toSet());
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    Form form = Form.empty();
    BeneficiaryForm.keep(context, form);
    return form;
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    if (wanted(sent).containsKey(Space.TIC)) {
      BeneficiaryForm.read(form);
    }
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    Map<Space, Set<Access>> wanted = wanted(sent);
    Beneficiary beneficiary =
        wanted.containsKey(Space.TIC) ? BeneficiaryForm.read(form) : Beneficiary.UNSAID;
    SpacesWish wish = new SpacesWish(wanted, services(sent), beneficiary);
    Responses.answer(
        context,
        site.transaction(transaction ->
            spaces.open(
                transaction, sent.seen().account(), sent.seen().structure(), wish, site.now())),
        outcome -> {
          switch (outcome) {
            case Opening.Opened(_, var opened, var already) ->
                site.done(context, sent.seen().path(), told(opened, already));
            case Opening.Refused(var faults) -> {
              faults.forEach(fault -> form.error(field(fault), fault.sentence()));
              show(context, 422, sent, form);
            }
            case Opening.NotManager() -> desk.refuse(context);
          }
        });
  }

  private static String field(OpeningFault fault) {
    return switch (fault) {
      case NOTHING_TICKED, NOT_OFFERED -> RIGHTS;
      case TIC_NEEDS_BOTH, TIC_NOT_FOR_MANAGEMENT_CENTRE -> RIGHTS;
      case NO_SERVICE, UNKNOWN_SERVICE -> SERVICES;
    };
  }

  private static String[] told(List<OpenedSpace> opened, List<OpenedSpace> already) {
    List<String> sentences = new ArrayList<>();
    if (!opened.isEmpty()) {
      sentences.add(
          (opened.size() == 1 ? "Un espace est ouvert : %s." : "Espaces ouverts : %s.")
              .formatted(names(opened)));
      sentences.add("Vous pouvez l’utiliser à l’instant, sans vous déconnecter.");
    }
    if (!already.isEmpty()) {
      sentences.add("Ouvert déjà : %s.".formatted(names(already)));
    }
    return sentences.toArray(String[]::new);
  }

  private static String names(List<OpenedSpace> spaces) {
    return spaces.stream()
        .map(each -> each.space().label())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Map<Space, Set<Access>> wanted(Sent sent) {
    Map<Space, Set<Access>> wanted = new EnumMap<>(Space.class);
    for (Space space : Space.values()) {
      Set<Access> ticked = EnumSet.noneOf(Access.class);
      for (Access access : Access.values()) {
        if (sent.boxes().contains(space.code() + ":" + access.code())) {
          ticked.add(access);
        }
      }
      if (!ticked.isEmpty()) {
        wanted.put(space, ticked);
      }
    }
    return wanted;
  }

  /** Returns the services; a text that names none stands for one that is not there. */
  private static Set<Optional<UUID>> services(Sent sent) {
    Set<Optional<UUID>> services = new HashSet<>();
    for (String value : sent.services()) {
      if (value.equals(WHOLE)) {
        services.add(Optional.empty());
      } else {
        Uuids.read(value).ifPresent(id -> services.add(Optional.of(id)));
      }
    }
    return services;
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    StructureSpaces.View view = sent.seen().view();
    Responses.answer(
        context,
        sirets.suggestedCategory(view.attachment().structure().identifier()),
        suggested -> {
          Map<String, Object> values = new HashMap<>();
          values.put("structure", view.attachment().structure());
          values.put("path", sent.seen().path());
          values.put("form", form);
          values.put("rows", rows(view));
          values.put("boxes", sent.boxes());
          values.put("centre", view.managementCentre());
          values.put("accesses", Access.values());
          values.put("service_choices", serviceChoices(view));
          values.put(
              "services",
              sent.services().isEmpty() && status == 200 ? Set.of(WHOLE) : sent.services());
          values.put("categories", BeneficiaryForm.categories());
          values.put("shellfish", BeneficiaryCategory.SHELLFISH_FARMER.code());
          values.put("suggested", suggested.map(BeneficiaryCategory::label).orElse(""));
          site.show(context, status, "structure-espaces-ajouter", values);
        });
  }

  private static List<Row> rows(StructureSpaces.View view) {
    return view.offered().stream()
        .map(space ->
            new Row(
                space,
                view.opened().stream()
                    .filter(opened -> opened.space() == space)
                    .map(opened -> opened.serviceLabel() + " (" + opened.access().label() + ")")
                    .collect(Collectors.joining(", "))))
        .toList();
  }

  private static List<Choice> serviceChoices(StructureSpaces.View view) {
    List<Choice> choices = new ArrayList<>();
    if (!view.services().isEmpty()) {
      choices.add(new Choice(WHOLE, StructureService.WHOLE_STRUCTURE));
      view.services()
          .forEach(service -> choices.add(new Choice(service.id().toString(), service.name())));
    }
    return choices;
  }
}
