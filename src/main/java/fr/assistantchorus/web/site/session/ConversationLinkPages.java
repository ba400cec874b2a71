package fr.assistantchorus.web.site.session;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.ConversationLinkState;
import fr.assistantchorus.portal.session.ConversationLinks;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Behind a link that the assistant gave: whoever is logged in says whether that conversation may
 * act for his account. He is asked, since a stranger may have sent him a link of his own.
 */
public final class ConversationLinkPages {
  private static final String PATTERN = "/assistant/:token";

  /** Between tries at a conversation in which much goes on. */
  private static final long BUSY_SECONDS = 2;

  private final Pages pages;
  private final FormGuard guard;
  private final Visitors visitors;
  private final Cookies cookies;
  private final ConversationLinks links;
  private final Binding binding;
  private final InstantSource clock;

  public ConversationLinkPages(
      Pages pages,
      FormGuard guard,
      Visitors visitors,
      Cookies cookies,
      ConversationLinks links,
      Binding binding,
      InstantSource clock) {
    this.pages = pages;
    this.guard = guard;
    this.visitors = visitors;
    this.cookies = cookies;
    this.links = links;
    this.binding = binding;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes
        .get(PATTERN, visitors.loggedIn(context -> look(context, 200, Form.empty())))
        .post(PATTERN, visitors.loggedIn(this::confirm));
  }

  private void look(RoutingContext context, int status, Form form) {
    narrow(context);
    Responses.answer(
        context,
        links.look(context.pathParam("token"), clock.instant()),
        state -> answer(context, status, form, state));
  }

  private void answer(RoutingContext context, int status, Form form, ConversationLinkState state) {
    switch (state) {
      case ConversationLinkState.Ready ready ->
          pages.show(
              context,
              status,
              "assistant",
              Map.of(
                  "account", Visitors.account(context).orElseThrow(),
                  "issued", ready.issuedAtInFrench(),
                  "form", form));
      case ConversationLinkState.Expired() ->
          refuse(context, 410, "Ce lien a expiré", "Il n’était valable que quelques minutes.");
      case ConversationLinkState.Used() ->
          refuse(context, 410, "Ce lien a déjà servi", "Il ne fonctionne qu’une fois.");
      case ConversationLinkState.Unknown() ->
          refuse(
              context,
              404,
              "Ce lien n’est pas reconnu",
              "Il a peut-être été coupé en deux, ou un plus récent le remplace.");
    }
  }

  private void refuse(RoutingContext context, int status, String title, String why) {
    pages.showMessage(
        context,
        status,
        title,
        why,
        "Rien n’a été changé. Revenez à la conversation et demandez un nouveau lien à"
            + " l’assistant.");
  }

  /** The address holds a secret: no other site gets to see it as where somebody came from. */
  private static void narrow(RoutingContext context) {
    context.response().putHeader("Referrer-Policy", "no-referrer");
  }

  private void confirm(RoutingContext context) {
    if (!guard.passes(context)) {
      look(context, 403, Form.empty().message(FormGuard.EXPIRED));
      return;
    }
    narrow(context);
    Account account = Visitors.account(context).orElseThrow();
    String token = context.pathParam("token");
    String session = cookies.read(context, Cookies.SESSION).orElse("");
    Responses.answer(
        context,
        links
            .use(token, account.id(), session, clock.instant())
            .compose(bound -> bind(bound, account)),
        outcome ->
            outcome.ifPresentOrElse(
                known -> answer(context, known), () -> look(context, 200, Form.empty())));
  }

  private Future<Optional<Binding.Outcome>> bind(
      Optional<ConversationLinks.Bound> bound, Account account) {
    Set<String> roles = account.isManager() ? Set.of("manager") : Set.of();
    return bound.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : binding
            .bind(bound.get().conversation(), bound.get().turn(), account.id(), roles)
            .map(Optional::of);
  }

  private void answer(RoutingContext context, Binding.Outcome outcome) {
    switch (outcome) {
      case BOUND ->
          pages.showMessage(
              context,
              200,
              "L’assistant peut agir pour vous",
              "Revenez à la conversation : l’assistant sait maintenant pour quel compte il agit.",
              "Cela prend fin quand vous vous déconnectez du portail.");
      case GONE ->
          refuse(
              context,
              410,
              "Cette conversation n’existe plus",
              "Elle a été effacée depuis que le lien a été demandé.");
      case BUSY -> {
        context.response().putHeader("Retry-After", Long.toString(BUSY_SECONDS));
        pages.showMessage(
            context,
            503,
            "L’assistant est occupé",
            "Rechargez cette page dans quelques instants : votre confirmation est gardée.");
      }
    }
  }
}
