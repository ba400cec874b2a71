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

/** Tells who looks at a page, by the session cookie. */
public final class Visitors {
  private static final String KEY = "account";
  private static final String COUNTS = "counts";

  /** Tells how much waits for an account, by the paths of the tabs. */
  @FunctionalInterface
  public interface Counts {
    /** Returns the counts; what is missing is nought. */
    Future<Map<String, Integer>> of(Transaction transaction, Account account);
  }

  /** Who asks, and how much waits there. */
  private record Found(Account account, Map<String, Integer> counts) {}

  private final Transaction.Runner transactions;
  private final Sessions sessions;
  private final Counts counts;
  private final Cookies cookies;
  private final InstantSource clock;

  public Visitors(
      Transaction.Runner transactions,
      Sessions sessions,
      Counts counts,
      Cookies cookies,
      InstantSource clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.counts = counts;
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
            context.put(COUNTS, who.counts());
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
                : counts
                    .of(transaction, account.get())
                    .map(waiting -> Optional.of(new Found(account.get(), waiting))));
  }

  /** Returns how much waits for whoever is logged in, by the paths of the tabs. */
  public static Map<String, Integer> counts(RoutingContext context) {
    return context.get(COUNTS, Map.of());
  }

  public static Optional<Account> account(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }
}
