package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.ContactAddress.State;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The page behind the link that was mailed to a new contact address (F3). Whoever is logged in to
 * the account confirms there; a link that is only looked at, by a mail scanner for instance, does
 * nothing.
 */
public final class ContactPage implements FormPage<Account> {
  private static final String PATTERN = PortalRules.CONTACT_PATH + ":token";

  private final Site site;
  private final ContactAddress contacts;

  public ContactPage(Site site, ContactAddress contacts) {
    this.site = site;
    this.contacts = contacts;
  }

  public void route(Routes routes) {
    routes
        .get(PATTERN, site.visitors().loggedInBehindToken(site.look(this)))
        .post(PATTERN, site.visitors().loggedInBehindToken(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Account> page) {
    SecurityHeaders.hideAddress(context);
    page.accept(Visitors.account(context).orElseThrow());
  }

  @Override
  public Form read(RoutingContext context, Account account) {
    return Form.empty();
  }

  @Override
  public void act(RoutingContext context, Account account, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            contacts.confirm(transaction, account.id(), context.pathParam("token"), site.now())),
        done -> {
          if (done) {
            site.done(
                context,
                AccountPage.PATH,
                "Votre adresse de contact est confirmée : les nouvelles de votre compte y sont"
                    + " envoyées.");
          } else {
            show(context, 200, account, form);
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            contacts.look(transaction, account.id(), context.pathParam("token"), site.now())),
        state -> {
          switch (state) {
            case State.Ready(String address) ->
                site.show(
                    context,
                    status,
                    "adresse-de-contact",
                    Map.of("account", account, "address", address, "form", form));
            case State.Expired() -> refuse(context, 410, "Ce lien a expiré");
            case State.Unknown() -> refuse(context, 404, "Ce lien n’est pas reconnu");
          }
        });
  }

  private void refuse(RoutingContext context, int status, String title) {
    site.show(
        context,
        status,
        "adresse-refusee",
        Map.of("title", title, "expired", status == 410, "change", PersonalDataPage.PATH));
  }
}
