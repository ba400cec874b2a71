package fr.assistantchorus.web.page;

import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What every page needs. A page is made from it and from the services that it uses.
 *
 * @param transactions begins one for each act that a page asks of the portal
 */
public record Site(
    Pages pages,
    FormGuard guard,
    Visitors visitors,
    Cookies cookies,
    ClientAddress clients,
    Transaction.Runner transactions,
    InstantSource clock) {

  public Instant now() {
    return clock.instant();
  }

  /** Returns the key by which limits know the caller's network. */
  public String client(RoutingContext context) {
    return clients.keyOf(context);
  }

  /** Runs one act of the portal, which succeeds or fails as a whole. */
  public <T> Future<T> transaction(Function<Transaction, Future<T>> act) {
    return transactions.transaction(act);
  }

  /** Shows the page of a template. */
  public void show(
      RoutingContext context, int status, String template, Map<String, Object> values) {
    pages.show(context, status, template, values);
  }

  /** Shows a page of one title and a few sentences. */
  public void showMessage(RoutingContext context, int status, String title, String... paragraphs) {
    pages.showMessage(context, status, title, paragraphs);
  }

  /** Asks whether somebody is sure, before what cannot be undone. */
  public void ask(RoutingContext context, Sure sure) {
    show(context, 200, "confirmer", Map.of("sure", sure));
  }

  /**
   * Leads on after a form has done what it asked for (303); the page there says so, once, in a
   * banner.
   *
   * @param path where the person is led to
   * @param sentences what was done, in French
   */
  public void done(RoutingContext context, String path, String... sentences) {
    cookies.write(context, Cookies.MESSAGE, Told.encode(List.of(sentences)));
    Responses.seeOther(context, path);
  }

  /**
   * Returns a handler that does the same as {@link Visitors#loggedIn} for a form that was sent.
   * Where the session has ended meanwhile, nothing that was typed is lost: a page keeps it, and
   * once the person has logged in it leads back to the form, filled in. Nothing is done by that
   * alone, since the guard does not know the field of another session. It is meant for forms
   * without secrets and files.
   */
  public Handler<RoutingContext> loggedIn(Handler<RoutingContext> handler) {
    return visitors.known(context -> {
      if (Visitors.account(context).isPresent()) {
        handler.handle(context);
      } else {
        show(context, 403, "session-terminee", Map.of("typed", typed(context)));
      }
    });
  }

  private static List<Map.Entry<String, String>> typed(RoutingContext context) {
    return context.request().formAttributes().entries().stream()
        .filter(field -> !field.getKey().equals(FormGuard.FIELD))
        .toList();
  }

  /** Returns the handler that shows a page with a form to be filled in. */
  public <S> Handler<RoutingContext> look(FormPage<S> page) {
    return context ->
        page.open(
            context, subject -> page.show(context, 200, subject, page.first(context, subject)));
  }

  /** Returns the handler that takes a form that was sent. */
  public <S> Handler<RoutingContext> send(FormPage<S> page) {
    return context -> page.open(context, subject -> take(context, page, subject));
  }

  private <S> void take(RoutingContext context, FormPage<S> page, S subject) {
    Form form = page.read(context, subject);
    if (!guard.passes(context)) {
      page.show(context, 403, subject, form.message(FormGuard.EXPIRED));
      return;
    }
    page.blame(context, subject, form);
    Responses.answer(
        context,
        page.check(context, subject, form),
        checked -> {
          if (form.isGood()) {
            page.act(context, checked, form);
          } else {
            page.show(context, 422, checked, form);
          }
        });
  }
}
