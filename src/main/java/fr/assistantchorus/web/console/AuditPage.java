package fr.assistantchorus.web.console;

import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What all agents looked at, and why; for supervisors. */
final class AuditPage {
  private static final String PATH = "/console/journal";
  private static final String BEFORE = "avant";
  private static final String CONVERSATION = "conversation";
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Audit audit;

  AuditPage(Site site, ConsoleVisitors visitors, Audit audit) {
    this.site = site;
    this.visitors = visitors;
    this.audit = audit;
  }

  void route(Routes routes) {
    routes.get(PATH, visitors.supervisor(this::list));
  }

  private void list(RoutingContext context) {
    long before =
        context.queryParam(BEFORE).stream()
            .filter(text -> ID.matcher(text).matches())
            .map(Long::valueOf)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    Optional<UUID> conversation =
        context.queryParam(CONVERSATION).stream()
            .flatMap(text -> Uuids.read(text).stream())
            .findFirst();
    Responses.answer(
        context,
        site.transaction(transaction -> audit.list(transaction, before, conversation)),
        entries -> show(context, entries, conversation));
  }

  private void show(
      RoutingContext context, List<Audit.Entry> entries, Optional<UUID> conversation) {
    Map<String, Object> values = new HashMap<>();
    values.put("entries", entries);
    String of = conversation.map(id -> CONVERSATION + "=" + id + "&").orElse("");
    values.put("conversation", conversation.map(UUID::toString).orElse(""));
    values.put("first", PATH + (of.isEmpty() ? "" : "?" + of.substring(0, of.length() - 1)));
    values.put(
        "next",
        entries.size() < Audit.PAGE ? "" : PATH + "?" + of + BEFORE + "=" + entries.getLast().id());
    visitors.show(context, 200, "console-journal", values);
  }
}
