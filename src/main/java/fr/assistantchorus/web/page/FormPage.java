package fr.assistantchorus.web.page;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * A page with a form. {@link Site#look} shows it and {@link Site#send} takes what was sent, in one
 * order for all pages: {@link #open}, {@link #read}, the guard against other sites, {@link #blame},
 * {@link #check}, and then {@link #act}, or {@link #show} where something is wrong.
 *
 * @param <S> what the page is about: the account that is logged in, or the draft of a sign-up
 */
public interface FormPage<S> {
  /**
   * Finds what the page is about and hands it on. Where it finds nothing, it answers the request
   * otherwise, for instance by a redirect, and hands on nothing.
   */
  void open(RoutingContext context, Consumer<S> page);

  /** Returns the form as it is shown before anything was typed. */
  default Form first(RoutingContext context, S subject) {
    return Form.empty();
  }

  /** Returns what was typed, as far as it may be shown again. */
  Form read(RoutingContext context, S subject);

  /**
   * Tells the form what is wrong with what was sent. The form is acted on only where neither this
   * nor {@link #check} finds a fault.
   */
  default void blame(RoutingContext context, S subject, Form form) {}

  /**
   * Checks what only the portal can tell, after {@link #blame}; it may also tell the form what is
   * wrong.
   *
   * @return what the page is about from then on
   */
  default Future<S> check(RoutingContext context, S subject, Form form) {
    return Future.succeededFuture(subject);
  }

  /**
   * Shows the page.
   *
   * @param status 200; 403 where the form may come from another site, 422 where it has faults
   */
  void show(RoutingContext context, int status, S subject, Form form);

  /** Does what the form asks for, and answers the request. */
  void act(RoutingContext context, S subject, Form form);
}
