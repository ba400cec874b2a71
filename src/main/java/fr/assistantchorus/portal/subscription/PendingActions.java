package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.AttachmentRequest;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.BulkOutcome;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.PastDecision;
import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * « Mes actions en attente »: requests for attachment and for subscriptions in one list, and one
 * decision on any of them (F35, F66).
 */
public final class PendingActions {
  /** How many rows a page has, as in the guides' tables (F26). */
  public static final int PAGE_SIZE = 5;

  /** How many are decided on at once at most. */
  public static final int MOST_AT_ONCE = 200;

  /** How many rows an export has at most. */
  public static final int MOST_EXPORTED = 1_000;

  private final Memberships memberships;
  private final Attachments attachments;
  private final AttachmentRequests requests;
  private final SubscriptionDecisions decisions;
  private final SubscriptionStore subscriptionStore;
  private final PendingActionStore pending;

  public PendingActions(
      AccountStore accounts,
      Memberships memberships,
      Attachments attachments,
      AttachmentRequests requests,
      SubscriptionStore subscriptionStore,
      SubscriptionMails subscriptionMails) {
    this.memberships = memberships;
    this.attachments = attachments;
    this.requests = requests;
    this.decisions = new SubscriptionDecisions(memberships, subscriptionStore, subscriptionMails);
    this.subscriptionStore = subscriptionStore;
    this.pending = new PendingActionStore(accounts, subscriptionStore);
  }

  /** By what the list can be ordered. */
  public enum Column {
    DATE("date"),
    REQUESTER("requester"),
    STRUCTURE("structure");

    private final String code;

    Column(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** How the list is ordered. */
  public record Order(Column column, boolean descending) {
    public static final Order OLDEST = new Order(Column.DATE, false);
  }

  /**
   * One page of what waits.
   *
   * @param number the number of this page, from 1
   * @param pages how many pages there are, at least 1
   * @param total how much waits, on all pages
   */
  public record Page(List<PendingAction> actions, int number, int pages, long total) {
    public Page {
      actions = List.copyOf(actions);
    }
  }

  /** What became of a decision. */
  public sealed interface Outcome {
    /**
     * The decision was made for all that still waited.
     *
     * @param done what was decided now; those who asked are told by mail
     * @param before what had been decided on others of the chosen ones, or was taken back
     * @param gone how many of the chosen ones are not this manager's, or left no trace
     */
    record Decided(List<DecidedAction> done, List<DecidedAction> before, int gone)
        implements Outcome {
      public Decided {
        done = List.copyOf(done);
        before = List.copyOf(before);
      }
    }

    /** The account is gestionnaire principal of no structure (F33), so nothing was done. */
    record NotManager() implements Outcome {}

    /** The refusal has no reason, or too long a one, so nothing was done. */
    record ReasonRefused(RefusalReason.Fault fault) implements Outcome {}
  }

  /** Returns whether the account is gestionnaire principal of a structure, and so may decide. */
  public Future<Boolean> manages(Transaction transaction, UUID account) {
    return memberships.managed(transaction, account).map(managed -> !managed.isEmpty());
  }

  /** Returns how much waits for this account's decision; 0 for whoever manages nothing. */
  public Future<Long> waitingCount(Transaction transaction, UUID account) {
    return pending.count(transaction, account);
  }

  /**
   * Returns a page of what waits for this account's decision.
   *
   * @param page from 1; a number beyond the last page gives the last page
   */
  public Future<Page> waiting(Transaction transaction, UUID manager, Order order, int page) {
    return memberships
        .managed(transaction, manager)
        .compose(structures ->
            pending
                .count(transaction, manager)
                .compose(total -> {
                  int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE_SIZE));
                  int number = Math.clamp(page, 1, pages);
                  long offset = (number - 1L) * PAGE_SIZE;
                  return pending
                      .list(transaction, structures, null, order, offset, PAGE_SIZE)
                      .map(actions -> new Page(actions, number, pages, total));
                }));
  }

  /** Returns all that waits for this account's decision, up to {@value #MOST_EXPORTED}. */
  public Future<List<PendingAction>> all(Transaction transaction, UUID manager, Order order) {
    return memberships
        .managed(transaction, manager)
        .compose(
            structures -> pending.list(transaction, structures, null, order, 0, MOST_EXPORTED));
  }

  /** Returns what has waited longest for this account's decision. */
  public Future<List<PendingAction>> oldest(Transaction transaction, UUID manager, int most) {
    return memberships
        .managed(transaction, manager)
        .compose(structures -> pending.list(transaction, structures, null, Order.OLDEST, 0, most));
  }

  /** Returns those of these that still wait for this account's decision, the oldest first. */
  public Future<List<PendingAction>> chosen(Transaction transaction, UUID manager, Set<UUID> ids) {
    return memberships
        .managed(transaction, manager)
        .compose(structures ->
            pending.list(transaction, structures, ids, Order.OLDEST, 0, MOST_EXPORTED));
  }

  /** Accepts the chosen ones, and tells those who asked by mail. */
  public Future<Outcome> accept(
      Transaction transaction, UUID manager, Set<UUID> chosen, Instant now) {
    return attachments
        .accept(transaction, manager, chosen, now)
        .compose(attached ->
            decisions
                .accept(transaction, manager, chosen, now)
                .map(subscribed -> merged(attached, subscribed, chosen, Verdict.ACCEPTED, now)));
  }

  /**
   * Refuses the chosen ones, and tells those who asked why by mail.
   *
   * @param reason 1 to {@value RefusalReason#MAX_LENGTH} characters
   */
  public Future<Outcome> refuse(
      Transaction transaction, UUID manager, Set<UUID> chosen, String reason, Instant now) {
    return attachments
        .refuse(transaction, manager, chosen, reason, now)
        .compose(attached ->
            decisions
                .refuse(transaction, manager, chosen, reason, now)
                .map(subscribed -> merged(attached, subscribed, chosen, Verdict.REFUSED, now)));
  }

  /**
   * Returns what was decided on these, as far as they concern structures that the account manages.
   */
  public Future<List<DecidedAction>> decided(Transaction transaction, UUID manager, Set<UUID> ids) {
    return memberships
        .managed(transaction, manager)
        .compose(managed ->
            Future.all(
                requests.decided(transaction, manager, ids),
                subscriptionStore.find(transaction, managed, ids)))
        .map(found -> {
          List<DecidedAction> decided = new ArrayList<>();
          List<PastDecision> attached = found.resultAt(0);
          attached.forEach(decision -> decided.add(DecidedAction.of(decision)));
          decided.addAll(past(found.resultAt(1)));
          return decided;
        });
  }

  private static Outcome merged(
      BulkOutcome<AttachmentRequest, PastDecision> attached,
      BulkOutcome<Subscription, Subscription> subscribed,
      Set<UUID> chosen,
      Verdict verdict,
      Instant now) {
    return switch (attached) {
      case BulkOutcome.NotManager() -> new Outcome.NotManager();
      case BulkOutcome.ReasonRefused(var fault) -> new Outcome.ReasonRefused(fault);
      case BulkOutcome.Decided(var requests, var before, _) ->
          switch (subscribed) {
            case BulkOutcome.NotManager() -> new Outcome.NotManager();
            case BulkOutcome.ReasonRefused(var fault) -> new Outcome.ReasonRefused(fault);
            case BulkOutcome.Decided(var done, var earlier, _) -> {
              List<DecidedAction> decided = new ArrayList<>();
              requests.forEach(each -> decided.add(DecidedAction.of(each, verdict, now)));
              done.forEach(each -> decided.add(DecidedAction.of(each, verdict, now)));
              List<DecidedAction> past = new ArrayList<>();
              before.forEach(each -> past.add(DecidedAction.of(each)));
              past.addAll(past(earlier));
              yield outcome(decided, past, chosen);
            }
          };
    };
  }

  private static Outcome outcome(
      List<DecidedAction> done, List<DecidedAction> before, Set<UUID> chosen) {
    Set<UUID> gone = new HashSet<>(chosen);
    done.forEach(each -> gone.remove(each.id()));
    before.forEach(each -> gone.remove(each.id()));
    return new Outcome.Decided(done, before, gone.size());
  }

  private static List<DecidedAction> past(List<Subscription> subscriptions) {
    List<DecidedAction> past = new ArrayList<>();
    for (Subscription each : subscriptions) {
      verdict(each.state())
          .ifPresent(
              verdict -> past.add(DecidedAction.of(each, verdict, each.decidedAt().orElseThrow())));
    }
    return past;
  }

  private static Optional<Verdict> verdict(Subscription.State state) {
    return switch (state) {
      case WAITING -> Optional.empty();
      case VALID -> Optional.of(Verdict.ACCEPTED);
      case REFUSED -> Optional.of(Verdict.REFUSED);
      case WITHDRAWN -> Optional.of(Verdict.WITHDRAWN);
    };
  }
}
