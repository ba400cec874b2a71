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
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sent;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sheet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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

  private static final String PROOF = "altcha";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String CHALLENGE = "/inscription/defi";

  private final Site site;
  private final SignUpDesk desk;
  private final HumanCheck check;

  public SignUpIdentityPage(Site site, SignUpDesk desk, HumanCheck check) {
    this.site = site;
    this.desk = desk;
    this.check = check;
  }

  public void route(Routes routes) {
    routes
        .get(SignUpDesk.pathOf(STEP), site.look(this))
        .post(SignUpDesk.pathOf(STEP), site.send(this))
        .get(CHALLENGE, this::challenge);
  }

  private void challenge(RoutingContext context) {
    Responses.send(context, 200, "application/json", Buffer.buffer(check.challenge(site.now())));
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
    return Form.of(sent.typed()).put(AGAIN, Form.field(context, AGAIN));
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
            form.error(ANSWER, "Répondez à la vérification : elle écarte les robots.");
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
        : site.transaction(transaction ->
            check.passes(
                transaction,
                Form.field(context, PROOF),
                Form.field(context, QUESTION),
                Form.field(context, ANSWER),
                site.now()));
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
    more.put("human", sheet.values().containsKey(SignUpDesk.HUMAN));
    more.put("challenge", CHALLENGE);
    more.put("question", check.question(site.now()));
    desk.show(context, status, "inscription-identite", 1, sheet, form, more);
  }
}
