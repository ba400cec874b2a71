package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.subscription.SubscriptionStore.Held;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * « Abonnements aux espaces »: an attached user asks to use a space of the structure (F62 to F64);
 * its gestionnaire principal decides (F66). It ends with the space, with the attachment, or when
 * either of the two removes it.
 */
public final class Subscriptions {
  /** The longest comment, in characters (code points); a line break counts as one. */
  public static final int MAX_COMMENT = 500;

  /** How many subscriptions one account may ask for; each writes to a manager. */
  public static final Limit PER_ACCOUNT =
      Limit.rate("subscription/account", 60, Duration.ofHours(1));

  /** For how long a refusal is told. */
  public static final Duration KEPT = Duration.ofDays(180);

  /** The most that one list shows. */
  private static final int MOST = 1_000;

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Memberships memberships;
  private final SpaceStore spaces;
  private final SubscriptionStore subscriptions;
  private final SubscriptionMails mails;
  private final Limits limits;

  public Subscriptions(
      Memberships memberships,
      SpaceStore spaces,
      SubscriptionStore subscriptions,
      SubscriptionMails mails,
      Limits limits) {
    this.memberships = memberships;
    this.spaces = spaces;
    this.subscriptions = subscriptions;
    this.mails = mails;
    this.limits = limits;
  }

  /** What became of the wish to subscribe to a space. */
  public sealed interface Asked {
    /** The request waits, and the structure's manager is told by mail. */
    record Requested(Subscription subscription) implements Asked {}

    /** One waits or is valid already, so nothing was done. */
    record Already(Subscription subscription) implements Asked {}

    /** The account is the structure's gestionnaire principal, who may use all of its spaces. */
    record NotNeeded(StructureName structure) implements Asked {}

    /** The space is open for consultation only (F58), so nothing was done. */
    record ConsultationOnly(OpenedSpace space) implements Asked {}

    /** There is no such space, or the account does not belong to its structure. */
    record Unknown() implements Asked {}

    record Refused(Set<SubscriptionFault> faults) implements Asked {}

    /** The account has asked for too many of late. */
    record TooSoon(Duration retryAfter) implements Asked {}
  }

  /** What became of the wish to remove a subscription. */
  public sealed interface Removal {
    /**
     * It is over.
     *
     * @param subscription as it was
     */
    record Removed(Subscription subscription) implements Removal {}

    /** There is none, or no more, that this account may remove. */
    record Gone() implements Removal {}
  }

  /**
   * Asks for a subscription to a space of a structure that the account belongs to (F64).
   *
   * @param openedSpace the id of an {@link OpenedSpace}
   * @param wantedOn « Date de la demande »: today or within the year before
   * @param comment at most {@value #MAX_COMMENT} characters; may be empty
   */
  public Future<Asked> ask(
      Transaction transaction,
      UUID account,
      UUID openedSpace,
      Access access,
      LocalDate wantedOn,
      String comment,
      Instant now) {
    String said = comment.replace("\r\n", "\n").strip();
    Set<SubscriptionFault> faults = faults(wantedOn, said, now);
    if (!faults.isEmpty()) {
      return Future.succeededFuture(new Asked.Refused(faults));
    }
    var wanted = new SubscriptionStore.Wanted(account, openedSpace, access, wantedOn, said);
    return spaces
        .structureOf(transaction, openedSpace)
        .compose(structure ->
            structure.isEmpty()
                ? Future.succeededFuture(new Asked.Unknown())
                : memberships
                    .hold(transaction, account, structure.get())
                    .compose(attachment ->
                        attachment.isEmpty()
                            ? Future.succeededFuture(new Asked.Unknown())
                            : ask(transaction, wanted, attachment.get(), now)));
  }

  private static Set<SubscriptionFault> faults(LocalDate wantedOn, String comment, Instant now) {
    Set<SubscriptionFault> faults = EnumSet.noneOf(SubscriptionFault.class);
    LocalDate today = LocalDate.ofInstant(now, PARIS);
    if (wantedOn.isAfter(today)) {
      faults.add(SubscriptionFault.DATE_TO_COME);
    }
    if (wantedOn.isBefore(today.minusYears(1))) {
      faults.add(SubscriptionFault.DATE_TOO_OLD);
    }
    if (comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
      faults.add(SubscriptionFault.COMMENT_TOO_LONG);
    }
    return faults;
  }

  private Future<Asked> ask(
      Transaction transaction,
      SubscriptionStore.Wanted wanted,
      Attachment attachment,
      Instant now) {
    StructureName structure = attachment.structure();
    if (attachment.standing() == Standing.PRINCIPAL_MANAGER) {
      return Future.succeededFuture(new Asked.NotNeeded(structure));
    }
    return Future.all(
            spaces.list(transaction, Set.of(structure.id())),
            subscriptions.live(transaction, wanted.account(), wanted.openedSpace()))
        .compose(found -> {
          List<OpenedSpace> opened = found.resultAt(0);
          Optional<Subscription> live = found.resultAt(1);
          Optional<OpenedSpace> space =
              opened.stream().filter(each -> each.id().equals(wanted.openedSpace())).findFirst();
          if (live.isPresent()) {
            return Future.succeededFuture(new Asked.Already(live.get()));
          }
          if (space.isEmpty()) {
            return Future.succeededFuture(new Asked.Unknown());
          }
          return space.get().access().covers(wanted.access())
              ? admit(transaction, wanted, now)
              : Future.succeededFuture(new Asked.ConsultationOnly(space.get()));
        });
  }

  private Future<Asked> admit(
      Transaction transaction, SubscriptionStore.Wanted wanted, Instant now) {
    return limits
        .take(transaction, PER_ACCOUNT, wanted.account().toString(), now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Asked.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  subscriptions
                      .add(transaction, wanted, now)
                      .compose(added -> tell(transaction, wanted, added.isPresent()));
            });
  }

  /**
   * @param added false where another request came first, or the space was closed meanwhile
   */
  private Future<Asked> tell(
      Transaction transaction, SubscriptionStore.Wanted wanted, boolean added) {
    return subscriptions
        .live(transaction, wanted.account(), wanted.openedSpace())
        .compose(live -> {
          if (live.isEmpty()) {
            return Future.succeededFuture(new Asked.Unknown());
          }
          return added
              ? mails.requested(transaction, live.get()).map(new Asked.Requested(live.get()))
              : Future.succeededFuture(new Asked.Already(live.get()));
        });
  }

  /** A space that an account may ask to subscribe to. */
  public record Offered(StructureName structure, OpenedSpace opened) {}

  /**
   * Returns the spaces that the account may subscribe to: those of the structures that it belongs
   * to as a user, without those for which a subscription waits or is valid.
   */
  public Future<List<Offered>> offered(Transaction transaction, UUID account) {
    return Future.all(
            memberships.joined(transaction, account), memberships.managed(transaction, account))
        .compose(found -> {
          Set<UUID> used = new HashSet<>(found.<Set<UUID>>resultAt(0));
          used.removeAll(found.<Set<UUID>>resultAt(1));
          return Future.all(
              spaces.list(transaction, used),
              memberships.names(transaction, used),
              subscriptions.ofAccount(transaction, account, MOST));
        })
        .map(
            found -> UsableSpaces.offered(found.resultAt(0), found.resultAt(1), found.resultAt(2)));
  }

  /** Returns the account's subscriptions and requests for one, the newest first (F63). */
  public Future<List<Subscription>> of(Transaction transaction, UUID account) {
    return subscriptions.ofAccount(transaction, account, MOST);
  }

  /**
   * Returns the valid subscriptions to the spaces of a structure.
   *
   * @return empty where the account is not its gestionnaire principal
   */
  public Future<Optional<List<Subscription>>> ofStructure(
      Transaction transaction, UUID manager, UUID structure) {
    return memberships
        .managed(transaction, manager)
        .compose(managed ->
            managed.contains(structure)
                ? subscriptions.ofStructure(transaction, structure, MOST).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  /**
   * Returns every space that the account may use now: those of the structures that it manages, and
   * those of its accepted subscriptions (F55, F66).
   */
  public Future<List<UsableSpace>> usable(Transaction transaction, UUID account) {
    return subscriptions
        .ofAccount(transaction, account, MOST)
        .compose(all -> usable(transaction, account, all));
  }

  private Future<List<UsableSpace>> usable(
      Transaction transaction, UUID account, List<Subscription> all) {
    List<Subscription> valid =
        all.stream().filter(each -> each.state() == Subscription.State.VALID).toList();
    return memberships
        .managed(transaction, account)
        .compose(managed -> {
          Set<UUID> structures = new HashSet<>(managed);
          valid.forEach(each -> structures.add(each.structure().id()));
          return Future.all(
                  spaces.list(transaction, structures), memberships.names(transaction, structures))
              .map(found -> UsableSpaces.of(managed, valid, found.resultAt(0), found.resultAt(1)));
        });
  }

  /**
   * Returns what the account may do in a space of a structure, whatever the service; empty where it
   * may not use it.
   */
  public Future<Optional<Access>> mayUse(
      Transaction transaction, UUID account, UUID structure, Space space) {
    return usable(transaction, account)
        .map(all ->
            all.stream()
                .filter(each ->
                    each.structure().id().equals(structure) && each.opened().space() == space)
                .map(UsableSpace::access)
                .max(Access::compareTo));
  }

  /**
   * Returns whether the account may use a space on any structure: as its gestionnaire principal, or
   * by an accepted subscription.
   */
  public Future<Boolean> mayUseAnywhere(Transaction transaction, UUID account, Space space) {
    return subscriptions.mayUse(transaction, account, space);
  }

  /**
   * Removes one's own subscription, or the request for one. Where it is decided on at the same
   * time, the acts follow each other.
   */
  public Future<Removal> remove(Transaction transaction, UUID account, UUID id, Instant now) {
    return subscriptions
        .hold(transaction, id)
        .compose(held -> {
          if (held.isEmpty() || !held.get().subscription().account().equals(account)) {
            return Future.succeededFuture(new Removal.Gone());
          }
          Subscription subscription = held.get().subscription();
          Future<Void> over =
              subscription.state() == Subscription.State.WAITING
                  ? subscriptions.decide(transaction, id, Subscription.State.WITHDRAWN, "", now)
                  : subscriptions.delete(transaction, id);
          return over.map(new Removal.Removed(subscription));
        });
  }

  /** Ends a user's valid subscription as the structure's manager, and tells the user by mail. */
  public Future<Removal> end(Transaction transaction, UUID manager, UUID id) {
    return memberships
        .holdManaged(transaction, manager)
        .compose(managed ->
            subscriptions
                .hold(transaction, id)
                .compose(held -> {
                  boolean may =
                      held.map(Held::subscription)
                          .filter(each -> each.state() == Subscription.State.VALID)
                          .filter(each -> managed.contains(each.structure().id()))
                          .isPresent();
                  return may
                      ? subscriptions
                          .delete(transaction, id)
                          .compose(_ -> mails.ended(transaction, List.of(held.get())))
                          .map(new Removal.Removed(held.get().subscription()))
                      : Future.succeededFuture(new Removal.Gone());
                }));
  }

  /**
   * Deletes refusals, and requests that were taken back, older than {@link #KEPT}, at most so many,
   * and returns how many.
   */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return subscriptions.purge(transaction, now.minus(KEPT), most);
  }
}
