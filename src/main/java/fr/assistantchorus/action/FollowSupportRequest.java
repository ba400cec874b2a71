package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.portal.support.SupportThread;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Tells how far a request of the account's to the support has come (F17). */
final class FollowSupportRequest implements Action {
  private static final String REQUEST = "request";

  private static final Map<String, ValueType> TOLD =
      Map.of("number", ValueType.TEXT, "since", ValueType.MOMENT, "state", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "follow-support-request", Set.of(REQUEST), Map.of("found", TOLD, "gone", Map.of()));

  private final SupportRequests support;

  FollowSupportRequest(SupportRequests support) {
    this.support = support;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return support
        .thread(transaction, request.account().orElseThrow(), request.arguments().get(REQUEST))
        .map(found -> found.map(FollowSupportRequest::told).orElse(Result.of("gone")));
  }

  private static Result told(SupportThread thread) {
    SupportThread.Summary one = thread.request();
    return new Result(
        "found",
        Map.of(
            "number", new Value.Text(one.number()),
            "since", new Value.Moment(one.changedAt()),
            "state", new Value.Text(one.state().inASentence())));
  }
}
