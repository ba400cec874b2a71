package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Note;
import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.agent.Told;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.portal.agent.Agent;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.desk.DeskVisit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The page on which an agent answers somebody, in the conversation itself. */
final class LivePage implements FormPage<LivePage.Held> {
  private static final String PATTERN = ConversationPage.PATTERN + "/direct";
  private static final String STREAM = PATTERN + "/flux";
  private static final String GIVE_BACK = ConversationPage.PATTERN + "/rendre";

  private static final String MESSAGE = "message";

  /** Names the message, so that it is said once however often the form is sent. */
  private static final String KEY = "cle";

  private static final String OVER = "La conversation n’est plus à vous : l’assistant a repris.";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Reasons reasons;
  private final LiveDesk desk;
  private final AgentDesk conversations;
  private final TakeOver takeOver;
  private final Audit audit;
  private final Chat chat;
  private final ConsoleStreams streams;

  LivePage(
      Site site,
      ConsoleVisitors visitors,
      Reasons reasons,
      Console.Services services,
      ConsoleStreams streams) {
    this.site = site;
    this.visitors = visitors;
    this.reasons = reasons;
    this.desk = services.live();
    this.conversations = services.desk();
    this.takeOver = services.takeOver();
    this.audit = services.audit();
    this.chat = services.chat();
    this.streams = streams;
  }

  void route(Routes routes) {
    routes
        .get(PATTERN, visitors.agent(site.look(this)))
        .post(PATTERN, visitors.agent(site.send(this)))
        .get(STREAM, visitors.agent(this::stream))
        .post(GIVE_BACK, visitors.agent(this::giveBack));
  }

  static String path(UUID conversation) {
    return ConversationPage.path(conversation) + "/direct";
  }

  static TakeOver.Agent human(Agent agent) {
    return new TakeOver.Agent(agent.account(), agent.shownName());
  }

  /** A conversation that the agent who looks has. */
  record Held(UUID conversation, TakeOver.Agent agent, UUID held) {}

  @Override
  public void open(RoutingContext context, Consumer<Held> page) {
    Agent agent = ConsoleVisitors.of(context);
    reasons.find(
        context,
        conversation ->
            Responses.answer(
                context,
                site.transaction(transaction -> desk.find(transaction, conversation))
                    .compose(visit -> held(conversation, agent, visit)),
                held -> held.ifPresentOrElse(page, () -> over(context, conversation))));
  }

  /**
   * Returns what this agent has. A node may have died between giving it and saying so in the
   * conversation; then it is said now.
   */
  private Future<Optional<Held>> held(UUID conversation, Agent agent, Optional<DeskVisit> visit) {
    Optional<DeskVisit.Holder> holder =
        visit.filter(one -> one.isOf(agent.account())).flatMap(DeskVisit::holder);
    if (holder.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Held held = new Held(conversation, human(agent), holder.get().held());
    return takeOver
        .agent(conversation)
        .compose(there ->
            there.isPresent()
                ? Future.succeededFuture(there)
                : takeOver
                    .join(conversation, held.held(), held.agent(), false)
                    .compose(_ -> takeOver.agent(conversation)))
        .compose(there ->
            there.filter(held.agent()::equals).isPresent()
                ? Future.succeededFuture(Optional.of(held))
                : site.transaction(transaction -> desk.leave(transaction, conversation))
                    .map(Optional.empty()));
  }

  private void over(RoutingContext context, UUID conversation) {
    site.done(context, QueuePage.PATH, OVER);
  }

  @Override
  public Form first(RoutingContext context, Held held) {
    return Form.empty().put(KEY, UUID.randomUUID().toString());
  }

  @Override
  public Form read(RoutingContext context, Held held) {
    return Form.read(context, MESSAGE, KEY);
  }

  @Override
  public void blame(RoutingContext context, Held held, Form form) {
    String text = form.value(MESSAGE);
    if (text.isBlank()) {
      form.error(MESSAGE, "Écrivez votre message.");
    } else if (text.length() > TakeOver.LONGEST_TEXT) {
      form.error(
          MESSAGE,
          "Le message est trop long : %d caractères au plus.".formatted(TakeOver.LONGEST_TEXT));
    }
    if (Uuids.read(form.value(KEY)).isEmpty()) {
      form.put(KEY, UUID.randomUUID().toString());
    }
  }

  @Override
  public void show(RoutingContext context, int status, Held held, Form form) {
    UUID conversation = held.conversation();
    Responses.answer(
        context,
        Future.all(
            conversations.tell(conversation, 0),
            site.transaction(transaction -> conversations.notes().of(transaction, conversation))),
        all -> {
          Optional<Told> told = all.resultAt(0);
          if (told.isPresent()) {
            show(context, status, held, form, told.get(), all.resultAt(1));
          } else {
            context.fail(404);
          }
        });
  }

  private void show(
      RoutingContext context, int status, Held held, Form form, Told told, List<Note> notes) {
    Map<String, Object> values = new HashMap<>();
    values.put("conversation", held.conversation().toString());
    values.put("name", held.agent().name());
    values.put("form", form);
    values.put("turns", told.turns());
    values.put("before", told.before());
    values.put("stack", told.machine().stack());
    values.put("notes", notes);
    values.put("key", UUID.randomUUID().toString());
    visitors.show(context, status, "console-direct", values);
  }

  @Override
  public void act(RoutingContext context, Held held, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
                desk.active(transaction, held.conversation(), held.agent().account(), site.now()))
            .compose(has ->
                has
                    ? takeOver.say(
                        held.conversation(),
                        UUID.fromString(form.value(KEY)),
                        held.agent(),
                        form.value(MESSAGE).strip())
                    : Future.succeededFuture(TakeOver.Outcome.GONE)),
        outcome -> {
          switch (outcome) {
            case DONE -> Responses.seeOther(context, path(held.conversation()));
            case GONE -> over(context, held.conversation());
            case BUSY -> show(context, 503, held, form.message("Envoyez-le de nouveau."));
          }
        });
  }

  private void stream(RoutingContext context) {
    open(
        context,
        held ->
            streams.begin(
                context, listener -> chat.follow(held.conversation(), new Changes(listener))));
  }

  /** Tells of each turn once it is over. */
  private record Changes(Runnable listener) implements Follower {
    @Override
    public void working() {}

    @Override
    public void ended() {
      listener.run();
    }

    @Override
    public void moved() {
      listener.run();
    }
  }

  private void giveBack(RoutingContext context) {
    open(
        context,
        held -> {
          if (!site.guard().passes(context)) {
            Responses.seeOther(context, path(held.conversation()));
            return;
          }
          Responses.answer(
              context,
              takeOver
                  .giveBack(held.conversation(), held.held())
                  .compose(outcome ->
                      outcome == TakeOver.Outcome.BUSY
                          ? Future.succeededFuture(false)
                          : ended(ConsoleVisitors.of(context), held.conversation())),
              done -> {
                if (done) {
                  site.done(
                      context,
                      QueuePage.PATH,
                      "La conversation est rendue à l’assistant, qui l’a dit à la personne.");
                } else {
                  Responses.seeOther(context, path(held.conversation()));
                }
              });
        });
  }

  private Future<Boolean> ended(Agent agent, UUID conversation) {
    return site.transaction(transaction ->
        desk.leave(transaction, conversation)
            .compose(_ ->
                audit.note(
                    transaction,
                    agent,
                    Audit.Act.GIVEN_BACK,
                    Optional.of(conversation),
                    "",
                    site.now()))
            .map(true));
  }
}
