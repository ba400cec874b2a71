package fr.assistantchorus;

import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.agent.TakeOver.Outcome;
import fr.assistantchorus.conversation.turn.Followers;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.store.Notice;
import fr.assistantchorus.store.Notices;
import fr.assistantchorus.web.console.DeskBell;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** Ends what has lasted too long at the support's desk, in the conversation and in the list. */
public final class DeskWatch {
  private final LiveDesk desk;
  private final TakeOver takeOver;

  public DeskWatch(LiveDesk desk, TakeOver takeOver) {
    this.desk = desk;
    this.takeOver = takeOver;
  }

  /** Lets the open pages and streams of this node hear what the other nodes tell. */
  public static void listen(Notices notices, TakeOver takeOver, DeskBell bell) {
    Followers followers = takeOver.followers();
    notices.on(Notice.CONVERSATION, followers::moved, followers::allMoved);
    notices.on(Notice.DESK, _ -> bell.ring(), bell::ring);
    notices.start();
  }

  /**
   * Tells whoever has waited too long that nobody came, and whoever has an agent that is silent
   * that the assistant answers again. Any node may do it, at any moment.
   *
   * @return how many there were
   */
  public Future<Integer> sweep(Instant now) {
    return desk.sweep(
        now,
        visit ->
            takeOver
                .nobody(visit.conversation(), visit.waitingSince(), visit.client())
                .compose(outcome -> over(visit.conversation(), outcome)),
        visit ->
            takeOver
                .silent(visit.conversation(), visit.holder().orElseThrow().held())
                .compose(outcome -> over(visit.conversation(), outcome)));
  }

  /** Returns whether nobody has the conversation now. */
  private Future<Boolean> over(UUID conversation, Outcome outcome) {
    return outcome == Outcome.BUSY
        ? Future.succeededFuture(false)
        : takeOver.agent(conversation).map(agent -> agent.isEmpty());
  }
}
