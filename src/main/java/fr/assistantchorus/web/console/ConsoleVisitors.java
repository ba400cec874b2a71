package fr.assistantchorus.web.console;

import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells who looks at a page of the console, by its own cookie. */
final class ConsoleVisitors {
  static final String HOME = "/console";
  static final String LOGIN = "/console/connexion";

  private static final String KEY = "agent";

  private final Site site;
  private final Agents agents;

  ConsoleVisitors(Site site, Agents agents) {
    this.site = site;
    this.agents = agents;
  }

  /** Returns a handler for agents and supervisors; others are led to the login. */
  Handler<RoutingContext> agent(Handler<RoutingContext> handler) {
    return context ->
        Responses.answer(
            context,
            find(context),
            found -> {
              if (found.isEmpty()) {
                Responses.seeOther(context, LOGIN);
              } else {
                context.put(KEY, found.get());
                handler.handle(context);
              }
            });
  }

  /** Returns a handler for supervisors; for an agent there is no such page. */
  Handler<RoutingContext> supervisor(Handler<RoutingContext> handler) {
    return agent(context -> {
      if (of(context).isSupervisor()) {
        handler.handle(context);
      } else {
        context.fail(404);
      }
    });
  }

  Future<Optional<Agent>> find(RoutingContext context) {
    return site.cookies()
        .read(context, Cookies.CONSOLE)
        .map(token -> site.transaction(transaction -> agents.find(transaction, token, site.now())))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** Returns who looks at a page that only agents see. */
  static Agent of(RoutingContext context) {
    return context.get(KEY);
  }

  /** Shows a page of the console. */
  void show(RoutingContext context, int status, String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(KEY, context.get(KEY));
    site.show(context, status, template, all);
  }
}
