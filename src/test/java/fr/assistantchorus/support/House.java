package fr.assistantchorus.support;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.mail.MailSender;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.signup.Activation.Outcome;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.setting.Vocabularies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The whole house behind the routes, on a database and a mail server of its own: the shipped
 * dialogs, the model trained from the shipped phrases, the real actions.
 */
public final class House implements AutoCloseable {
  public static final String PUBLIC_URL = "http://localhost:8080";
  public static final String MAIL_FROM = TestPortal.MAIL_FROM;
  public static final String PASSWORD = "Prairie-Fleurie-1789";
  public static final String CLIENT = "client";
  private static final String SIRET = "12345678200010";

  public final TestDatabase database = TestDatabase.createWithRegister();
  public final TestSmtp smtp = TestSmtp.plain();
  public final TestClock clock = new TestClock();
  public final Portal portal;
  public final Conversations chat;
  public final Replay replay;
  private final MailSender sender;
  private final LessonFiles files;

  public House() {
    this(rules -> rules);
  }

  /** One with other rules than those of most tests. */
  public House(UnaryOperator<PortalRules> rules) {
    this(
        new LessonFiles(
            () -> NluSource.under(Path.of("intents")),
            () -> CatalogSources.inFolder(Path.of("hearing")),
            Optional.empty(),
            Optional.empty()),
        rules);
  }

  /**
   * @param files where what conversations teach is filed
   */
  public House(LessonFiles files) {
    this(files, rules -> rules);
  }

  private House(LessonFiles files, UnaryOperator<PortalRules> rules) {
    this.files = files;
    TestPortal wired = TestPortal.of(database, rules.apply(TestRules.of(PUBLIC_URL)));
    portal = wired.portal();
    chat = chatWith(Shipped.catalog());
    replay = new Replay(database.database(), keep(Shipped.catalog()));
    SmtpUrl url = SmtpUrl.parse("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
    sender = new MailSender(database.vertx(), database.database(), wired.outbox(), url, MAIL_FROM);
    sender.start();
  }

  /** Another node's chat on the same database, with dialogs of its own. */
  public Conversations chatWith(Catalog catalog) {
    return chatWith(catalog, PortalActions.of(portal));
  }

  /** The same, with actions of its own. */
  public Conversations chatWith(Catalog catalog, List<Action> actions) {
    return new Conversations(
        new Conversations.Ground(
            database.vertx(),
            database.database(),
            database.background(),
            database.seal(),
            new SimpleMeterRegistry(),
            clock,
            portal.bankFiles()::numbersIn),
        new Conversations.Speech(
            keep(catalog),
            new Actions(actions),
            Shipped.understanding(),
            Shipped.judge(),
            Vocabularies.settings(Duration.ofMinutes(60), MAIL_FROM, PUBLIC_URL),
            files),
        new Throttle.Limits(10_000, 10_000));
  }

  /** As when it was new: nobody has talked, signed up or written, and it is now. */
  public void empty() {
    database.empty();
    database.query("DELETE FROM dialog_catalog WHERE hash <> $1", Shipped.catalog().hash());
    smtp.empty();
    clock.reset();
  }

  private Catalogs keep(Catalog catalog) {
    return Catalogs.keep(database.database(), Shipped.vocabulary(), catalog, clock.instant())
        .await();
  }

  /** Somebody who signed up the day before, and whose mail of then has been delivered. */
  public void pending(String address) throws Exception {
    register(address, clock.instant().minus(Duration.ofDays(1)));
  }

  private void register(String address, Instant time) throws Exception {
    register(TestRegistration.of(address, SIRET), time);
  }

  private void register(PendingRegistration registration, Instant time) throws Exception {
    String address = registration.person().loginAddress();
    int before = mailsTo(address);
    database
        .database()
        .transaction(transaction ->
            portal.registrations().register(transaction, registration, Asker.from(CLIENT), time))
        .await();
    Waiting.until("the mail of the sign-up", () -> mailsTo(address) > before);
  }

  private int mailsTo(String address) {
    return Collections.frequency(smtp.receivers(), address);
  }

  /** Somebody who has activated his account. */
  public void account(String address) throws Exception {
    account(TestRegistration.of(address, SIRET));
  }

  /** The same, of a structure; where it is there already, its manager is asked. */
  public void account(String address, String structure, String siret, boolean tic)
      throws Exception {
    PendingRegistration one = TestRegistration.of(address, siret);
    if (!tic) {
      one = one.withSpaces(Set.of());
    }
    account(one.withStructure(one.structure().with(StructureText.NAME, structure)));
  }

  private void account(PendingRegistration registration) throws Exception {
    String address = registration.person().loginAddress();
    String[] names = address.substring(0, address.indexOf('@')).split("\\.");
    register(
        names.length == 2
            ? registration.withPerson(
                registration
                    .person()
                    .withFirstName(capital(names[0]))
                    .withLastName(capital(names[1])))
            : registration,
        clock.instant());
    int before = mailsTo(address);
    String token = Mails.activationToken(smtp.newestTo(address));
    TestActivation activation =
        new TestActivation(
            database.database(), portal.activation(), "Le nom de ma vache ?", "Marguerite");
    if (!(activation.activate(token, PASSWORD, clock.instant()).await()
        instanceof Outcome.Activated)) {
      throw new AssertionError("the link just mailed does not work");
    }
    Waiting.until("the mail of welcome", () -> mailsTo(address) > before);
    clock.advance(Duration.ofDays(1));
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** Returns the account of a login address. */
  public UUID accountOf(String address) {
    return database
        .within(tx -> new AccountStore(database.seal()).find(tx, address))
        .orElseThrow()
        .id();
  }

  /** Returns whether the account is gestionnaire principal of a structure. */
  public boolean manages(UUID account) {
    return !database.within(tx -> portal.memberships().managed(tx, account)).isEmpty();
  }

  @Override
  public void close() {
    sender.stop().await();
    smtp.close();
    database.close();
  }
}
