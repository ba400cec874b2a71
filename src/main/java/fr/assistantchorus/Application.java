package fr.assistantchorus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.company.FallbackRegister;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.company.directory.PublicSearch;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.TestScript;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.MailSender;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.PhraseWatch;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.store.Migrations;
import fr.assistantchorus.store.Notices;
import fr.assistantchorus.store.Resealing;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.web.WebServer;
import fr.assistantchorus.web.WebSettings;
import fr.assistantchorus.web.console.DeskBell;
import fr.assistantchorus.web.http.Deadlines;
import fr.assistantchorus.web.http.ManagementServer;
import fr.assistantchorus.web.site.mailbox.Mailbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Wires the house from the ground up. It is the only place that knows all rooms. */
public final class Application {
  private static final String CLIENT = "client";

  /**
   * How long to wait for PostgreSQL's first answer. It is long, since a machine that starts
   * everything at once is slow.
   */
  private static final Duration FIRST_ANSWER = Duration.ofMinutes(1);

  /** Each has some hundred bytes. Who says one thing soon says another, so a key is made once. */
  private static final int MOST_CLIENT_KEYS = 10_000;

  private final Cache<String, String> clientKeys =
      Caffeine.newBuilder().maximumSize(MOST_CLIENT_KEYS).executor(Runnable::run).build();
  private final Foundation foundation;
  private final Meters meters;
  private final Vertx vertx;
  private Repertoire repertoire;
  private Catalogs catalogs;
  private Database database;
  private Database register;
  private Database background;
  private Seal seal;
  private Chores chores;
  private Notices notices;
  private MailSender sender;
  private PhraseWatch phraseWatch;
  private WebServer web;
  private ManagementServer management;
  private List<String> demo = List.of();
  private Duration drain;
  private LessonFiles lessonFiles = LessonFiles.NONE;

  private Application(Foundation foundation) {
    this.foundation = foundation;
    this.meters = new Meters();
    this.vertx = meters.vertx();
  }

  /**
   * Starts everything. The first part blocks: it reads, trains what is not in the cache, and starts
   * what is embedded.
   *
   * @throws CannotStart with lines that say what to mend; then nothing is left running
   */
  public static Application start(Settings settings, Sources sources)
      throws IOException, CannotStart {
    return switch (settings.services()) {
      case Settings.Services.Embedded _ -> {
        // What is at fault is told before anything is made on this machine.
        Repertoire repertoire = Repertoire.read(settings, sources);
        Application application = new Application(Foundation.lay(settings));
        yield application.running(settings, sources, application.prepare(), repertoire);
      }
      case Settings.Services.External _ -> {
        Application application = new Application(Foundation.lay(settings));
        // PostgreSQL answers while this thread reads.
        Future<?> prepared = application.prepare();
        try {
          Repertoire repertoire = Repertoire.read(settings, sources);
          yield application.running(settings, sources, prepared, repertoire);
        } catch (IOException | CannotStart | RuntimeException e) {
          application.stop();
          throw e;
        }
      }
    };
  }

  private Application running(
      Settings settings, Sources sources, Future<?> prepared, Repertoire repertoire)
      throws CannotStart {
    lessonFiles = lessonFiles(sources);
    try {
      build(settings, prepared, repertoire).await();
      if (sources.intentsFolder().isPresent() && foundation.mailbox().isPresent()) {
        phraseWatch = repertoire.watch(vertx, settings, sources);
        phraseWatch.start();
      }
      return this;
    } catch (RuntimeException e) {
      stop();
      throw CannotStart.orElse(e);
    }
  }

  /** The examples of hearing lie beside the phrases. */
  private static LessonFiles lessonFiles(Sources sources) {
    Optional<Path> hearing =
        sources
            .intentsFolder()
            .map(folder -> folder.toAbsolutePath().resolveSibling("hearing"))
            .filter(Files::isDirectory);
    return new LessonFiles(
        sources::phrases,
        () -> hearing.isPresent() ? CatalogSources.inFolder(hearing.get()) : Sources.examples(),
        sources.intentsFolder(),
        hearing);
  }

  private Future<?> prepare() {
    database = Database.open(vertx, foundation.database(), Database.Patience.PERSON);
    register = Database.open(vertx, foundation.database(), Database.Patience.LOOK_UP);
    background = Database.open(vertx, foundation.database(), Database.Patience.BACKGROUND);
    notices = Notices.of(vertx, foundation.database());
    return Future.all(
        Migrations.run(vertx, foundation.database()), database.awaitAnswer(FIRST_ANSWER));
  }

  private Future<Void> build(Settings settings, Future<?> prepared, Repertoire repertoire) {
    InstantSource clock = InstantSource.system();
    drain = settings.time(Setting.DRAIN_SECONDS);
    return prepared
        .compose(_ -> MasterKey.confirm(database, foundation.seal()))
        .onSuccess(confirmed -> seal = confirmed)
        .compose(_ -> repertoire.keep(database, clock.instant()))
        .compose(kept -> {
          this.repertoire = repertoire;
          catalogs = kept;
          Outbox outbox = new Outbox(background, seal, settings.mailFrom());
          Portal portal = portal(settings, outbox, clock);
          return open(
              settings, portal, chat(settings, repertoire, kept, portal, clock), outbox, clock);
        });
  }

  private Portal portal(Settings settings, Outbox outbox, InstantSource clock) {
    MailComposer composer = new MailComposer(settings.publicUrl(), settings.mailFrom());
    return Portal.of(
        new Portal.Ground(
            vertx, database, background, seal, companies(settings, clock), composer, outbox),
        SettingRules.of(settings),
        Portal.PASSWORD_COST);
  }

  /** Returns everything that is sealed under the master key. */
  public static List<SealedColumn> sealed() {
    return Stream.of(ConversationKeys.SEALED, Portal.SEALED, Outbox.SEALED)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the register of companies that the settings choose. */
  private CompanyRegister companies(Settings settings, InstantSource clock) {
    CompanyRegister tables = new StockRegister(register);
    return settings.text(Setting.REGISTER_SOURCE).equals("search")
        ? new FallbackRegister(
            PublicSearch.at(vertx, settings.text(Setting.REGISTER_URL), clock), tables)
        : tables;
  }

  private Conversations chat(
      Settings settings,
      Repertoire repertoire,
      Catalogs catalogs,
      Portal portal,
      InstantSource clock) {
    return new Conversations(
        new Conversations.Ground(
            vertx,
            database,
            background,
            seal,
            meters.registry(),
            clock,
            portal.bankFiles()::numbersIn),
        new Conversations.Speech(
            catalogs,
            new Actions(PortalActions.of(portal)),
            repertoire.model(),
            repertoire.judge(),
            Vocabularies.settings(
                settings.time(Setting.LINK_MINUTES), settings.mailFrom(), settings.publicUrl()),
            lessonFiles),
        new Throttle.Limits(
            settings.whole(Setting.CONVERSATIONS_PER_HOUR),
            settings.whole(Setting.TURNS_PER_MINUTE)));
  }

  private Future<Void> open(
      Settings settings, Portal portal, Conversations chat, Outbox outbox, InstantSource clock) {
    sender = new MailSender(vertx, background, outbox, foundation.smtp(), settings.mailFrom());
    sender.start();
    Resealing resealing = new Resealing(background, seal, sealed());
    chores = new Chores(vertx, chat, portal, outbox, resealing, settings, clock);
    chores.start();
    meters.watch(vertx, outbox);
    meters.watchKept(vertx, () -> chat.oldest(clock.instant()));
    meters.watchKept(vertx, () -> portal.retention().oldest(clock.instant()));
    DeskBell bell = new DeskBell();
    DeskWatch.listen(notices, chat.takeOver(), bell);
    WebServer.Services services =
        new WebServer.Services(
            chat,
            chat.binding(),
            chat.personal(),
            portal,
            database,
            console(chat, bell),
            mailbox());
    WebServer.Surroundings surroundings =
        new WebServer.Surroundings(
            this::clientKey, DatabaseUnavailable.class::isInstance, meters.registry(), clock);
    return demoData(portal, clock)
        .compose(_ -> WebServer.start(vertx, webSettings(settings), services, surroundings))
        .onSuccess(started -> web = started)
        .compose(_ ->
            ManagementServer.start(
                vertx,
                settings.host(),
                settings.whole(Setting.MANAGEMENT_PORT),
                Map.of("postgresql", database::ping),
                meters.registry()))
        .onSuccess(started -> management = started)
        .mapEmpty();
  }

  private static WebServer.ForAgents console(Conversations chat, DeskBell bell) {
    return new WebServer.ForAgents(chat.desk(), chat.takeOver(), bell);
  }

  private Future<Void> demoData(Portal portal, InstantSource clock) {
    return foundation.mailbox().isEmpty()
        ? Future.succeededFuture()
        : Future.all(portal.demoData().load(clock.instant()), SyntheticRegister.load(background))
            .onSuccess(loaded ->
                demo = loaded.<List<String>>list().stream().flatMap(List::stream).toList())
            .mapEmpty();
  }

  private static WebSettings webSettings(Settings settings) {
    return new WebSettings(
        settings.host(),
        settings.whole(Setting.PORT),
        URI.create(settings.publicUrl()),
        settings.mailFrom(),
        Set.copyOf(settings.allowedOrigins()),
        settings.whole(Setting.TRUSTED_PROXIES),
        settings.webhookSecret(),
        settings.time(Setting.DRAIN_SECONDS),
        Deadlines.USUAL);
  }

  private Optional<Mailbox> mailbox() {
    return foundation
        .mailbox()
        .map(mailbox ->
            () ->
                Future.succeededFuture(
                    mailbox.mails().stream()
                        .map(mail ->
                            new Mailbox.Mail(
                                mail.from(),
                                mail.to(),
                                mail.subject(),
                                mail.text(),
                                mail.html(),
                                mail.links()))
                        .toList()));
  }

  /** Returns a keyed hash of a network address, by which the limits know it. */
  private String clientKey(String address) {
    return clientKeys.get(
        address, known -> HexFormat.of().formatHex(seal.fingerprint(known, CLIENT)));
  }

  /**
   * Reads the dialogs again, and answers with them from now on where they have changed. Blocks.
   *
   * @return whether they have
   * @throws CannotStart with lines that say what to mend; then those of before go on answering
   */
  public boolean renewDialogs(Sources sources) throws IOException, CannotStart {
    Catalog read = repertoire.readAgain(sources);
    if (read.hash().equals(catalogs.current().hash())) {
      return false;
    }
    catalogs.replace(read, Instant.now()).await();
    return true;
  }

  /** Writes a conversation as a test that passes with the dialogs of now. Blocks. */
  public String exportedAsTest(UUID conversation) {
    Playback playback = new Replay(background, catalogs).playback(conversation).await();
    return TestScript.of(
        playback,
        catalogs.current(),
        new Interpreter(repertoire.model(), Optional.of(repertoire.judge())));
  }

  /** Returns the port of the portal and the chat. */
  public int port() {
    return web.port();
  }

  /** Returns the port of health and metrics. */
  public int managementPort() {
    return management.port();
  }

  /**
   * Returns what the demo can be tried with, in lines to print; empty where nothing is embedded.
   */
  public List<String> demo() {
    return demo;
  }

  /**
   * Takes nothing new, lets what is under way end, and then closes everything, the foundation last.
   * Blocks, for little longer than the setting's drain.
   */
  public void stop() {
    if (management != null) {
      management.announceStop();
    }
    // The sender stops at the same time as requests do, since a mail server may hang, and its mail
    // is sent again later.
    Future<Void> sent =
        sender == null ? null : sender.stop().timeout(1 + drain.toMillis(), TimeUnit.MILLISECONDS);
    quietly(web == null ? null : web.stop());
    if (chores != null) {
      chores.stop();
    }
    if (phraseWatch != null) {
      phraseWatch.stop();
    }
    quietly(sent);
    quietly(management == null ? null : management.stop());
    quietly(notices == null ? null : notices.close());
    quietly(background == null ? null : background.close());
    quietly(register == null ? null : register.close());
    quietly(database == null ? null : database.close());
    quietly(vertx.close());
    foundation.close();
  }

  /** Waits for the end of one part. A part that does not close keeps no other one from closing. */
  private static void quietly(Future<Void> closing) {
    if (closing != null) {
      closing.otherwiseEmpty().await();
    }
  }
}
