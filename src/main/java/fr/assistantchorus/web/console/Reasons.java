package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Lets an agent see a conversation for a reason that was given lately, and notes each look. */
final class Reasons {
  private final Site site;
  private final AgentDesk desk;
  private final Audit audit;

  Reasons(Site site, AgentDesk desk, Audit audit) {
    this.site = site;
    this.desk = desk;
    this.audit = audit;
  }

  /** A conversation that is looked at. */
  record Opened(UUID conversation, String reason) {}

  /** Hands on the conversation that the path names; where there is none, it answers 404. */
  void find(RoutingContext context, Consumer<UUID> page) {
    Optional<UUID> id = Uuids.read(context.pathParam("conversation"));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        desk.exists(id.get()),
        there -> {
          if (there) {
            page.accept(id.get());
          } else {
            context.fail(404);
          }
        });
  }

  /**
   * Hands on the conversation of the path, noted; without a reason it leads to where one says it.
   */
  void with(RoutingContext context, Audit.Act act, Consumer<Opened> page) {
    Agent agent = ConsoleVisitors.of(context);
    find(
        context,
        conversation ->
            Responses.answer(
                context,
                noted(agent, act, conversation),
                reason -> {
                  if (reason.isEmpty()) {
                    Responses.seeOther(context, ConversationPage.path(conversation) + "/motif");
                  } else {
                    page.accept(new Opened(conversation, reason.get()));
                  }
                }));
  }

  private Future<Optional<String>> noted(Agent agent, Audit.Act act, UUID conversation) {
    return site.transaction(transaction ->
        audit
            .reason(transaction, agent, conversation, site.now())
            .compose(reason ->
                reason.isEmpty()
                    ? Future.succeededFuture(reason)
                    : audit
                        .note(
                            transaction,
                            agent,
                            act,
                            Optional.of(conversation),
                            reason.get(),
                            site.now())
                        .map(reason)));
  }
}
