package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Takes note that the person neither waits for a human of the support nor is answered by one. */
final class LeaveDesk implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature("leave-desk", Set.of(), Set.of(), Map.of("left", Map.of()));

  private final LiveDesk desk;

  LeaveDesk(LiveDesk desk) {
    this.desk = desk;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return desk.leave(transaction, request.conversation()).map(new Result("left", Map.of()));
  }
}
