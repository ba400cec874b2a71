package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.AttachmentRequestStore.Taken;
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
import java.util.Set;
import java.util.UUID;

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
  private final BulkDecision<Taken, AttachmentRequest, PastDecision> deciding;

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
    this.deciding =
        new BulkDecision<>(
            new BulkDecision.Rows<>(
                memberships::holdManaged,
                requests::take,
                Taken::request,
                AttachmentRequest::id,
                decisions::find));
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
  public Future<BulkOutcome<AttachmentRequest, PastDecision>> accept(
      Transaction transaction, UUID manager, Set<UUID> chosen, Instant now) {
    return deciding.decide(
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
  public Future<BulkOutcome<AttachmentRequest, PastDecision>> refuse(
      Transaction transaction, UUID manager, Set<UUID> chosen, String reason, Instant now) {
    return deciding.refuse(
        transaction,
        manager,
        chosen,
        reason,
        (taken, said) ->
            decisions
                .keep(transaction, taken, Verdict.REFUSED, said, now)
                .compose(_ -> mails.refused(transaction, taken, said)));
  }
}
