package fr.assistantchorus.action.subscription;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Removes a subscription of the account, or takes the request for one back (F63). */
public final class RemoveSubscription implements Action {
  private static final Map<String, ValueType> TOLD =
      Map.of("space_name", ValueType.TEXT, "structure_name", ValueType.TEXT);

  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "remove-subscription",
          Set.of("subscription"),
          Map.of("removed", TOLD, "withdrawn", TOLD, "gone", Map.of()));

  private final Subscriptions subscriptions;

  public RemoveSubscription(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return subscriptions
        .remove(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(request.arguments().get("subscription")),
            request.time())
        .map(removal ->
            switch (removal) {
              case Subscriptions.Removal.Removed(var subscription) -> told(subscription);
              case Subscriptions.Removal.Gone() -> Result.of("gone");
            });
  }

  /**
   * @param subscription as it was before
   */
  private static Result told(Subscription subscription) {
    return new Result(
        subscription.state() == Subscription.State.VALID ? "removed" : "withdrawn",
        Map.of(
            "space_name",
            new Value.Text(subscription.space().label()),
            "structure_name",
            new Value.Text(subscription.structure().name())));
  }
}
