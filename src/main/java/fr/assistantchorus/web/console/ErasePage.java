package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Erases one conversation: its key is destroyed and its words go, its way through the dialogs
 * stays. The page says what goes before the button does it.
 */
final class ErasePage implements FormPage<ErasePage.Asked> {
  private static final String PATTERN = ConversationPage.PATTERN + "/effacer";
  private static final String FIELD = "motif";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Console.Services services;
  private final Reasons reasons;

  ErasePage(Site site, ConsoleVisitors visitors, Console.Services services, Reasons reasons) {
    this.site = site;
    this.visitors = visitors;
    this.services = services;
    this.reasons = reasons;
  }

  void route(Routes routes) {
    routes
        .get(PATTERN, visitors.agent(site.look(this)))
        .post(PATTERN, visitors.agent(site.send(this)));
  }

  /** What is to be erased. */
  record Asked(UUID conversation, AgentDesk.Extent extent, Agent agent) {}

  @Override
  public void open(RoutingContext context, Consumer<Asked> page) {
    reasons.finding(
        context,
        services.desk()::extent,
        (conversation, extent) ->
            page.accept(new Asked(conversation, extent, ConsoleVisitors.of(context))));
  }

  @Override
  public Form read(RoutingContext context, Asked asked) {
    return Form.read(context, FIELD);
  }

  @Override
  public void blame(RoutingContext context, Asked asked, Form form) {
    Reasons.blame(form, FIELD, "Dites en quelques mots pourquoi cette conversation est effacée.");
  }

  @Override
  public void show(RoutingContext context, int status, Asked asked, Form form) {
    String back = ConversationPage.path(asked.conversation());
    visitors.show(
        context,
        status,
        "console-effacer",
        Map.of("form", form, "extent", asked.extent(), "action", back + "/effacer", "back", back));
  }

  @Override
  public void act(RoutingContext context, Asked asked, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            services
                .audit()
                .note(
                    transaction,
                    asked.agent(),
                    Audit.Act.CONVERSATION_ERASED,
                    Optional.of(asked.conversation()),
                    form.value(FIELD).strip(),
                    site.now())
                .compose(
                    _ -> services.personal().erase(transaction, List.of(asked.conversation())))),
        _ ->
            site.done(
                context,
                ConsoleVisitors.HOME,
                "La conversation est effacée : sa clé est détruite, ses mots sont retirés."));
  }
}
