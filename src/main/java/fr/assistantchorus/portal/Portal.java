package fr.assistantchorus.portal;

import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Vertx;

/** The portal's parts, wired. */
public record Portal(
    SiretLookup sirets,
    Registrations registrations,
    SignUpDrafts drafts,
    HumanCheck humanCheck,
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

  /** Of the hash of a password or a secret answer, where one protects something. */
  public static final SlowHash.Cost PASSWORD_COST = SlowHash.Cost.SLOW;

  /**
   * @param passwordCost of the hash of a password or a secret answer
   */
  public static Portal of(
      Vertx vertx,
      Database database,
      Seal seal,
      CompanyRegister register,
      MailComposer composer,
      Outbox outbox,
      PortalRules rules,
      SlowHash.Cost passwordCost) {
    Limits limits = new Limits(seal);
    Accounts accounts = new Accounts(seal);
    AttachmentRequests attachmentRequests = new AttachmentRequests(accounts);
    StructureStore structures = new StructureStore();
    MembershipStore memberships = new MembershipStore(accounts);
    PendingRegistrations pending = new PendingRegistrations(seal, accounts);
    SignUpDrafts drafts = new SignUpDrafts(database, seal, limits);
    SlowHash hash = new SlowHash(vertx, passwordCost);
    Sessions sessions = new Sessions(database, accounts);
    ActivationMail activationMail =
        new ActivationMail(rules, limits, accounts, pending, composer, outbox);
    AttachmentMails mails = new AttachmentMails(memberships, composer, outbox);
    Attachments attachments =
        new Attachments(
            database, structures, new SpaceStore(seal), memberships, attachmentRequests, mails);
    ConversationBindings bindings = new ConversationBindings(database, sessions);
    ConversationLinks links = new ConversationLinks(rules, database, sessions, bindings);
    Activation activation =
        new Activation(database, accounts, attachments, pending, hash, activationMail, mails);
    return new Portal(
        new SiretLookup(database, structures, register),
        new Registrations(database, drafts, pending, activationMail),
        drafts,
        new HumanCheck(seal, database, limits),
        activation,
        new Login(rules, database, limits, accounts, sessions, hash, composer, outbox),
        sessions,
        attachments,
        new FirstSteps(database),
        links,
        bindings,
        new SupportRequests(seal, limits, composer, outbox),
        new Retention(database, pending, drafts, sessions, links, limits),
        new DemoData(rules, database, accounts, pending, activation));
  }
}
