package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who belongs to a structure: its users, how one leaves it or is detached (« Supprimer rattachement
 * », F46), and how the role of gestionnaire principal is handed over. A structure always keeps one.
 */
public final class Memberships {
  /** The most users of a structure that are listed. */
  public static final int MOST_USERS = 1_000;

  private final StructureStore structures;
  private final MembershipStore memberships;
  private final AttachmentMails mails;

  public Memberships(AccountStore accounts, StructureStore structures, AttachmentMails mails) {
    this.structures = structures;
    this.memberships = new MembershipStore(accounts);
    this.mails = mails;
  }

  /** Somebody to write to, and how to call them (« Prénom NOM »). */
  public record Contact(String address, String displayName) {}

  /** What became of the wish to leave a structure. */
  public sealed interface Departure {
    /** The account belongs to the structure no more, and its subscriptions there are over. */
    record Left(StructureName structure) implements Departure {}

    /**
     * The account is the only gestionnaire principal, so nothing was done: first it hands the role
     * over.
     */
    record LastManager(StructureName structure) implements Departure {}

    /** The account did not belong to the structure. */
    record NotAttached() implements Departure {}
  }

  /** What became of a manager's wish to detach a user. */
  public sealed interface Detachment {
    /** The user belongs to the structure no more, and is told so by mail. */
    record Detached(StructureName structure, String displayName) implements Detachment {}

    /** Whoever asked is not the structure's gestionnaire principal, so nothing was done. */
    record NotManager() implements Detachment {}

    /** The user did not belong to the structure, or does no more. */
    record NotAttached() implements Detachment {}

    /** The manager named himself: nobody is left to manage the structure. */
    record LastManager(StructureName structure) implements Detachment {}
  }

  /** What became of the wish to hand over the role of gestionnaire principal. */
  public sealed interface HandOver {
    /** The heir is gestionnaire principal, the former one is a user; both are told by mail. */
    record HandedOver(StructureName structure, String heir) implements HandOver {}

    /** Whoever asked is not, or is no more, the gestionnaire principal. */
    record NotManager() implements HandOver {}

    /** The heir is not a user of the structure, or is no more. */
    record NotAttached() implements HandOver {}
  }

  /** Returns what the account is to the structure it belongs to; empty where it belongs to none. */
  public Future<Optional<Attachment>> find(Transaction transaction, UUID account, UUID structure) {
    return memberships
        .standing(transaction, account, structure)
        .compose(standing -> named(transaction, structure, standing));
  }

  /** Returns the same, which stays so until the transaction ends: for whoever acts upon it. */
  public Future<Optional<Attachment>> hold(Transaction transaction, UUID account, UUID structure) {
    return memberships
        .hold(transaction, account, structure)
        .compose(standing -> named(transaction, structure, standing));
  }

  /**
   * Returns the structure where the account is its gestionnaire principal, and stays so until the
   * transaction ends; else empty.
   */
  public Future<Optional<StructureName>> holdAsManager(
      Transaction transaction, UUID account, UUID structure) {
    return hold(transaction, account, structure)
        .map(found ->
            found
                .filter(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER)
                .map(Attachment::structure));
  }

  private Future<Optional<Attachment>> named(
      Transaction transaction, UUID structure, Optional<Standing> standing) {
    return standing.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : name(transaction, structure)
            .map(name -> Optional.of(new Attachment(name, standing.get())));
  }

  /** Returns the structures of which the account is gestionnaire principal. */
  public Future<Set<UUID>> managed(Transaction transaction, UUID account) {
    return memberships.managed(transaction, account);
  }

  /** Returns those, which stay so until the transaction ends: for whoever acts upon it. */
  public Future<Set<UUID>> holdManaged(Transaction transaction, UUID account) {
    return memberships.holdManaged(transaction, account);
  }

  /** Returns the names of structures, by their ids. */
  public Future<Map<UUID, StructureName>> names(Transaction transaction, Set<UUID> ids) {
    return structures.named(transaction, ids);
  }

  /** Returns the structures to which the account is attached, as manager or as user. */
  public Future<Set<UUID>> joined(Transaction transaction, UUID account) {
    return memberships.joined(transaction, account);
  }

  /** Returns the accounts that belong to a structure, in whatever role. */
  public Future<List<UUID>> accounts(Transaction transaction, UUID structure) {
    return memberships.accounts(transaction, structure);
  }

  /** Returns the gestionnaires principaux of a structure, to be written to. */
  public Future<List<Contact>> managers(Transaction transaction, UUID structure) {
    return memberships.managers(transaction, structure);
  }

  /**
   * Returns the users of a structure, its manager first, then the others by name.
   *
   * @return empty where the account is not its gestionnaire principal
   */
  public Future<Optional<List<StructureUser>>> users(
      Transaction transaction, UUID manager, UUID structure) {
    return memberships
        .standing(transaction, manager, structure)
        .compose(standing ->
            manages(standing)
                ? memberships.users(transaction, structure, MOST_USERS).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  /** Detaches the account itself. The last gestionnaire principal cannot leave. */
  public Future<Departure> leave(Transaction transaction, UUID account, UUID structure) {
    return memberships
        .lock(transaction, structure, Set.of(account))
        .compose(standings ->
            standings.isEmpty()
                ? Future.succeededFuture(new Departure.NotAttached())
                : name(transaction, structure)
                    .compose(name ->
                        standings.get(account) == Standing.PRINCIPAL_MANAGER
                            ? Future.succeededFuture(new Departure.LastManager(name))
                            : memberships
                                .remove(transaction, account, structure)
                                .map(new Departure.Left(name))));
  }

  /** Detaches a user of a structure, and tells them by mail. */
  public Future<Detachment> detach(
      Transaction transaction, UUID manager, UUID structure, UUID user) {
    return memberships
        .lock(transaction, structure, manager.equals(user) ? Set.of(user) : Set.of(manager, user))
        .compose(standings -> {
          if (standings.get(manager) != Standing.PRINCIPAL_MANAGER) {
            return Future.succeededFuture(new Detachment.NotManager());
          }
          if (user.equals(manager)) {
            return name(transaction, structure).map(Detachment.LastManager::new);
          }
          return standings.containsKey(user)
              ? remove(transaction, structure, user)
              : Future.succeededFuture(new Detachment.NotAttached());
        });
  }

  private Future<Detachment> remove(Transaction transaction, UUID structure, UUID user) {
    return Future.all(name(transaction, structure), memberships.contact(transaction, user))
        .compose(found -> {
          StructureName name = found.resultAt(0);
          Contact person = found.resultAt(1);
          return memberships
              .remove(transaction, user, structure)
              .compose(_ -> mails.detached(transaction, person, name))
              .map(new Detachment.Detached(name, person.displayName()));
        });
  }

  /**
   * Makes a user of the structure its gestionnaire principal, and the former one a user. Where it
   * is handed to two people at once, the first one gets it.
   */
  public Future<HandOver> handOver(
      Transaction transaction, UUID manager, UUID structure, UUID heir) {
    return memberships
        .lock(transaction, structure, heir.equals(manager) ? Set.of(heir) : Set.of(manager, heir))
        .compose(standings -> {
          if (standings.get(manager) != Standing.PRINCIPAL_MANAGER) {
            return Future.succeededFuture(new HandOver.NotManager());
          }
          return standings.get(heir) == Standing.MEMBER
              ? swap(transaction, manager, structure, heir)
              : Future.succeededFuture(new HandOver.NotAttached());
        });
  }

  private Future<HandOver> swap(Transaction transaction, UUID manager, UUID structure, UUID heir) {
    return memberships
        .become(transaction, manager, structure, Standing.MEMBER)
        .compose(_ -> memberships.become(transaction, heir, structure, Standing.PRINCIPAL_MANAGER))
        .compose(_ ->
            Future.all(
                name(transaction, structure),
                memberships.contact(transaction, manager),
                memberships.contact(transaction, heir)))
        .compose(found -> {
          StructureName name = found.resultAt(0);
          Contact former = found.resultAt(1);
          Contact next = found.resultAt(2);
          return mails
              .handedOver(transaction, name, former, next)
              .map(new HandOver.HandedOver(name, next.displayName()));
        });
  }

  private Future<StructureName> name(Transaction transaction, UUID structure) {
    return structures.named(transaction, structure).map(Optional::orElseThrow);
  }

  private static boolean manages(Optional<Standing> standing) {
    return standing.filter(Standing.PRINCIPAL_MANAGER::equals).isPresent();
  }
}
