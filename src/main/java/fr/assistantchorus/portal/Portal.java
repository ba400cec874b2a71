package fr.assistantchorus.portal;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Vertx;

/** The portal's parts, wired. */
public record Portal(
    Registrations registrations,
    Activation activation,
    Login login,
    Sessions sessions,
    Attachments attachments,
    FirstSteps firstSteps,
    ConversationLinks conversationLinks,
    ConversationBindings conversationBindings,
    SupportRequests support,
    Retention retention,
    DemoData demoData) {

  public static Portal of(
      Vertx vertx,
      Database database,
      Seal seal,
      MailComposer composer,
      Outbox outbox,
      PortalRules rules) {
    Limits limits = new Limits(seal);
    Accounts accounts = new Accounts(seal);
    AttachmentRequests attachmentRequests = new AttachmentRequests(accounts);
    Structures structures = new Structures(seal, accounts, attachmentRequests);
    PendingRegistrations pending = new PendingRegistrations(seal, accounts);
    SlowHash hash = new SlowHash(vertx);
    Sessions sessions = new Sessions(database, accounts);
    ActivationMail activationMail =
        new ActivationMail(rules, limits, accounts, pending, composer, outbox);
    AttachmentMails mails = new AttachmentMails(structures, composer, outbox);
    ConversationBindings bindings = new ConversationBindings(database, sessions);
    ConversationLinks links = new ConversationLinks(rules, database, sessions, bindings);
    Activation activation =
        new Activation(database, accounts, structures, pending, hash, activationMail, mails);
    return new Portal(
        new Registrations(pending, activationMail),
        activation,
        new Login(rules, database, limits, accounts, sessions, hash, composer, outbox),
        sessions,
        new Attachments(database, structures, attachmentRequests, mails),
        new FirstSteps(database),
        links,
        bindings,
        new SupportRequests(seal, limits, composer, outbox),
        new Retention(database, pending, sessions, links, limits),
        new DemoData(rules, database, accounts, pending, activation));
  }
}
