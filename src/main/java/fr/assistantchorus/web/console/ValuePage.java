package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.SealedValue;
import fr.assistantchorus.conversation.agent.SealedValue.Opening;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One sealed value of a conversation, opened for a reason of its own. Only a form that was sent
 * shows it, once: it is noted before, and no address leads to it again.
 */
final class ValuePage implements FormPage<ValuePage.Asked> {
  private static final String PATTERN = ConversationPage.PATTERN + "/valeurs/:valeur";
  private static final String FIELD = "motif";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{1,64}");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final AgentDesk desk;
  private final Audit audit;
  private final Reasons reasons;

  ValuePage(Site site, ConsoleVisitors visitors, AgentDesk desk, Audit audit, Reasons reasons) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.audit = audit;
    this.reasons = reasons;
  }

  void route(Routes routes) {
    routes
        .get(PATTERN, visitors.agent(site.look(this)))
        .post(PATTERN, visitors.agent(site.send(this)));
  }

  /** What is asked for. */
  record Asked(UUID conversation, SealedValue value, Agent agent) {
    String path() {
      return ConversationPage.path(conversation) + "/valeurs/" + value.id();
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Asked> page) {
    String id = context.pathParam("valeur");
    if (!ID.matcher(id).matches()) {
      context.fail(404);
      return;
    }
    reasons.finding(
        context,
        conversation -> desk.sealed(conversation, id),
        (conversation, value) ->
            page.accept(new Asked(conversation, value, ConsoleVisitors.of(context))));
  }

  @Override
  public Form read(RoutingContext context, Asked asked) {
    return Form.read(context, FIELD);
  }

  @Override
  public void blame(RoutingContext context, Asked asked, Form form) {
    Reasons.blame(form, FIELD, "Dites en quelques mots pourquoi il vous faut cette valeur.");
  }

  @Override
  public void show(RoutingContext context, int status, Asked asked, Form form) {
    visitors.show(
        context,
        status,
        "console-valeur",
        Map.of(
            "form", form,
            "value", asked.value(),
            "action", asked.path(),
            "back", ConversationPage.path(asked.conversation())));
  }

  @Override
  public void act(RoutingContext context, Asked asked, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
                audit.note(
                    transaction,
                    asked.agent(),
                    Audit.Act.VALUE_OPENED,
                    Optional.of(asked.conversation()),
                    asked.value().place() + ", " + asked.value().mask(),
                    form.value(FIELD).strip(),
                    site.now()))
            .compose(_ -> desk.open(asked.conversation(), asked.value().id())),
        opening -> shown(context, asked, opening));
  }

  private void shown(RoutingContext context, Asked asked, Opening opening) {
    Map<String, Object> values = new HashMap<>();
    values.put("value", asked.value());
    values.put("back", ConversationPage.path(asked.conversation()));
    values.put("opened", "");
    values.put("why", "");
    switch (opening) {
      case Opening.Opened(String text) -> values.put("opened", text);
      case Opening.Gone() ->
          values.put(
              "why",
              "Cette valeur n’existe plus : elle a été effacée avec la clé de la conversation.");
      case Opening.Password() ->
          values.put("why", "C’est un mot de passe : il ne se montre à personne.");
    }
    SecurityHeaders.hideAddress(context);
    visitors.show(context, 200, "console-valeur-ouverte", values);
  }
}
