package fr.assistantchorus.web.page;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells who looks at a page, by the session cookie. */
public final class Visitors {
  private static final String KEY = "account";
  private static final String TABS = "tabs";

  /** Tells which tabs an account has, and how much waits behind them. */
  @FunctionalInterface
  public interface Tabs {
    Future<TabsOf> of(Transaction transaction, Account account);
  }

  /**
   * The tabs of an account, by their paths.
   *
   * @param counts how much waits; what is missing is nought
   * @param hidden the tabs that it has no use for
   */
  public record TabsOf(Map<String, Integer> counts, Set<String> hidden) {
    static final TabsOf NOBODY = new TabsOf(Map.of(), Set.of());

    public TabsOf {
      counts = Map.copyOf(counts);
      hidden = Set.copyOf(hidden);
    }
  }

  /** Who asks, and the tabs. */
  private record Found(Account account, TabsOf tabs) {}

  private final Transaction.Runner transactions;
  private final Sessions sessions;
  private final Tabs tabs;
  private final Cookies cookies;
  private final InstantSource clock;

  public Visitors(
      Transaction.Runner transactions,
      Sessions sessions,
      Tabs tabs,
      Cookies cookies,
      InstantSource clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.tabs = tabs;
    this.cookies = cookies;
    this.clock = clock;
  }

  /**
   * Returns a handler that finds out who asks and then runs the given handler, in which {@link
   * #account} tells it.
   */
  public Handler<RoutingContext> known(Handler<RoutingContext> handler) {
    return context ->
        cookies
            .read(context, Cookies.SESSION)
            .ifPresentOrElse(token -> find(context, token, handler), () -> handler.handle(context));
  }

  /**
   * Returns a handler that does the same as {@link #known} for people who are logged in, and leads
   * all others to the login, which leads them back afterwards.
   */
  public Handler<RoutingContext> loggedIn(Handler<RoutingContext> handler) {
    return known(context -> {
      if (account(context).isPresent()) {
        handler.handle(context);
      } else {
        Responses.seeOther(context, ReturnPath.loginFor(context.request()));
      }
    });
  }

  /**
   * Returns a handler that does the same as {@link #loggedIn} for a page whose path contains a
   * token. The way back is kept in a cookie, since queries are kept in histories and logs.
   */
  public Handler<RoutingContext> loggedInBehindToken(Handler<RoutingContext> handler) {
    return known(context -> {
      if (account(context).isPresent()) {
        handler.handle(context);
      } else {
        SecurityHeaders.hideAddress(context);
        ReturnPath.safe(context.request().path())
            .ifPresent(path -> cookies.write(context, Cookies.RETURN, path));
        Responses.seeOther(context, ReturnPath.LOGIN);
      }
    });
  }

  private void find(RoutingContext context, String token, Handler<RoutingContext> handler) {
    Responses.answer(
        context,
        transactions.transaction(transaction -> find(transaction, token)),
        found -> {
          found.ifPresent(who -> {
            context.put(KEY, who.account());
            context.put(TABS, who.tabs());
          });
          handler.handle(context);
        });
  }

  private Future<Optional<Found>> find(Transaction transaction, String token) {
    return sessions
        .find(transaction, token, clock.instant())
        .compose(account ->
            account.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : tabs.of(transaction, account.get())
                    .map(shown -> Optional.of(new Found(account.get(), shown))));
  }

  /** Returns how much waits for whoever is logged in, by the paths of the tabs. */
  public static Map<String, Integer> counts(RoutingContext context) {
    return tabs(context).counts();
  }

  static TabsOf tabs(RoutingContext context) {
    return context.get(TABS, TabsOf.NOBODY);
  }

  public static Optional<Account> account(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }
}
