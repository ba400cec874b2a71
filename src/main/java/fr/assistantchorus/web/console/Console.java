package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.portal.agent.AgentLogin;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.portal.privacy.AccountFinder;
import fr.assistantchorus.portal.privacy.Erasure;
import fr.assistantchorus.portal.support.SupportAnswers;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;

/** The list of the console's pages. */
public final class Console {
  private final Site site;
  private final Services services;

  /**
   * What the pages need.
   *
   * @param desk what agents see of conversations
   * @param live where people wait for agents
   * @param personal erases conversations
   * @param erasure erases accounts
   * @param finder finds the people whom a number is about
   */
  public record Services(
      AgentDesk desk,
      TakeOver takeOver,
      Chat chat,
      Agents agents,
      AgentLogin login,
      Audit audit,
      LiveDesk live,
      SupportAnswers requests,
      DeskBell bell,
      ConsoleStreams streams,
      PersonalConversations personal,
      Erasure erasure,
      AccountFinder finder) {}

  public Console(Site site, Services services) {
    this.site = site;
    this.services = services;
  }

  public void route(Routes routes) {
    ConsoleVisitors visitors = new ConsoleVisitors(site, services.agents());
    new ConsoleLoginPage(site, visitors, services.login(), services.agents()).route(routes);
    new ConversationListPage(site, visitors, services.desk(), services.agents(), services.finder())
        .route(routes);
    Reasons reasons = new Reasons(site, services.desk(), services.audit());
    new ConversationPage(site, visitors, services.desk(), services.audit(), reasons).route(routes);
    new ValuePage(site, visitors, services.desk(), services.audit(), reasons).route(routes);
    new ErasePage(site, visitors, services, reasons).route(routes);
    new AccountErasePage(site, visitors, services).route(routes);
    new WhatIfPage(visitors, services.desk(), reasons).route(routes);
    new TrialPage(site, visitors, services.desk(), services.audit()).route(routes);
    new LearnPage(site, visitors, services.desk().lessons(), services.audit()).route(routes);
    new FiguresPage(visitors, services.desk().figures(), site).route(routes);
    ConsoleStreams streams = services.streams();
    new QueuePage(site, visitors, services.live(), services.desk(), streams, services.bell())
        .route(routes);
    new TakeAct(site, visitors, reasons, services).route(routes);
    new LivePage(site, visitors, reasons, services, streams).route(routes);
    new NoteAct(site, visitors, reasons, services).route(routes);
    new RequestPages(site, visitors, services).route(routes);
    new AuditPage(site, visitors, services.audit()).route(routes);
  }
}
