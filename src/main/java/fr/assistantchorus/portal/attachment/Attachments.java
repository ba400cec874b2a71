package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * How an account comes to be attached to a structure, and what a gestionnaire principal does with
 * the requests for attachment to their structures (« Mes actions en attente », F33 to F35). A
 * decision counts at once, since sessions read it (F55).
 */
public final class Attachments {
  private final StructureStore structures;
  private final SpaceStore spaces;
  private final MembershipStore memberships;
  private final AttachmentRequestStore requests;
  private final AttachmentDecisionStore decisions;
  private final AttachmentMails mails;

  public Attachments(
      Seal seal,
      AccountStore accounts,
      StructureStore structures,
      SpaceStore spaces,
      AttachmentMails mails) {
    this.structures = structures;
    this.spaces = spaces;
    this.memberships = new MembershipStore(accounts);
    this.requests = new AttachmentRequestStore(accounts);
    this.decisions = new AttachmentDecisionStore(seal);
    this.mails = mails;
  }

  /** What somebody who signs up with a structure becomes to it. */
  public sealed interface Joining {
    StructureName structure();

    /** The structure is new, and the account its gestionnaire principal (F20, F33). */
    record Founded(StructureName structure) implements Joining {}

    /** It was there, and its manager is asked. */
    record Requested(StructureName structure) implements Joining {}

    /**
     * It was there, and takes no requests: it is not active, or « demande de rattachement active »
     * is no (F52). So nothing was asked.
     */
    record NotAccepting(StructureName structure) implements Joining {}
  }

  /** What became of a decision on requests for attachment. */
  public sealed interface Outcome {
    /**
     * The decision was made for every request that still waited.
     *
     * @param requests the requests that were decided on now, whose requesters are told by mail; may
     *     be empty
     * @param before what had been decided on others of the chosen ones, by another window or
     *     another manager, or by whoever took theirs back
     * @param gone how many of the chosen ones never waited on a structure of this manager, or so
     *     long ago that nothing is left of them
     */
    record Decided(List<AttachmentRequest> requests, List<PastDecision> before, int gone)
        implements Outcome {
      public Decided {
        requests = List.copyOf(requests);
        before = List.copyOf(before);
      }
    }

    /** The account is gestionnaire principal of no structure (F33), so nothing was done. */
    record NotManager() implements Outcome {}

    /** The refusal has no reason, or too long a one, so nothing was done. */
    record ReasonRefused(RefusalReason.Fault fault) implements Outcome {}
  }

  /**
   * Returns the account's structures and what the account is to each, the oldest first. Structures
   * to which it only asks to be attached are included.
   */
  public Future<List<Attachment>> of(Transaction transaction, UUID account) {
    return memberships.attachments(transaction, account);
  }

  /**
   * Makes the account the gestionnaire principal of a new structure (F54) with these spaces. Where
   * the structure exists already, it asks for attachment to that structure instead, unless that one
   * takes no requests.
   *
   * @param opened the spaces to open on a new structure; a centre de gestion agricole gets no space
   *     TIC (F39)
   */
  public Future<Joining> foundOrRequest(
      Transaction transaction,
      UUID account,
      StructureDetails details,
      Set<Space> opened,
      Beneficiary beneficiary,
      Instant now) {
    return structures
        .insert(transaction, details, now)
        .compose(founded ->
            founded.isPresent()
                ? memberships
                    .found(transaction, account, founded.get().id(), now)
                    .compose(_ ->
                        spaces.open(
                            transaction,
                            founded.get().id(),
                            fitting(details, opened),
                            beneficiary,
                            now))
                    .map(new Joining.Founded(founded.get()))
                : structures
                    .find(transaction, details.identifier())
                    .compose(there -> request(transaction, account, there.orElseThrow(), now)));
  }

  private static Set<Space> fitting(StructureDetails details, Set<Space> opened) {
    Set<Space> fitting = new HashSet<>(opened);
    if (details.is(StructureTrait.MANAGEMENT_CENTRE)) {
      fitting.remove(Space.TIC);
    }
    return fitting;
  }

  private Future<Joining> request(
      Transaction transaction, UUID account, StructureName structure, Instant now) {
    return structures
        .acceptsRequests(transaction, structure.id())
        .compose(accepts ->
            accepts
                ? requests
                    .add(transaction, account, structure.id(), now)
                    .map(new Joining.Requested(structure))
                : Future.succeededFuture(new Joining.NotAccepting(structure)));
  }

  /** Makes each requester a user of the structure, and tells them by mail. */
  public Future<Outcome> accept(
      Transaction transaction, UUID manager, Set<UUID> chosen, Instant now) {
    return decide(
        transaction,
        manager,
        chosen,
        taken ->
            memberships
                .admit(transaction, taken.account(), taken.request().structure().id(), now)
                .compose(_ -> decisions.keep(transaction, taken, Verdict.ACCEPTED, "", now))
                .compose(_ -> mails.accepted(transaction, taken)));
  }

  /**
   * Refuses the requests, and tells each requester why by mail. They may ask again.
   *
   * @param reason 1 to {@value RefusalReason#MAX_LENGTH} characters
   */
  public Future<Outcome> refuse(
      Transaction transaction, UUID manager, Set<UUID> chosen, String reason, Instant now) {
    Optional<RefusalReason.Fault> fault = RefusalReason.fault(reason);
    String said = RefusalReason.normalized(reason);
    return fault.isPresent()
        ? Future.succeededFuture(new Outcome.ReasonRefused(fault.get()))
        : decide(
            transaction,
            manager,
            chosen,
            taken ->
                decisions
                    .keep(transaction, taken, Verdict.REFUSED, said, now)
                    .compose(_ -> mails.refused(transaction, taken, said)));
  }

  /**
   * Takes the chosen requests and carries out the same decision on each. The manager stays one
   * until the end of the transaction.
   *
   * @param decision carries out what was decided on one request
   */
  private Future<Outcome> decide(
      Transaction transaction,
      UUID manager,
      Set<UUID> chosen,
      Function<AttachmentRequestStore.Taken, Future<Void>> decision) {
    return memberships
        .holdManaged(transaction, manager)
        .compose(structures ->
            structures.isEmpty()
                ? Future.succeededFuture(new Outcome.NotManager())
                : requests
                    .take(transaction, structures, chosen)
                    .compose(taken ->
                        carryOut(taken, decision)
                            .compose(done -> outcome(transaction, structures, chosen, done))));
  }

  private static Future<List<AttachmentRequest>> carryOut(
      List<AttachmentRequestStore.Taken> taken,
      Function<AttachmentRequestStore.Taken, Future<Void>> decision) {
    Future<Void> done = Future.succeededFuture();
    for (AttachmentRequestStore.Taken request : taken) {
      done = done.compose(_ -> decision.apply(request));
    }
    return done.map(_ -> taken.stream().map(AttachmentRequestStore.Taken::request).toList());
  }

  private Future<Outcome> outcome(
      Transaction transaction,
      Set<UUID> structures,
      Set<UUID> chosen,
      List<AttachmentRequest> done) {
    Set<UUID> others = new HashSet<>(chosen);
    done.forEach(request -> others.remove(request.id()));
    return others.isEmpty()
        ? Future.succeededFuture(new Outcome.Decided(done, List.of(), 0))
        : decisions
            .find(transaction, structures, others)
            .map(before -> new Outcome.Decided(done, before, others.size() - before.size()));
  }
}
