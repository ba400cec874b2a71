package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.Note;
import fr.assistantchorus.conversation.agent.Notes;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;

/**
 * Notes something about a conversation, for other agents: by an agent who has the conversation, or
 * has said why they look at it.
 */
final class NoteAct {
  private static final String PATTERN = ConversationPage.PATTERN + "/notes";
  private static final String TEXT = "note";
  private static final String KEY = "cle";

  /** Says that it was written on the page on which the agent answers. */
  private static final String LIVE = "direct";

  private static final String WRONG =
      "La note n’est pas enregistrée : écrivez de 1 à %d caractères.".formatted(Note.LONGEST);

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Reasons reasons;
  private final LiveDesk desk;
  private final Notes notes;
  private final Audit audit;

  NoteAct(Site site, ConsoleVisitors visitors, Reasons reasons, Console.Services services) {
    this.site = site;
    this.visitors = visitors;
    this.reasons = reasons;
    this.desk = services.live();
    this.notes = services.desk().notes();
    this.audit = services.audit();
  }

  void route(Routes routes) {
    routes.post(PATTERN, visitors.agent(this::note));
  }

  private void note(RoutingContext context) {
    Agent agent = ConsoleVisitors.of(context);
    reasons.find(
        context,
        conversation ->
            Responses.answer(
                context,
                site.transaction(transaction -> desk.find(transaction, conversation)),
                visit -> {
                  if (visit.filter(one -> one.isOf(agent.account())).isPresent()) {
                    note(context, agent, conversation);
                  } else {
                    reasons.standing(context, _ -> note(context, agent, conversation));
                  }
                }));
  }

  private void note(RoutingContext context, Agent agent, UUID conversation) {
    String back =
        Form.field(context, LIVE).isEmpty()
            ? ConversationPage.path(conversation)
            : LivePage.path(conversation);
    String text = Form.field(context, TEXT).strip();
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, back);
      return;
    }
    if (text.isEmpty() || text.length() > Note.LONGEST) {
      site.done(context, back, WRONG);
      return;
    }
    UUID id = Uuids.read(Form.field(context, KEY)).orElseGet(UUID::randomUUID);
    Responses.answer(
        context,
        site.transaction(transaction ->
            notes
                .add(transaction, id, conversation, agent.name(), text, site.now())
                .compose(_ ->
                    audit.note(
                        transaction,
                        agent,
                        Audit.Act.NOTED,
                        Optional.of(conversation),
                        "",
                        site.now()))),
        _ -> site.done(context, back, "La note est enregistrée."));
  }
}
