package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.signup.HumanCheck;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** « Je complète mes informations personnelles » (F8), with its captcha. */
public final class SignUpIdentityPage {
  private static final SignUpStep STEP = SignUpStep.IDENTITY;

  /** The login address, typed once more. */
  private static final String AGAIN = "email_again";

  private static final String PROOF = "altcha";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String CHALLENGE = "/inscription/defi";

  private final FormGuard guard;
  private final SignUpDesk desk;
  private final HumanCheck check;
  private final InstantSource clock;

  public SignUpIdentityPage(
      FormGuard guard, SignUpDesk desk, HumanCheck check, InstantSource clock) {
    this.guard = guard;
    this.desk = desk;
    this.check = check;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes
        .get(SignUpDesk.pathOf(STEP), this::look)
        .post(SignUpDesk.pathOf(STEP), this::send)
        .get(CHALLENGE, this::challenge);
  }

  private void challenge(RoutingContext context) {
    Responses.send(
        context, 200, "application/json", Buffer.buffer(check.challenge(clock.instant())));
  }

  private void look(RoutingContext context) {
    desk.open(
        context,
        STEP,
        sheet -> {
          Map<String, String> shown = new LinkedHashMap<>(sheet.values());
          boolean confirmed =
              sheet.value(SignUpField.EMAIL).equals(sheet.values().get(SignUpDesk.CONFIRMED));
          shown.put(AGAIN, confirmed ? sheet.value(SignUpField.EMAIL) : "");
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
          Form form = Form.of(typed).put(AGAIN, Form.field(context, AGAIN));
          if (!guard.passes(context)) {
            show(context, 403, sheet, form.message(FormGuard.EXPIRED));
            return;
          }
          if (!isSame(form.value(AGAIN), sheet.value(SignUpField.EMAIL))) {
            form.error(
                AGAIN,
                form.value(AGAIN).isBlank()
                    ? "Ressaisissez votre adresse électronique de connexion."
                    : "Les deux adresses ne sont pas les mêmes : comparez-les lettre à lettre.");
          }
          SignUpDesk.blame(form, STEP, entered);
          Responses.answer(
              context,
              isHuman(context, sheet),
              human -> answer(context, sheet, form, typed, human));
        });
  }

  private static boolean isSame(String again, String email) {
    return Email.parse(again).equals(new Parsed.Ok(email));
  }

  private Future<Boolean> isHuman(RoutingContext context, SignUpDesk.Sheet sheet) {
    return sheet.values().containsKey(SignUpDesk.HUMAN)
        ? Future.succeededFuture(true)
        : check.passes(
            Form.field(context, PROOF),
            Form.field(context, QUESTION),
            Form.field(context, ANSWER),
            clock.instant());
  }

  /** A captcha that was passed is not asked again, whatever else is wrong. */
  private void answer(
      RoutingContext context,
      SignUpDesk.Sheet sheet,
      Form form,
      Map<String, String> typed,
      boolean human) {
    if (!human) {
      form.error(ANSWER, "Répondez à la vérification : elle écarte les robots.");
    }
    Map<String, String> changes = new LinkedHashMap<>(typed);
    if (human) {
      changes.put(SignUpDesk.HUMAN, SignUpForm.YES);
    }
    if (form.isGood()) {
      changes.put(SignUpDesk.CONFIRMED, sheet.value(SignUpField.EMAIL));
      desk.leadOn(context, STEP, sheet, changes);
    } else {
      Responses.answer(
          context, desk.note(sheet, changes), noted -> show(context, 422, noted, form));
    }
  }

  private void show(RoutingContext context, int status, SignUpDesk.Sheet sheet, Form form) {
    boolean human = sheet.values().containsKey(SignUpDesk.HUMAN);
    Map<String, Object> more = new HashMap<>();
    more.put("person_fields", new ShownGroup(SignUpGroup.PERSON, sheet.entered()));
    more.put("human", human);
    more.put("challenge", CHALLENGE);
    more.put("question", check.question(clock.instant()));
    desk.show(context, status, "inscription-identite", 1, sheet, form, more);
  }
}
