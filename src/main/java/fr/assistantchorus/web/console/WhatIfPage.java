package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Compared;
import fr.assistantchorus.conversation.agent.ExportForm;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What today's dialogs would have made of a conversation; and the conversation as a file. */
final class WhatIfPage {
  private static final String PATTERN = ConversationPage.PATTERN + "/et-si";
  private static final String EXPORT = ConversationPage.PATTERN + "/export/:forme";
  private static final String HEARD = "ecoute";
  private static final String ANEW = "anew";

  private final ConsoleVisitors visitors;
  private final AgentDesk desk;
  private final Reasons reasons;

  WhatIfPage(ConsoleVisitors visitors, AgentDesk desk, Reasons reasons) {
    this.visitors = visitors;
    this.desk = desk;
    this.reasons = reasons;
  }

  void route(Routes routes) {
    routes.get(PATTERN, visitors.agent(this::compare)).get(EXPORT, visitors.agent(this::export));
  }

  private void compare(RoutingContext context) {
    boolean anew = context.queryParam(HEARD).contains(ANEW);
    reasons.with(
        context,
        Audit.Act.PLAYED,
        opened ->
            Responses.answer(
                context,
                desk.compare(opened.conversation(), anew),
                compared ->
                    compared.ifPresentOrElse(
                        found -> show(context, opened, found, anew), () -> context.fail(404))));
  }

  private void show(
      RoutingContext context, Reasons.Opened opened, Compared compared, boolean anew) {
    Map<String, Object> values = new HashMap<>();
    values.put("conversation", opened.conversation().toString());
    values.put("compared", compared);
    values.put("anew", anew);
    values.put("back", ConversationPage.path(opened.conversation()));
    visitors.show(context, 200, "console-et-si", values);
  }

  private void export(RoutingContext context) {
    Optional<ExportForm> form = ExportForm.ofCode(context.pathParam("forme"));
    if (form.isEmpty()) {
      context.fail(404);
      return;
    }
    reasons.with(
        context,
        Audit.Act.EXPORTED,
        opened ->
            Responses.answer(
                context,
                desk.export(opened.conversation(), form.get()),
                written ->
                    written.ifPresentOrElse(
                        text -> {
                          context
                              .response()
                              .putHeader(
                                  HttpHeaders.CONTENT_DISPOSITION,
                                  "attachment; filename=\"%s.%s\""
                                      .formatted(opened.conversation(), form.get().ending()));
                          Responses.send(context, 200, form.get().mediaType(), Buffer.buffer(text));
                        },
                        () -> context.fail(404))));
  }
}
