package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Tells whether somebody is logged in, for a dialog that serves both but asks them otherwise. */
final class WhoAsks implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature("who-asks", Set.of(), Map.of("guest", Map.of(), "account", Map.of()));

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return Future.succeededFuture(Result.of(request.account().isPresent() ? "account" : "guest"));
  }
}
