package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.attachment.BulkDecision;
import fr.assistantchorus.portal.attachment.BulkOutcome;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.subscription.SubscriptionStore.Held;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What a gestionnaire principal decides on requests for a subscription (F66). */
final class SubscriptionDecisions {
  private final SubscriptionStore subscriptions;
  private final SubscriptionMails mails;
  private final BulkDecision<Held, Subscription, Subscription> deciding;

  SubscriptionDecisions(
      Memberships memberships, SubscriptionStore subscriptions, SubscriptionMails mails) {
    this.subscriptions = subscriptions;
    this.mails = mails;
    this.deciding =
        new BulkDecision<>(
            new BulkDecision.Rows<>(
                memberships::holdManaged,
                subscriptions::holdWaiting,
                Held::subscription,
                Subscription::id,
                subscriptions::find));
  }

  /** Makes the chosen requests valid, and tells the subscribers by mail. */
  Future<BulkOutcome<Subscription, Subscription>> accept(
      Transaction transaction, UUID manager, Set<UUID> chosen, Instant now) {
    return deciding.decide(
        transaction,
        manager,
        chosen,
        held ->
            subscriptions
                .decide(transaction, held.subscription().id(), Subscription.State.VALID, "", now)
                .compose(_ -> mails.accepted(transaction, held)));
  }

  /**
   * Refuses the chosen requests, and tells the subscribers why by mail. They may ask again.
   *
   * @param reason 1 to {@value RefusalReason#MAX_LENGTH} characters
   */
  Future<BulkOutcome<Subscription, Subscription>> refuse(
      Transaction transaction, UUID manager, Set<UUID> chosen, String reason, Instant now) {
    return deciding.refuse(
        transaction,
        manager,
        chosen,
        reason,
        (held, said) ->
            subscriptions
                .decide(
                    transaction, held.subscription().id(), Subscription.State.REFUSED, said, now)
                .compose(_ -> mails.refused(transaction, held, said)));
  }
}
