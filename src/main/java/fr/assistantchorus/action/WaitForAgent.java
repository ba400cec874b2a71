package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Lets the person wait for a human of the support. A state {@code hand-over} comes after it. */
final class WaitForAgent implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "wait-for-agent",
          Set.of(),
          Set.of(),
          Map.of("waiting", Map.of("minutes", ValueType.NUMBER), "closed", Map.of()));

  private final LiveDesk desk;

  WaitForAgent(LiveDesk desk) {
    this.desk = desk;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    if (!request.follows()) {
      return Future.succeededFuture(new Result("closed", Map.of()));
    }
    return desk.await(transaction, request.conversation(), request.client(), request.time())
        .map(waits ->
            waits
                ? new Result("waiting", Map.of("minutes", Told.minutes(desk.patience())))
                : new Result("closed", Map.of()));
  }
}
