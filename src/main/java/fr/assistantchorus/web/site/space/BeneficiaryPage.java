package fr.assistantchorus.web.site.space;

import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.StructureSpaces.Description;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.space.SpacesDesk.Seen;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * To say or correct what the TIC space asks for (F15, F60). The PACAGE that is kept is shown
 * masked; an empty field keeps it.
 */
public final class BeneficiaryPage implements FormPage<BeneficiaryPage.Sent> {
  private static final String PATH = SpacesDesk.PATH + "/:espace/beneficiaire";

  private final Site site;
  private final StructureSpaces spaces;
  private final SiretLookup sirets;
  private final SpacesDesk desk;

  public BeneficiaryPage(Site site, StructureSpaces spaces, SiretLookup sirets) {
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

  /** The TIC space that an address names, to its structure's manager. */
  record Sent(Seen seen, OpenedSpace tic) {}

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.openToManager(
        context,
        seen ->
            seen.view().opened().stream()
                .filter(opened -> opened.space() == Space.TIC)
                .filter(opened -> opened.id().toString().equals(context.pathParam("espace")))
                .findFirst()
                .ifPresentOrElse(tic -> page.accept(new Sent(seen, tic)), () -> context.fail(404)));
  }

  @Override
  public Form first(RoutingContext context, Sent sent) {
    Beneficiary kept = sent.tic().beneficiary();
    return Form.empty()
        .put(BeneficiaryForm.CATEGORY, kept.category().map(BeneficiaryCategory::code).orElse(""))
        .put(BeneficiaryForm.SHELLFISH, kept.shellfishFarmerNumber().orElse(""));
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    Form form = Form.empty();
    BeneficiaryForm.keep(context, form);
    return form;
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    BeneficiaryForm.read(form);
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    Beneficiary typed = BeneficiaryForm.read(form);
    Optional<String> pacage = typed.pacage().or(() -> sent.tic().beneficiary().pacage());
    Beneficiary said = new Beneficiary(typed.category(), pacage, typed.shellfishFarmerNumber());
    Seen seen = sent.seen();
    Responses.answer(
        context,
        site.transaction(transaction ->
            spaces.describe(transaction, seen.account(), seen.structure(), sent.tic().id(), said)),
        outcome -> {
          switch (outcome) {
            case Description.Described() ->
                site.done(
                    context,
                    seen.path(),
                    "Catégorie et numéros sont enregistrés. Ils prérempliront vos demandes.");
            case Description.Gone() ->
                site.done(
                    context, seen.path(), "Rien n’a été changé : cet espace n’est plus ouvert.");
            case Description.NotManager() -> desk.refuse(context);
          }
        });
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
          values.put("tic", sent.tic());
          values.put("form", form);
          values.put("categories", BeneficiaryForm.categories());
          values.put("shellfish", BeneficiaryCategory.SHELLFISH_FARMER.code());
          values.put("suggested", suggested.map(BeneficiaryCategory::label).orElse(""));
          site.show(context, status, "structure-beneficiaire", values);
        });
  }
}
