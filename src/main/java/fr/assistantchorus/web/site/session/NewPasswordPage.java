package fr.assistantchorus.web.site.session;

import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.ForgottenPassword.Outcome;
import fr.assistantchorus.portal.session.ForgottenPassword.State;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The page behind the link of a forgotten password (F22): the secret question, and the choice of a
 * new password.
 */
public final class NewPasswordPage implements FormPage<NewPasswordPage.Link> {
  private static final String PATTERN = PortalRules.PASSWORD_PATH + ":token";
  private static final String ANSWER = "reponse";
  private static final String PASSWORD = "mot_de_passe";
  private static final String CONFIRMATION = "confirmation";

  private final Site site;
  private final ForgottenPassword forgotten;

  public NewPasswordPage(Site site, ForgottenPassword forgotten) {
    this.site = site;
    this.forgotten = forgotten;
  }

  /** A link that is ready. */
  record Link(String token, State.Ready account) {}

  public void route(Routes routes) {
    routes.get(PATTERN, site.look(this)).post(PATTERN, site.send(this));
  }

  @Override
  public void open(RoutingContext context, Consumer<Link> page) {
    SecurityHeaders.hideAddress(context);
    String token = context.pathParam("token");
    Responses.answer(
        context,
        site.transaction(transaction -> forgotten.look(transaction, token, site.now())),
        state -> {
          if (state instanceof State.Ready ready) {
            page.accept(new Link(token, ready));
          } else {
            refuse(context, state);
          }
        });
  }

  @Override
  public Form read(RoutingContext context, Link link) {
    return Form.empty();
  }

  @Override
  public void blame(RoutingContext context, Link link, Form form) {
    if (Form.field(context, ANSWER).isBlank()) {
      form.error(ANSWER, "Répondez à votre question secrète.");
    }
    String password = Form.field(context, PASSWORD);
    PasswordRule.faults(password, link.account().loginAddress())
        .forEach(fault -> form.error(PASSWORD, fault.sentence()));
    if (!Form.field(context, CONFIRMATION).equals(password)) {
      form.error(CONFIRMATION, "Les deux mots de passe ne sont pas les mêmes.");
    }
  }

  @Override
  public void act(RoutingContext context, Link link, Form form) {
    Responses.answer(
        context,
        forgotten.choose(
            link.token(), Form.field(context, ANSWER), Form.field(context, PASSWORD), site.now()),
        outcome -> {
          switch (outcome) {
            case Outcome.Changed() ->
                site.done(
                    context,
                    "/#connexion",
                    "Votre mot de passe est changé et vos connexions sont fermées. Connectez-vous"
                        + " avec le nouveau.");
            case Outcome.Refused(var faults) -> {
              faults.forEach(fault -> form.error(PASSWORD, fault.sentence()));
              show(context, 422, link, form);
            }
            case Outcome.WrongAnswer(int left) -> {
              form.error(
                  ANSWER,
                  left == 1
                      ? "Ce n’est pas la bonne réponse. Il vous reste un essai."
                      : "Ce n’est pas la bonne réponse. Il vous reste %d essais.".formatted(left));
              show(context, 422, link, form);
            }
            case Outcome.LinkRefused(State state) -> refuse(context, state);
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Link link, Form form) {
    site.show(
        context,
        status,
        "nouveau-mot-de-passe",
        Map.of(
            "account",
            link.account(),
            "form",
            form,
            "min_length",
            PasswordRule.MIN_LENGTH,
            "min_length_without_symbol",
            PasswordRule.MIN_LENGTH_WITHOUT_SYMBOL));
  }

  private void refuse(RoutingContext context, State state) {
    switch (state) {
      case State.Ready _ -> throw new IllegalStateException("a link that is ready is not refused");
      case State.Expired() ->
          refuse(
              context,
              410,
              "Ce lien a expiré",
              "Il n’était valable que jusqu’à l’heure indiquée dans le courriel. Votre mot de passe"
                  + " n’a pas changé.",
              true);
      case State.Used() ->
          refuse(
              context,
              410,
              "Ce lien a déjà servi",
              "Il a servi à choisir un mot de passe : connectez-vous avec lui.",
              true);
      case State.Superseded() ->
          refuse(
              context,
              410,
              "Un courriel plus récent remplace ce lien",
              "Seul le lien du dernier courriel fonctionne. Cherchez-le dans votre boîte, sans"
                  + " oublier les indésirables.",
              true);
      case State.Closed() ->
          refuse(
              context,
              410,
              "Trop de réponses erronées",
              "Ce lien ne fonctionne plus. Le support peut vous aider à retrouver l’accès à votre"
                  + " compte.",
              false);
      case State.Unknown() ->
          refuse(
              context,
              404,
              "Ce lien n’est pas reconnu",
              "Il a peut-être été coupé en deux par votre messagerie : copiez l’adresse entière du"
                  + " courriel.",
              true);
    }
  }

  private void refuse(
      RoutingContext context, int status, String title, String sentence, boolean again) {
    site.show(
        context,
        status,
        "nouveau-mot-de-passe-refuse",
        Map.of(
            "title", title,
            "sentence", sentence,
            "again", again,
            "forgotten", ForgottenPasswordPage.PATH));
  }
}
