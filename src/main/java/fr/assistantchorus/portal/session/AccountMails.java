package fr.assistantchorus.portal.session;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/**
 * Tells people by mail what was done to their account. It is told at the login address, and at the
 * contact address too where that is another one.
 */
public final class AccountMails {
  private final MailComposer composer;
  private final Outbox outbox;

  public AccountMails(MailComposer composer, Outbox outbox) {
    this.composer = composer;
    this.outbox = outbox;
  }

  Future<Void> passwordChanged(Transaction transaction, Person person, Instant now) {
    return tell(transaction, "password-changed", person, now);
  }

  Future<Void> questionChanged(Transaction transaction, Person person, Instant now) {
    return tell(transaction, "question-changed", person, now);
  }

  /** Says that nothing of the account is left. */
  public Future<Void> erased(Transaction transaction, Person person, Instant now) {
    return tell(transaction, "account-erased", person, now);
  }

  private Future<Void> tell(Transaction transaction, String template, Person person, Instant now) {
    Map<String, Object> values = Map.of("at", Moments.french(now));
    return outbox
        .enqueue(transaction, composer.compose(template, person.loginAddress(), values))
        .compose(_ ->
            person.hasOtherContact()
                ? outbox.enqueue(
                    transaction, composer.compose(template, person.contactAddress(), values))
                : Future.succeededFuture());
  }
}
