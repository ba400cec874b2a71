package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.LegalForms;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sent;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sheet;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * « Mes espaces de travail » (F13 to F16). The TIC space is switched on, since most people come for
 * it.
 */
public final class SignUpSpacesPage implements FormPage<Sent> {
  private static final SignUpStep STEP = SignUpStep.SPACES;

  private final Site site;
  private final SignUpDesk desk;

  public SignUpSpacesPage(Site site, SignUpDesk desk) {
    this.site = site;
    this.desk = desk;
  }

  public void route(Routes routes) {
    routes
        .get(SignUpDesk.pathOf(STEP), site.look(this))
        .post(SignUpDesk.pathOf(STEP), site.send(this));
  }

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.open(context, STEP, page);
  }

  @Override
  public Form first(RoutingContext context, Sent sent) {
    Map<String, String> shown = new LinkedHashMap<>(sent.sheet().values());
    if (!sent.sheet().entered().isManagementCentre()) {
      shown.putIfAbsent(SignUpField.SPACES.key(), Space.TIC.code());
    }
    return Form.of(shown);
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return MeantQuestion.PACAGE.read(context, Form.of(sent.typed()));
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    SignUpDesk.blame(form, STEP, sent.entered());
    MeantQuestion.PACAGE.ask(form, sent.entered());
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    desk.leadOn(context, STEP, sent.sheet(), sent.typed());
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    Sheet sheet = sent.entered();
    Map<String, Object> more = new HashMap<>();
    boolean centre = sheet.entered().isManagementCentre();
    more.put("centre", centre);
    more.put(
        "spaces",
        Space.atSignUp().stream().filter(space -> !centre || space != Space.TIC).toList());
    more.put("chosen", List.of(form.value(SignUpField.SPACES.key()).split(",")));
    more.put("refunds", new ShownGroup(SignUpGroup.REFUNDS, sheet.entered()));
    more.put("categories", BeneficiaryCategory.values());
    more.put("shellfish", BeneficiaryCategory.SHELLFISH_FARMER.code());
    more.put("suggested", null);
    if (sheet.entered().hasSiret()
        && sheet.standing() instanceof SiretStanding.Open(var establishment)) {
      more.put("suggested", LegalForms.suggested(establishment).orElse(null));
    }
    desk.show(context, status, "inscription-espaces", 3, sheet, form, more);
  }
}
