package fr.assistantchorus.web;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.TestActivation;
import fr.assistantchorus.support.TestClock;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestPortal;
import fr.assistantchorus.support.TestRegistration;
import fr.assistantchorus.web.chat.ScriptedChat;
import fr.assistantchorus.web.chat.WebhookSecret;
import fr.assistantchorus.web.console.DeskBell;
import fr.assistantchorus.web.http.Deadlines;
import fr.assistantchorus.web.site.mailbox.Mailbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole site on real PostgreSQL, with a clock that tests move and a chat that answers to order.
 */
public final class TestSite implements AutoCloseable {
  public static final String FRIEND = "https://ferme.exemple.fr";
  public static final String MAIL_FROM = TestPortal.MAIL_FROM;
  public static final String SECRET = "un-secret-partage-42";
  public static final String PASSWORD = "Tracteur-bleu-1968";

  private static final Pattern LINK = Pattern.compile("/activation/([A-Za-z0-9_-]{43})");

  public final ScriptedChat chat = new ScriptedChat();
  public final TestClock clock = new TestClock();
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestDatabase database = TestDatabase.createWithRegister();
  private final Portal portal;
  private final AgentDesk desk;
  private final WebServer server;

  public TestSite(String publicUrl) {
    this(publicUrl, Duration.ZERO, Optional.of(WebhookSecret.parse(SECRET)), Deadlines.USUAL);
  }

  /**
   * @param gap least time between two activation mails to one address
   */
  public static TestSite withGap(String publicUrl, Duration gap) {
    return new TestSite(publicUrl, gap, Optional.empty(), Deadlines.USUAL);
  }

  public static TestSite withoutWebhook(String publicUrl) {
    return new TestSite(publicUrl, Duration.ZERO, Optional.empty(), Deadlines.USUAL);
  }

  /** One that waits for slow clients less long. */
  public static TestSite withDeadlines(String publicUrl, Deadlines deadlines) {
    return new TestSite(publicUrl, Duration.ZERO, Optional.empty(), deadlines);
  }

  private TestSite(
      String publicUrl, Duration gap, Optional<WebhookSecret> secret, Deadlines deadlines) {
    PortalRules rules =
        PortalRules.at(publicUrl).withMailsPerAddress(100, gap).withMailsPerNetwork(1000);
    portal = TestPortal.of(database, rules).portal();
    desk =
        new AgentDesk(
            database.vertx(),
            database.background(),
            Catalogs.reading(database.background(), Shipped.vocabulary(), Shipped.catalog()),
            new ConversationKeys(database.seal()),
            new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge())),
            LessonFiles.NONE);
    WebSettings settings =
        new WebSettings(
            "127.0.0.1",
            0,
            URI.create(publicUrl),
            MAIL_FROM,
            Set.of(FRIEND),
            1,
            secret,
            Duration.ofSeconds(5),
            deadlines);
    WebServer.Services services =
        new WebServer.Services(
            chat,
            chat,
            chat,
            portal,
            database.database(),
            new WebServer.ForAgents(desk, null, new DeskBell()),
            Optional.of(() -> Future.succeededFuture(MAILS)));
    WebServer.Surroundings surroundings =
        new WebServer.Surroundings(
            address -> "hash of " + address,
            failure -> failure instanceof DatabaseUnavailable,
            meters,
            clock);
    server = WebServer.start(database.vertx(), settings, services, surroundings).await();
  }

  private static final List<Mailbox.Mail> MAILS =
      List.of(
          new Mailbox.Mail("a@exemple.fr", "b@exemple.fr", "Second", "deux <b>", "", List.of()),
          new Mailbox.Mail(
              "a@exemple.fr",
              "b@exemple.fr",
              "Premier",
              "un",
              "<html><head></head><body><script>alert(1)</script>un</body></html>",
              List.of("http://localhost/activation/x")));

  /** Returns a SIRET as pages show it. */
  public static String shown(String siret) {
    return siret.replaceFirst("(...)(...)(...)(.....)", "$1 $2 $3 $4");
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public WebServer server() {
    return server;
  }

  public AgentDesk desk() {
    return desk;
  }

  public Portal portal() {
    return portal;
  }

  public TestDatabase database() {
    return database;
  }

  /** Signs somebody up. */
  public void register(String address, String siret) {
    register(address, siret, address);
  }

  /** Signs somebody up whose news are to go to another address. */
  public void register(String address, String siret, String contact) {
    PendingRegistration farm = TestRegistration.of(address, siret);
    PendingRegistration registration =
        farm.withPerson(farm.person().withContactAddress(contact))
            .withStructure(
                farm.structure()
                    .with(StructureText.NAME, "EARL des <Prés>")
                    .with(StructureText.STREET, "1 rue du Pré")
                    .with(StructureText.POSTAL_CODE, "35000")
                    .with(StructureText.CITY, "Rennes"));
    database
        .database()
        .transaction(transaction ->
            portal
                .registrations()
                .register(transaction, registration, Asker.from("client"), clock.instant()))
        .await();
  }

  /** The token in the newest activation mail to this address. */
  public String activationToken(String address) {
    Matcher link = LINK.matcher(mailTo(address));
    return link.find() ? link.group(1) : null;
  }

  /** The text of the newest mail to this address; empty where there is none. */
  public String mailTo(String address) {
    String newest = "";
    for (Row row : database.query("SELECT id, recipient, text_body FROM outbox ORDER BY created")) {
      String id = row.getUUID("id").toString();
      String to = database.seal().open(row.getBuffer("recipient").getBytes(), id);
      if (to.equals(address)) {
        newest =
            database
                .seal()
                .open(row.getBuffer("text_body").getBytes(), id)
                .replaceFirst(" +\\z", "");
      }
    }
    return newest;
  }

  /** Takes over what was typed at sign-up, as the chat does. */
  public Map<String, String> take(String code) {
    return database
        .database()
        .transaction(transaction -> portal.drafts().take(transaction, code, clock.instant()))
        .await()
        .orElseThrow();
  }

  /** The token of a link to what was said to the chat. */
  public String link(Map<String, String> said) {
    return database
        .database()
        .transaction(transaction -> portal.drafts().link(transaction, said, clock.instant()))
        .await();
  }

  /** Signs somebody up and activates the account, with {@link #PASSWORD}. */
  public void activate(String address, String siret) {
    register(address, siret);
    (new TestActivation(database.database(), portal.activation(), "Mon animal ?", "Câline")
            .activate(activationToken(address), PASSWORD, clock.instant()))
        .await();
  }

  /** A conversation that has spoken for this account. */
  public UUID conversationOf(String address) {
    UUID conversation = database.conversation();
    return database.within(tx ->
        new AccountStore(database.seal())
            .idOf(tx, address)
            .compose(id -> new AccountConversations().add(tx, id.orElseThrow(), conversation))
            .map(conversation));
  }

  @Override
  public void close() {
    server.stop().await();
    database.close();
  }
}
