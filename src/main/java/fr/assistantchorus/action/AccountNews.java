package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Tells somebody who has just logged in how much waits for their decision. */
final class AccountNews implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "account-news",
          Set.of(),
          Map.of("nothing", Map.of(), "waiting", Map.of("total", ValueType.NUMBER)));

  private final PendingActions pending;

  AccountNews(PendingActions pending) {
    this.pending = pending;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return pending
        .waitingCount(transaction, request.account().orElseThrow())
        .map(waiting ->
            waiting == 0
                ? Result.of("nothing")
                : new Result("waiting", Map.of("total", new Value.Number(waiting))));
  }
}
