package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.ActivationOutcome;
import fr.assistantchorus.portal.signup.LinkState;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Behind the link of the activation mail (F22): a password, a secret question, and one is in. */
public final class ActivationPages {
  private static final String PASSWORD = "mot_de_passe";
  private static final String CONFIRMATION = "confirmation";
  private static final String QUESTION = "question";
  private static final String OWN_QUESTION = "question_propre";
  private static final String ANSWER = "reponse";

  /** Value of the list's last entry. */
  private static final String OWN = "autre";

  private final Pages pages;
  private final FormGuard guard;
  private final Activation activation;
  private final InstantSource clock;

  public ActivationPages(Pages pages, FormGuard guard, Activation activation, InstantSource clock) {
    this.pages = pages;
    this.guard = guard;
    this.activation = activation;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes.get("/activation/:token", this::look).post("/activation/:token", this::activate);
  }

  private void look(RoutingContext context) {
    narrow(context);
    Responses.answer(
        context,
        activation.look(context.pathParam("token"), clock.instant()),
        state -> {
          switch (state) {
            case LinkState.Ready(var registration) ->
                showForm(context, 200, registration, Form.empty());
            case LinkState.Expired expired -> refuse(context, expired);
            case LinkState.Used used -> refuse(context, used);
            case LinkState.Superseded superseded -> refuse(context, superseded);
            case LinkState.Unknown unknown -> refuse(context, unknown);
          }
        });
  }

  /** The address holds a secret: no other site gets to see it as where somebody came from. */
  private static void narrow(RoutingContext context) {
    context.response().putHeader("Referrer-Policy", "no-referrer");
  }

  /** What was chosen; lives as long as the request does. */
  private record Chosen(String password, String confirmation, String question, String answer) {
    static Chosen read(RoutingContext context, Form form) {
      String question =
          form.value(QUESTION).equals(OWN) ? form.value(OWN_QUESTION) : form.value(QUESTION);
      return new Chosen(
          Form.field(context, PASSWORD),
          Form.field(context, CONFIRMATION),
          question,
          Form.field(context, ANSWER));
    }
  }

  private void activate(RoutingContext context) {
    narrow(context);
    String token = context.pathParam("token");
    Form form = Form.read(context, QUESTION, OWN_QUESTION);
    Chosen chosen = Chosen.read(context, form);
    Responses.answer(
        context,
        activation.look(token, clock.instant()),
        state -> {
          switch (state) {
            case LinkState.Ready(var registration) ->
                check(context, token, registration, form, chosen);
            case LinkState.Expired expired -> refuse(context, expired);
            case LinkState.Used used -> refuse(context, used);
            case LinkState.Superseded superseded -> refuse(context, superseded);
            case LinkState.Unknown unknown -> refuse(context, unknown);
          }
        });
  }

  private void check(
      RoutingContext context,
      String token,
      PendingRegistration registration,
      Form form,
      Chosen chosen) {
    if (!guard.passes(context)) {
      showForm(context, 403, registration, form.message(FormGuard.EXPIRED));
      return;
    }
    PasswordRule.faults(chosen.password, registration.person().loginAddress())
        .forEach(fault -> blame(form, fault));
    if (!chosen.confirmation.equals(chosen.password)) {
      form.error(CONFIRMATION, "Les deux mots de passe ne sont pas les mêmes.");
    }
    SecretQuestion.faults(chosen.question, chosen.answer, chosen.password)
        .forEach(fault -> blame(form, fault));
    if (!form.isGood()) {
      showForm(context, 422, registration, form);
      return;
    }
    Responses.answer(
        context,
        activation.activate(
            token, chosen.password, chosen.question, chosen.answer, clock.instant()),
        outcome -> answer(context, registration, form, outcome));
  }

  private void answer(
      RoutingContext context,
      PendingRegistration registration,
      Form form,
      ActivationOutcome outcome) {
    switch (outcome) {
      case ActivationOutcome.Activated(String displayName, Attachment attachment) ->
          pages.show(
              context,
              200,
              "activation-faite",
              Map.of(
                  "name", displayName,
                  "attachment", attachment,
                  "manager", attachment.standing() == Standing.PRINCIPAL_MANAGER));
      case ActivationOutcome.LinkRefused(LinkState state) -> refuse(context, state);
      case ActivationOutcome.CredentialsRefused(var faults) -> {
        faults.forEach(fault -> blame(form, fault));
        showForm(context, 422, registration, form);
      }
    }
  }

  private static void blame(Form form, CredentialFault fault) {
    String field =
        switch (fault.field()) {
          case "password" -> PASSWORD;
          case "question" -> form.value(QUESTION).equals(OWN) ? OWN_QUESTION : QUESTION;
          default -> ANSWER;
        };
    form.error(field, fault.sentence());
  }

  private void showForm(
      RoutingContext context, int status, PendingRegistration registration, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("registration", registration);
    values.put("form", form);
    values.put("questions", SecretQuestion.PROPOSED);
    values.put("own", OWN);
    values.put("min_length", PasswordRule.MIN_LENGTH);
    values.put("min_length_without_symbol", PasswordRule.MIN_LENGTH_WITHOUT_SYMBOL);
    values.put("max_length", PasswordRule.MAX_LENGTH);
    pages.show(context, status, "activation", values);
  }

  private void refuse(RoutingContext context, LinkState state) {
    switch (state) {
      case LinkState.Ready _ ->
          throw new IllegalStateException("a link that is ready is not refused");
      case LinkState.Expired() ->
          refuse(
              context,
              410,
              "Ce lien d’activation a expiré",
              "Il n’était valable que jusqu’à l’heure indiquée dans le courriel. Votre inscription"
                  + " est toujours là : demandez un nouveau courriel d’activation à l’assistant.",
              true);
      case LinkState.Used() ->
          refuse(
              context,
              410,
              "Ce lien d’activation a déjà servi",
              "Votre compte est activé : vous pouvez vous connecter avec votre adresse et le mot de"
                  + " passe que vous avez choisi.",
              false);
      case LinkState.Superseded() ->
          refuse(
              context,
              410,
              "Un courriel plus récent remplace ce lien",
              "Seul le lien du dernier courriel d’activation fonctionne. Cherchez-le dans votre"
                  + " boîte, sans oublier les indésirables ; à défaut, demandez-en un nouveau à"
                  + " l’assistant.",
              true);
      case LinkState.Unknown() ->
          refuse(
              context,
              404,
              "Ce lien d’activation n’est pas reconnu",
              "Il a peut-être été coupé en deux par votre messagerie : copiez l’adresse entière du"
                  + " courriel. S’il ne fonctionne toujours pas, demandez-en un nouveau à"
                  + " l’assistant.",
              true);
    }
  }

  private void refuse(
      RoutingContext context, int status, String title, String sentence, boolean anotherLink) {
    pages.show(
        context,
        status,
        "activation-refusee",
        Map.of("title", title, "sentence", sentence, "another_link", anotherLink));
  }
}
