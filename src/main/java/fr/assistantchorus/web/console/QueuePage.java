package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Awaiting;
import fr.assistantchorus.portal.desk.DeskVisit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who waits for a human of the support, and whom one answers; it changes while one looks. */
final class QueuePage {
  static final String PATH = "/console/file";
  private static final String STREAM = PATH + "/flux";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final LiveDesk desk;
  private final AgentDesk conversations;
  private final ConsoleStreams streams;
  private final DeskBell bell;

  QueuePage(
      Site site,
      ConsoleVisitors visitors,
      LiveDesk desk,
      AgentDesk conversations,
      ConsoleStreams streams,
      DeskBell bell) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.conversations = conversations;
    this.streams = streams;
    this.bell = bell;
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.agent(this::list))
        .get(STREAM, visitors.agent(context -> streams.begin(context, bell::listen)));
  }

  /**
   * Somebody who waits, or is answered.
   *
   * @param minutes since they began to wait
   * @param holder the name of the agent who answers; empty while nobody does
   * @param mine whether that is the agent who looks
   */
  public record Row(Awaiting what, long minutes, String holder, boolean mine) {}

  private void list(RoutingContext context) {
    UUID agent = ConsoleVisitors.of(context).account();
    Instant now = site.now();
    Responses.answer(
        context,
        site.transaction(desk::list).compose(visits -> Future.all(rows(visits, agent, now))),
        rows -> show(context, rows.<Optional<Row>>list(), now));
  }

  private List<Future<Optional<Row>>> rows(List<DeskVisit> visits, UUID agent, Instant now) {
    return visits.stream()
        .map(visit ->
            conversations
                .awaiting(visit.conversation())
                .map(found -> found.map(what -> row(visit, what, agent, now))))
        .toList();
  }

  private static Row row(DeskVisit visit, Awaiting what, UUID agent, Instant now) {
    return new Row(
        what,
        Math.max(0, Duration.between(visit.waitingSince(), now).toMinutes()),
        visit.holder().map(DeskVisit.Holder::name).orElse(""),
        visit.isOf(agent));
  }

  private void show(RoutingContext context, List<Optional<Row>> found, Instant now) {
    List<Row> rows = found.stream().flatMap(Optional::stream).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("waiting", rows.stream().filter(row -> row.holder().isEmpty()).toList());
    values.put("answered", rows.stream().filter(row -> !row.holder().isEmpty()).toList());
    values.put("open", desk.isOpen(now));
    values.put("patience", desk.patience().toMinutes());
    values.put("stream", STREAM);
    visitors.show(context, 200, "console-file", values);
  }
}
