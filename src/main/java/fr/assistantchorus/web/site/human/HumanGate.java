package fr.assistantchorus.web.site.human;

import fr.assistantchorus.portal.signup.HumanCheck;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * The captcha of a form, as the pattern {@code human} shows it: a proof of work where the browser
 * can, else a sum in words.
 */
public record HumanGate(Site site, HumanCheck check) {
  private static final String PROOF = "altcha";
  private static final String QUESTION = "question";
  private static final String ANSWER = "answer";
  private static final String CHALLENGE = "/inscription/defi";

  /** Adds the path from which the widget gets its challenge; once for the whole site. */
  public void route(Routes routes) {
    routes.get(
        CHALLENGE,
        context ->
            Responses.send(
                context, 200, "application/json", Buffer.buffer(check.challenge(site.now()))));
  }

  /** Returns what the pattern needs: {@code challenge} and {@code question}. */
  public Map<String, Object> values() {
    return Map.of("challenge", CHALLENGE, "question", check.question(site.now()));
  }

  /** Returns whether the form that was sent passes; each proof and each answer counts once. */
  public Future<Boolean> passes(RoutingContext context) {
    return site.transaction(transaction ->
        check.passes(
            transaction,
            Form.field(context, PROOF),
            Form.field(context, QUESTION),
            Form.field(context, ANSWER),
            site.now()));
  }

  /** Tells the form that it did not pass, and why as far as can be told. */
  public static void blame(RoutingContext context, Form form) {
    boolean silent = Form.field(context, ANSWER).isBlank() && Form.field(context, PROOF).isBlank();
    form.error(
        ANSWER,
        silent
            ? "Répondez à la vérification : elle écarte les robots."
            : "La réponse n’est pas la bonne, ou elle a trop tardé. Répondez à la nouvelle"
                + " question.");
  }
}
