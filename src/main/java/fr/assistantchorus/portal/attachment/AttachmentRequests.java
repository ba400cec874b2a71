package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One's own requests for attachment (« + Demander un rattachement », F36, F46): to ask, to follow
 * what becomes of it, to take it back.
 */
public final class AttachmentRequests {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED = AttachmentDecisionStore.SEALED;

  /** How many requests of one account may wait at once. */
  public static final int MOST_WAITING = 50;

  /** How many requests one account may make; each writes to a manager. */
  public static final Limit PER_ACCOUNT = Limit.rate("attachment/account", 30, Duration.ofHours(1));

  /** For how long it is told what became of a request. */
  public static final Duration KEPT = Duration.ofDays(180);

  /** The most that is shown of one's own requests. */
  private static final int MOST_FOLLOWED = 200;

  private final StructureStore structures;
  private final MembershipStore memberships;
  private final AttachmentRequestStore requests;
  private final AttachmentDecisionStore decisions;
  private final AttachmentMails mails;
  private final Limits limits;

  public AttachmentRequests(
      Seal seal,
      AccountStore accounts,
      StructureStore structures,
      AttachmentMails mails,
      Limits limits) {
    this.structures = structures;
    this.memberships = new MembershipStore(accounts);
    this.requests = new AttachmentRequestStore(accounts);
    this.decisions = new AttachmentDecisionStore(seal);
    this.mails = mails;
    this.limits = limits;
  }

  /** What became of the wish to be attached to a structure. */
  public sealed interface Asked {
    /** The request waits, and the structure's manager is told by mail. */
    record Requested(StructureName structure) implements Asked {}

    /** One waited already, so nothing was done. */
    record AlreadyWaiting(StructureName structure, Instant since) implements Asked {
      /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
      public String sinceInFrench() {
        return Moments.french(since);
      }
    }

    /** The account belongs to the structure already, so nothing was done. */
    record AlreadyAttached(StructureName structure, Standing standing) implements Asked {}

    /**
     * The structure is not active, or takes no requests (« demande de rattachement active », F52).
     */
    record NotAccepting(StructureName structure) implements Asked {}

    /** No structure has this id. */
    record Unknown() implements Asked {}

    /** {@value AttachmentRequests#MOST_WAITING} requests of this account wait already. */
    record TooMany() implements Asked {}

    /** The account has made too many requests of late. */
    record TooSoon(Duration retryAfter) implements Asked {}
  }

  /** What became of the wish to take a request back. */
  public sealed interface Withdrawal {
    /** It no longer waits; nobody is written to. */
    record Withdrawn(StructureName structure) implements Withdrawal {}

    /** It did not wait any more, or is not this account's. */
    record Gone() implements Withdrawal {}
  }

  /**
   * Asks for the attachment of this account to a structure, and tells the structure's manager by
   * mail. Where one account asks several times at once, one request is made.
   */
  public Future<Asked> ask(Transaction transaction, UUID account, UUID structure, Instant now) {
    return structures
        .named(transaction, structure)
        .compose(named ->
            named.isEmpty()
                ? Future.succeededFuture(new Asked.Unknown())
                : ask(transaction, account, named.get(), now));
  }

  private Future<Asked> ask(
      Transaction transaction, UUID account, StructureName structure, Instant now) {
    return already(transaction, account, structure)
        .compose(already ->
            already.isPresent()
                ? Future.succeededFuture(already.get())
                : structures
                    .acceptsRequests(transaction, structure.id())
                    .compose(accepts ->
                        accepts
                            ? admit(transaction, account, structure, now)
                            : Future.succeededFuture(new Asked.NotAccepting(structure))));
  }

  private Future<Optional<Asked>> already(
      Transaction transaction, UUID account, StructureName structure) {
    return memberships
        .standing(transaction, account, structure.id())
        .compose(standing ->
            standing.isPresent()
                ? Future.succeededFuture(
                    Optional.of(new Asked.AlreadyAttached(structure, standing.get())))
                : requests
                    .since(transaction, account, structure.id())
                    .map(since -> since.map(at -> new Asked.AlreadyWaiting(structure, at))));
  }

  private Future<Asked> admit(
      Transaction transaction, UUID account, StructureName structure, Instant now) {
    return requests
        .countOf(transaction, account)
        .compose(waiting ->
            waiting >= MOST_WAITING
                ? Future.succeededFuture(new Asked.TooMany())
                : limits
                    .take(transaction, PER_ACCOUNT, account.toString(), now)
                    .compose(decision ->
                        switch (decision) {
                          case Limits.Decision.Refused(var retryAfter) ->
                              Future.succeededFuture(new Asked.TooSoon(retryAfter));
                          case Limits.Decision.Admitted _ ->
                              add(transaction, account, structure, now);
                        }));
  }

  private Future<Asked> add(
      Transaction transaction, UUID account, StructureName structure, Instant now) {
    return requests
        .add(transaction, account, structure.id(), now)
        .compose(added ->
            added.isEmpty()
                ? Future.succeededFuture(new Asked.AlreadyWaiting(structure, now))
                : unlessAcceptedMeanwhile(transaction, account, structure, added.get()));
  }

  /**
   * An earlier request may have been accepted while this one waited to be written; only what is
   * read after the writing tells.
   */
  private Future<Asked> unlessAcceptedMeanwhile(
      Transaction transaction, UUID account, StructureName structure, UUID request) {
    return memberships
        .standing(transaction, account, structure.id())
        .compose(standing ->
            standing.isPresent()
                ? requests
                    .takeOwn(transaction, account, request)
                    .map(new Asked.AlreadyAttached(structure, standing.get()))
                : requests
                    .requester(transaction, request)
                    .compose(name -> mails.askManagers(transaction, structure, name))
                    .map(new Asked.Requested(structure)));
  }

  /**
   * Returns the account's requests: those that wait, then what became of the others within {@link
   * #KEPT}, the newest first.
   */
  public Future<List<FollowedRequest>> follow(Transaction transaction, UUID account) {
    return decisions.follow(transaction, account, MOST_FOLLOWED);
  }

  /**
   * Takes one's own request back. Where it is decided on at the same time, the first act counts.
   */
  public Future<Withdrawal> withdraw(
      Transaction transaction, UUID account, UUID request, Instant now) {
    return requests
        .takeOwn(transaction, account, request)
        .compose(taken ->
            taken.isEmpty()
                ? Future.succeededFuture(new Withdrawal.Gone())
                : decisions
                    .keep(transaction, taken.get(), Verdict.WITHDRAWN, "", now)
                    .map(new Withdrawal.Withdrawn(taken.get().request().structure())));
  }

  /**
   * Deletes what became of requests longer ago than {@link #KEPT}, at most so many, and returns how
   * many.
   */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return decisions.purge(transaction, now.minus(KEPT), most);
  }

  /** Returns what was decided on these requests for the structures that the manager has. */
  public Future<List<PastDecision>> decided(
      Transaction transaction, UUID manager, Set<UUID> requests) {
    return memberships
        .managed(transaction, manager)
        .compose(managed -> decisions.find(transaction, managed, requests));
  }
}
