package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a conversation: one whose person waits, from the list, or any that is live, by an agent who
 * has said why they look at it. Of two agents, one has it, and the other is told who.
 */
final class TakeAct {
  private static final String PATTERN = ConversationPage.PATTERN + "/prendre";

  /** Says that it is taken from the list of those who wait, where that is the reason. */
  private static final String WAITING = "file";

  private static final String WAITED = "La personne attendait un agent.";
  private static final String GONE = "Cette personne n’attend plus : l’assistant lui répond.";
  private static final String AGAIN = "Cela n’a pas abouti. Prenez la conversation de nouveau.";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Reasons reasons;
  private final LiveDesk desk;
  private final TakeOver takeOver;
  private final Audit audit;

  TakeAct(Site site, ConsoleVisitors visitors, Reasons reasons, Console.Services services) {
    this.site = site;
    this.visitors = visitors;
    this.reasons = reasons;
    this.desk = services.live();
    this.takeOver = services.takeOver();
    this.audit = services.audit();
  }

  void route(Routes routes) {
    routes.post(PATTERN, visitors.agent(this::take));
  }

  private void take(RoutingContext context) {
    boolean waiting = !Form.field(context, WAITING).isEmpty();
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, QueuePage.PATH);
    } else if (waiting) {
      reasons.find(context, conversation -> take(context, conversation, true));
    } else {
      reasons.standing(context, conversation -> take(context, conversation, false));
    }
  }

  private void take(RoutingContext context, UUID conversation, boolean waiting) {
    Agent agent = ConsoleVisitors.of(context);
    Responses.answer(
        context,
        site.transaction(transaction -> given(transaction, conversation, agent, waiting)),
        outcome -> {
          switch (outcome) {
            case LiveDesk.Outcome.Taken(var holder) ->
                join(context, conversation, holder.held(), agent, waiting);
            case LiveDesk.Outcome.TakenBy(String name) ->
                site.done(context, QueuePage.PATH, name + " répond déjà à cette personne.");
            case LiveDesk.Outcome.Gone() -> site.done(context, QueuePage.PATH, GONE);
          }
        });
  }

  private Future<LiveDesk.Outcome> given(
      Transaction transaction, UUID conversation, Agent agent, boolean waiting) {
    return desk.take(
            transaction, conversation, agent.account(), agent.shownName(), waiting, site.now())
        .compose(outcome ->
            outcome instanceof LiveDesk.Outcome.Taken
                ? noted(transaction, conversation, agent, waiting).map(outcome)
                : Future.succeededFuture(outcome));
  }

  private Future<Void> noted(
      Transaction transaction, UUID conversation, Agent agent, boolean waiting) {
    Future<Void> opened =
        waiting
            ? note(transaction, agent, Audit.Act.OPENED, conversation)
            : Future.succeededFuture();
    return opened.compose(_ -> note(transaction, agent, Audit.Act.TAKEN, conversation));
  }

  private Future<Void> note(
      Transaction transaction, Agent agent, Audit.Act act, UUID conversation) {
    String reason = act == Audit.Act.OPENED ? WAITED : "";
    return audit.note(transaction, agent, act, Optional.of(conversation), reason, site.now());
  }

  private void join(
      RoutingContext context, UUID conversation, UUID held, Agent agent, boolean waiting) {
    Responses.answer(
        context,
        takeOver
            .join(conversation, held, LivePage.human(agent), waiting)
            .compose(outcome ->
                outcome == TakeOver.Outcome.DONE
                    ? Future.succeededFuture(outcome)
                    : site.transaction(transaction -> desk.leave(transaction, conversation))
                        .map(outcome)),
        outcome -> {
          switch (outcome) {
            case DONE -> Responses.seeOther(context, LivePage.path(conversation));
            case GONE -> site.done(context, QueuePage.PATH, GONE);
            case BUSY -> site.done(context, QueuePage.PATH, AGAIN);
          }
        });
  }
}
