package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.attachment.AttachmentMails;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.subscription.SubscriptionStore.Held;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells managers by mail who asks for a subscription, and the subscribers what became of it. */
public final class SubscriptionMails {
  private final Memberships memberships;
  private final MailComposer composer;
  private final Outbox outbox;

  public SubscriptionMails(Memberships memberships, MailComposer composer, Outbox outbox) {
    this.memberships = memberships;
    this.composer = composer;
    this.outbox = outbox;
  }

  /** Tells the structure's manager that somebody asks (F66). The mail has no comment in it. */
  Future<Void> requested(Transaction transaction, Subscription subscription) {
    return memberships
        .managers(transaction, subscription.structure().id())
        .compose(managers -> {
          Future<Void> sent = Future.succeededFuture();
          for (Memberships.Contact manager : managers) {
            Map<String, Object> values = values(subscription);
            values.put("manager", manager.displayName());
            sent =
                sent.compose(
                    _ -> send(transaction, "subscription-requested", manager.address(), values));
          }
          return sent;
        });
  }

  Future<Void> accepted(Transaction transaction, Held held) {
    return send(transaction, "subscription-accepted", held.contact(), values(held.subscription()));
  }

  /**
   * Tells the subscriber why the manager refuses.
   *
   * @param reason in the manager's words
   */
  Future<Void> refused(Transaction transaction, Held held, String reason) {
    Map<String, Object> values = values(held.subscription());
    values.put("reason", reason);
    return send(transaction, "subscription-refused", held.contact(), values);
  }

  /** Tells subscribers that their subscriptions, or requests for one, are over. */
  Future<Void> ended(Transaction transaction, List<Held> over) {
    Future<Void> sent = Future.succeededFuture();
    for (Held held : over) {
      sent =
          sent.compose(_ ->
              send(transaction, "subscription-ended", held.contact(), values(held.subscription())));
    }
    return sent;
  }

  private Future<Void> send(
      Transaction transaction, String template, String to, Map<String, Object> values) {
    return outbox.enqueue(transaction, composer.compose(template, to, values));
  }

  private static Map<String, Object> values(Subscription subscription) {
    return new HashMap<>(
        Map.of(
            "person", subscription.subscriber(),
            "identifier", AttachmentMails.identifier(subscription.structure()),
            "structure", subscription.structure().name(),
            "space", subscription.space().label(),
            "service", subscription.serviceLabel(),
            "access", subscription.access().label()));
  }
}
