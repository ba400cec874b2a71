package fr.assistantchorus.portal.refund;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.portal.subscription.UsableSpace;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells an account what is ready for a request of a TIC refund (F15, F24), and what stands in the
 * way where the account may make none.
 */
public final class RefundPreparation {
  private final Attachments attachments;
  private final StructureStore structures;
  private final SpaceStore spaces;
  private final Subscriptions subscriptions;
  private final BankDetails bankDetails;

  public RefundPreparation(
      Attachments attachments,
      StructureStore structures,
      SpaceStore spaces,
      Subscriptions subscriptions,
      BankDetails bankDetails) {
    this.attachments = attachments;
    this.structures = structures;
    this.spaces = spaces;
    this.subscriptions = subscriptions;
    this.bankDetails = bankDetails;
  }

  /** Why an account cannot use the TIC space of a structure that it belongs to, or asks to. */
  public enum Obstacle {
    /** It is not open, and this account can open it (F56). */
    NOT_OPENED,
    /** It is not open, and another one is the gestionnaire principal. */
    NOT_OPENED_BY_MANAGER,
    /** A « centre de gestion agricole » has none (F39). */
    MANAGEMENT_CENTRE,
    /** It is open, and the account has no accepted subscription to it (F62). */
    NOT_SUBSCRIBED,
    /** The gestionnaire principal has not decided on the attachment yet. */
    NOT_ATTACHED
  }

  /** A structure without a TIC space that the account may use. */
  public record Blocked(StructureName structure, Obstacle obstacle) {}

  /**
   * What the account sees.
   *
   * @param prepared the TIC spaces that it may use, by structure and service
   * @param blocked its other structures
   */
  public record View(List<PreparedRefund> prepared, List<Blocked> blocked) {
    public View {
      prepared = List.copyOf(prepared);
      blocked = List.copyOf(blocked);
    }
  }

  /** Returns what the account sees; an unknown account sees nothing. */
  public Future<View> look(Transaction transaction, UUID account) {
    return subscriptions
        .usable(transaction, account)
        .map(all -> all.stream().filter(space -> space.opened().space() == Space.TIC).toList())
        .compose(usable ->
            bankDetails
                .withActive(transaction, structures(usable))
                .compose(with ->
                    attachments
                        .of(transaction, account)
                        .compose(all -> blocked(transaction, all, structures(usable)))
                        .map(blocked ->
                            new View(
                                usable.stream()
                                    .map(space ->
                                        new PreparedRefund(
                                            space, with.contains(space.structure().id())))
                                    .toList(),
                                blocked))));
  }

  private static Set<UUID> structures(List<UsableSpace> usable) {
    return usable.stream().map(space -> space.structure().id()).collect(Collectors.toSet());
  }

  private Future<List<Blocked>> blocked(
      Transaction transaction, List<Attachment> all, Set<UUID> usable) {
    List<Attachment> others =
        all.stream().filter(one -> !usable.contains(one.structure().id())).toList();
    Set<UUID> ids = others.stream().map(one -> one.structure().id()).collect(Collectors.toSet());
    return spaces
        .list(transaction, ids)
        .map(opened ->
            opened.stream()
                .filter(space -> space.space() == Space.TIC)
                .map(OpenedSpace::structure)
                .collect(Collectors.toSet()))
        .compose(open ->
            structures
                .managementCentres(transaction, ids)
                .map(centres ->
                    others.stream()
                        .map(one -> new Blocked(one.structure(), obstacle(one, open, centres)))
                        .toList()));
  }

  private static Obstacle obstacle(Attachment one, Set<UUID> open, Set<UUID> centres) {
    UUID structure = one.structure().id();
    if (one.standing() == Standing.REQUESTED) {
      return Obstacle.NOT_ATTACHED;
    }
    if (centres.contains(structure)) {
      return Obstacle.MANAGEMENT_CENTRE;
    }
    if (one.standing() == Standing.PRINCIPAL_MANAGER) {
      return Obstacle.NOT_OPENED;
    }
    return open.contains(structure) ? Obstacle.NOT_SUBSCRIBED : Obstacle.NOT_OPENED_BY_MANAGER;
  }
}
