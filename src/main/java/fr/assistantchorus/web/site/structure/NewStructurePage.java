package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.EnteredStructure;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.LegalForms;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureField;
import fr.assistantchorus.portal.structure.StructureForm;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.structure.Structures.Creation;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * « Créer une nouvelle structure » for somebody who has an account (F23, F50 to F54): what
 * identifies it is asked for first, then the form, prefilled from the register.
 */
public final class NewStructurePage implements FormPage<NewStructurePage.Sheet> {
  private static final String SIRET = StructureField.SIRET.key();
  private static final String RCS = StructureField.RCS.key();
  private static final String TYPE = "type";

  /** The field that tells two forms from one form that is sent twice. */
  private static final String FORM = "fiche";

  private static final List<Choice> TYPES =
      Arrays.stream(IdentifierType.values())
          .filter(type -> type != IdentifierType.SIRET)
          .map(type -> new Choice(type.code(), type.label(), type.remark()))
          .toList();

  private final Site site;
  private final Structures structures;

  public NewStructurePage(Site site, Structures structures) {
    this.site = site;
    this.structures = structures;
  }

  public void route(Routes routes) {
    routes
        .get(StructurePaths.NEW, site.visitors().loggedIn(this::choose))
        .get(StructurePaths.NEW_FORM, site.visitors().loggedIn(site.look(this)))
        .post(StructurePaths.NEW_FORM, site.loggedIn(site.send(this)));
  }

  /**
   * The form of a structure that is about to be created.
   *
   * @param values what was typed, or what the register knows before anything was
   * @param standing what the SIRET means
   */
  public record Sheet(Account account, Map<String, String> values, SiretStanding standing) {
    EnteredStructure entered() {
      return new EnteredStructure(values, standing);
    }
  }

  /** Whoever comes from a search that found nothing need not type the SIRET again. */
  private void choose(RoutingContext context) {
    boolean good = FieldType.SIRET.parse(parameter(context, SIRET)) instanceof Parsed.Ok;
    Map<String, String> values = good ? Map.of(SIRET, parameter(context, SIRET)) : Map.of();
    showChoice(context, 200, Form.of(values));
  }

  private void showChoice(RoutingContext context, int status, Form form) {
    site.show(context, status, "structure-nouvelle", Map.of("form", form, "types", TYPES));
  }

  @Override
  public void open(RoutingContext context, Consumer<Sheet> page) {
    if (context.request().method().equals(HttpMethod.POST)) {
      openTyped(context, page);
      return;
    }
    String typed = parameter(context, SIRET);
    Optional<IdentifierType> type =
        IdentifierType.find(parameter(context, TYPE))
            .filter(found -> found != IdentifierType.SIRET);
    if (context.queryParams().contains(SIRET)) {
      openSiret(context, typed, page);
    } else if (type.isPresent()) {
      SiretStanding none = new SiretStanding.Unverified();
      page.accept(new Sheet(account(context), StructureForm.prefilled(type.get(), "", none), none));
    } else {
      Form form = Form.of(Map.of(TYPE, ""));
      showChoice(context, 422, form.error(TYPE, "Choisissez ce qui identifie la structure."));
    }
  }

  private void openTyped(RoutingContext context, Consumer<Sheet> page) {
    Map<String, String> values = StructureSheet.read(context);
    boolean known =
        EnteredStructure.of(values).type().filter(IdentifierType.SIRET::equals).isPresent()
            && FieldType.SIRET.parse(values.get(SIRET)) instanceof Parsed.Ok;
    Future<SiretStanding> standing =
        known
            ? look(((Parsed.Ok) FieldType.SIRET.parse(values.get(SIRET))).value())
            : Future.succeededFuture(new SiretStanding.Unverified());
    Responses.answer(
        context,
        standing,
        found -> {
          if (EnteredStructure.of(values).type().isEmpty()) {
            Responses.seeOther(context, StructurePaths.NEW);
          } else {
            page.accept(new Sheet(account(context), values, found));
          }
        });
  }

  private void openSiret(RoutingContext context, String typed, Consumer<Sheet> page) {
    String rcs = parameter(context, RCS);
    Form form = Form.of(Map.of(SIRET, typed, RCS, rcs));
    Map<String, String> values = new LinkedHashMap<>();
    values.put(StructureField.IDENTIFIER_TYPE.key(), IdentifierType.SIRET.code());
    values.put(SIRET, typed);
    values.put(RCS, rcs);
    EnteredStructure entered = EnteredStructure.of(values);
    Map<String, String> faults = new LinkedHashMap<>(StructureForm.faults(entered));
    faults.keySet().retainAll(List.of(SIRET, RCS));
    if (!faults.isEmpty()) {
      showChoice(context, 422, StructureSheet.blame(form, faults, entered));
      return;
    }
    String siret = ((Parsed.Ok) FieldType.SIRET.parse(typed)).value();
    Responses.answer(
        context,
        look(siret),
        standing -> {
          switch (standing) {
            case SiretStanding.Closed(var open) -> showClosed(context, siret, open);
            case SiretStanding.Taken(var structure) -> showTaken(context, structure);
            case SiretStanding.Open _, SiretStanding.Undisclosed _, SiretStanding.Unverified _ -> {
              Map<String, String> prefilled =
                  StructureForm.prefilled(IdentifierType.SIRET, siret, standing);
              prefilled.put(RCS, rcs);
              page.accept(new Sheet(account(context), prefilled, standing));
            }
          }
        });
  }

  private Future<SiretStanding> look(String siret) {
    return site.transaction(transaction -> structures.look(transaction, siret));
  }

  private void showClosed(RoutingContext context, String siret, List<Establishment> open) {
    site.show(context, 422, "structure-fermee", Map.of("siret", siret, "open", open));
  }

  private void showTaken(RoutingContext context, StructureName structure) {
    boolean own =
        account(context).attachments().stream()
            .anyMatch(attachment -> attachment.structure().id().equals(structure.id()));
    site.show(
        context,
        200,
        "structure-existante",
        Map.of(
            "structure",
            structure,
            "own",
            own,
            "one",
            StructurePaths.of(structure.id()),
            "ask",
            StructurePaths.ASK + structure.id()));
  }

  @Override
  public Form first(RoutingContext context, Sheet sheet) {
    return StructureSheet.form(sheet.values()).put(FORM, UUID.randomUUID().toString());
  }

  @Override
  public Form read(RoutingContext context, Sheet sheet) {
    Form form = StructureSheet.form(sheet.values());
    StructureSheet.isMeant(context, form);
    return form.put(FORM, Form.field(context, FORM));
  }

  @Override
  public void show(RoutingContext context, int status, Sheet sheet, Form form) {
    Map<String, Object> model = StructureSheet.model(form, sheet.entered());
    model.put("siret", sheet.entered().siret());
    model.put("known", sheet.standing() instanceof SiretStanding.Open);
    model.put("undisclosed", sheet.standing() instanceof SiretStanding.Undisclosed);
    model.put(
        "accounting",
        sheet.standing() instanceof SiretStanding.Open(var establishment)
            && LegalForms.isAccounting(establishment));
    site.show(context, status, "structure-fiche", model);
  }

  @Override
  public void act(RoutingContext context, Sheet sheet, Form form) {
    UUID id = Uuids.read(form.value(FORM)).orElseGet(UUID::randomUUID);
    boolean meant = StructureSheet.isMeant(context, form);
    Responses.answer(
        context,
        site.transaction(transaction ->
            structures.create(
                transaction, sheet.account().id(), id, sheet.values(), meant, site.now())),
        outcome -> answer(context, sheet, form, outcome));
  }

  private void answer(RoutingContext context, Sheet sheet, Form form, Creation outcome) {
    switch (outcome) {
      case Creation.Created(var structure) ->
          site.done(
              context,
              StructurePaths.of(structure.id()),
              "La structure « %s » est créée. Vous en êtes le gestionnaire principal, dès maintenant."
                  .formatted(structure.name()),
              "Ouvrez maintenant les espaces dont elle a besoin.");
      case Creation.AlreadyYours(var structure) ->
          site.done(
              context,
              StructurePaths.of(structure.id()),
              "La structure « %s » existe déjà, et vous en êtes le gestionnaire principal."
                  .formatted(structure.name()));
      case Creation.Taken(var structure) -> showTaken(context, structure);
      case Creation.Closed(var open) -> showClosed(context, sheet.entered().siret(), open);
      case Creation.Refused(var faults) ->
          show(context, 422, sheet, StructureSheet.blame(form, faults, sheet.entered()));
      case Creation.Doubtful(var doubts) ->
          show(context, 422, sheet, StructureSheet.ask(form, doubts, sheet.entered()));
    }
  }

  private static Account account(RoutingContext context) {
    return Visitors.account(context).orElseThrow();
  }

  private static String parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst().orElse("").strip();
  }
}
