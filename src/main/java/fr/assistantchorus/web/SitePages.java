package fr.assistantchorus.web;

import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.UploadPages;
import fr.assistantchorus.web.site.account.AccountPage;
import fr.assistantchorus.web.site.account.ContactPage;
import fr.assistantchorus.web.site.account.DataPage;
import fr.assistantchorus.web.site.account.PasswordPage;
import fr.assistantchorus.web.site.account.PersonalDataPage;
import fr.assistantchorus.web.site.account.SecretQuestionPage;
import fr.assistantchorus.web.site.account.SessionsPage;
import fr.assistantchorus.web.site.attachment.DecisionPage;
import fr.assistantchorus.web.site.attachment.ManagerPages;
import fr.assistantchorus.web.site.attachment.MyAttachmentsPages;
import fr.assistantchorus.web.site.attachment.UsersPages;
import fr.assistantchorus.web.site.bank.AddBankPage;
import fr.assistantchorus.web.site.bank.BankPages;
import fr.assistantchorus.web.site.home.Announcements;
import fr.assistantchorus.web.site.home.ConnectedHomePage;
import fr.assistantchorus.web.site.home.HomePages;
import fr.assistantchorus.web.site.human.HumanGate;
import fr.assistantchorus.web.site.mailbox.MailboxPages;
import fr.assistantchorus.web.site.pattern.PatternsPage;
import fr.assistantchorus.web.site.refund.RefundPage;
import fr.assistantchorus.web.site.session.BindingLinkPage;
import fr.assistantchorus.web.site.session.ForgottenPasswordPage;
import fr.assistantchorus.web.site.session.LoginPages;
import fr.assistantchorus.web.site.session.NewPasswordPage;
import fr.assistantchorus.web.site.signup.ActivationPages;
import fr.assistantchorus.web.site.signup.NewActivationMailPage;
import fr.assistantchorus.web.site.signup.SignUpAutosave;
import fr.assistantchorus.web.site.signup.SignUpDesk;
import fr.assistantchorus.web.site.signup.SignUpIdentityPage;
import fr.assistantchorus.web.site.signup.SignUpRecapPage;
import fr.assistantchorus.web.site.signup.SignUpSpacesPage;
import fr.assistantchorus.web.site.signup.SignUpStart;
import fr.assistantchorus.web.site.signup.SignUpStructurePage;
import fr.assistantchorus.web.site.signup.SignUpTakeOverPage;
import fr.assistantchorus.web.site.space.AddSpacesPage;
import fr.assistantchorus.web.site.space.BeneficiaryPage;
import fr.assistantchorus.web.site.space.RenameServicePage;
import fr.assistantchorus.web.site.space.SpacesPages;
import fr.assistantchorus.web.site.structure.CorrectStructurePage;
import fr.assistantchorus.web.site.structure.NewStructurePage;
import fr.assistantchorus.web.site.structure.StructureListPage;
import fr.assistantchorus.web.site.structure.StructurePage;
import fr.assistantchorus.web.site.structure.StructureSearchPage;
import fr.assistantchorus.web.site.subscription.AskSubscriptionPage;
import fr.assistantchorus.web.site.subscription.SubscriptionPages;
import fr.assistantchorus.web.site.support.NewSupportRequestPage;
import fr.assistantchorus.web.site.support.SupportListPage;
import fr.assistantchorus.web.site.support.SupportThreadPage;

/** The list of the portal's pages: each is named here, and nowhere else outside its own class. */
final class SitePages {
  private SitePages() {}

  /**
   * @param early the routes that come before the limit of all other bodies: those of forms with a
   *     file
   */
  static void route(
      Routes routes, Routes early, Site site, WebServer.Services services, WebSettings settings) {
    Portal portal = services.portal();
    HomePages home = new HomePages(site);
    signUp(routes, site, portal, home, settings.mailFrom());
    new LoginPages(site, home, portal.login(), portal.bindings(), services.binding()).route(routes);
    new ConnectedHomePage(site, portal.firstSteps()).route(routes);
    attachments(routes, site, portal);
    structures(routes, site, portal);
    new RefundPage(site, portal.refundPreparation()).route(routes);
    new BankPages(site, portal.bankDetails(), portal.bankFiles()).route(routes);
    UploadPages uploads = new UploadPages(site, settings.deadlines());
    new AddBankPage(site, uploads, portal.bankDetails(), portal.bankFiles()).route(early);
    new BindingLinkPage(site, portal.bindingLinks(), services.binding()).route(routes);
    account(routes, site, portal, services.personal());
    new SupportListPage(site, portal.support()).route(routes);
    new NewSupportRequestPage(site, portal.support()).route(routes);
    new SupportThreadPage(site, portal.support()).route(routes);
    services
        .mailbox()
        .ifPresent(mailbox -> {
          new MailboxPages(site, mailbox).route(routes);
          new PatternsPage(site).route(routes);
        });
    new Announcements(site).route(routes);
  }

  private static void structures(Routes routes, Site site, Portal portal) {
    new StructureListPage(site, portal.structures()).route(routes);
    new NewStructurePage(site, portal.structures()).route(routes);
    new StructurePage(site, portal.structures()).route(routes);
    new CorrectStructurePage(site, portal.structures()).route(routes);
    new StructureSearchPage(site, portal.structureSearch()).route(routes);
  }

  private static void account(
      Routes routes, Site site, Portal portal, PersonalConversations personal) {
    new ForgottenPasswordPage(site, portal.forgottenPassword(), portal.humanCheck()).route(routes);
    new NewPasswordPage(site, portal.forgottenPassword()).route(routes);
    new AccountPage(site, portal.personalData(), portal.contacts()).route(routes);
    new PersonalDataPage(site, portal.personalData(), portal.contacts()).route(routes);
    new ContactPage(site, portal.contacts()).route(routes);
    new PasswordPage(site, portal.credentials()).route(routes);
    new SecretQuestionPage(site, portal.credentials()).route(routes);
    new DataPage(site, portal.dataCopy(), portal.erasure(), personal).route(routes);
    new SessionsPage(site, portal.sessions()).route(routes);
  }

  private static void attachments(Routes routes, Site site, Portal portal) {
    ManagerPages manager = new ManagerPages(site, portal.pendingActions());
    manager.route(routes);
    new DecisionPage(site, portal.pendingActions(), manager).route(routes);
    new UsersPages(site, portal.memberships(), portal.subscriptions()).route(routes);
    new MyAttachmentsPages(site, portal.attachmentRequests(), portal.memberships()).route(routes);
    new SpacesPages(site, portal.structureSpaces(), portal.structureServices()).route(routes);
    new RenameServicePage(site, portal.structureSpaces(), portal.structureServices()).route(routes);
    new AddSpacesPage(site, portal.structureSpaces(), portal.sirets()).route(routes);
    new BeneficiaryPage(site, portal.structureSpaces(), portal.sirets()).route(routes);
    new SubscriptionPages(site, portal.subscriptions()).route(routes);
    new AskSubscriptionPage(site, portal.subscriptions()).route(routes);
  }

  private static void signUp(
      Routes routes, Site site, Portal portal, HomePages home, String mailFrom) {
    SignUpDesk desk = new SignUpDesk(site, portal.drafts(), portal.sirets());
    new SignUpStart(site, home, desk, portal.drafts(), portal.sirets()).route(routes);
    new SignUpTakeOverPage(site, desk, portal.drafts()).route(routes);
    HumanGate gate = new HumanGate(site, portal.humanCheck());
    gate.route(routes);
    new SignUpIdentityPage(site, desk, gate).route(routes);
    new SignUpStructurePage(site, desk).route(routes);
    new SignUpSpacesPage(site, desk).route(routes);
    new SignUpRecapPage(site, desk, portal.registrations(), portal.drafts(), mailFrom)
        .route(routes);
    new SignUpAutosave(site, desk, portal.drafts()).route(routes);
    new ActivationPages(site, portal.activation()).route(routes);
    new NewActivationMailPage(site, portal.activation(), gate, mailFrom).route(routes);
  }
}
