package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.support.SupportAnswers;
import fr.assistantchorus.portal.support.SupportCase;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportState;
import fr.assistantchorus.portal.support.SupportThread;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** « Sollicitations » (F17): agents read the requests to the support, answer and close them. */
final class RequestPages implements FormPage<RequestPages.Opened> {
  static final String PATH = "/console/sollicitations";
  private static final String PATTERN = PATH + "/:number";
  private static final String CLOSE = PATTERN + "/clore";
  private static final String STATE = "etat";
  private static final String PAGE = "page";
  private static final String MESSAGE = "message";
  private static final Pattern NUMBER = Pattern.compile("S-[0-9]{4}-[0-9]{6,12}");
  private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final SupportAnswers requests;
  private final AgentDesk conversations;
  private final Audit audit;

  RequestPages(Site site, ConsoleVisitors visitors, Console.Services services) {
    this.site = site;
    this.visitors = visitors;
    this.requests = services.requests();
    this.conversations = services.desk();
    this.audit = services.audit();
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.agent(this::list))
        .get(PATTERN, visitors.agent(site.look(this)))
        .post(PATTERN, visitors.agent(site.send(this)))
        .post(CLOSE, visitors.agent(this::close));
  }

  /** What an agent looks for: requests that are to be answered, that were, or that are over. */
  public enum Folder {
    NEW("nouvelles", "Nouvelles", EnumSet.of(SupportState.OPEN, SupportState.IN_PROGRESS)),
    ANSWERED("repondues", "Répondues", EnumSet.of(SupportState.ANSWERED)),
    CLOSED("closes", "Closes", EnumSet.of(SupportState.CLOSED));

    private final String code;
    private final String label;
    private final Set<SupportState> states;

    Folder(String code, String label, Set<SupportState> states) {
      this.code = code;
      this.label = label;
      this.states = states;
    }

    public String code() {
      return code;
    }

    public String label() {
      return label;
    }
  }

  private void list(RoutingContext context) {
    Folder folder =
        context.queryParam(STATE).stream()
            .flatMap(code -> Stream.of(Folder.values()).filter(one -> one.code.equals(code)))
            .findFirst()
            .orElse(Folder.NEW);
    int page =
        context.queryParam(PAGE).stream()
            .filter(text -> PAGE_NUMBER.matcher(text).matches())
            .map(Integer::valueOf)
            .findFirst()
            .orElse(1);
    Responses.answer(
        context,
        site.transaction(transaction -> requests.list(transaction, folder.states, page)),
        found -> show(context, folder, found));
  }

  private void show(RoutingContext context, Folder folder, SupportThread.Page page) {
    Map<String, Object> values = new HashMap<>();
    values.put("folder", folder);
    values.put("folders", List.of(Folder.values()));
    values.put("page", page);
    values.put("href", PATH + "?" + STATE + "=" + folder.code + "&" + PAGE + "=");
    visitors.show(context, 200, "console-sollicitations", values);
  }

  /**
   * A request that is looked at.
   *
   * @param replayable whether its conversation is still there
   */
  record Opened(SupportCase request, boolean replayable) {
    String number() {
      return request.thread().request().number();
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Opened> page) {
    String number = context.pathParam("number");
    if (!NUMBER.matcher(number).matches()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> requests.find(transaction, number)).compose(this::opened),
        found -> found.ifPresentOrElse(page, () -> context.fail(404)));
  }

  private Future<Optional<Opened>> opened(Optional<SupportCase> found) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return found
        .get()
        .conversation()
        .map(conversations::exists)
        .orElse(Future.succeededFuture(false))
        .map(there -> Optional.of(new Opened(found.get(), there)));
  }

  @Override
  public Form read(RoutingContext context, Opened opened) {
    return Form.read(context, MESSAGE);
  }

  @Override
  public void blame(RoutingContext context, Opened opened, Form form) {
    SupportRequest.faults(form.value(MESSAGE))
        .forEach(fault -> form.error(MESSAGE, fault.sentence()));
  }

  @Override
  public void show(RoutingContext context, int status, Opened opened, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("request", opened.request());
    values.put("thread", opened.request().thread());
    values.put(
        "conversation",
        opened
            .request()
            .conversation()
            .filter(_ -> opened.replayable())
            .map(Object::toString)
            .orElse(""));
    values.put("form", form);
    values.put("back", PATH);
    Responses.answer(
        context,
        note(ConsoleVisitors.of(context), Audit.Act.REQUEST_READ, opened),
        _ -> visitors.show(context, status, "console-sollicitation", values));
  }

  private Future<Void> note(Agent agent, Audit.Act act, Opened opened) {
    return site.transaction(transaction -> note(transaction, agent, act, opened));
  }

  private Future<Void> note(Transaction transaction, Agent agent, Audit.Act act, Opened opened) {
    return audit.note(
        transaction, agent, act, opened.request().conversation(), opened.number(), "", site.now());
  }

  @Override
  public void act(RoutingContext context, Opened opened, Form form) {
    Agent agent = ConsoleVisitors.of(context);
    done(
        context,
        opened,
        Audit.Act.REQUEST_ANSWERED,
        transaction ->
            requests.answer(
                transaction, agent.account(), opened.number(), form.value(MESSAGE), site.now()),
        "La réponse est enregistrée. Un courriel part, qui dit qu’elle est là.");
  }

  private void close(RoutingContext context) {
    open(
        context,
        opened -> {
          if (!site.guard().passes(context)) {
            Responses.seeOther(context, PATH + "/" + opened.number());
            return;
          }
          Agent agent = ConsoleVisitors.of(context);
          done(
              context,
              opened,
              Audit.Act.REQUEST_CLOSED,
              transaction ->
                  requests.close(transaction, agent.account(), opened.number(), site.now()),
              "La sollicitation est close.");
        });
  }

  /** What is done to a request, in one transaction with its note. */
  private interface Act {
    Future<SupportAnswers.Outcome> on(Transaction transaction);
  }

  private void done(
      RoutingContext context, Opened opened, Audit.Act noted, Act act, String sentence) {
    Agent agent = ConsoleVisitors.of(context);
    Responses.answer(
        context,
        site.transaction(transaction ->
            act.on(transaction)
                .compose(outcome ->
                    outcome instanceof SupportAnswers.Outcome.Done
                        ? note(transaction, agent, noted, opened).map(outcome)
                        : Future.succeededFuture(outcome))),
        outcome -> {
          String told =
              switch (outcome) {
                case SupportAnswers.Outcome.Done() -> sentence;
                case SupportAnswers.Outcome.Closed() ->
                    "La sollicitation était close : rien n’a été écrit.";
                case SupportAnswers.Outcome.NotAgent(),
                    SupportAnswers.Outcome.Unknown(),
                    SupportAnswers.Outcome.Refused _ ->
                    "Rien n’a été fait : votre rôle ou la sollicitation a changé.";
              };
          site.done(context, PATH + "/" + opened.number(), told);
        });
  }
}
