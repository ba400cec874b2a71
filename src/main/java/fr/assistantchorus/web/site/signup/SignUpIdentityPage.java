package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.human.HumanGate;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sent;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sheet;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** « Je complète mes informations personnelles » (F8), with its captcha. */
public final class SignUpIdentityPage implements FormPage<Sent> {
  private static final SignUpStep STEP = SignUpStep.IDENTITY;

  /** The field of the login address, typed once more. */
  private static final String AGAIN = "email_again";

  private final Site site;
  private final SignUpDesk desk;
  private final HumanGate gate;

  public SignUpIdentityPage(Site site, SignUpDesk desk, HumanGate gate) {
    this.site = site;
    this.desk = desk;
    this.gate = gate;
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
    Map<String, String> values = sent.sheet().values();
    String email = sent.sheet().value(SignUpField.EMAIL);
    boolean confirmed = email.equals(values.get(SignUpDesk.CONFIRMED));
    return Form.of(values).put(AGAIN, confirmed ? email : "");
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    Form form = Form.of(sent.typed()).put(AGAIN, Form.field(context, AGAIN));
    return MeantQuestion.HOME_TOWN.read(context, form);
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    if (!isSame(form.value(AGAIN), sent.sheet().value(SignUpField.EMAIL))) {
      form.error(
          AGAIN,
          form.value(AGAIN).isBlank()
              ? "Ressaisissez votre adresse électronique de connexion."
              : "Les deux adresses ne sont pas les mêmes : comparez-les lettre à lettre.");
    }
    SignUpDesk.blame(form, STEP, sent.entered());
    MeantQuestion.HOME_TOWN.ask(form, sent.entered());
  }

  private static boolean isSame(String again, String email) {
    return Email.parse(again).equals(new Parsed.Ok(email));
  }

  /**
   * Checks the captcha and uses it up, and notes what was typed, whatever else is wrong, so that a
   * captcha that was passed is not asked for again.
   */
  @Override
  public Future<Sent> check(RoutingContext context, Sent sent, Form form) {
    return isHuman(context, sent.sheet())
        .compose(human -> {
          Map<String, String> typed = new LinkedHashMap<>(sent.typed());
          if (human) {
            typed.put(SignUpDesk.HUMAN, SignUpForm.YES);
          } else {
            HumanGate.blame(context, form);
          }
          Sent checked = new Sent(sent.sheet(), typed);
          return form.isGood()
              ? Future.succeededFuture(checked)
              : desk.note(sent.sheet(), typed).map(_ -> checked);
        });
  }

  private Future<Boolean> isHuman(RoutingContext context, Sheet sheet) {
    return sheet.values().containsKey(SignUpDesk.HUMAN)
        ? Future.succeededFuture(true)
        : gate.passes(context);
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    Map<String, String> changes = new LinkedHashMap<>(sent.typed());
    changes.put(SignUpDesk.CONFIRMED, sent.sheet().value(SignUpField.EMAIL));
    desk.leadOn(context, STEP, sent.sheet(), changes);
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    Sheet sheet = sent.entered();
    Map<String, Object> more = new HashMap<>();
    more.put("person_fields", new ShownGroup(SignUpGroup.PERSON, sheet.entered()));
    more.put("home_fields", new ShownGroup(SignUpGroup.HOME, sheet.entered()));
    more.put("home_open", SignUpGroup.HOME.fields().stream().anyMatch(field -> isIn(form, field)));
    more.put("human", sheet.values().containsKey(SignUpDesk.HUMAN));
    more.putAll(gate.values());
    desk.show(context, status, "inscription-identite", 1, sheet, form, more);
  }

  private static boolean isIn(Form form, SignUpField field) {
    return !form.value(field.key()).isBlank() || form.fault(field.key()) != null;
  }
}
