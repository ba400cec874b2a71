package fr.assistantchorus.portal.support;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;

/**
 * Tells people by mail. No mail repeats anything that was written, since the address may be a
 * stranger's and mail is read on the way.
 */
final class SupportMails implements SupportNotices {
  private final PortalRules rules;
  private final MailComposer composer;
  private final Outbox outbox;

  SupportMails(PortalRules rules, MailComposer composer, Outbox outbox) {
    this.rules = rules;
    this.composer = composer;
    this.outbox = outbox;
  }

  @Override
  public Future<Void> opened(
      Transaction transaction, String to, String number, SupportCategory category) {
    return outbox.enqueue(
        transaction,
        composer.compose(
            "support-opened", to, Map.of("number", number, "category", category.label())));
  }

  @Override
  public Future<Void> answered(Transaction transaction, String to, String number, String path) {
    return outbox.enqueue(
        transaction,
        composer.compose(
            "support-answered", to, Map.of("number", number, "link", rules.publicUrl() + path)));
  }
}
