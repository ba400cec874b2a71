package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Note;
import fr.assistantchorus.conversation.agent.Told;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A conversation, turn by turn: what the person saw, beside what the machine did. Whoever opens it
 * says why; the reason stands for a while, and each page that is shown is noted with it.
 */
final class ConversationPage implements FormPage<ConversationPage.Asked> {
  static final String PATTERN = "/console/conversations/:conversation";
  private static final String REASON = PATTERN + "/motif";
  private static final String FIELD = "motif";
  private static final String TURN = "tour";

  /** Whoever said something within this time is still there, for all that one can tell. */
  private static final Duration LIVE = Duration.ofMinutes(30);

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final AgentDesk desk;
  private final Audit audit;
  private final Reasons reasons;

  ConversationPage(
      Site site, ConsoleVisitors visitors, AgentDesk desk, Audit audit, Reasons reasons) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.audit = audit;
    this.reasons = reasons;
  }

  void route(Routes routes) {
    routes
        .get(PATTERN, visitors.agent(this::look))
        .get(REASON, visitors.agent(site.look(this)))
        .post(REASON, visitors.agent(site.send(this)));
  }

  static String path(UUID conversation) {
    return "/console/conversations/" + conversation;
  }

  /** What is asked for. */
  record Asked(UUID conversation, Agent agent) {}

  @Override
  public void open(RoutingContext context, Consumer<Asked> page) {
    reasons.find(
        context, conversation -> page.accept(new Asked(conversation, ConsoleVisitors.of(context))));
  }

  private void look(RoutingContext context) {
    reasons.with(context, Audit.Act.VIEWED, opened -> tell(context, opened));
  }

  private void tell(RoutingContext context, Reasons.Opened opened) {
    int number =
        context.queryParam(TURN).stream()
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Integer::valueOf)
            .findFirst()
            .orElse(0);
    UUID conversation = opened.conversation();
    Responses.answer(
        context,
        Future.all(
            desk.tell(conversation, number),
            desk.live(conversation, site.now().minus(LIVE)),
            site.transaction(transaction -> desk.notes().of(transaction, conversation))),
        all -> {
          Optional<Told> told = all.resultAt(0);
          if (told.isPresent()) {
            show(context, opened, told.get(), all.resultAt(1), all.resultAt(2));
          } else {
            context.fail(404);
          }
        });
  }

  private void show(
      RoutingContext context, Reasons.Opened opened, Told told, boolean live, List<Note> notes) {
    int current = told.current().number();
    String steps = path(opened.conversation()) + "?" + TURN + "=";
    Map<String, Object> values = new HashMap<>();
    values.put("conversation", opened.conversation().toString());
    values.put("reason", opened.reason());
    values.put("live", live);
    values.put("notes", notes);
    values.put("key", UUID.randomUUID().toString());
    values.put("replay", told);
    values.put("steps", steps);
    values.put("first", current > 1 ? steps + 1 : "");
    values.put("previous", current > 1 ? steps + (current - 1) : "");
    values.put("next", current < told.total() ? steps + (current + 1) : "");
    values.put("last", current < told.total() ? steps + told.total() : "");
    visitors.show(context, 200, "console-conversation", values);
  }

  @Override
  public Form read(RoutingContext context, Asked asked) {
    return Form.read(context, FIELD);
  }

  @Override
  public void blame(RoutingContext context, Asked asked, Form form) {
    Reasons.blame(form, FIELD, "Dites en quelques mots pourquoi vous ouvrez cette conversation.");
  }

  @Override
  public void show(RoutingContext context, int status, Asked asked, Form form) {
    visitors.show(
        context,
        status,
        "console-motif",
        Map.of("form", form, "conversation", asked.conversation().toString()));
  }

  @Override
  public void act(RoutingContext context, Asked asked, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            audit.note(
                transaction,
                asked.agent(),
                Audit.Act.OPENED,
                Optional.of(asked.conversation()),
                form.value(FIELD).strip(),
                site.now())),
        _ -> Responses.seeOther(context, path(asked.conversation())));
  }
}
