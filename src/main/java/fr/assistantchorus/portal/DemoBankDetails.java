package fr.assistantchorus.portal;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.BankFiles.Received;
import fr.assistantchorus.portal.bank.EnteredBankDetails;
import fr.assistantchorus.portal.bank.IncomingBankFile;
import fr.assistantchorus.portal.bank.Seen;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invented bank details of one structure: one active, one deactivated. */
final class DemoBankDetails {
  private static final String OLD = "FR1420041010050500013M02606";
  private static final String CURRENT = "FR7630006000011234567890189";
  private static final Duration OLD_SINCE = Duration.ofDays(400);
  private static final Duration CURRENT_SINCE = Duration.ofDays(20);

  private final Transaction.Runner transactions;
  private final AccountStore accounts;
  private final Attachments attachments;
  private final BankFiles files;
  private final BankDetails details;

  DemoBankDetails(
      Transaction.Runner transactions,
      AccountStore accounts,
      Attachments attachments,
      BankFiles files,
      BankDetails details) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.attachments = attachments;
    this.files = files;
    this.details = details;
  }

  private record Owner(UUID account, UUID structure) {}

  /** Adds them to the structure that this account manages, where it has none yet. */
  Future<Void> load(String address, Instant now) {
    return transactions
        .transaction(transaction -> ownerWithoutDetails(transaction, address))
        .compose(owner -> owner.isEmpty() ? Future.succeededFuture() : load(owner.get(), now));
  }

  private Future<Optional<Owner>> ownerWithoutDetails(Transaction transaction, String address) {
    return accounts
        .find(transaction, address)
        .map(Optional::orElseThrow)
        .compose(account ->
            attachments
                .of(transaction, account.id())
                .map(DemoBankDetails::managed)
                .compose(structure ->
                    structure.isEmpty()
                        ? Future.succeededFuture(Optional.<Owner>empty())
                        : details
                            .list(transaction, account.id(), structure.get(), 1)
                            .map(seen ->
                                isEmpty(seen)
                                    ? Optional.of(new Owner(account.id(), structure.get()))
                                    : Optional.empty())));
  }

  private static Optional<UUID> managed(Iterable<Attachment> all) {
    for (Attachment attachment : all) {
      if (attachment.standing() == Standing.PRINCIPAL_MANAGER) {
        return Optional.of(attachment.structure().id());
      }
    }
    return Optional.empty();
  }

  private static boolean isEmpty(Seen<BankDetails.Page> seen) {
    return seen instanceof Seen.Shown<BankDetails.Page>(_, var page) && page.total() == 0;
  }

  private Future<Void> load(Owner owner, Instant now) {
    return add(owner, "Ancien compte", AccountNumber.Type.RIB, OLD, now.minus(OLD_SINCE))
        .compose(old ->
            transactions.transaction(transaction ->
                details.deactivate(
                    transaction,
                    owner.account(),
                    owner.structure(),
                    old,
                    now.minus(CURRENT_SINCE))))
        .compose(_ ->
            add(
                owner,
                "Compte de l’exploitation",
                AccountNumber.Type.IBAN,
                CURRENT,
                now.minus(CURRENT_SINCE)))
        .mapEmpty();
  }

  private Future<UUID> add(
      Owner owner, String name, AccountNumber.Type type, String iban, Instant when) {
    IncomingBankFile file = files.receive(owner.account(), owner.structure(), "RIB.png", when);
    return file.take(Buffer.buffer(picture()))
        .compose(_ -> file.end())
        .compose(received ->
            transactions.transaction(transaction ->
                details.add(
                    transaction,
                    owner.account(),
                    owner.structure(),
                    entered(name, type, iban, received),
                    when)))
        .map(outcome -> ((BankDetails.Outcome.Added) outcome).details().id());
  }

  private static EnteredBankDetails entered(
      String name, AccountNumber.Type type, String iban, Received file) {
    Map<BankBlock, String> blocks = AccountNumber.blocks(type, iban);
    blocks.put(BankBlock.BIC, "AGRIFRPP");
    return new EnteredBankDetails(
        UUID.randomUUID(), name, false, type, blocks, ((Received.Waiting) file).file().id(), "");
  }

  private static byte[] picture() {
    try (InputStream picture = DemoBankDetails.class.getResourceAsStream("/demo/rib.png")) {
      return picture.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("/demo/rib.png", e);
    }
  }
}
