package fr.assistantchorus.web.site.session;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Sentences;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.ForgottenPassword.Asked;
import fr.assistantchorus.portal.signup.HumanCheck;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/**
 * « Mot de passe oublié ? » (F4): asks for the link to a new password. The page says the same for
 * every address.
 */
public final class ForgottenPasswordPage implements FormPage<ForgottenPasswordPage.Nobody> {
  static final String PATH = "/mot-de-passe-oublie";
  private static final String CHALLENGE = PATH + "/defi";
  private static final String ADDRESS = "adresse";
  private static final String PROOF = "altcha";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";

  private final Site site;
  private final ForgottenPassword forgotten;
  private final HumanCheck check;

  public ForgottenPasswordPage(Site site, ForgottenPassword forgotten, HumanCheck check) {
    this.site = site;
    this.forgotten = forgotten;
    this.check = check;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().known(site.look(this)))
        .post(PATH, site.visitors().known(site.send(this)))
        .get(CHALLENGE, this::challenge);
  }

  /** The page is about nobody whom the portal would know. */
  record Nobody() {}

  private void challenge(RoutingContext context) {
    Responses.send(context, 200, "application/json", Buffer.buffer(check.challenge(site.now())));
  }

  @Override
  public void open(RoutingContext context, Consumer<Nobody> page) {
    page.accept(new Nobody());
  }

  @Override
  public Form read(RoutingContext context, Nobody nobody) {
    return Form.read(context, ADDRESS);
  }

  @Override
  public void blame(RoutingContext context, Nobody nobody, Form form) {
    if (Email.parse(form.value(ADDRESS)) instanceof Parsed.Bad(String reason)) {
      form.error(
          ADDRESS,
          reason.equals("empty")
              ? "Saisissez votre adresse électronique de connexion."
              : Sentences.of(FieldType.EMAIL, reason));
    }
  }

  @Override
  public Future<Nobody> check(RoutingContext context, Nobody nobody, Form form) {
    if (!form.isGood()) {
      return Future.succeededFuture(nobody);
    }
    return site.transaction(transaction ->
            check.passes(
                transaction,
                Form.field(context, PROOF),
                Form.field(context, QUESTION),
                Form.field(context, ANSWER),
                site.now()))
        .map(human -> {
          if (!human) {
            form.error(ANSWER, "Répondez à la vérification : elle écarte les robots.");
          }
          return nobody;
        });
  }

  @Override
  public void act(RoutingContext context, Nobody nobody, Form form) {
    String address = form.value(ADDRESS).strip();
    Responses.answer(
        context,
        site.transaction(transaction ->
            forgotten.ask(
                transaction,
                address,
                site.client(context),
                site.cookies().read(context, Cookies.DEVICE).orElse(""),
                site.now())),
        asked -> {
          switch (asked) {
            case Asked.Accepted accepted ->
                site.done(
                    context,
                    PATH,
                    "Si un compte a l’adresse %s, un courriel y part à l’instant."
                        .formatted(address),
                    "Ouvrez son lien avant le %s (heure de Paris). Regardez aussi parmi les indésirables."
                        .formatted(accepted.deadlineInFrench()));
            case Asked.TooSoon(var retryAfter) -> {
              context
                  .response()
                  .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(1 + retryAfter.toSeconds()));
              form.message(
                  "Une demande vient déjà d’être faite. Cherchez le courriel dans votre boîte, sans oublier les indésirables ; vous pourrez recommencer dans %d minutes."
                      .formatted(Limits.minutes(retryAfter)));
              show(context, 429, nobody, form);
            }
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Nobody nobody, Form form) {
    site.show(
        context,
        status,
        "mot-de-passe-oublie",
        Map.of("form", form, "challenge", CHALLENGE, "question", check.question(site.now())));
  }
}
