package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** Tells people by mail what they are to a structure, and managers who asks to be attached. */
public final class AttachmentMails {
  private final MembershipStore memberships;
  private final MailComposer composer;
  private final Outbox outbox;

  public AttachmentMails(AccountStore accounts, MailComposer composer, Outbox outbox) {
    this.memberships = new MembershipStore(accounts);
    this.composer = composer;
    this.outbox = outbox;
  }

  /**
   * Welcomes the person by mail (F18, F20): at the contact address, and at the login address too,
   * since that is the one that the person has shown to be theirs. Where the structure existed
   * already and is asked, its managers get a mail too.
   */
  public Future<Void> activated(
      Transaction transaction, Person person, Attachments.Joining joining) {
    String displayName = person.displayName();
    Map<String, Object> values = new HashMap<>(values(displayName, joining.structure()));
    values.put("joining", code(joining));
    return outbox
        .enqueue(transaction, composer.compose("activated", person.loginAddress(), values))
        .compose(_ ->
            person.hasOtherContact()
                ? outbox.enqueue(
                    transaction, composer.compose("activated", person.contactAddress(), values))
                : Future.succeededFuture())
        .compose(_ ->
            switch (joining) {
              case Attachments.Joining.Requested(var structure) ->
                  askManagers(transaction, structure, displayName);
              case Attachments.Joining.Founded _, Attachments.Joining.NotAccepting _ ->
                  Future.succeededFuture();
            });
  }

  private static String code(Attachments.Joining joining) {
    return switch (joining) {
      case Attachments.Joining.Founded _ -> "founded";
      case Attachments.Joining.Requested _ -> "requested";
      case Attachments.Joining.NotAccepting _ -> "not-accepting";
    };
  }

  /** Tells the requester by mail that the manager has accepted (F35). */
  Future<Void> accepted(Transaction transaction, AttachmentRequestStore.Taken taken) {
    return outbox.enqueue(
        transaction,
        composer.compose("attachment-accepted", taken.contact(), values(taken.request())));
  }

  /**
   * Tells the requester by mail that the manager has refused, and why (F35). The mail does not say
   * who the manager is, since no stranger is told.
   *
   * @param reason in the manager's words
   */
  Future<Void> refused(Transaction transaction, AttachmentRequestStore.Taken taken, String reason) {
    Map<String, Object> values = new HashMap<>(values(taken.request()));
    values.put("reason", reason);
    return outbox.enqueue(
        transaction, composer.compose("attachment-refused", taken.contact(), values));
  }

  /** Tells a user by mail that the manager has detached them (F46). */
  Future<Void> detached(
      Transaction transaction, Memberships.Contact person, StructureName structure) {
    return outbox.enqueue(
        transaction,
        composer.compose(
            "attachment-detached", person.address(), values(person.displayName(), structure)));
  }

  /** Tells both by mail that the role of gestionnaire principal has been handed over. */
  Future<Void> handedOver(
      Transaction transaction,
      StructureName structure,
      Memberships.Contact former,
      Memberships.Contact heir) {
    Map<String, Object> toHeir = new HashMap<>(values(heir.displayName(), structure));
    toHeir.put("former", former.displayName());
    Map<String, Object> toFormer = new HashMap<>(values(former.displayName(), structure));
    toFormer.put("heir", heir.displayName());
    return outbox
        .enqueue(transaction, composer.compose("manager-role-received", heir.address(), toHeir))
        .compose(_ ->
            outbox.enqueue(
                transaction, composer.compose("manager-role-given", former.address(), toFormer)));
  }

  private static Map<String, Object> values(String displayName, StructureName structure) {
    return Map.of(
        "person", displayName,
        "identifier", identifier(structure),
        "structure", structure.name());
  }

  private static Map<String, Object> values(AttachmentRequest request) {
    return values(request.requester(), request.structure());
  }

  /** Tells the structure's manager by mail that somebody asks to be attached (F35). */
  Future<Void> askManagers(Transaction transaction, StructureName structure, String displayName) {
    return memberships
        .managers(transaction, structure.id())
        .compose(managers -> {
          Future<Void> sent = Future.succeededFuture();
          for (Memberships.Contact manager : managers) {
            sent = sent.compose(_ -> ask(transaction, manager, structure, displayName));
          }
          return sent;
        });
  }

  private Future<Void> ask(
      Transaction transaction,
      Memberships.Contact manager,
      StructureName structure,
      String displayName) {
    Map<String, Object> values =
        Map.of(
            "manager", manager.displayName(),
            "requester", displayName,
            "identifier", identifier(structure),
            "structure", structure.name());
    return outbox.enqueue(
        transaction, composer.compose("attachment-requested", manager.address(), values));
  }

  /** Returns the structure's identifier with its type, as mails name it. */
  public static String identifier(StructureName structure) {
    Identifier identifier = structure.identifier();
    return identifier.value().isEmpty()
        ? identifier.type().label()
        : identifier.type().label() + " " + identifier.value();
  }
}
