package fr.assistantchorus.portal.bank;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/**
 * Tells a structure's manager by mail that its bank details have changed, so that a change by
 * somebody else is noticed. Numbers are masked.
 */
public final class BankMails implements BankNotices {
  private final Memberships memberships;
  private final MailComposer composer;
  private final Outbox outbox;

  public BankMails(Memberships memberships, MailComposer composer, Outbox outbox) {
    this.memberships = memberships;
    this.composer = composer;
    this.outbox = outbox;
  }

  @Override
  public Future<Void> added(Transaction transaction, StructureName structure, BankAccount account) {
    return tell(transaction, "bank-details-added", structure, account, account.addedAtInFrench());
  }

  @Override
  public Future<Void> deactivated(
      Transaction transaction, StructureName structure, BankAccount account) {
    return tell(
        transaction,
        "bank-details-deactivated",
        structure,
        account,
        account.deactivatedAtInFrench());
  }

  private Future<Void> tell(
      Transaction transaction,
      String template,
      StructureName structure,
      BankAccount account,
      String when) {
    return memberships
        .managers(transaction, structure.id())
        .compose(managers -> {
          Future<Void> sent = Future.succeededFuture();
          for (Memberships.Contact manager : managers) {
            sent =
                sent.compose(_ ->
                    outbox.enqueue(
                        transaction,
                        composer.compose(
                            template,
                            manager.address(),
                            values(manager, structure, account, when))));
          }
          return sent;
        });
  }

  private static Map<String, Object> values(
      Memberships.Contact manager, StructureName structure, BankAccount account, String when) {
    return Map.of(
        "manager", manager.displayName(),
        "structure", structure.name(),
        "type", account.type().label(),
        "number", account.maskedNumber(),
        "when", when,
        "path", path(structure.id()));
  }

  private static String path(UUID structure) {
    return "/espaces/gestionnaire/structures/" + structure + "/coordonnees-bancaires";
  }
}
