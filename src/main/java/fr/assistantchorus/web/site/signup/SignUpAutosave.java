package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps what is typed into a form that is not sent yet, whether it is right or not, so that the
 * assistant can take it over. The answer is the sentence that the person must say to the assistant.
 */
public final class SignUpAutosave {
  private static final String JSON = "application/json";

  private final Site site;
  private final SignUpDesk desk;
  private final SignUpDrafts drafts;

  public SignUpAutosave(Site site, SignUpDesk desk, SignUpDrafts drafts) {
    this.site = site;
    this.desk = desk;
    this.drafts = drafts;
  }

  public void route(Routes routes) {
    routes.post("/inscription/brouillon", this::keep);
  }

  private void keep(RoutingContext context) {
    if (!site.guard().passes(context)) {
      Responses.send(context, 403, JSON, Buffer.buffer("{}"));
      return;
    }
    String token = desk.token(context);
    Responses.answer(
        context,
        site.transaction(transaction -> keep(transaction, token, typed(context), site.now())),
        code -> {
          boolean kept = !code.isEmpty();
          JsonObject answer = new JsonObject();
          if (kept) {
            answer.put("say", SignUpDesk.say(code));
          }
          Responses.send(context, kept ? 200 : 410, JSON, Buffer.buffer(answer.encode()));
        });
  }

  /** Keeps what was typed and returns a code for it; the code is empty where the draft is gone. */
  private Future<String> keep(
      Transaction transaction, String token, Map<String, String> typed, Instant now) {
    return drafts
        .merge(transaction, token, typed, now)
        .compose(kept -> kept ? drafts.code(transaction, token, now) : Future.succeededFuture(""));
  }

  /**
   * Returns the fields that the form has. Those of the first step are left out, since they are
   * checked before anything is kept.
   */
  private static Map<String, String> typed(RoutingContext context) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (SignUpField field : SignUpField.values()) {
      boolean present = context.request().formAttributes().contains(field.key());
      if (present && field.step() != SignUpStep.START) {
        typed.put(field.key(), SignUpDesk.read(context, field));
      }
    }
    return typed;
  }
}
