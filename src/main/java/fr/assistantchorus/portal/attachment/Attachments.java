package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How an account comes to be attached to a structure, and what a gestionnaire principal does with
 * the requests for attachment to his structures (« Mes actions en attente », F33 to F35). A
 * decision counts at once: sessions read it (F55).
 */
public final class Attachments {
  /** As in the guides' tables (F26). */
  public static final int PAGE_SIZE = 5;

  private final Database database;
  private final StructureStore structures;
  private final SpaceStore spaces;
  private final MembershipStore memberships;
  private final AttachmentRequestStore requests;
  private final AttachmentMails mails;

  public Attachments(
      Database database,
      StructureStore structures,
      SpaceStore spaces,
      MembershipStore memberships,
      AttachmentRequestStore requests,
      AttachmentMails mails) {
    this.database = database;
    this.structures = structures;
    this.spaces = spaces;
    this.memberships = memberships;
    this.requests = requests;
    this.mails = mails;
  }

  /**
   * Makes the account the gestionnaire principal of a new structure (F54) with these spaces, or,
   * where somebody was first, asks for its attachment to that structure.
   *
   * @param opened the spaces to open on a new structure
   */
  public Future<Attachment> foundOrRequest(
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
                    .compose(
                        _ -> spaces.open(transaction, founded.get().id(), opened, beneficiary, now))
                    .map(new Attachment(founded.get(), Standing.PRINCIPAL_MANAGER))
                : structures
                    .find(transaction, details.identifier())
                    .compose(there -> request(transaction, account, there.orElseThrow(), now)));
  }

  private Future<Attachment> request(
      Transaction transaction, UUID account, StructureName structure, Instant now) {
    return requests
        .add(transaction, account, structure.id(), now)
        .map(new Attachment(structure, Standing.REQUESTED));
  }

  /**
   * Some of the requests that wait.
   *
   * @param number of this page, from 1
   * @param pages at least 1
   * @param total requests on all pages
   */
  public record Page(List<AttachmentRequest> requests, int number, int pages, long total) {
    public Page {
      requests = List.copyOf(requests);
    }
  }

  /**
   * The requests that wait for this account's decision, the oldest first; none where it is no
   * structure's gestionnaire principal.
   *
   * @param page from 1; one beyond the last is the last
   */
  public Future<Page> waiting(UUID manager, int page) {
    return database.transaction(transaction ->
        requests
            .count(transaction, manager)
            .compose(total -> {
              int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE_SIZE));
              int number = Math.clamp(page, 1, pages);
              return requests
                  .list(transaction, manager, (number - 1) * PAGE_SIZE, PAGE_SIZE)
                  .map(list -> new Page(list, number, pages, total));
            }));
  }

  /** Makes each requester a user of the structure, and writes to him. */
  public Future<AttachmentOutcome> accept(UUID manager, Set<UUID> chosen, Instant now) {
    return decide(
        manager,
        chosen,
        (transaction, taken) ->
            memberships
                .admit(transaction, taken.account(), taken.request().structure().id(), now)
                .compose(_ -> mails.accepted(transaction, taken)));
  }

  /**
   * Writes to each requester why not; he may ask again.
   *
   * @param reason 1 to {@value RefusalReason#MAX_LENGTH} characters
   */
  public Future<AttachmentOutcome> refuse(UUID manager, Set<UUID> chosen, String reason) {
    Optional<RefusalReason.Fault> fault = RefusalReason.fault(reason);
    return fault.isPresent()
        ? Future.succeededFuture(new AttachmentOutcome.ReasonRefused(fault.get()))
        : decide(
            manager,
            chosen,
            (transaction, taken) ->
                mails.refused(transaction, taken, RefusalReason.normalized(reason)));
  }

  private interface Decision {
    Future<Void> carryOut(Transaction transaction, AttachmentRequestStore.Taken taken);
  }

  private Future<AttachmentOutcome> decide(UUID manager, Set<UUID> chosen, Decision decision) {
    return database.transaction(transaction ->
        memberships
            .managesAny(transaction, manager)
            .compose(manages ->
                manages
                    ? decide(transaction, manager, chosen, decision)
                    : Future.succeededFuture(new AttachmentOutcome.NotManager())));
  }

  private Future<AttachmentOutcome> decide(
      Transaction transaction, UUID manager, Set<UUID> chosen, Decision decision) {
    return requests
        .take(transaction, manager, chosen)
        .compose(taken -> {
          Future<Void> done = Future.succeededFuture();
          for (AttachmentRequestStore.Taken request : taken) {
            done = done.compose(_ -> decision.carryOut(transaction, request));
          }
          return done.map(
              new AttachmentOutcome.Decided(
                  taken.stream().map(AttachmentRequestStore.Taken::request).toList(),
                  chosen.size() - taken.size()));
        });
  }
}
