package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** « Je crée ma structure » (F9 to F12); without a SIRET, first what it is known by (F50). */
public final class SignUpStructurePage {
  private static final SignUpStep STEP = SignUpStep.STRUCTURE;

  /** Asks for the type again. */
  private static final String CHANGE_TYPE = "type";

  /** Of the form that asks for the type alone. */
  private static final String TYPE_ONLY = "type_seul";

  private static final List<IdentifierType> TYPES =
      Arrays.stream(IdentifierType.values()).filter(type -> type != IdentifierType.SIRET).toList();

  private final FormGuard guard;
  private final SignUpDesk desk;

  public SignUpStructurePage(FormGuard guard, SignUpDesk desk) {
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
          boolean changes = context.queryParams().contains(CHANGE_TYPE);
          if (sheet.entered().type().isEmpty() || changes && !sheet.entered().hasSiret()) {
            showTypes(context, 200, sheet, Form.of(sheet.values()));
          } else {
            show(context, 200, sheet, Form.of(prefilled(sheet)));
          }
        });
  }

  /** What was typed, or what the register knows where nothing was yet (F51). */
  private static Map<String, String> prefilled(SignUpDesk.Sheet sheet) {
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
    return shown;
  }

  private void send(RoutingContext context) {
    desk.open(
        context,
        STEP,
        sheet -> {
          if (!Form.field(context, TYPE_ONLY).isEmpty()) {
            chooseType(context, sheet);
            return;
          }
          Map<String, String> typed = SignUpDesk.read(context, STEP);
          if (sheet.entered().hasSiret()) {
            typed.remove(SignUpField.IDENTIFIER_TYPE.key());
          }
          SignUpDesk.Sheet entered = sheet.with(typed);
          Form form = Form.of(entered.values());
          if (!guard.passes(context)) {
            show(context, 403, entered, form.message(FormGuard.EXPIRED));
            return;
          }
          SignUpDesk.blame(form, STEP, entered);
          if (form.isGood()) {
            desk.leadOn(context, STEP, sheet, typed);
          } else if (entered.entered().type().isEmpty()) {
            showTypes(context, 422, entered, form);
          } else {
            show(context, 422, entered, form);
          }
        });
  }

  private void chooseType(RoutingContext context, SignUpDesk.Sheet sheet) {
    String code = SignUpDesk.read(context, SignUpField.IDENTIFIER_TYPE);
    Map<String, String> typed = Map.of(SignUpField.IDENTIFIER_TYPE.key(), code);
    SignUpDesk.Sheet entered = sheet.with(typed);
    Form form = Form.of(entered.values());
    if (!guard.passes(context)) {
      showTypes(context, 403, sheet, form.message(FormGuard.EXPIRED));
      return;
    }
    if (TYPES.stream().noneMatch(type -> type.code().equals(code))) {
      form.error(
          SignUpField.IDENTIFIER_TYPE.key(),
          SignUpField.IDENTIFIER_TYPE.sentence("empty", entered.entered()));
      showTypes(context, 422, sheet, form);
      return;
    }
    Responses.answer(
        context,
        desk.note(sheet, typed),
        _ -> Responses.seeOther(context, SignUpDesk.pathOf(STEP)));
  }

  private void showTypes(RoutingContext context, int status, SignUpDesk.Sheet sheet, Form form) {
    Map<String, Object> more =
        Map.of("types", TYPES, "asked", new ShownGroup(SignUpGroup.TYPE, sheet.entered()));
    desk.show(context, status, "inscription-type", 2, sheet, form, more);
  }

  private void show(RoutingContext context, int status, SignUpDesk.Sheet sheet, Form form) {
    IdentifierType type = sheet.entered().type().orElseThrow();
    boolean withSiret = type == IdentifierType.SIRET;
    Map<String, Object> more = new HashMap<>();
    more.put("type", type);
    more.put("identification", new ShownGroup(SignUpGroup.IDENTIFICATION, sheet.entered()));
    more.put("address", new ShownGroup(SignUpGroup.ADDRESS, sheet.entered()));
    more.put("secrecy", new ShownGroup(SignUpGroup.SECRECY, sheet.entered()));
    more.put("known", withSiret && sheet.standing() instanceof SiretStanding.Open);
    more.put("undisclosed", withSiret && sheet.standing() instanceof SiretStanding.Undisclosed);
    desk.show(context, status, "inscription-structure", 2, sheet, form, more);
  }
}
