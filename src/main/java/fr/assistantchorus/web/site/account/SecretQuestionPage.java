package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.CredentialChange;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The change of the secret question (F22), for which the password is asked. */
public final class SecretQuestionPage implements FormPage<Account> {
  static final String PATH = AccountPage.PATH + "/question-secrete";
  private static final String QUESTION = "question";
  private static final String OWN_QUESTION = "question_propre";
  private static final String ANSWER = "reponse";

  /** The value of the list's last entry, which lets a person write a question of their own. */
  private static final String OWN = "autre";

  private static final List<Choice> QUESTIONS =
      Stream.concat(
              SecretQuestion.PROPOSED.stream().map(question -> new Choice(question, question)),
              Stream.of(new Choice(OWN, "Ma propre question")))
          .toList();

  private final Site site;
  private final CredentialChange change;

  public SecretQuestionPage(Site site, CredentialChange change) {
    this.site = site;
    this.change = change;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.visitors().loggedIn(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Account> page) {
    page.accept(Visitors.account(context).orElseThrow());
  }

  @Override
  public Form read(RoutingContext context, Account account) {
    return Form.read(context, QUESTION, OWN_QUESTION);
  }

  @Override
  public void blame(RoutingContext context, Account account, Form form) {
    String current = Form.field(context, PasswordPage.CURRENT);
    CredentialFaults.needsCurrent(form, current);
    SecretQuestion.faults(question(form), Form.field(context, ANSWER), current)
        .forEach(fault -> form.error(fieldOf(form, fault), fault.sentence()));
  }

  @Override
  public void act(RoutingContext context, Account account, Form form) {
    Responses.answer(
        context,
        change.question(
            account.id(),
            Form.field(context, PasswordPage.CURRENT),
            question(form),
            Form.field(context, ANSWER),
            site.now()),
        outcome -> {
          if (outcome instanceof CredentialChange.Outcome.Changed) {
            site.done(context, AccountPage.PATH, "Votre question secrète est changée.");
          } else {
            int status =
                CredentialFaults.tell(context, form, outcome, fault -> fieldOf(form, fault));
            show(context, status, account, form);
          }
        });
  }

  private static String question(Form form) {
    return form.value(QUESTION).equals(OWN) ? form.value(OWN_QUESTION) : form.value(QUESTION);
  }

  private static String fieldOf(Form form, CredentialFault fault) {
    return switch (fault.field()) {
      case "password" -> PasswordPage.CURRENT;
      case "question" -> form.value(QUESTION).equals(OWN) ? OWN_QUESTION : QUESTION;
      default -> ANSWER;
    };
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    site.show(
        context,
        status,
        "compte-question",
        Map.of("form", form, "questions", QUESTIONS, "own", OWN, "login", account.loginAddress()));
  }
}
