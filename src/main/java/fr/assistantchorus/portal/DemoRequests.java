package fr.assistantchorus.portal;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the invented people have asked of each other: attachments and subscriptions that wait, were
 * accepted or refused. They do it by the services, as people do, and so are told by mail.
 */
final class DemoRequests {
  static final String PAUL = "paul.lefevre@ferme-exemple.fr";
  static final String SOPHIE = "sophie.garnier@gaec-exemple.fr";
  static final String JULIE = "julie.fontaine@gaec-exemple.fr";
  static final String HUGO = "hugo.bernard@cabinet-exemple.fr";

  private static final Identifier SECOND_OF_SOPHIE = Identifier.siret("66778899600011");

  private final AccountStore accounts;
  private final Attachments attachments;
  private final AttachmentRequests requests;
  private final StructureSpaces spaces;
  private final Subscriptions subscriptions;
  private final PendingActions pending;

  DemoRequests(
      AccountStore accounts,
      Attachments attachments,
      AttachmentRequests requests,
      StructureSpaces spaces,
      Subscriptions subscriptions,
      PendingActions pending) {
    this.accounts = accounts;
    this.attachments = attachments;
    this.requests = requests;
    this.spaces = spaces;
    this.subscriptions = subscriptions;
    this.pending = pending;
  }

  /** Who asks whom, and the structures where Paul and Sophie decide. */
  private record Cast(
      UUID paul, UUID sophie, UUID julie, UUID hugo, UUID paulsFarm, UUID sophiesFarm) {}

  /** Does it all where Julie still asks to be attached, as she does at first. */
  Future<Void> load(Transaction transaction, Instant now) {
    return account(transaction, JULIE)
        .compose(julie -> attachments.of(transaction, julie))
        .compose(all ->
            all.stream().map(Attachment::standing).anyMatch(Standing.REQUESTED::equals)
                ? cast(transaction).compose(cast -> play(transaction, cast, now))
                : Future.succeededFuture());
  }

  private Future<Cast> cast(Transaction transaction) {
    return Future.all(
            account(transaction, PAUL),
            account(transaction, SOPHIE),
            account(transaction, JULIE),
            account(transaction, HUGO))
        .compose(found -> {
          UUID paul = found.resultAt(0);
          UUID sophie = found.resultAt(1);
          return Future.all(attachments.of(transaction, paul), attachments.of(transaction, sophie))
              .map(farms ->
                  new Cast(
                      paul,
                      sophie,
                      found.resultAt(2),
                      found.resultAt(3),
                      first(farms.resultAt(0)),
                      first(farms.resultAt(1))));
        });
  }

  private static UUID first(List<Attachment> all) {
    return all.getFirst().structure().id();
  }

  private Future<Void> play(Transaction transaction, Cast cast, Instant now) {
    Instant before = now.minus(Duration.ofDays(3));
    return decide(transaction, cast.sophie(), "Julie FONTAINE", "", now)
        .compose(_ -> subscribe(transaction, cast, Space.FLOWS, Access.MODIFICATION, "", now))
        .compose(_ -> decide(transaction, cast.sophie(), "Julie FONTAINE", "", now))
        .compose(_ ->
            subscribe(
                transaction,
                cast,
                Space.ISSUED_INVOICES,
                Access.MODIFICATION,
                "Pour déposer les factures de lait.",
                now))
        .compose(_ ->
            decide(
                transaction,
                cast.sophie(),
                "Julie FONTAINE",
                "Les factures restent au bureau. Demandez plutôt la consultation.",
                now))
        .compose(_ ->
            subscribe(
                transaction,
                cast,
                Space.TIC,
                Access.MODIFICATION,
                "Pour préparer la demande de cette année.",
                now))
        .compose(_ -> requests.ask(transaction, cast.hugo(), cast.paulsFarm(), before))
        .compose(_ ->
            decide(
                transaction,
                cast.paul(),
                "Hugo BERNARD",
                "Le mandat n’est pas encore signé.",
                before.plus(Duration.ofHours(5))))
        .compose(_ -> requests.ask(transaction, cast.hugo(), cast.sophiesFarm(), now))
        .compose(_ ->
            attachments.foundOrRequest(
                transaction,
                cast.sophie(),
                StructureDetails.of(SECOND_OF_SOPHIE)
                    .with(StructureText.NAME, "SCEA des Coteaux")
                    .with(StructureText.STREET, "12 rue des Vignes")
                    .with(StructureText.POSTAL_CODE, "21700")
                    .with(StructureText.CITY, "Nuits-Saint-Georges")
                    .with(StructureText.COUNTRY, "France")
                    .withVerified(true),
                Set.of(Space.FLOWS),
                Beneficiary.UNSAID,
                now))
        .mapEmpty();
  }

  /** Julie asks for a subscription to a space of Sophie's farm. */
  private Future<Void> subscribe(
      Transaction transaction,
      Cast cast,
      Space wanted,
      Access access,
      String comment,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return spaces
        .look(transaction, cast.sophie(), cast.sophiesFarm())
        .compose(view -> {
          UUID opened =
              view.orElseThrow().opened().stream()
                  .filter(each -> each.space() == wanted)
                  .findFirst()
                  .orElseThrow()
                  .id();
          return subscriptions.ask(transaction, cast.julie(), opened, access, today, comment, now);
        })
        .mapEmpty();
  }

  /**
   * Decides on what somebody asks of this manager.
   *
   * @param reason of a refusal; empty to accept
   */
  private Future<Void> decide(
      Transaction transaction, UUID manager, String requester, String reason, Instant now) {
    return pending
        .all(transaction, manager, PendingActions.Order.OLDEST)
        .map(all ->
            all.stream()
                .filter(action -> action.requester().equals(requester))
                .map(PendingAction::id)
                .collect(Collectors.toSet()))
        .compose(ids ->
            reason.isEmpty()
                ? pending.accept(transaction, manager, ids, now)
                : pending.refuse(transaction, manager, ids, reason, now))
        .mapEmpty();
  }

  private Future<UUID> account(Transaction transaction, String address) {
    return accounts.find(transaction, address).map(found -> found.orElseThrow().id());
  }
}
