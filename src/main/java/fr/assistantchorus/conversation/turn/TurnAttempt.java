package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.hearing.Situation;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One try at a turn: it steps through the events, does the acts, and says what is to be written.
 */
public final class TurnAttempt {
  /** The most acts in one turn; more come from a dialog that calls without end. */
  public static final int MAX_ACTS = 10;

  /** Somebody who has been away for so long is greeted again. */
  static final Duration AWAY = Duration.ofHours(6);

  private final Conversation conversation;
  private final UUID turn;
  private final String client;
  private final Instant now;
  private final Catalog catalog;
  private final Secrets secrets;
  private final Actions actions;
  private final ConversationStore store;

  private final List<Event> prepared = new ArrayList<>();
  private final Deque<Event> coming = new ArrayDeque<>();
  private final List<String> logged = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Long> misheard = new ArrayList<>();
  private boolean takenBack;
  private State state;
  private int acts;

  TurnAttempt(
      Conversation conversation,
      UUID turn,
      String client,
      Instant now,
      Catalog catalog,
      Secrets secrets,
      Actions actions,
      ConversationStore store) {
    this.conversation = conversation;
    this.turn = turn;
    this.client = client;
    this.now = now;
    this.catalog = catalog;
    this.secrets = secrets;
    this.actions = actions;
    this.store = store;
    this.state = started(conversation, catalog);
  }

  private static State started(Conversation conversation, Catalog catalog) {
    return catalog.hash().equals(conversation.catalog())
        ? conversation.state()
        : Engine.adopt(catalog, conversation.state());
  }

  /**
   * Makes the turn's events: what has changed meanwhile, that somebody was away, and what was done.
   */
  void prepare(boolean catalogGone, Turns.Stimulus stimulus) {
    if (catalogGone) {
      prepared.add(new Event.CatalogChanged(eventId(0), now));
    }
    if (stimulus.personal() && conversation.lastAt().plus(AWAY).isBefore(now)) {
      prepared.add(new Event.Resumed(eventId(1), now));
    }
    // A text is read as the answer to what was open when it was typed.
    Situation situation = catalogGone ? Situation.lost(catalog) : Situation.of(catalog, state);
    prepared.add(stimulus.event(eventId(2), now, situation, secrets));
    coming.addAll(prepared);
  }

  /** Returns a try with the same events, from the start. */
  TurnAttempt again() {
    TurnAttempt work =
        new TurnAttempt(conversation, turn, client, now, catalog, secrets, actions, store);
    work.prepared.addAll(prepared);
    work.coming.addAll(prepared);
    return work;
  }

  private String eventId(int number) {
    return turn + "/" + number;
  }

  /**
   * Steps through all events.
   *
   * @return false where an act is wanted and there is no transaction to do it in
   */
  Future<Boolean> run(Optional<Transaction> transaction) {
    while (!coming.isEmpty()) {
      Event event = coming.removeFirst();
      Step step = Engine.step(catalog, state, event);
      logged.add(Json.write(event));
      learn(event, step);
      state = step.state();
      effects.addAll(step.effects());
      if (!step.effects().isEmpty() && step.effects().getLast() instanceof Effect.Call call) {
        return transaction.isEmpty()
            ? Future.succeededFuture(false)
            : act(transaction.get(), call).compose(_ -> run(transaction));
      }
    }
    return Future.succeededFuture(true);
  }

  private void learn(Event event, Step step) {
    takenBack |= Misheard.takesBack(catalog, event, state);
    if (Misheard.notUnderstood(event, state, step)) {
      misheard.add(conversation.seq() + logged.size());
    }
  }

  private Future<Void> act(Transaction transaction, Effect.Call call) {
    if (++acts > MAX_ACTS) {
      return Future.failedFuture(new IllegalStateException("more than " + MAX_ACTS + " acts"));
    }
    return clear(transaction, call.arguments())
        .compose(arguments ->
            actions
                .named(call.action())
                .run(
                    transaction,
                    new Action.Request(
                        arguments,
                        now,
                        conversation.id(),
                        state.account().map(UUID::fromString),
                        client,
                        secrets::value)))
        .map(result -> {
          coming.addFirst(
              new Event.ActionReturned(
                  eventId(2 + acts), now, call.action(), result.outcome(), result.values()));
          return null;
        });
  }

  /**
   * Returns the arguments with secrets opened. Only an act and the rendering of a reply do that.
   */
  private Future<Map<String, String>> clear(Transaction transaction, Map<String, Value> arguments) {
    List<String> stored =
        arguments.values().stream()
            .filter(Value.Secret.class::isInstance)
            .map(value -> ((Value.Secret) value).ref().id())
            .filter(id -> !secrets.values().containsKey(id))
            .toList();
    Future<Map<String, byte[]>> sealed =
        stored.isEmpty()
            ? Future.succeededFuture(Map.of())
            : store.secrets(transaction, conversation.id(), stored.toArray(String[]::new));
    return sealed.map(opened -> {
      opened.forEach(secrets::open);
      Map<String, String> clear = new LinkedHashMap<>();
      arguments.forEach((name, value) -> clear.put(name, clear(value)));
      return clear;
    });
  }

  private String clear(Value value) {
    return switch (value) {
      // A free text may contain secrets that nobody asked for; whoever reads it sees their masks.
      case Value.Text(String text) -> SecretRef.masked(text);
      case Value.Secret(var ref) -> secrets.values().get(ref.id());
      case Value.Number(long number) -> Long.toString(number);
      case Value.Moment(Instant moment) -> moment.toString();
      case Value.Options _, Value.Nothing _ -> "";
    };
  }

  Conversation conversation() {
    return conversation;
  }

  Secrets secrets() {
    return secrets;
  }

  /** Returns what is to be written, once {@link #run} has ended. */
  TurnWrite write() {
    String reply = Json.write(Reply.of(catalog, state, effects));
    List<String> events = new ArrayList<>(logged);
    events.add(reply);
    boolean waiting = !state.stack().isEmpty() && !state.silent() && !state.withAgent();
    return new TurnWrite(
        conversation,
        turn,
        now,
        catalog.hash(),
        state,
        events,
        reply,
        waiting,
        secrets.wrappedKey(),
        secrets.sealed(),
        misheard,
        takenBack);
  }
}
