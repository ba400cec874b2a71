package fr.assistantchorus.web.site.session;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.ReturnPath;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The page behind a link that the assistant gave. Somebody who is logged in decides there whether
 * that conversation may act for their account. They are asked, since a stranger may have sent them
 * a link of the stranger's own.
 */
public final class BindingLinkPage implements FormPage<Account> {
  private static final String PATTERN = BindingLinks.PATH + ":token";

  /** Pages below it are there for whoever is logged in. */
  private static final String SPACES = "/espaces/";

  /** Opens the widget on the page that it is added to. */
  private static final String WIDGET = "#assistant";

  /** How many seconds to wait before trying again, where too much goes on in the conversation. */
  private static final long BUSY_SECONDS = 2;

  private final Site site;
  private final BindingLinks links;
  private final Binding binding;

  public BindingLinkPage(Site site, BindingLinks links, Binding binding) {
    this.site = site;
    this.links = links;
    this.binding = binding;
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

  /** Keeps the page on which the link was followed, for the way back. */
  @Override
  public Form first(RoutingContext context, Account account) {
    return Form.empty().put(ReturnPath.FIELD, cameFrom(context));
  }

  /** Reads the way back; the person types nothing. */
  @Override
  public Form read(RoutingContext context, Account account) {
    return Form.read(context, ReturnPath.FIELD);
  }

  /** Returns the path of the page of ours that the person comes from; empty where there is none. */
  private static String cameFrom(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return "";
    }
    try {
      return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
          .map(page -> URI.create(page).getPath())
          .orElse("");
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /**
   * Returns the address that leads back to the person's space, or else home, with the widget open,
   * so that the conversation goes on there.
   */
  private static String wayBack(Form form) {
    return ReturnPath.safe(form.value(ReturnPath.FIELD))
            .filter(path -> path.startsWith(SPACES))
            .orElse(ReturnPath.HOME)
        + WIDGET;
  }

  @Override
  public void show(RoutingContext context, int status, Account account, Form form) {
    Responses.answer(
        context,
        site.transaction(
            transaction -> links.look(transaction, context.pathParam("token"), site.now())),
        state -> answer(context, status, form, state));
  }

  private void answer(RoutingContext context, int status, Form form, BindingLinks.State state) {
    switch (state) {
      case BindingLinks.State.Ready ready ->
          site.show(
              context,
              status,
              "assistant",
              Map.of(
                  "account", Visitors.account(context).orElseThrow(),
                  "issued", ready.issuedAtInFrench(),
                  "form", form));
      case BindingLinks.State.Expired() ->
          refuse(context, 410, "Ce lien a expiré", "Il n’était valable que quelques minutes.");
      case BindingLinks.State.Used() ->
          refuse(context, 410, "Ce lien a déjà servi", "Il ne fonctionne qu’une fois.");
      case BindingLinks.State.Unknown() ->
          refuse(
              context,
              404,
              "Ce lien n’est pas reconnu",
              "Il a peut-être été coupé en deux, ou un plus récent le remplace.");
    }
  }

  private void refuse(RoutingContext context, int status, String title, String why) {
    site.showMessage(
        context,
        status,
        title,
        why,
        "Rien n’a été changé. Revenez à la conversation et demandez un nouveau lien à"
            + " l’assistant.");
  }

  @Override
  public void act(RoutingContext context, Account account, Form form) {
    String token = context.pathParam("token");
    String session = site.cookies().read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        site.transaction(
                transaction -> links.use(transaction, token, account.id(), session, site.now()))
            .compose(bound -> bind(bound, account)),
        outcome ->
            outcome.ifPresentOrElse(
                known -> answer(context, form, known), () -> show(context, 200, account, form)));
  }

  private Future<Optional<Binding.Outcome>> bind(
      Optional<BindingLinks.Bound> bound, Account account) {
    Set<String> roles = account.isManager() ? Set.of("manager") : Set.of();
    return bound.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : binding
            .bind(bound.get().conversation(), bound.get().turn(), account.id(), roles)
            .map(Optional::of);
  }

  private void answer(RoutingContext context, Form form, Binding.Outcome outcome) {
    switch (outcome) {
      case BOUND ->
          site.done(
              context,
              wayBack(form),
              "Dans cette conversation, l’assistant peut maintenant agir pour votre compte. Cela"
                  + " prend fin quand vous vous déconnectez du portail.");
      case GONE ->
          refuse(
              context,
              410,
              "Cette conversation n’existe plus",
              "Elle a été effacée depuis que le lien a été demandé.");
      case BUSY -> {
        context.response().putHeader("Retry-After", Long.toString(BUSY_SECONDS));
        site.showMessage(
            context,
            503,
            "L’assistant est occupé",
            "Rechargez cette page dans quelques instants : votre confirmation est gardée.");
      }
    }
  }
}
