package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.human.HumanGate;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks for a new activation mail (F19), without the assistant and without scripts. Every address is
 * answered alike; the mail tells its owner the rest.
 */
public final class NewActivationMailPage implements FormPage<NewActivationMailPage.Asked> {
  private static final String PATH = "/nouveau-courriel";
  private static final String ADDRESS = "adresse";

  private final Site site;
  private final Activation activation;
  private final HumanGate gate;
  private final String mailFrom;

  /**
   * @param mailFrom the address that mails come from, which the page names (F21)
   */
  public NewActivationMailPage(Site site, Activation activation, HumanGate gate, String mailFrom) {
    this.site = site;
    this.activation = activation;
    this.gate = gate;
    this.mailFrom = mailFrom;
  }

  /** Who asks: a browser, by the cookie of its forms. */
  record Asked(String browser) {}

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().known(site.look(this)))
        .post(PATH, site.visitors().known(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Asked> page) {
    page.accept(new Asked(site.cookies().read(context, Cookies.FORM).orElse("")));
  }

  @Override
  public Form read(RoutingContext context, Asked asked) {
    return Form.read(context, ADDRESS);
  }

  @Override
  public void blame(RoutingContext context, Asked asked, Form form) {
    if (Email.parse(form.value(ADDRESS)) instanceof Parsed.Bad(String reason)) {
      form.error(ADDRESS, SignUpField.EMAIL.sentence(reason, EnteredSignUp.of(Map.of())));
    }
  }

  @Override
  public Future<Asked> check(RoutingContext context, Asked asked, Form form) {
    if (!form.isGood()) {
      return Future.succeededFuture(asked);
    }
    return gate.passes(context)
        .map(human -> {
          if (!human) {
            HumanGate.blame(context, form);
          }
          return asked;
        });
  }

  @Override
  public void act(RoutingContext context, Asked asked, Form form) {
    String address = form.value(ADDRESS).strip();
    Asker asker = Asker.onPage(asked.browser(), site.client(context));
    Responses.answer(
        context,
        site.transaction(transaction -> activation.resend(transaction, address, asker, site.now())),
        answer -> {
          switch (answer) {
            case MailRequest.Accepted accepted ->
                site.done(
                    context,
                    PATH,
                    "Si une inscription attend à l’adresse %s, un nouveau courriel part à l’instant ;"
                            .formatted(address)
                        + " l’ancien lien ne marche plus.",
                    "Le nouveau lien est valable jusqu’au %s (heure de Paris)."
                        .formatted(accepted.frenchDeadline()),
                    "Regardez aussi parmi les courriels indésirables : il vient de %s."
                        .formatted(mailFrom));
            case MailRequest.TooSoon(Duration retryAfter) ->
                refuse(context, asked, form, retryAfter);
          }
        });
  }

  private void refuse(RoutingContext context, Asked asked, Form form, Duration retryAfter) {
    long minutes = Limits.minutes(retryAfter);
    context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
    String sentence =
        "Une demande vient déjà d’être faite pour cette adresse ou depuis votre réseau. Vous"
            + " pourrez recommencer dans %d minute%s. En attendant, regardez parmi les courriels"
                .formatted(minutes, minutes > 1 ? "s" : "")
            + " indésirables.";
    show(context, 429, asked, form.message(sentence));
  }

  @Override
  public void show(RoutingContext context, int status, Asked asked, Form form) {
    Map<String, Object> values = new HashMap<>(gate.values());
    values.put("form", form);
    site.show(context, status, "nouveau-courriel", values);
  }
}
