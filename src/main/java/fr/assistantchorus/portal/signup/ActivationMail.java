package fr.assistantchorus.portal.signup;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Issues a link and mails it. The same statements run and the same rows are written whether the
 * address waits for its activation, has an account, or belongs to nobody, so that neither the
 * answer nor the time it takes tells which.
 */
public final class ActivationMail {
  private final PortalRules rules;
  private final Limits limits;
  private final AccountStore accounts;
  private final PendingRegistrationStore pending;
  private final MailComposer composer;
  private final Outbox outbox;

  public ActivationMail(
      PortalRules rules,
      Limits limits,
      AccountStore accounts,
      PendingRegistrationStore pending,
      MailComposer composer,
      Outbox outbox) {
    this.rules = rules;
    this.limits = limits;
    this.accounts = accounts;
    this.pending = pending;
    this.composer = composer;
    this.outbox = outbox;
  }

  /** Why a mail is sent; each is counted apart. */
  enum Reason {
    SIGN_UP {
      @Override
      Limit perAsker(PortalRules rules) {
        return rules.signUpPerAsker();
      }

      @Override
      Limit perAddress(PortalRules rules) {
        return rules.signUpPerAddress();
      }
    },
    RESEND {
      @Override
      Limit perAsker(PortalRules rules) {
        return rules.resendPerAsker();
      }

      @Override
      Limit perAddress(PortalRules rules) {
        return rules.resendPerAddress();
      }
    };

    abstract Limit perAsker(PortalRules rules);

    abstract Limit perAddress(PortalRules rules);
  }

  /**
   * Sends an activation mail, unless the asker has asked too often. Where others have asked too
   * often, the answer is the same, and a decoy is written in place of the mail.
   *
   * @param before runs once the limits have admitted the request
   */
  Future<MailRequest> send(
      Transaction transaction,
      Reason reason,
      String address,
      Asker asker,
      Instant now,
      Supplier<Future<Void>> before) {
    String key = Addresses.key(address);
    return limits
        .take(
            transaction,
            rules.activationPerNetwork(),
            asker.client(),
            reason.perAsker(rules),
            asker.place() + " " + key,
            now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new MailRequest.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  before
                      .get()
                      .compose(_ -> hasRoom(transaction, reason, address, asker, now))
                      .compose(room -> issue(transaction, address, room, now));
            });
  }

  /**
   * Returns whether the address may get another mail. Who signed up with it from this network has
   * an allowance of his own for further mails, which strangers cannot use up.
   */
  private Future<Boolean> hasRoom(
      Transaction transaction, Reason reason, String address, Asker asker, Instant now) {
    String key = Addresses.key(address);
    return pending
        .begunFrom(transaction, address, asker.client(), now)
        .map(begun -> begun && reason == Reason.RESEND ? "own " + asker.client() + " " + key : key)
        .compose(subject -> limits.take(transaction, reason.perAddress(rules), subject, now))
        .map(Limits.Decision.Admitted.class::isInstance);
  }

  private Future<MailRequest> issue(
      Transaction transaction, String address, boolean room, Instant now) {
    String token = Token.random().text();
    Instant deadline = now.plus(rules.linkValidity()).truncatedTo(ChronoUnit.SECONDS);
    return accounts
        .exists(transaction, address)
        .compose(known ->
            pending
                .lock(transaction, address, now)
                .compose(waiting -> {
                  boolean real = room && !known && waiting.isPresent();
                  UUID registration = real ? waiting.get() : UUID.randomUUID();
                  Mail mail = mail(address, token, deadline, room && known, real);
                  return pending
                      .addLink(transaction, registration, token, now, deadline)
                      .compose(_ -> outbox.enqueue(transaction, mail));
                }))
        .map(new MailRequest.Accepted(deadline));
  }

  /**
   * Returns the mail. It contains nothing that was typed at sign-up, since the address may be a
   * stranger's. Both mails are composed and one is chosen, so that composing takes as long for
   * everybody.
   */
  private Mail mail(
      String address, String token, Instant deadline, boolean known, boolean waiting) {
    Mail toOwner = composer.compose("activation-known-account", address, Map.of());
    Mail withLink =
        composer.compose(
            "activation",
            address,
            Map.of("link", rules.activation(token), "deadline", Moments.french(deadline)));
    if (known) {
      return toOwner;
    }
    return waiting ? withLink : withLink.asDecoy();
  }
}
