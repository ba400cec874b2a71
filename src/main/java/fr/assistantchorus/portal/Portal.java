package fr.assistantchorus.portal;

import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.PersonalData;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.agent.AgentLogin;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.attachment.AttachmentMails;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.StructureMembership;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.BankMails;
import fr.assistantchorus.portal.bank.BankNotices;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.privacy.AccountFinder;
import fr.assistantchorus.portal.privacy.DataCopy;
import fr.assistantchorus.portal.privacy.Erasure;
import fr.assistantchorus.portal.refund.RefundPreparation;
import fr.assistantchorus.portal.session.AccountMails;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.portal.session.Bindings;
import fr.assistantchorus.portal.session.CredentialChange;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.session.OwnPassword;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.ActivationMail;
import fr.assistantchorus.portal.signup.FirstSteps;
import fr.assistantchorus.portal.signup.HumanCheck;
import fr.assistantchorus.portal.signup.PendingRegistrationStore;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.portal.signup.SignUpDraftStore;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.StructureSearch;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.portal.subscription.StructureServices;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.SubscriptionMails;
import fr.assistantchorus.portal.subscription.SubscriptionStore;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.portal.support.SupportAnswers;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The portal's parts, wired. */
public record Portal(
    SiretLookup sirets,
    Structures structures,
    StructureSearch structureSearch,
    Registrations registrations,
    SignUpDrafts drafts,
    HumanCheck humanCheck,
    Activation activation,
    Login login,
    Sessions sessions,
    PersonalData personalData,
    ContactAddress contacts,
    CredentialChange credentials,
    ForgottenPassword forgottenPassword,
    Attachments attachments,
    AttachmentRequests attachmentRequests,
    Memberships memberships,
    StructureSpaces structureSpaces,
    StructureServices structureServices,
    Subscriptions subscriptions,
    PendingActions pendingActions,
    FirstSteps firstSteps,
    BindingLinks bindingLinks,
    Bindings bindings,
    SupportRequests support,
    SupportAnswers supportAnswers,
    LiveDesk desk,
    DataCopy dataCopy,
    Erasure erasure,
    AccountFinder accountFinder,
    BankDetails bankDetails,
    BankFiles bankFiles,
    RefundPreparation refundPreparation,
    Agents agents,
    AgentLogin agentLogin,
    Audit audit,
    Retention retention,
    DemoData demoData) {

  /** What the portal seals under the master key; each store names its own. */
  public static final List<SealedColumn> SEALED =
      Stream.of(
              AccountStore.SEALED,
              ContactAddress.SEALED,
              PendingRegistrationStore.SEALED,
              SignUpDraftStore.SEALED,
              SpaceStore.SEALED,
              StructureStore.SEALED,
              AttachmentRequests.SEALED,
              SubscriptionStore.SEALED,
              SupportRequests.SEALED,
              BankDetails.SEALED,
              Agents.SEALED)
          .flatMap(List::stream)
          .toList();

  /** The cost of the hash of a password or a secret answer that protects something. */
  public static final SlowHash.Cost PASSWORD_COST = SlowHash.Cost.SLOW;

  /**
   * The services that the portal needs.
   *
   * @param transactions begins transactions; only those services that need several of them for one
   *     act are given this
   * @param background begins transactions of another pool, for what nobody waits for
   * @param register the register is asked while a turn holds a connection, so it must use another
   *     pool than the turn
   * @param outbox mails are written to it in the transaction of the act that they tell of
   */
  public record Ground(
      Vertx vertx,
      Transaction.Runner transactions,
      Transaction.Runner background,
      Seal seal,
      CompanyRegister register,
      MailComposer composer,
      Outbox outbox) {}

  /**
   * Wires the services of the portal.
   *
   * @param passwordCost the cost of the hash of a password or a secret answer
   */
  public static Portal of(Ground ground, PortalRules rules, SlowHash.Cost passwordCost) {
    Transaction.Runner transactions = ground.transactions();
    Seal seal = ground.seal();
    MailComposer composer = ground.composer();
    Outbox outbox = ground.outbox();
    Limits limits = new Limits(seal);
    AccountStore accounts = new AccountStore(seal);
    StructureStore structures = new StructureStore(seal);
    SpaceStore spaces = new SpaceStore(seal);
    PendingRegistrationStore pending = new PendingRegistrationStore(seal, accounts);
    SignUpDrafts drafts = new SignUpDrafts(new SignUpDraftStore(seal), limits);
    Passwords passwords = new Passwords(new SlowHash(ground.vertx(), passwordCost));
    ContactAddress contacts = new ContactAddress(rules, limits, accounts, seal, composer, outbox);
    ActivationMail activationMail =
        new ActivationMail(rules, limits, accounts, pending, composer, outbox);
    AttachmentMails mails = new AttachmentMails(accounts, composer, outbox);
    Attachments attachments = new Attachments(seal, accounts, structures, spaces, mails);
    AttachmentRequests requests = new AttachmentRequests(seal, accounts, structures, mails, limits);
    Memberships memberships = new Memberships(accounts, structures, mails);
    SubscriptionStore subscriptionStore = new SubscriptionStore(seal, accounts);
    SubscriptionMails subscriptionMails = new SubscriptionMails(memberships, composer, outbox);
    Subscriptions subscriptions =
        new Subscriptions(memberships, spaces, subscriptionStore, subscriptionMails, limits);
    StructureSpaces structureSpaces =
        new StructureSpaces(structures, memberships, spaces, subscriptionStore, subscriptionMails);
    PendingActions pendingActions =
        new PendingActions(
            accounts, memberships, attachments, requests, subscriptionStore, subscriptionMails);
    DemoRequests demoRequests =
        new DemoRequests(
            accounts, attachments, requests, structureSpaces, subscriptions, pendingActions);
    Sessions sessions = new Sessions(accounts, attachments);
    BankFiles bankFiles = new BankFiles(ground.vertx(), transactions, seal, limits, memberships);
    BankDetails bankDetails =
        new BankDetails(seal, limits, memberships, new BankMails(memberships, composer, outbox));
    AccountMails accountMails = new AccountMails(composer, outbox);
    OwnPassword ownPassword = new OwnPassword(transactions, limits, accounts, passwords);
    ForgottenPassword forgottenPassword =
        new ForgottenPassword(
            transactions,
            rules,
            limits,
            accounts,
            passwords,
            sessions,
            accountMails,
            composer,
            outbox);
    Login login = new Login(transactions, rules, limits, accounts, passwords, composer, outbox);
    Agents agents = new Agents(seal);
    Audit audit = new Audit();
    BindingLinks links = new BindingLinks(accounts);
    SupportRequests support = new SupportRequests(rules, seal, limits, composer, outbox);
    Activation activation =
        new Activation(accounts, attachments, pending, contacts, passwords, activationMail, mails);
    SiretLookup sirets = new SiretLookup(structures, ground.register());
    StructureMembership membership = new StructureMembership(accounts);
    Structures ownStructures = new Structures(structures, sirets, spaces, membership);
    return new Portal(
        sirets,
        ownStructures,
        new StructureSearch(limits, membership),
        new Registrations(pending, activationMail),
        drafts,
        new HumanCheck(seal, limits),
        activation,
        login,
        sessions,
        new PersonalData(accounts, contacts),
        contacts,
        new CredentialChange(
            transactions, accounts, passwords, ownPassword, sessions, accountMails),
        forgottenPassword,
        attachments,
        requests,
        memberships,
        structureSpaces,
        new StructureServices(structures, memberships, spaces),
        subscriptions,
        pendingActions,
        new FirstSteps(attachments, spaces, bankDetails::withActive),
        links,
        new Bindings(transactions, accounts),
        support,
        support.answers(accounts),
        new LiveDesk(rules, ground.background()),
        new DataCopy(accounts, contacts, attachments, subscriptions, sessions, support),
        new Erasure(
            transactions,
            accounts,
            ownPassword,
            attachments,
            memberships,
            sessions,
            forgottenPassword,
            accountMails),
        new AccountFinder(structures, memberships, support),
        bankDetails,
        bankFiles,
        new RefundPreparation(attachments, structures, spaces, subscriptions, bankDetails),
        agents,
        new AgentLogin(transactions, limits, seal, passwords, audit),
        audit,
        new Retention(
            ground.background(),
            pending,
            drafts,
            support,
            Map.of(
                "sessions", sessions::purge,
                "known devices", login::purge,
                "links", links::purge,
                "links to passwords", forgottenPassword::purge,
                "contact addresses", contacts::purge,
                "decisions on attachments", requests::purge,
                "decisions on subscriptions", subscriptions::purge,
                "files of bank details", bankFiles::purge,
                "console",
                    (transaction, now, most) ->
                        agents
                            .purge(transaction, now, most)
                            .compose(ended ->
                                audit.purge(transaction, now, most).map(old -> ended + old)),
                "limits", limits::purge)),
        new DemoData(
            rules,
            transactions,
            accounts,
            pending,
            activation,
            demoRequests,
            new DemoStructures(accounts, ownStructures),
            new DemoSupport(accounts, SupportRequests.withoutMails(seal, limits)),
            new DemoBankDetails(
                transactions,
                accounts,
                attachments,
                bankFiles,
                new BankDetails(seal, limits, memberships, BankNotices.NONE)),
            new DemoAgents(transactions, accounts, agents),
            passwords));
  }
}
