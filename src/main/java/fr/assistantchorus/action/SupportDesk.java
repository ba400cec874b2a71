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

/**
 * Tells whether humans of the support answer in this conversation now, and how long one waits. None
 * does where the person would not see it.
 */
final class SupportDesk implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "support-desk",
          Set.of(),
          Set.of(),
          Map.of("open", Map.of("minutes", ValueType.NUMBER), "closed", Map.of()));

  private final LiveDesk desk;

  SupportDesk(LiveDesk desk) {
    this.desk = desk;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return Future.succeededFuture(
        request.follows() && desk.isOpen(request.time())
            ? new Result("open", Map.of("minutes", Told.minutes(desk.patience())))
            : new Result("closed", Map.of()));
  }
}
