package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.turn.Conversation;
import fr.assistantchorus.conversation.turn.Followers;
import fr.assistantchorus.conversation.turn.Incoming;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.conversation.turn.Stimulus;
import fr.assistantchorus.conversation.turn.Taken;
import fr.assistantchorus.conversation.turn.Turn;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.conversation.turn.Turns;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Event.ReturnedToAssistant.Why;
import fr.assistantchorus.engine.HumanAgent;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Situation;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lets a human of the support answer in a conversation, by turns like any other: each is in the
 * log, once, whichever node is asked. The log says who answers; a turn that comes after that has
 * changed is not taken.
 */
public final class TakeOver {
  /** The longest text of an agent, in UTF-16 units, as that of a person. */
  public static final int LONGEST_TEXT = 4_000;

  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Turns turns;
  private final TurnLog log;
  private final Interpreter interpreter;

  public TakeOver(Turns turns, TurnLog log, Interpreter interpreter) {
    this.turns = turns;
    this.log = log;
    this.interpreter = interpreter;
  }

  /**
   * Who answers.
   *
   * @param name as the person sees it
   */
  public record Agent(UUID account, String name) {
    private HumanAgent human() {
      return new HumanAgent(account.toString(), name);
    }

    /** Returns nobody for a conversation that was erased, with who answered in it. */
    private static Optional<Agent> of(HumanAgent human) {
      return ID.matcher(human.account()).matches()
          ? Optional.of(new Agent(UUID.fromString(human.account()), human.name()))
          : Optional.empty();
    }
  }

  /** What became of it. */
  public enum Outcome {
    /** It is in the log, now or from before. */
    DONE,
    /** The conversation is not there any more, or somebody else answers. */
    GONE,
    /** Others write the same conversation at the same time: try again. */
    BUSY
  }

  /**
   * Lets an agent answer.
   *
   * @param held names this taking over
   * @param waiting whether the person must be waiting for somebody
   */
  public Future<Outcome> join(UUID conversation, UUID held, Agent agent, boolean waiting) {
    return take(
        conversation,
        turn(held, "joined"),
        "",
        found -> found.state().agent().isEmpty() && (found.state().withAgent() || !waiting),
        (id, time, _, _) -> new Event.AgentJoined(id, time, agent.human()));
  }

  /**
   * Says something to the person.
   *
   * @param message names it: under the same name it is said once
   */
  public Future<Outcome> say(UUID conversation, UUID message, Agent agent, String text) {
    String clean = Incoming.clean(text);
    return take(
        conversation,
        message,
        "",
        answeredBy(agent),
        (id, time, situation, secrets) ->
            new Event.AgentSaid(
                id,
                time,
                interpreter.masked(time, clean, situation, secrets),
                Optional.of(agent.name())));
  }

  /** Lets the assistant answer again. */
  public Future<Outcome> giveBack(UUID conversation, UUID held) {
    return giveBack(conversation, held, Why.GIVEN_BACK);
  }

  /** Lets the assistant answer again, since the agent does not. */
  public Future<Outcome> silent(UUID conversation, UUID held) {
    return giveBack(conversation, held, Why.SILENT);
  }

  private Future<Outcome> giveBack(UUID conversation, UUID held, Why why) {
    return take(
        conversation,
        turn(held, "returned"),
        "",
        found -> found.state().agent().isPresent(),
        (id, time, _, _) -> new Event.ReturnedToAssistant(id, time, Optional.of(why)));
  }

  /**
   * Tells the person that nobody came, unless somebody has.
   *
   * @param since when they began to wait, which names this turn
   * @param client a keyed hash of the person's network address, for limits
   */
  public Future<Outcome> nobody(UUID conversation, Instant since, String client) {
    return take(
        conversation,
        turn(conversation, "nobody/" + since.toEpochMilli()),
        client,
        found -> found.state().withAgent() && found.state().agent().isEmpty(),
        (id, time, _, _) -> new Event.ReturnedToAssistant(id, time, Optional.of(Why.NOBODY)));
  }

  /** Returns who follows conversations on this node, to be told what other nodes did. */
  public Followers followers() {
    return turns.followers();
  }

  /** Returns who answers in a conversation; empty where the assistant does. */
  public Future<Optional<Agent>> agent(UUID conversation) {
    return turns
        .reload(conversation)
        .map(found -> found.flatMap(one -> one.state().agent()).flatMap(Agent::of));
  }

  private static Predicate<Conversation> answeredBy(Agent agent) {
    String account = agent.account().toString();
    return found -> found.state().agent().filter(one -> one.account().equals(account)).isPresent();
  }

  private static UUID turn(UUID name, String what) {
    return UUID.nameUUIDFromBytes((name + "/" + what).getBytes(StandardCharsets.UTF_8));
  }

  /** Makes the event of a turn. */
  @FunctionalInterface
  private interface Maker {
    Event event(String id, Instant time, Situation situation, Secrets secrets);
  }

  private Future<Outcome> take(
      UUID conversation, UUID id, String client, Predicate<Conversation> concerns, Maker maker) {
    // This node's memory may not know of what another one has written.
    return turns
        .reload(conversation)
        .compose(
            _ -> turns.take(conversation, new Turn(id, client, new OfSupport(concerns, maker))))
        .compose(taken ->
            switch (taken) {
              case Taken.Replied _ -> Future.succeededFuture(Outcome.DONE);
              case Taken.Busy _ -> Future.succeededFuture(Outcome.BUSY);
              case Taken.Gone _ ->
                  log.recorded(conversation, id)
                      .map(before -> before.isPresent() ? Outcome.DONE : Outcome.GONE);
            });
  }

  private record OfSupport(Predicate<Conversation> concerning, Maker maker) implements Stimulus {
    @Override
    public boolean concerns(Conversation conversation) {
      return concerning.test(conversation);
    }

    @Override
    public Event event(String id, Instant time, Situation situation, Secrets secrets) {
      return maker.event(id, time, situation, secrets);
    }

    @Override
    public boolean personal() {
      return false;
    }
  }
}
