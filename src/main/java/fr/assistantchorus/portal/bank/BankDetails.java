package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * « Coordonnées bancaires » of a structure (F24, F27 to F32). Only its gestionnaire principal sees,
 * adds and deactivates them; none is ever deleted. Each change is told to the manager by mail, so
 * that one made by somebody else is noticed.
 */
public final class BankDetails {
  /** How many rows a page has, as in the guides' tables. */
  public static final int PAGE_SIZE = 5;

  /** The most bank details that one structure may add in a day. */
  static final int MOST_A_DAY = 20;

  private static final Limit PER_STRUCTURE =
      Limit.rate("bank-details/structure", MOST_A_DAY, Duration.ofDays(1));

  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      Stream.of(BankDetailsStore.SEALED, BankFileStore.SEALED).flatMap(List::stream).toList();

  private final BankDetailsCheck check;
  private final Limits limits;
  private final Memberships memberships;
  private final BankDetailsStore details;
  private final BankFileStore files;
  private final BankNotices notices;

  public BankDetails(Seal seal, Limits limits, Memberships memberships, BankNotices notices) {
    this.check = new BankDetailsCheck(seal);
    this.limits = limits;
    this.memberships = memberships;
    this.details = new BankDetailsStore(seal);
    this.files = new BankFileStore(seal);
    this.notices = notices;
  }

  /** What became of the wish to add bank details. */
  public sealed interface Outcome {
    /**
     * They are active, and the manager is told by mail. The same act sent twice gives this twice.
     */
    record Added(BankAccount details) implements Outcome {}

    /**
     * Something is odd, so nothing was added yet.
     *
     * @param key to be sent back as {@link EnteredBankDetails#confirmed}, once the person has read
     *     the warnings; it stands for these warnings on these details only
     */
    record ToConfirm(List<BankWarning> warnings, String key) implements Outcome {
      public ToConfirm {
        warnings = List.copyOf(warnings);
      }
    }

    /**
     * Something is wrong, so nothing was added.
     *
     * @param name what is wrong with the name, in French; empty where nothing is
     * @param blocks what is wrong with the number and the BIC
     */
    record Wrong(Optional<String> name, List<AccountNumber.Fault> blocks) implements Outcome {
      public Wrong {
        blocks = List.copyOf(blocks);
      }
    }

    /** A whole number was pasted into one block; these are its blocks, to be confirmed. */
    record Pasted(Map<BankBlock, String> blocks) implements Outcome {}

    /** The structure has this number already, and it is active. */
    record AlreadyThere(BankAccount details) implements Outcome {}

    /** No file of this id waits: it was not sent, or it was not used within the hour. */
    record FileMissing() implements Outcome {}

    /** Too many were added to this structure in a day. */
    record TooMany(Duration retryAfter) implements Outcome {}

    /** The account is not the structure's gestionnaire principal. */
    record NotManager() implements Outcome {}

    /** The account does not belong to the structure, or there is none. */
    record Unknown() implements Outcome {}
  }

  /** What became of the wish to deactivate bank details. */
  public sealed interface Deactivation {
    /** They no longer go with requests, and the manager is told by mail. */
    record Deactivated(BankAccount details) implements Deactivation {}

    /** They were deactivated before. */
    record AlreadyDone(BankAccount details) implements Deactivation {}

    record NotManager() implements Deactivation {}

    record Unknown() implements Deactivation {}
  }

  /**
   * One page of the list.
   *
   * @param number the number of this page, from 1
   * @param pages how many pages there are, at least 1
   * @param total how many there are on all pages
   */
  public record Page(List<BankAccount> accounts, int number, int pages, long total) {
    public Page {
      accounts = List.copyOf(accounts);
    }
  }

  /** Returns whether the account may see and change a structure's bank details. */
  public Future<Seen<StructureName>> allowed(
      Transaction transaction, UUID account, UUID structure) {
    return seen(transaction, account, structure, name -> Future.succeededFuture(Optional.of(name)));
  }

  /**
   * Returns a page of a structure's bank details, the active ones first.
   *
   * @param page from 1; a number beyond the last page gives the last page
   */
  public Future<Seen<Page>> list(Transaction transaction, UUID account, UUID structure, int page) {
    return seen(
        transaction,
        account,
        structure,
        _ ->
            details
                .count(transaction, structure)
                .compose(total -> page(transaction, structure, page, total)));
  }

  private Future<Optional<Page>> page(
      Transaction transaction, UUID structure, int page, long total) {
    int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE_SIZE));
    int number = Math.clamp(page, 1, pages);
    return details
        .list(transaction, structure, (number - 1) * PAGE_SIZE, PAGE_SIZE)
        .map(list -> Optional.of(new Page(list, number, pages, total)));
  }

  /** Returns one of a structure's bank details. */
  public Future<Seen<BankAccount>> find(
      Transaction transaction, UUID account, UUID structure, UUID id) {
    return seen(transaction, account, structure, _ -> details.find(transaction, structure, id));
  }

  private <T> Future<Seen<T>> seen(
      Transaction transaction,
      UUID account,
      UUID structure,
      Function<StructureName, Future<Optional<T>>> read) {
    return memberships
        .find(transaction, account, structure)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(new Seen.Unknown<>());
          }
          StructureName name = found.get().structure();
          return found.get().standing() == Standing.PRINCIPAL_MANAGER
              ? read.apply(name)
                  .map(what ->
                      what.isEmpty() ? new Seen.Unknown<>() : new Seen.Shown<>(name, what.get()))
              : Future.succeededFuture(new Seen.NotManager<>(name));
        });
  }

  /** Returns those of these structures that have active bank details (F1, F24). */
  public Future<Set<UUID>> withActive(Transaction transaction, Set<UUID> structures) {
    return details.withActive(transaction, structures);
  }

  /**
   * Adds bank details with their file to a structure (F28 to F32). Whoever is gestionnaire
   * principal stays so until the end of the transaction.
   */
  public Future<Outcome> add(
      Transaction transaction,
      UUID account,
      UUID structure,
      EnteredBankDetails entered,
      Instant now) {
    return memberships
        .hold(transaction, account, structure)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(new Outcome.Unknown());
          }
          return found.get().standing() == Standing.PRINCIPAL_MANAGER
              ? read(transaction, account, found.get().structure(), entered, now)
              : Future.succeededFuture(new Outcome.NotManager());
        });
  }

  private Future<Outcome> read(
      Transaction transaction,
      UUID account,
      StructureName structure,
      EnteredBankDetails entered,
      Instant now) {
    Optional<Outcome> fault = BankDetailsCheck.fault(entered);
    return fault.isPresent()
        ? Future.succeededFuture(fault.get())
        : withFile(
            transaction,
            BankDetailsCheck.checked(account, structure, entered),
            structure,
            entered,
            now);
  }

  private Future<Outcome> withFile(
      Transaction transaction,
      BankDetailsStore.Checked checked,
      StructureName structure,
      EnteredBankDetails entered,
      Instant now) {
    return files
        .lockWaiting(transaction, checked.file(), checked.account(), structure.id(), now)
        .compose(file -> {
          if (file.isEmpty()) {
            return doneBefore(transaction, checked, new Outcome.FileMissing());
          }
          List<BankWarning> warnings = BankDetailsCheck.warnings(checked, file.get());
          String key = check.key(checked, warnings);
          return warnings.isEmpty() || key.equals(entered.confirmed())
              ? insert(transaction, checked, structure, now)
              : Future.succeededFuture(new Outcome.ToConfirm(warnings, key));
        });
  }

  private Future<Outcome> insert(
      Transaction transaction,
      BankDetailsStore.Checked checked,
      StructureName structure,
      Instant now) {
    return limits
        .take(transaction, PER_STRUCTURE, structure.id().toString(), now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooMany(retryAfter));
              case Limits.Decision.Admitted _ ->
                  details
                      .insert(transaction, checked, now)
                      .compose(added ->
                          added.isEmpty()
                              ? conflict(transaction, checked)
                              : added(transaction, checked, structure, added.get()));
            });
  }

  private Future<Outcome> added(
      Transaction transaction, BankDetailsStore.Checked checked, StructureName structure, UUID id) {
    return files
        .keep(transaction, checked.file())
        .compose(_ -> details.find(transaction, structure.id(), id))
        .map(Optional::orElseThrow)
        .compose(account ->
            notices.added(transaction, structure, account).map(new Outcome.Added(account)));
  }

  private Future<Outcome> conflict(Transaction transaction, BankDetailsStore.Checked checked) {
    return details
        .active(transaction, checked.structure(), checked.iban())
        .compose(there ->
            doneBefore(
                transaction,
                checked,
                there.<Outcome>map(Outcome.AlreadyThere::new).orElseGet(Outcome.FileMissing::new)));
  }

  /** Returns what this act has added before; where it has added nothing, the other outcome. */
  private Future<Outcome> doneBefore(
      Transaction transaction, BankDetailsStore.Checked checked, Outcome otherwise) {
    return details
        .ofAct(transaction, checked.structure(), checked.act())
        .compose(id ->
            id.isEmpty()
                ? Future.succeededFuture(otherwise)
                : details
                    .find(transaction, checked.structure(), id.get())
                    .map(found -> new Outcome.Added(found.orElseThrow())));
  }

  /** Deactivates bank details; they stay in the list, and their number may be entered anew. */
  public Future<Deactivation> deactivate(
      Transaction transaction, UUID account, UUID structure, UUID id, Instant now) {
    return memberships
        .hold(transaction, account, structure)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(new Deactivation.Unknown());
          }
          return found.get().standing() == Standing.PRINCIPAL_MANAGER
              ? deactivate(transaction, found.get().structure(), id, now)
              : Future.succeededFuture(new Deactivation.NotManager());
        });
  }

  private Future<Deactivation> deactivate(
      Transaction transaction, StructureName structure, UUID id, Instant now) {
    return details
        .deactivate(transaction, structure.id(), id, now)
        .compose(done ->
            details
                .find(transaction, structure.id(), id)
                .compose(account -> {
                  if (account.isEmpty()) {
                    return Future.succeededFuture(new Deactivation.Unknown());
                  }
                  return done
                      ? notices
                          .deactivated(transaction, structure, account.get())
                          .map(new Deactivation.Deactivated(account.get()))
                      : Future.succeededFuture(new Deactivation.AlreadyDone(account.get()));
                }));
  }
}
