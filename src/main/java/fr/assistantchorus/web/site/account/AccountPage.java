package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.PersonalData;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Tab;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** « Mon compte » (F25, F45): what there is, with the page that changes each. */
public final class AccountPage {
  public static final String PATH = Tab.ACCOUNT;

  private final Site site;
  private final PersonalData data;
  private final ContactAddress contacts;

  public AccountPage(Site site, PersonalData data, ContactAddress contacts) {
    this.site = site;
    this.data = data;
    this.contacts = contacts;
  }

  public void route(Routes routes) {
    routes.get(PATH, site.visitors().loggedIn(this::look));
  }

  private void look(RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        site.transaction(transaction ->
            Future.all(
                data.of(transaction, account.id()),
                contacts.waiting(transaction, account.id(), site.now()))),
        found -> {
          Optional<AccountStore.Kept> kept = found.resultAt(0);
          Optional<ContactAddress.Waiting> waiting = found.resultAt(1);
          site.show(
              context,
              200,
              "compte",
              Map.of(
                  "data", data(kept.orElseThrow().person(), waiting),
                  "security", security(kept.orElseThrow())));
        });
  }

  private static List<Row> data(Person person, Optional<ContactAddress.Waiting> waiting) {
    List<String> contact = new ArrayList<>(List.of(person.contactAddress()));
    waiting.ifPresent(wished ->
        contact.add("Bientôt " + wished.address() + ", une fois le lien du courriel ouvert"));
    return List.of(
        Row.text("Adresse de connexion", person.loginAddress()),
        Row.lines("Adresse de contact", contact).changedAt(PersonalDataPage.PATH),
        Row.text("Nom", person.lastName()).changedAt(PersonalDataPage.PATH),
        Row.text("Prénom", person.firstName()).changedAt(PersonalDataPage.PATH),
        Row.lines(
                "Adresse postale",
                person.home().isGiven() ? person.home().lines() : List.of("Non dite"))
            .changedAt(PersonalDataPage.PATH));
  }

  private static List<Row> security(AccountStore.Kept kept) {
    return List.of(
        Row.text("Mot de passe", "Connu de vous seul").changedAt(PasswordPage.PATH),
        Row.text("Question secrète", kept.credentials().question())
            .changedAt(SecretQuestionPage.PATH));
  }
}
