package fr.assistantchorus.portal.support;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** « Sollicitations émises » : opened by anybody, connected or not, and confirmed by mail. */
public final class SupportRequests {
  private final Seal seal;
  private final Limits limits;
  private final MailComposer composer;
  private final Outbox outbox;

  public SupportRequests(Seal seal, Limits limits, MailComposer composer, Outbox outbox) {
    this.seal = seal;
    this.limits = limits;
    this.composer = composer;
    this.outbox = outbox;
  }

  /**
   * @param client a keyed hash of the caller's network address, for limits
   */
  public Future<SupportOutcome> open(
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
                  Future.succeededFuture(new SupportOutcome.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  insert(transaction, request, now)
                      .compose(number -> confirm(transaction, request, number));
            });
  }

  private Future<String> insert(Transaction transaction, SupportRequest request, Instant now) {
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            """
            INSERT INTO support_request (number, id, category, address_sealed, subject_sealed,
              message_sealed, conversation, opened_at)
            SELECT to_char($7::timestamptz AT TIME ZONE 'Europe/Paris', '"S-"YYYY"-"')
                     || lpad(next::text, greatest(6, length(next::text)), '0'),
                   $1, $2, $3, $4, $5, $6, $7
            FROM nextval('support_request_number') AS next
            RETURNING number
            """,
            Tuple.of(
                id,
                request.category().code(),
                sealed(request.address(), "address", id),
                sealed(request.subject(), "subject", id),
                sealed(request.message(), "message", id),
                request.conversation().orElse(null),
                Moments.stored(now)))
        .map(rows -> rows.iterator().next().getString("number"));
  }

  /** Repeats nothing of the message: the address may be a stranger's. */
  private Future<SupportOutcome> confirm(
      Transaction transaction, SupportRequest request, String number) {
    return outbox
        .enqueue(
            transaction,
            composer.compose(
                "support-opened",
                request.address(),
                Map.of("number", number, "category", request.category().label())))
        .map(new SupportOutcome.Opened(number));
  }

  private Buffer sealed(String text, String column, UUID id) {
    return Buffer.buffer(seal.seal(text, "support-request-" + column + "/" + id));
  }
}
