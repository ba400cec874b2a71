package fr.assistantchorus.portal;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.signup.Activation.LinkState;
import fr.assistantchorus.portal.signup.Activation.Outcome;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.support.TestActivation;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestPortal;
import fr.assistantchorus.support.TestRegistration;
import fr.assistantchorus.support.TestRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A portal on a database of its own, and what it has written to people. */
public final class PortalFixture implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-22T13:05:10Z");
  public static final String PASSWORD = "Tracteur-Bleu-7";
  public static final String QUESTION = "Nom de mon chien ?";
  public static final String ANSWER = "Médor";
  public static final String PACAGE = "021155950";

  private static final Pattern LINK = Pattern.compile("https://portail\\.test/activation/(\\S+)");

  private static final Pattern CONTACT_LINK =
      Pattern.compile("https://portail\\.test/adresse-de-contact/(\\S+)");

  public final TestDatabase database = TestDatabase.create();
  public final Portal portal;

  public PortalFixture() {
    this(TestRules.LOW_COST);
  }

  public PortalFixture(SlowHash.Cost passwordCost) {
    portal = TestPortal.of(database, TestRules.of("https://portail.test"), passwordCost).portal();
  }

  public static Instant after(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  public static PendingRegistration registration(String address, String siret) {
    PendingRegistration farm = TestRegistration.of(address, siret);
    return farm.withPerson(farm.person().withContactAddress("contact." + address))
        .withSpaces(Set.of(Space.TIC, Space.FLOWS))
        .withBeneficiary(
            new Beneficiary(
                Optional.of(BeneficiaryCategory.OTHER), Optional.of(PACAGE), Optional.empty()));
  }

  public MailRequest register(PendingRegistration registration, Instant now) {
    return register(registration, client(), now);
  }

  public MailRequest register(PendingRegistration registration, String client, Instant now) {
    return database
        .database()
        .transaction(
            tx -> portal.registrations().register(tx, registration, Asker.from(client), now))
        .await();
  }

  /** Signs up, and reads the token in the mail. */
  public String registered(String address, String siret, Instant now) {
    register(registration(address, siret), now);
    return token(mailTo(address));
  }

  public MailRequest resend(String address, Instant now) {
    return resend(address, client(), now);
  }

  public MailRequest resend(String address, String client, Instant now) {
    return database
        .database()
        .transaction(tx -> portal.activation().resend(tx, address, client, now))
        .await();
  }

  private TestActivation activation() {
    return new TestActivation(database.database(), portal.activation(), QUESTION, ANSWER);
  }

  public LinkState look(String token, Instant now) {
    return activation().look(token, now).await();
  }

  public Future<Outcome> activating(String token, Instant now) {
    return activation().activate(token, PASSWORD, now);
  }

  /** Activates, and confirms the contact address by the link that is mailed there. */
  public Outcome activate(String token, Instant now) {
    LinkState state = look(token, now);
    Outcome outcome = activating(token, now).await();
    if (outcome instanceof Outcome.Activated
        && state instanceof LinkState.Ready(PendingRegistration registration)
        && registration.person().hasOtherContact()) {
      confirmContact(registration.person(), now);
    }
    return outcome;
  }

  private void confirmContact(Person person, Instant now) {
    Matcher link = CONTACT_LINK.matcher(mailTo(person.contactAddress()).text());
    if (!link.find()) {
      throw new AssertionError("no link to " + person.contactAddress());
    }
    UUID account = accountOf(person.loginAddress());
    within(transaction -> portal.contacts().confirm(transaction, account, link.group(1), now));
  }

  public UUID accountOf(String loginAddress) {
    AccountStore accounts = new AccountStore(database.seal());
    return within(transaction -> accounts.find(transaction, loginAddress)).orElseThrow().id();
  }

  public Login.Outcome login(String address, String password, Instant now) {
    return portal.login().login(address, password, Login.From.stranger(client()), now).await();
  }

  /** Who is logged in by this token. */
  public Optional<Account> account(String token, Instant now) {
    return within(transaction -> portal.sessions().find(transaction, token, now));
  }

  /** Runs one act in a transaction and waits for it. */
  public <T> T within(Function<Transaction, Future<T>> act) {
    return database.within(act);
  }

  /**
   * Makes an account with a sign-up for this structure: the first one is its gestionnaire
   * principal, the others ask to be attached.
   *
   * @return the account's id
   */
  public UUID settle(String firstName, String siret, int minute) {
    String address = address(firstName);
    PendingRegistration registration = registration(address, siret);
    register(
        registration.withPerson(registration.person().withFirstName(firstName)), after(minute));
    activate(token(mailTo(address)), after(minute));
    return database
        .query(
            "SELECT id FROM account WHERE login_fingerprint = $1",
            new AccountStore(database.seal()).fingerprint(address))
        .iterator()
        .next()
        .getUUID("id");
  }

  /** The login address of somebody who was settled. */
  public static String address(String firstName) {
    return firstName.toLowerCase(Locale.ROOT) + "@exemple.fr";
  }

  /** The id of the structure with this SIRET. */
  public UUID structure(String siret) {
    return database
        .query("SELECT id FROM structure WHERE identifier = $1", siret)
        .iterator()
        .next()
        .getUUID("id");
  }

  /** The subjects of the mails to somebody's contact address, the oldest first. */
  public List<String> subjectsTo(String firstName) {
    return mails().stream()
        .filter(mail -> mail.to().equals("contact." + address(firstName)))
        .map(Mail::subject)
        .toList();
  }

  public static String token(Mail mail) {
    Matcher link = LINK.matcher(mail.text());
    if (!link.find()) {
      throw new AssertionError("no link in: " + mail.text());
    }
    return link.group(1);
  }

  /** The newest mail to this address. */
  public Mail mailTo(String address) {
    return mails().stream()
        .filter(mail -> mail.to().equals(address))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("no mail to " + address));
  }

  public List<Mail> mails() {
    List<Mail> mails = new ArrayList<>();
    for (Row row : database.query("SELECT * FROM outbox ORDER BY created, xmin::text::bigint")) {
      UUID id = row.getUUID("id");
      mails.add(
          new Mail(
              opened(row, "recipient", id),
              opened(row, "subject", id),
              opened(row, "text_body", id),
              opened(row, "html_body", id),
              row.getBoolean("decoy")));
    }
    return mails;
  }

  /** How many rows a table has. */
  public long count(String sql) {
    return database.query(sql).iterator().next().getLong(0);
  }

  /** Each request from elsewhere: what is tested is not the limit of a network address. */
  public static String client() {
    return UUID.randomUUID().toString();
  }

  private String opened(Row row, String column, UUID id) {
    return database
        .seal()
        .open(row.getBuffer(column).getBytes(), id.toString())
        .replaceFirst(" +\\z", "");
  }

  @Override
  public void close() {
    database.close();
  }
}
