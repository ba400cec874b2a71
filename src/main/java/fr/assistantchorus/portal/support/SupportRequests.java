package fr.assistantchorus.portal.support;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * « Sollicitations émises »: requests that anybody may open, whether logged in or not, and that are
 * confirmed by mail.
 */
public final class SupportRequests {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED = SupportRequestStore.SEALED;

  private final SupportRequestStore requests;
  private final Limits limits;
  private final MailComposer composer;
  private final Outbox outbox;

  public SupportRequests(Seal seal, Limits limits, MailComposer composer, Outbox outbox) {
    this.requests = new SupportRequestStore(seal);
    this.limits = limits;
    this.composer = composer;
    this.outbox = outbox;
  }

  /** What became of a request to the support. */
  public sealed interface Outcome {
    /**
     * @param number the number to quote: « S-2026-000123 »
     */
    record Opened(String number) implements Outcome {}

    /** There were too many for this address, or from this network address. */
    record TooSoon(Duration retryAfter) implements Outcome {}
  }

  /**
   * Opens a request, unless the limits refuse it.
   *
   * @param client a keyed hash of the caller's network address, for limits
   */
  public Future<Outcome> open(
      Transaction transaction, SupportRequest request, String client, Instant now) {
    return limits
        .take(
            transaction,
            PortalRules.SUPPORT_PER_NETWORK,
            client,
            PortalRules.SUPPORT_PER_ADDRESS,
            Addresses.key(request.address()),
            now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  requests
                      .insert(transaction, request, now)
                      .compose(number -> confirm(transaction, request, number));
            });
  }

  /**
   * Confirms the request by a mail, which repeats nothing of the message, since the address may be
   * a stranger's.
   */
  private Future<Outcome> confirm(Transaction transaction, SupportRequest request, String number) {
    return outbox
        .enqueue(
            transaction,
            composer.compose(
                "support-opened",
                request.address(),
                Map.of("number", number, "category", request.category().label())))
        .map(new Outcome.Opened(number));
  }
}
