package fr.assistantchorus.web;

import fr.assistantchorus.web.chat.ChatContract;
import fr.assistantchorus.web.chat.ChatRoutes;
import fr.assistantchorus.web.chat.EventStreams;
import fr.assistantchorus.web.chat.Uploads;
import fr.assistantchorus.web.chat.WebhookRoutes;
import fr.assistantchorus.web.http.AccessLog;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.CrossOrigin;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.http.StaticFiles;
import fr.assistantchorus.web.page.Failures;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.Visitors;
import fr.assistantchorus.web.site.attachment.ManagerPages;
import fr.assistantchorus.web.site.home.Announcements;
import fr.assistantchorus.web.site.home.HomePages;
import fr.assistantchorus.web.site.mailbox.MailboxPages;
import fr.assistantchorus.web.site.session.ConversationLinkPages;
import fr.assistantchorus.web.site.session.LoginPages;
import fr.assistantchorus.web.site.signup.ActivationPages;
import fr.assistantchorus.web.site.signup.SignUpAutosave;
import fr.assistantchorus.web.site.signup.SignUpDesk;
import fr.assistantchorus.web.site.signup.SignUpIdentityPage;
import fr.assistantchorus.web.site.signup.SignUpRecapPage;
import fr.assistantchorus.web.site.signup.SignUpSpacesPage;
import fr.assistantchorus.web.site.signup.SignUpStart;
import fr.assistantchorus.web.site.signup.SignUpStructurePage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.TimeUnit;

/** The site: the chat API, the portal's pages and their files, on one port. */
public final class WebServer {
  /** Of any request body but a file's, which {@link Uploads} limits. */
  static final int MAX_BODY_BYTES = 65_536;

  /** Twice an event stream's heartbeat and some; frees what a vanished client holds. */
  private static final int IDLE_SECONDS = 60;

  private final WebSettings settings;
  private final EventStreams streams;
  private final HttpServer server;

  private WebServer(WebSettings settings, EventStreams streams, HttpServer server) {
    this.settings = settings;
    this.streams = streams;
    this.server = server;
  }

  /** Fails where the port is taken, or a page, a file or {@code openapi.yaml} is not sound. */
  public static Future<WebServer> start(Vertx vertx, WebSettings settings, WebParts parts) {
    Cookies cookies = new Cookies(settings.secure());
    FormGuard guard = new FormGuard(cookies, settings.publicUrl());
    EventStreams streams = new EventStreams(vertx);
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                // Browsers never speak it without TLS, and a long answer to such a client hangs.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true));
    return ChatContract.load(vertx)
        .compose(contract ->
            vertx.executeBlocking(() -> {
              StaticFiles files = StaticFiles.read(vertx);
              Pages pages = Pages.read(files.assetPaths(), guard, parts.mailbox().isPresent());
              Routes routes = new Routes();
              files.route(routes);
              chatRoutes(routes, settings, parts, contract, streams);
              pageRoutes(routes, settings, parts, pages, guard, cookies);
              Routes uploads = new Routes();
              new Uploads(vertx, parts.chat(), clients(settings, parts)).route(uploads);
              return router(vertx, settings, parts, uploads, routes, pages);
            }))
        .compose(router -> server.requestHandler(router).listen(settings.port(), settings.host()))
        .map(_ -> new WebServer(settings, streams, server));
  }

  private static ClientAddress clients(WebSettings settings, WebParts parts) {
    return new ClientAddress(settings.trustedProxies(), parts.hashAddress());
  }

  private static void chatRoutes(
      Routes routes,
      WebSettings settings,
      WebParts parts,
      ChatContract contract,
      EventStreams streams) {
    new ChatRoutes(parts.chat(), contract, clients(settings, parts), streams).route(routes);
    settings
        .webhookSecret()
        .ifPresent(secret ->
            new WebhookRoutes(parts.chat(), contract, secret, settings.publicUrl()).route(routes));
  }

  private static void pageRoutes(
      Routes routes,
      WebSettings settings,
      WebParts parts,
      Pages pages,
      FormGuard guard,
      Cookies cookies) {
    Visitors visitors = new Visitors(parts.sessions(), cookies, parts.clock());
    HomePages home = new HomePages(pages);
    signUpRoutes(routes, settings, parts, pages, guard, cookies, visitors, home);
    new LoginPages(
            home,
            pages,
            guard,
            visitors,
            cookies,
            parts.login(),
            parts.firstSteps(),
            parts.conversationBindings(),
            parts.binding(),
            clients(settings, parts),
            parts.clock())
        .route(routes);
    new ActivationPages(pages, guard, parts.activation(), parts.clock()).route(routes);
    new ManagerPages(pages, guard, visitors, cookies, parts.attachments(), parts.clock())
        .route(routes);
    new ConversationLinkPages(
            pages,
            guard,
            visitors,
            cookies,
            parts.conversationLinks(),
            parts.binding(),
            parts.clock())
        .route(routes);
    new Announcements(pages, visitors).route(routes);
    parts.mailbox().ifPresent(mailbox -> new MailboxPages(pages, mailbox).route(routes));
  }

  private static void signUpRoutes(
      Routes routes,
      WebSettings settings,
      WebParts parts,
      Pages pages,
      FormGuard guard,
      Cookies cookies,
      Visitors visitors,
      HomePages home) {
    SignUpDesk desk = new SignUpDesk(pages, cookies, parts.drafts(), parts.sirets(), parts.clock());
    new SignUpStart(
            home,
            pages,
            guard,
            visitors,
            cookies,
            desk,
            parts.drafts(),
            parts.sirets(),
            clients(settings, parts),
            parts.clock())
        .route(routes);
    new SignUpIdentityPage(guard, desk, parts.humanCheck(), parts.clock()).route(routes);
    new SignUpStructurePage(guard, desk).route(routes);
    new SignUpSpacesPage(guard, desk).route(routes);
    new SignUpRecapPage(
            pages,
            guard,
            desk,
            parts.registrations(),
            clients(settings, parts),
            parts.mailFrom(),
            parts.clock())
        .route(routes);
    new SignUpAutosave(guard, desk, parts.drafts(), parts.clock()).route(routes);
  }

  private static Router router(
      Vertx vertx,
      WebSettings settings,
      WebParts parts,
      Routes uploads,
      Routes routes,
      Pages pages) {
    Router router = Router.router(vertx);
    CrossOrigin crossOrigin = new CrossOrigin(settings.allowedOrigins());
    Failures failures = new Failures(pages, parts.unavailable());
    router.errorHandler(400, failures::unreadable);
    router.route().failureHandler(failures);
    router.route().handler(new AccessLog(parts.meters()));
    router.route().handler(new SecurityHeaders(settings.secure()));
    router.route("/api/*").handler(crossOrigin);
    router.route("/chat/*").handler(crossOrigin);
    uploads.mount(router);
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    routes.mount(router);
    router.route().handler(context -> context.fail(404));
    return router;
  }

  public int port() {
    return server.actualPort();
  }

  /** Takes no new connection, ends the event streams, and lets running requests finish. */
  public Future<Void> stop() {
    streams.close();
    return server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
  }
}
