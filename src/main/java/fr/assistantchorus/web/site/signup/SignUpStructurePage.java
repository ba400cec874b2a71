package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.structure.IdentifierType;
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
import java.util.Map;
import java.util.function.Consumer;

/**
 * « Je crée ma structure » (F9 to F12). Without a SIRET, the type of its identifier is asked for
 * first (F50).
 */
public final class SignUpStructurePage implements FormPage<Sent> {
  private static final SignUpStep STEP = SignUpStep.STRUCTURE;

  /** The parameter that asks for the type again. */
  private static final String CHANGE_TYPE = "type";

  /** The field of the form that asks only for the type. */
  private static final String TYPE_ONLY = "type_seul";

  private final Site site;
  private final SignUpDesk desk;
  private final SignUpTypeForm type;

  public SignUpStructurePage(Site site, SignUpDesk desk) {
    this.site = site;
    this.desk = desk;
    this.type = new SignUpTypeForm(desk);
  }

  public void route(Routes routes) {
    routes.get(SignUpDesk.pathOf(STEP), this::look).post(SignUpDesk.pathOf(STEP), this::send);
  }

  private void look(RoutingContext context) {
    desk.open(
        context,
        STEP,
        sent -> {
          boolean changes = context.queryParams().contains(CHANGE_TYPE);
          if (changes && !sent.sheet().entered().hasSiret()) {
            type.show(context, 200, sent, Form.of(sent.sheet().values()));
          } else {
            show(context, 200, sent, first(context, sent));
          }
        });
  }

  private void send(RoutingContext context) {
    boolean typeOnly = !Form.field(context, TYPE_ONLY).isEmpty();
    site.send(typeOnly ? type : this).handle(context);
  }

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.open(
        context,
        STEP,
        sent -> {
          Map<String, String> typed = new LinkedHashMap<>(sent.typed());
          if (sent.sheet().entered().hasSiret()) {
            typed.remove(SignUpField.IDENTIFIER_TYPE.key());
          }
          page.accept(new Sent(sent.sheet(), typed));
        });
  }

  /** Returns what was typed, or what the register knows where nothing was typed yet (F51). */
  @Override
  public Form first(RoutingContext context, Sent sent) {
    Sheet sheet = sent.sheet();
    if (sheet.entered().type().isEmpty()) {
      return Form.of(sheet.values());
    }
    Map<String, String> shown = new LinkedHashMap<>(sheet.values());
    boolean untouched =
        SignUpForm.fieldsOf(STEP).stream()
            .filter(field -> field != SignUpField.IDENTIFIER_TYPE)
            .allMatch(field -> sheet.value(field).isEmpty());
    if (untouched
        && sheet.entered().hasSiret()
        && sheet.standing() instanceof SiretStanding.Open(var establishment)) {
      shown.putAll(SignUpForm.prefilled(establishment));
    }
    shown.merge(SignUpField.COUNTRY.key(), "France", (old, france) -> old.isEmpty() ? france : old);
    return Form.of(shown);
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return MeantQuestion.TOWN.read(context, Form.of(sent.entered().values()));
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    SignUpDesk.blame(form, STEP, sent.entered());
    MeantQuestion.TOWN.ask(form, sent.entered());
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    desk.leadOn(context, STEP, sent.sheet(), sent.typed());
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    Sheet sheet = sent.entered();
    sheet
        .entered()
        .type()
        .ifPresentOrElse(
            known -> show(context, status, sheet, form, known),
            () -> type.show(context, status, sent, form));
  }

  private void show(
      RoutingContext context, int status, Sheet sheet, Form form, IdentifierType type) {
    boolean withSiret = type == IdentifierType.SIRET;
    Map<String, Object> more = new HashMap<>();
    more.put("type", type);
    more.put("identification", new ShownGroup(SignUpGroup.IDENTIFICATION, sheet.entered()));
    more.put("address", new ShownGroup(SignUpGroup.ADDRESS, sheet.entered()));
    more.put("secrecy", new ShownGroup(SignUpGroup.SECRECY, sheet.entered()));
    more.put("traits", new ShownGroup(SignUpGroup.TRAITS, sheet.entered()));
    more.put(
        "accounting",
        withSiret
            && sheet.standing() instanceof SiretStanding.Open(var establishment)
            && LegalForms.isAccounting(establishment));
    more.put("known", withSiret && sheet.standing() instanceof SiretStanding.Open);
    more.put("undisclosed", withSiret && sheet.standing() instanceof SiretStanding.Undisclosed);
    desk.show(context, status, "inscription-structure", 2, sheet, form, more);
  }
}
