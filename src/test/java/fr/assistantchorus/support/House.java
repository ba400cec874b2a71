package fr.assistantchorus.support;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.MailSender;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.signup.LinkState;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.setting.Vocabularies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;

/**
 * The whole house behind the routes, on a database and a mail server of its own: the shipped
 * dialogs, the model trained from the shipped phrases, the real actions.
 */
public final class House implements AutoCloseable {
  public static final String PUBLIC_URL = "http://localhost:8080";
  public static final String MAIL_FROM = "portail@exemple.fr";
  public static final String PASSWORD = "Prairie-Fleurie-1789";
  public static final String CLIENT = "client";

  public final TestDatabase database = TestDatabase.createWithRegister();
  public final TestSmtp smtp = TestSmtp.plain();
  public final TestClock clock = new TestClock();
  public final Portal portal;
  public final Conversations chat;
  public final Replay replay;
  private final MailSender sender;

  public House() {
    Outbox outbox = new Outbox(database.database(), database.seal(), MAIL_FROM);
    portal =
        Portal.of(
            database.vertx(),
            database.database(),
            database.seal(),
            new StockRegister(database.register()),
            new MailComposer(PUBLIC_URL, MAIL_FROM),
            outbox,
            TestRules.of(PUBLIC_URL),
            TestRules.LOW_COST);
    chat = chatWith(Shipped.catalog());
    replay = new Replay(database.database(), keep(Shipped.catalog()));
    SmtpUrl url = SmtpUrl.parse("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
    sender = new MailSender(database.vertx(), database.database(), outbox, url, MAIL_FROM);
    sender.start();
  }

  /** Another node's chat on the same database, with dialogs of its own. */
  public Conversations chatWith(Catalog catalog) {
    return new Conversations(
        database.database(),
        database.seal(),
        keep(catalog),
        new Actions(PortalActions.of(portal)),
        Shipped.understanding(),
        Vocabularies.settings(Duration.ofMinutes(60), MAIL_FROM, PUBLIC_URL),
        new Throttle.Limits(10_000, 10_000),
        new SimpleMeterRegistry(),
        clock);
  }

  /** As when it was new: nobody has talked, signed up or written, and it is now. */
  public void empty() {
    database.empty();
    database.query("DELETE FROM dialog_catalog WHERE hash <> $1", Shipped.catalog().hash());
    smtp.empty();
    clock.reset();
  }

  private Catalogs keep(Catalog catalog) {
    return Futures.get(
        Catalogs.keep(database.database(), Shipped.vocabulary(), catalog, clock.instant()));
  }

  /** Somebody who signed up the day before, and whose mail of then has been delivered. */
  public void pending(String address) throws Exception {
    int before = smtp.received().size();
    Futures.get(
        database
            .database()
            .transaction(transaction ->
                portal
                    .registrations()
                    .register(
                        transaction,
                        farm(address),
                        CLIENT,
                        clock.instant().minus(Duration.ofDays(1)))));
    Futures.until("the mail of the sign-up", () -> smtp.receives(before + 1));
  }

  /** Somebody who has activated his account. */
  public void account(String address) throws Exception {
    int before = smtp.received().size();
    Futures.get(
        database
            .database()
            .transaction(transaction ->
                portal
                    .registrations()
                    .register(transaction, farm(address), CLIENT, clock.instant())));
    Futures.until("the activation mail", () -> smtp.receives(before + 1));
    String token = Mails.activationToken(smtp.newestTo(address));
    if (!(Futures.get(portal.activation().look(token, clock.instant()))
        instanceof LinkState.Ready)) {
      throw new AssertionError("the link just mailed does not work");
    }
    Futures.get(
        portal
            .activation()
            .activate(token, PASSWORD, "Le nom de ma vache ?", "Marguerite", clock.instant()));
    Futures.until("the mail of welcome", () -> smtp.receives(before + 2));
    clock.advance(Duration.ofDays(1));
  }

  private static PendingRegistration farm(String address) {
    return new PendingRegistration(
        Person.at(address).withFirstName("Camille").withLastName("Durand"),
        StructureDetails.of(Identifier.siret("12345678200010"))
            .with(StructureText.NAME, "EARL Durand")
            .with(StructureText.STREET, "1 chemin des Prés")
            .with(StructureText.POSTAL_CODE, "21000")
            .with(StructureText.CITY, "Dijon")
            .with(StructureText.COUNTRY, "France")
            .withVerified(true),
        Set.of(Space.TIC),
        Beneficiary.UNSAID);
  }

  @Override
  public void close() {
    Futures.get(sender.stop());
    smtp.close();
    database.close();
  }
}
