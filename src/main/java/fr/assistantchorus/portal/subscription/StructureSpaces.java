package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.portal.structure.StructureTrait;
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
 * The spaces of a structure, for all of it or by service (F57). Only its gestionnaire principal
 * opens and closes them (F56); what is opened counts at once (F55).
 */
public final class StructureSpaces {
  private final StructureStore structures;
  private final Memberships memberships;
  private final SpaceStore spaces;
  private final SubscriptionStore subscriptions;
  private final SubscriptionMails mails;

  public StructureSpaces(
      StructureStore structures,
      Memberships memberships,
      SpaceStore spaces,
      SubscriptionStore subscriptions,
      SubscriptionMails mails) {
    this.structures = structures;
    this.memberships = memberships;
    this.spaces = spaces;
    this.subscriptions = subscriptions;
    this.mails = mails;
  }

  /**
   * A structure's spaces, as somebody who belongs to it sees them.
   *
   * @param managementCentre whether it is a « centre de gestion agricole », without TIC (F39)
   * @param services by name
   * @param opened by service and catalogue
   */
  public record View(
      Attachment attachment,
      boolean managementCentre,
      List<StructureService> services,
      List<OpenedSpace> opened) {
    public View {
      services = List.copyOf(services);
      opened = List.copyOf(opened);
    }

    /** Returns whether the one who looks may open and close spaces (F56). */
    public boolean isManager() {
      return attachment.standing() == Standing.PRINCIPAL_MANAGER;
    }

    /** Returns the spaces of the catalogue that this structure may open (F39, F58). */
    public List<Space> offered() {
      return Space.ofStructures().stream()
          .filter(space -> space != Space.TIC || !managementCentre)
          .toList();
    }
  }

  /** What became of the wish to open spaces. */
  public sealed interface Opening {
    /**
     * They are open, and count at once.
     *
     * @param opened those that were not, or only for consultation; may be empty
     * @param already those that were
     */
    record Opened(StructureName structure, List<OpenedSpace> opened, List<OpenedSpace> already)
        implements Opening {}

    /** Nothing was opened. */
    record Refused(Set<OpeningFault> faults) implements Opening {}

    /** The account is not the structure's gestionnaire principal, so nothing was opened (F56). */
    record NotManager() implements Opening {}
  }

  /** What became of the wish to close a space. */
  public sealed interface Closing {
    /**
     * It is closed.
     *
     * @param subscribers how many subscribed to it, or asked to; they are told by mail
     */
    record Closed(OpenedSpace space, int subscribers) implements Closing {}

    /** It was not open, or is no more. */
    record Gone() implements Closing {}

    record NotManager() implements Closing {}
  }

  /** What became of the wish to say again who benefits from the refunds (F60). */
  public sealed interface Description {
    record Described() implements Description {}

    /** The TIC space is not open, or is no more. */
    record Gone() implements Description {}

    record NotManager() implements Description {}
  }

  /** Returns the structure's spaces; empty where the account does not belong to it. */
  public Future<Optional<View>> look(Transaction transaction, UUID account, UUID structure) {
    return memberships
        .find(transaction, account, structure)
        .compose(attachment ->
            attachment.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : Future.all(
                        structures.find(transaction, structure),
                        spaces.services(transaction, structure),
                        spaces.list(transaction, Set.of(structure)))
                    .map(found ->
                        Optional.of(
                            new View(
                                attachment.get(),
                                isManagementCentre(found.resultAt(0)),
                                found.resultAt(1),
                                found.resultAt(2)))));
  }

  private static boolean isManagementCentre(Optional<Structure> structure) {
    return structure
        .filter(found -> found.details().is(StructureTrait.MANAGEMENT_CENTRE))
        .isPresent();
  }

  /** Opens spaces for the whole structure or for services of it (F58 to F60). */
  public Future<Opening> open(
      Transaction transaction, UUID manager, UUID structure, SpacesWish wish, Instant now) {
    return memberships
        .holdAsManager(transaction, manager, structure)
        .compose(name ->
            name.isEmpty()
                ? Future.succeededFuture(new Opening.NotManager())
                : faults(transaction, structure, wish)
                    .compose(faults ->
                        faults.isEmpty()
                            ? openAll(transaction, name.get(), wish, now)
                            : Future.succeededFuture(new Opening.Refused(faults))));
  }

  private Future<Set<OpeningFault>> faults(
      Transaction transaction, UUID structure, SpacesWish wish) {
    return Future.all(
            spaces.services(transaction, structure),
            wish.ticked().containsKey(Space.TIC)
                ? structures.isManagementCentre(transaction, structure)
                : Future.succeededFuture(false))
        .map(found -> {
          List<StructureService> services = found.resultAt(0);
          Set<OpeningFault> faults = wish.faults();
          if (found.<Boolean>resultAt(1)) {
            faults.add(OpeningFault.TIC_NOT_FOR_MANAGEMENT_CENTRE);
          }
          Set<UUID> known = new HashSet<>();
          services.forEach(service -> known.add(service.id()));
          if (!wish.services().stream().flatMap(Optional::stream).allMatch(known::contains)) {
            faults.add(OpeningFault.UNKNOWN_SERVICE);
          }
          return faults;
        });
  }

  private Future<Opening> openAll(
      Transaction transaction, StructureName structure, SpacesWish wish, Instant now) {
    Set<UUID> ids = new HashSet<>();
    Beneficiary beneficiary = consistent(wish.beneficiary());
    Future<Void> done = Future.succeededFuture();
    for (Space space : wish.ticked().keySet()) {
      done =
          done.compose(_ ->
                  spaces.open(
                      transaction,
                      structure.id(),
                      space,
                      wish.services(),
                      wish.access(space),
                      beneficiary,
                      now))
              .map(opened -> {
                ids.addAll(opened);
                return null;
              });
    }
    return done.compose(_ -> spaces.list(transaction, Set.of(structure.id())))
        .map(all -> opened(structure, wish, ids, all));
  }

  private static Opening opened(
      StructureName structure, SpacesWish wish, Set<UUID> ids, List<OpenedSpace> all) {
    List<OpenedSpace> opened = new ArrayList<>();
    List<OpenedSpace> already = new ArrayList<>();
    for (OpenedSpace space : all) {
      boolean wanted =
          wish.ticked().containsKey(space.space())
              && wish.services().contains(space.service().map(StructureService::id));
      if (ids.contains(space.id())) {
        opened.add(space);
      } else if (wanted) {
        already.add(space);
      }
    }
    return new Opening.Opened(structure, opened, already);
  }

  /** Returns the same without a conchyliculteur's number where the category is another (F60). */
  private static Beneficiary consistent(Beneficiary said) {
    boolean shellfish =
        said.category().filter(BeneficiaryCategory.SHELLFISH_FARMER::equals).isPresent();
    return shellfish ? said : new Beneficiary(said.category(), said.pacage(), Optional.empty());
  }

  /** Closes a space (« Supprimer », F57). Its subscriptions end, and their holders are told. */
  public Future<Closing> close(Transaction transaction, UUID manager, UUID structure, UUID opened) {
    return memberships
        .holdAsManager(transaction, manager, structure)
        .compose(name ->
            name.isEmpty()
                ? Future.succeededFuture(new Closing.NotManager())
                : spaces
                    .list(transaction, Set.of(structure))
                    .map(all -> all.stream().filter(space -> space.id().equals(opened)).findFirst())
                    .compose(space ->
                        space.isEmpty()
                            ? Future.succeededFuture(new Closing.Gone())
                            : close(transaction, space.get())));
  }

  private Future<Closing> close(Transaction transaction, OpenedSpace space) {
    return subscriptions
        .holdLive(transaction, space.id())
        .compose(live ->
            spaces
                .close(transaction, space.structure(), space.id())
                .compose(closed ->
                    closed
                        ? mails.ended(transaction, live).map(new Closing.Closed(space, live.size()))
                        : Future.succeededFuture(new Closing.Gone())));
  }

  /** Says again what the TIC space asks for: category, PACAGE, conchyliculteur's number (F60). */
  public Future<Description> describe(
      Transaction transaction, UUID manager, UUID structure, UUID opened, Beneficiary beneficiary) {
    return memberships
        .holdAsManager(transaction, manager, structure)
        .compose(name ->
            name.isEmpty()
                ? Future.succeededFuture(new Description.NotManager())
                : spaces
                    .describe(transaction, structure, opened, consistent(beneficiary))
                    .map(done -> done ? new Description.Described() : new Description.Gone()));
  }
}
