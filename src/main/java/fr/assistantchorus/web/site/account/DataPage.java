package fr.assistantchorus.web.site.account;

import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.privacy.DataCopy;
import fr.assistantchorus.portal.privacy.Erasure;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy of one's data, and the erasure of one's account. */
public final class DataPage implements FormPage<DataPage.Asking> {
  private static final Logger LOG = LoggerFactory.getLogger(DataPage.class);

  static final String PATH = AccountPage.PATH + "/donnees";
  private static final String COPY = PATH + "/copie";
  private static final String ERASE = PATH + "/effacement";

  private final Site site;
  private final DataCopy copy;
  private final Erasure erasure;
  private final PersonalConversations conversations;

  public DataPage(Site site, DataCopy copy, Erasure erasure, PersonalConversations conversations) {
    this.site = site;
    this.copy = copy;
    this.erasure = erasure;
    this.conversations = conversations;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::look))
        .post(COPY, site.visitors().loggedIn(this::copy))
        .get(ERASE, site.visitors().loggedIn(site.look(this)))
        .post(ERASE, site.visitors().loggedIn(site.send(this)));
  }

  /**
   * Somebody who thinks of erasing the account.
   *
   * @param managed the structures that keep it from being erased
   */
  record Asking(Account account, List<StructureName> managed) {}

  private void look(RoutingContext context) {
    site.show(context, 200, "compte-donnees", Map.of("copy", COPY, "erase", ERASE));
  }

  private void copy(RoutingContext context) {
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, PATH);
      return;
    }
    Account account = Visitors.account(context).orElseThrow();
    String session = site.cookies().read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        site.transaction(transaction ->
            copy.of(transaction, account.id(), session, site.now())
                .compose(json ->
                    copy.conversations(transaction, account.id())
                        .map(own -> new Copied(json, own)))),
        copied -> send(context, account.id(), copied));
  }

  /** What is sent at once, and the conversations that come after it. */
  private record Copied(JsonObject json, List<UUID> conversations) {}

  /**
   * Sends a copy. The conversations of years may be large, so one after the other is fetched, and
   * only once the one before it is on its way. A failure in the middle breaks the answer off, so
   * that no browser takes a part for the whole.
   */
  private void send(RoutingContext context, UUID account, Copied copied) {
    String text = copied.json().encodePrettily();
    HttpServerResponse response =
        context
            .response()
            .setChunked(true)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
            .putHeader("Content-Disposition", "attachment; filename=\"mes-donnees.json\"");
    Future<String> sent =
        response
            .write(text.substring(0, text.lastIndexOf('}')).stripTrailing())
            .compose(_ -> response.write(",\n  \"conversations\" : ["))
            .map("\n");
    for (UUID conversation : copied.conversations()) {
      sent = sent.compose(before -> send(response, before, conversation, account));
    }
    sent.compose(_ -> response.end("\n  ]\n}\n"))
        .onFailure(cause -> {
          LOG.warn("a copy of somebody's data was not sent as a whole: {}", cause.toString());
          response.reset();
        });
  }

  /** Sends one conversation, and returns what parts it from the next. */
  private Future<String> send(
      HttpServerResponse response, String before, UUID conversation, UUID account) {
    return conversations
        .copy(conversation, account)
        .compose(copied ->
            copied
                .map(json -> response.write(before + json).map(",\n"))
                .orElse(Future.succeededFuture(before)));
  }

  @Override
  public void open(RoutingContext context, Consumer<Asking> page) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        site.transaction(transaction -> erasure.managed(transaction, account.id())),
        managed -> page.accept(new Asking(account, managed)));
  }

  @Override
  public Form read(RoutingContext context, Asking asking) {
    return Form.empty();
  }

  @Override
  public void blame(RoutingContext context, Asking asking, Form form) {
    CredentialFaults.needsCurrent(form, Form.field(context, PasswordPage.CURRENT));
  }

  @Override
  public void act(RoutingContext context, Asking asking, Form form) {
    Responses.answer(
        context,
        erasure.erase(
            asking.account().id(),
            Form.field(context, PasswordPage.CURRENT),
            conversations::erase,
            site.now()),
        outcome -> {
          switch (outcome) {
            case Erasure.Outcome.Erased() -> {
              site.cookies().erase(context, Cookies.SESSION);
              site.done(
                  context, "/", "Votre compte est effacé. Un dernier courriel vous le confirme.");
            }
            case Erasure.Outcome.Manages(var structures) ->
                show(context, 409, new Asking(asking.account(), structures), form);
            case Erasure.Outcome.WrongPassword() -> {
              form.error(PasswordPage.CURRENT, "Ce n’est pas votre mot de passe actuel.");
              show(context, 422, asking, form);
            }
            case Erasure.Outcome.TooMany(var retryAfter) -> {
              Waits.tell(context, retryAfter);
              form.error(
                  PasswordPage.CURRENT,
                  "Trop de mots de passe erronés. Recommencez dans %d minutes."
                      .formatted(Limits.minutes(retryAfter)));
              show(context, 429, asking, form);
            }
          }
        });
  }

  @Override
  public void show(RoutingContext context, int status, Asking asking, Form form) {
    site.show(
        context,
        status,
        "compte-effacement",
        Map.of(
            "account", asking.account(), "managed", asking.managed(), "form", form, "back", PATH));
  }
}
