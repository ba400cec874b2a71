package fr.assistantchorus.web;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.PersonalConversations;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.chat.ChatContract;
import fr.assistantchorus.web.chat.ChatRoutes;
import fr.assistantchorus.web.chat.EventStreams;
import fr.assistantchorus.web.chat.Uploads;
import fr.assistantchorus.web.chat.WebhookRoutes;
import fr.assistantchorus.web.console.Console;
import fr.assistantchorus.web.console.ConsoleStreams;
import fr.assistantchorus.web.console.DeskBell;
import fr.assistantchorus.web.http.AccessLog;
import fr.assistantchorus.web.http.Admission;
import fr.assistantchorus.web.http.BodyDeadline;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.CrossOrigin;
import fr.assistantchorus.web.http.FaithfulDecoder;
import fr.assistantchorus.web.http.KnownHost;
import fr.assistantchorus.web.http.LoopWatch;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.http.SoundHead;
import fr.assistantchorus.web.http.StaticFiles;
import fr.assistantchorus.web.page.Failures;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import fr.assistantchorus.web.site.mailbox.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The site: the chat API, the portal's pages and their files, on one port. */
public final class WebServer {
  /** The most bytes of a request's body, except that of a file, which {@link Uploads} limits. */
  static final int MAX_BODY_BYTES = 65_536;

  /**
   * A little more than twice an event stream's heartbeat; it frees what a client that has vanished
   * holds.
   */
  private static final int IDLE_SECONDS = 60;

  private final WebSettings settings;
  private final EventStreams streams;
  private final ConsoleStreams consoleStreams;
  private final LoopWatch watch;
  private final HttpServer server;
  private final SortedSet<String> routes;

  private WebServer(
      WebSettings settings,
      EventStreams streams,
      ConsoleStreams consoleStreams,
      LoopWatch watch,
      HttpServer server,
      SortedSet<String> routes) {
    this.settings = settings;
    this.streams = streams;
    this.consoleStreams = consoleStreams;
    this.watch = watch;
    this.server = server;
    this.routes = routes;
  }

  /**
   * What the routes lead to.
   *
   * @param binding how a login binds a conversation to an account
   * @param personal how the conversations of a person are copied and erased
   * @param transactions begins one for each act that a page asks of the portal
   * @param agents what the console does with conversations
   * @param mailbox the one of the embedded defaults; without one there is no {@code /dev/mail}
   */
  public record Services(
      Chat chat,
      Binding binding,
      PersonalConversations personal,
      Portal portal,
      Transaction.Runner transactions,
      ForAgents agents,
      Optional<Mailbox> mailbox) {}

  /**
   * What agents of the support have of conversations.
   *
   * @param bell tells when somebody comes to the desk, or leaves it
   */
  public record ForAgents(AgentDesk desk, TakeOver takeOver, DeskBell bell) {}

  /**
   * What the site needs of the process that it runs in.
   *
   * @param hashAddress makes a keyed hash of a network address, by which limits know it
   * @param unavailable tells whether PostgreSQL is away (503, try again) or the server has a fault
   *     (500)
   */
  public record Surroundings(
      UnaryOperator<String> hashAddress,
      Predicate<Throwable> unavailable,
      MeterRegistry meters,
      InstantSource clock) {}

  /**
   * Starts the server. Fails where the port is taken, or where a page, a file or {@code
   * openapi.yaml} is not sound.
   */
  public static Future<WebServer> start(
      Vertx vertx, WebSettings settings, Services services, Surroundings surroundings) {
    EventStreams streams = new EventStreams(vertx);
    LoopWatch watch = LoopWatch.of(surroundings.meters());
    ConsoleStreams consoleStreams = new ConsoleStreams(vertx);
    HttpServerOptions options =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            // Browsers never speak HTTP/2 without TLS, and a long answer to such a client hangs.
            .setHttp2ClearTextEnabled(false)
            .setHandle100ContinueAutomatically(true);
    SortedSet<String> names = new TreeSet<>();
    HttpServer server =
        vertx
            .createHttpServer(options)
            .connectionHandler(
                connection -> FaithfulDecoder.decode(connection, options, settings.deadlines()));
    return ChatContract.load(vertx)
        .compose(contract ->
            vertx.executeBlocking(() -> {
              StaticFiles files = StaticFiles.read();
              Site site = site(settings, services, surroundings, files);
              Routes routes = new Routes();
              files.route(routes);
              chatRoutes(routes, settings, services.chat(), contract, streams, site.clients());
              Routes uploads = new Routes();
              SitePages.route(routes, uploads, site, services, settings);
              console(site, services, consoleStreams).route(routes);
              new Uploads(vertx, services.chat(), site.clients(), settings.deadlines())
                  .route(uploads);
              names.addAll(uploads.names());
              names.addAll(routes.names());
              return router(settings, surroundings, watch, site.pages(), uploads, routes, vertx);
            }))
        .compose(router -> server.requestHandler(router).listen(settings.port(), settings.host()))
        .map(_ -> new WebServer(settings, streams, consoleStreams, watch, server, names));
  }

  private static Site site(
      WebSettings settings, Services services, Surroundings surroundings, StaticFiles files) {
    Cookies cookies = new Cookies(settings.secure());
    FormGuard guard = new FormGuard(cookies, settings.publicUrl());
    return new Site(
        Pages.read(
            files.assetPaths(),
            files.modulePaths(),
            guard,
            cookies,
            services.mailbox().isPresent()),
        guard,
        new Visitors(
            services.transactions(),
            services.portal().sessions(),
            new AccountTabs(services.portal().pendingActions(), services.portal().subscriptions()),
            cookies,
            surroundings.clock()),
        cookies,
        new ClientAddress(settings.trustedProxies(), surroundings.hashAddress()),
        services.transactions(),
        surroundings.clock());
  }

  private static Console console(Site site, Services services, ConsoleStreams streams) {
    Portal portal = services.portal();
    ForAgents agents = services.agents();
    return new Console(
        site,
        new Console.Services(
            agents.desk(),
            agents.takeOver(),
            services.chat(),
            portal.agents(),
            portal.agentLogin(),
            portal.audit(),
            portal.desk(),
            portal.supportAnswers(),
            agents.bell(),
            streams,
            services.personal(),
            portal.erasure(),
            portal.accountFinder()));
  }

  private static void chatRoutes(
      Routes routes,
      WebSettings settings,
      Chat chat,
      ChatContract contract,
      EventStreams streams,
      ClientAddress clients) {
    new ChatRoutes(chat, contract, clients, streams).route(routes);
    settings
        .webhookSecret()
        .ifPresent(secret ->
            new WebhookRoutes(chat, contract, secret, settings.publicUrl()).route(routes));
  }

  private static Router router(
      WebSettings settings,
      Surroundings surroundings,
      LoopWatch watch,
      Pages pages,
      Routes uploads,
      Routes routes,
      Vertx vertx) {
    Router router = Router.router(vertx);
    CrossOrigin crossOrigin = new CrossOrigin(settings.allowedOrigins());
    Failures failures = new Failures(pages, surroundings.unavailable());
    router.errorHandler(400, failures::unreadable);
    router.route().failureHandler(failures);
    router.route().handler(new AccessLog(surroundings.meters()));
    router.route().handler(watch);
    router.route().handler(new SecurityHeaders(settings.secure()));
    router.route().handler(new SoundHead());
    router.route().handler(new KnownHost(settings.publicUrl().getHost()));
    router.route("/api/*").handler(crossOrigin);
    router.route("/chat/*").handler(crossOrigin);
    Admission admission = new Admission(surroundings.meters());
    router.route().handler(admission::atHead);
    uploads.mount(router);
    BodyDeadline deadline = new BodyDeadline(settings.deadlines().body());
    router.route().handler(deadline::begin);
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    router.route().handler(deadline::stop);
    router.route().handler(admission::atEnd);
    routes.mount(router);
    router.route().handler(context -> context.fail(404));
    return router;
  }

  public int port() {
    return server.actualPort();
  }

  /** Returns every route as method and pattern, for instance {@code GET /accueil}. */
  public SortedSet<String> routes() {
    return Collections.unmodifiableSortedSet(routes);
  }

  /** Takes no new connection, ends the event streams, and lets running requests finish. */
  public Future<Void> stop() {
    streams.close();
    consoleStreams.close();
    watch.stop();
    return server.shutdown(settings.drain().toMillis(), TimeUnit.MILLISECONDS);
  }
}
