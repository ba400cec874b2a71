package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /** A reason that says something has at least so many characters. */
  private static final int SHORTEST = 5;

  /**
   * Tells a form what is wrong with the reason in it.
   *
   * @param missing the sentence where there is none, or one that says nothing
   */
  static void blame(Form form, String field, String missing) {
    int length = form.value(field).strip().length();
    if (length < SHORTEST) {
      form.error(field, missing);
    } else if (length > Audit.MAX_REASON) {
      form.error(
          field, "Le motif est trop long : %d caractères au plus.".formatted(Audit.MAX_REASON));
    }
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
    behind(context, conversation -> noted(agent, act, conversation), page);
  }

  /**
   * Hands on the conversation of the path where a reason for it stands, and notes nothing; without
   * one it leads to where one says it.
   */
  void standing(RoutingContext context, Consumer<UUID> page) {
    Agent agent = ConsoleVisitors.of(context);
    behind(
        context,
        conversation ->
            site.transaction(
                transaction -> audit.reason(transaction, agent, conversation, site.now())),
        opened -> page.accept(opened.conversation()));
  }

  /**
   * As {@link #standing}, with what is found of the conversation; where nothing is, it is a 404.
   */
  <T> void finding(
      RoutingContext context,
      Function<UUID, Future<Optional<T>>> search,
      BiConsumer<UUID, T> page) {
    standing(
        context,
        conversation ->
            Responses.answer(
                context,
                search.apply(conversation),
                found ->
                    found.ifPresentOrElse(
                        there -> page.accept(conversation, there), () -> context.fail(404))));
  }

  private void behind(
      RoutingContext context,
      Function<UUID, Future<Optional<String>>> reasons,
      Consumer<Opened> page) {
    find(
        context,
        conversation ->
            Responses.answer(
                context,
                reasons.apply(conversation),
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
