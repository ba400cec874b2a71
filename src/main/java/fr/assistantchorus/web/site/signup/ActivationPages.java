package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.attachment.Attachments.Joining;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.Activation.Choice;
import fr.assistantchorus.portal.signup.Activation.Contact;
import fr.assistantchorus.portal.signup.Activation.LinkState;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The page behind the link of the activation mail (F22), where a password and a secret question are
 * chosen.
 */
public final class ActivationPages implements FormPage<ActivationPages.Link> {
  private static final String PATTERN = PortalRules.ACTIVATION_PATH + ":token";
  private static final String PASSWORD = "mot_de_passe";
  private static final String CONFIRMATION = "confirmation";
  private static final String QUESTION = "question";
  private static final String OWN_QUESTION = "question_propre";
  private static final String ANSWER = "reponse";

  /** The name of the box that leaves out the contact address that was entered at sign-up. */
  private static final String WITHOUT_CONTACT = "sans_contact";

  /** The value of the list's last entry, which lets a person write a question of their own. */
  private static final String OWN = "autre";

  private final Site site;
  private final Activation activation;

  public ActivationPages(Site site, Activation activation) {
    this.site = site;
    this.activation = activation;
  }

  /** A link that is ready: its token, and the registration that it activates. */
  record Link(String token, PendingRegistration registration) {}

  public void route(Routes routes) {
    routes.get(PATTERN, site.look(this)).post(PATTERN, site.send(this));
  }

  @Override
  public void open(RoutingContext context, Consumer<Link> page) {
    SecurityHeaders.hideAddress(context);
    String token = context.pathParam("token");
    Responses.answer(
        context,
        site.transaction(transaction -> activation.look(transaction, token, site.now())),
        state -> {
          switch (state) {
            case LinkState.Ready(var registration) -> page.accept(new Link(token, registration));
            case LinkState.Expired expired -> refuse(context, expired);
            case LinkState.Used used -> refuse(context, used);
            case LinkState.Superseded superseded -> refuse(context, superseded);
            case LinkState.Unknown unknown -> refuse(context, unknown);
          }
        });
  }

  /** What was chosen; it lives as long as the request does. */
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

  @Override
  public Form read(RoutingContext context, Link link) {
    return Form.read(context, QUESTION, OWN_QUESTION, WITHOUT_CONTACT);
  }

  @Override
  public void blame(RoutingContext context, Link link, Form form) {
    Chosen chosen = Chosen.read(context, form);
    PasswordRule.faults(chosen.password, link.registration().person().loginAddress())
        .forEach(fault -> blame(form, fault));
    if (!chosen.confirmation.equals(chosen.password)) {
      form.error(CONFIRMATION, "Les deux mots de passe ne sont pas les mêmes.");
    }
    SecretQuestion.faults(chosen.question, chosen.answer, chosen.password)
        .forEach(fault -> blame(form, fault));
  }

  /**
   * Activates the account. Password and answer are hashed before the transaction begins, since
   * hashing takes long and the transaction would hold a connection meanwhile.
   */
  @Override
  public void act(RoutingContext context, Link link, Form form) {
    Chosen chosen = Chosen.read(context, form);
    Responses.answer(
        context,
        activation.choose(link.registration(), chosen.password, chosen.question, chosen.answer),
        choice -> {
          switch (choice) {
            case Choice.Accepted(var credentials) -> activate(context, link, form, credentials);
            case Choice.Refused(var faults) -> {
              faults.forEach(fault -> blame(form, fault));
              show(context, 422, link, form);
            }
          }
        });
  }

  private void activate(
      RoutingContext context, Link link, Form form, ChosenCredentials credentials) {
    Contact contact = form.value(WITHOUT_CONTACT).isEmpty() ? Contact.AS_ENTERED : Contact.LEFT_OUT;
    Responses.answer(
        context,
        site.transaction(transaction ->
            activation.activate(transaction, link.token(), credentials, contact, site.now())),
        outcome -> {
          switch (outcome) {
            case Activation.Outcome.Activated(String displayName, Joining joining) ->
                welcome(context, displayName, joining);
            case Activation.Outcome.LinkRefused(LinkState state) -> refuse(context, state);
          }
        });
  }

  private void welcome(RoutingContext context, String displayName, Joining joining) {
    site.show(
        context,
        200,
        "activation-faite",
        Map.of(
            "name",
            displayName,
            "structure",
            joining.structure(),
            "manager",
            joining instanceof Joining.Founded,
            "requested",
            joining instanceof Joining.Requested));
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

  @Override
  public void show(RoutingContext context, int status, Link link, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("registration", link.registration());
    values.put("form", form);
    values.put("questions", SecretQuestion.PROPOSED);
    values.put("own", OWN);
    values.put("min_length", PasswordRule.MIN_LENGTH);
    values.put("min_length_without_symbol", PasswordRule.MIN_LENGTH_WITHOUT_SYMBOL);
    values.put("max_length", PasswordRule.MAX_LENGTH);
    site.show(context, status, "activation", values);
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
                  + " est toujours là : demandez un nouveau courriel d’activation.",
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
    site.show(
        context,
        status,
        "activation-refusee",
        Map.of("title", title, "sentence", sentence, "another_link", anotherLink));
  }
}
