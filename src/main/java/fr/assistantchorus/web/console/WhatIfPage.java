package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Compared;
import fr.assistantchorus.conversation.agent.ExportForm;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What today's dialogs would have made of a conversation; and the conversation as a file. */
final class WhatIfPage {
  private static final String PATTERN = ConversationPage.PATTERN + "/et-si";
  private static final String EXPORT = ConversationPage.PATTERN + "/export/:forme";
  private static final String HEARD = "ecoute";
  private static final String ANEW = "anew";
  private static final String AGAINST = "contre";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

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
    String against =
        context.queryParam(AGAINST).stream()
            .filter(text -> HASH.matcher(text).matches())
            .findFirst()
            .orElse("");
    reasons.with(
        context,
        Audit.Act.PLAYED,
        opened ->
            Responses.answer(
                context,
                desk.compare(opened.conversation(), against, anew)
                    .compose(compared -> desk.kept().map(kept -> new Shown(compared, kept))),
                shown ->
                    shown
                        .compared()
                        .ifPresentOrElse(
                            found -> show(context, opened, found, against, anew, shown.kept()),
                            () -> context.fail(404))));
  }

  private record Shown(Optional<Compared> compared, List<AgentDesk.Kept> kept) {}

  private void show(
      RoutingContext context,
      Reasons.Opened opened,
      Compared compared,
      String against,
      boolean anew,
      List<AgentDesk.Kept> kept) {
    Map<String, Object> values = new HashMap<>();
    values.put("conversation", opened.conversation().toString());
    values.put("compared", compared);
    values.put("anew", anew);
    values.put("today", against.isEmpty());
    values.put("form", Form.of(Map.of(AGAINST, against, HEARD, anew ? ANEW : "")));
    values.put(
        "kept",
        kept.stream()
            .map(one -> new Choice(one.hash(), one.hash() + ", gardés le " + one.since()))
            .toList());
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
