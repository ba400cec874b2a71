package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.LegalForms;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** « Mes espaces de travail » (F13 to F16), the TIC space switched on since it is why most come. */
public final class SignUpSpacesPage {
  private static final SignUpStep STEP = SignUpStep.SPACES;

  /** That an odd PACAGE is meant as it is. */
  private static final String PACAGE_MEANT = "pacage_meant";

  private final FormGuard guard;
  private final SignUpDesk desk;

  public SignUpSpacesPage(FormGuard guard, SignUpDesk desk) {
    this.guard = guard;
    this.desk = desk;
  }

  public void route(Routes routes) {
    routes.get(SignUpDesk.pathOf(STEP), this::look).post(SignUpDesk.pathOf(STEP), this::send);
  }

  private void look(RoutingContext context) {
    desk.open(
        context,
        STEP,
        sheet -> {
          Map<String, String> shown = new LinkedHashMap<>(sheet.values());
          shown.putIfAbsent(SignUpField.SPACES.key(), Space.TIC.code());
          show(context, 200, sheet, Form.of(shown));
        });
  }

  private void send(RoutingContext context) {
    desk.open(
        context,
        STEP,
        sheet -> {
          Map<String, String> typed = SignUpDesk.read(context, STEP);
          SignUpDesk.Sheet entered = sheet.with(typed);
          Form form = Form.of(typed).put(PACAGE_MEANT, Form.field(context, PACAGE_MEANT));
          if (!guard.passes(context)) {
            show(context, 403, entered, form.message(FormGuard.EXPIRED));
            return;
          }
          SignUpDesk.blame(form, STEP, entered);
          askIfMeant(form, entered);
          if (form.isGood()) {
            desk.leadOn(context, STEP, sheet, typed);
          } else {
            show(context, 422, entered, form);
          }
        });
  }

  /** What is well formed but odd is no refusal: a tick says that it is right. */
  private static void askIfMeant(Form form, SignUpDesk.Sheet entered) {
    String pacage = SignUpField.PACAGE.key();
    String reason = SignUpForm.doubts(entered.values(), entered.standing()).get(pacage);
    if (reason != null && form.value(PACAGE_MEANT).isEmpty()) {
      form.error(
          pacage,
          SignUpField.PACAGE.sentence(reason, entered.entered())
              + " Si oui, cochez la case qui suit.");
      form.put(PACAGE_MEANT, "demander");
    }
  }

  private void show(RoutingContext context, int status, SignUpDesk.Sheet sheet, Form form) {
    Map<String, Object> more = new HashMap<>();
    more.put("spaces", Space.atSignUp());
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
