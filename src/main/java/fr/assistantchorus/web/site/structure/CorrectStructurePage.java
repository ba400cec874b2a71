package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.portal.structure.EnteredStructure;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.StructureField;
import fr.assistantchorus.portal.structure.StructureForm;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.structure.Structures.Correction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Corrects a structure; only its gestionnaire principal may. */
public final class CorrectStructurePage implements FormPage<CorrectStructurePage.Sheet> {
  private static final String VERSION = "version";

  private final Site site;
  private final Structures structures;

  public CorrectStructurePage(Site site, Structures structures) {
    this.site = site;
    this.structures = structures;
  }

  public void route(Routes routes) {
    routes
        .get(StructurePaths.CORRECT, site.visitors().loggedIn(site.look(this)))
        .post(StructurePaths.CORRECT, site.loggedIn(site.send(this)));
  }

  /**
   * The form of one structure.
   *
   * @param structure as it is
   * @param typed what was typed; what is there where nothing was
   */
  public record Sheet(UUID account, Structure structure, Map<String, String> typed) {
    /** What identifies the structure is not sent, since it stays. */
    EnteredStructure entered() {
      Map<String, String> all = new LinkedHashMap<>(StructureForm.of(structure));
      for (StructureField field : StructureField.values()) {
        if (field.keptAs().isPresent()) {
          all.put(field.key(), typed.getOrDefault(field.key(), ""));
        }
      }
      return new EnteredStructure(all, new SiretStanding.Unverified());
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Sheet> page) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Responses.answer(
        context,
        StructurePage.find(site, structures, context),
        found -> {
          if (found.isEmpty()) {
            context.fail(404);
          } else if (!found.get().managed()) {
            refuse(context);
          } else {
            Structure structure = found.get().structure();
            boolean sent = context.request().method().equals(HttpMethod.POST);
            page.accept(
                new Sheet(
                    account,
                    structure,
                    sent ? StructureSheet.read(context) : StructureForm.of(structure)));
          }
        });
  }

  private void refuse(RoutingContext context) {
    site.showMessage(
        context,
        403,
        "Seul le gestionnaire principal corrige la structure",
        "Vous en êtes utilisateur. Rien n’a été changé.");
  }

  @Override
  public Form first(RoutingContext context, Sheet sheet) {
    return StructureSheet.form(sheet.typed()).put(VERSION, version(sheet.structure()));
  }

  @Override
  public Form read(RoutingContext context, Sheet sheet) {
    Form form = StructureSheet.form(sheet.typed());
    StructureSheet.isMeant(context, form);
    return form.put(VERSION, Form.field(context, VERSION));
  }

  @Override
  public void show(RoutingContext context, int status, Sheet sheet, Form form) {
    Map<String, Object> model = StructureSheet.model(form, sheet.entered());
    model.put("name", sheet.structure().details().name());
    model.put("one", StructurePaths.of(sheet.structure().id()));
    model.put("identifier", sheet.structure().details().identifier());
    site.show(context, status, "structure-modifier", model);
  }

  @Override
  public void act(RoutingContext context, Sheet sheet, Form form) {
    boolean meant = StructureSheet.isMeant(context, form);
    Responses.answer(
        context,
        site.transaction(transaction ->
            structures.correct(
                transaction,
                sheet.account(),
                sheet.structure().id(),
                number(form.value(VERSION)),
                sheet.typed(),
                meant)),
        outcome -> answer(context, sheet, form, outcome));
  }

  private void answer(RoutingContext context, Sheet sheet, Form form, Correction outcome) {
    switch (outcome) {
      case Correction.Corrected(var structure) ->
          site.done(
              context,
              StructurePaths.of(structure.id()),
              "Les données de la structure sont enregistrées.");
      case Correction.Stale(var now) ->
          showStale(context, new Sheet(sheet.account(), now, sheet.typed()), form);
      case Correction.Refused(var faults) ->
          show(context, 422, sheet, StructureSheet.blame(form, faults, sheet.entered()));
      case Correction.Doubtful(var doubts) ->
          show(context, 422, sheet, StructureSheet.ask(form, doubts, sheet.entered()));
      case Correction.HasTic() ->
          show(
              context,
              422,
              sheet,
              form.error(
                  "traits",
                  "Un centre de gestion agricole n’a pas d’espace « Demande de remboursement TIC »"
                      + " : supprimez d’abord cet espace de la structure."));
      case Correction.NotManager() -> refuse(context);
      case Correction.Unknown() -> context.fail(404);
    }
  }

  /** Shows what was typed, and beside each field that differs what was kept meanwhile. */
  private void showStale(RoutingContext context, Sheet sheet, Form form) {
    Map<String, String> kept = StructureForm.of(sheet.structure());
    EnteredStructure there = new EnteredStructure(kept, new SiretStanding.Unverified());
    for (StructureField field : StructureField.values()) {
      String now = there.text(field);
      boolean differs =
          !StructureForm.canonical(field, there)
              .equals(StructureForm.canonical(field, sheet.entered()));
      if (field.keptAs().isPresent() && differs) {
        form.error(
            field.key(),
            now.isEmpty()
                ? "%s : rien n’y est enregistré maintenant.".formatted(field.label())
                : "%s : « %s » est enregistré maintenant.".formatted(field.label(), now));
      }
    }
    boolean sameTraits = true;
    for (StructureTrait trait : StructureTrait.values()) {
      sameTraits &= kept.get(trait.key()).equals(form.value(trait.key()));
    }
    if (!sameTraits) {
      form.error("traits", "Les réglages enregistrés maintenant diffèrent de ceux de cette page.");
    }
    form.put(VERSION, version(sheet.structure()))
        .message(
            "Cette fiche a été corrigée ailleurs depuis que vous l’avez ouverte. Rien n’a été"
                + " enregistré, et votre saisie est gardée : relisez-la, puis validez de nouveau.");
    show(context, 409, sheet, form);
  }

  private static String version(Structure structure) {
    return Integer.toString(structure.version());
  }

  /** Returns the version; one that no form of ours has fits no structure. */
  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
