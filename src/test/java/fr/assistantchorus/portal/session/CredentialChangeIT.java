package fr.assistantchorus.portal.session;

import static fr.assistantchorus.portal.PortalFixture.PASSWORD;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.session.CredentialChange.Outcome;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F22: the password and the secret question of somebody who is logged in, and the sessions. */
final class CredentialChangeIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String NEW = "Moisson-Verte-9";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final CredentialChange change = FIXTURE.portal.credentials();
  private UUID account;

  @BeforeEach
  void anAccount() {
    FIXTURE.database.empty();
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    FIXTURE.database.query("TRUNCATE outbox");
    account = FIXTURE.accountOf(CAMILLE);
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndIsTold() {
    String here = session("Firefox sur Windows");
    String elsewhere = session("Safari sur iPhone");

    assertThat(change.password(account, PASSWORD, NEW, here, after(1)).await())
        .isEqualTo(new Outcome.Changed());

    assertThat(FIXTURE.account(here, after(1))).isPresent();
    assertThat(FIXTURE.account(elsewhere, after(1))).isEmpty();
    assertThat(FIXTURE.login(CAMILLE, NEW, after(1))).isInstanceOf(LoggedIn.class);
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.subject().equals("Votre mot de passe a été changé"))
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(CAMILLE, "contact." + CAMILLE);
  }

  @Test
  void whatBreaksARuleIsNamedAndChangesNothing() {
    assertThat(password(PASSWORD, PASSWORD, 1))
        .isEqualTo(new Outcome.Refused(Set.of(CredentialFault.PASSWORD_UNCHANGED)));
    assertThat(password(PASSWORD, "Aa123456789012", 1))
        .isEqualTo(new Outcome.Refused(Set.of(CredentialFault.PASSWORD_GUESSABLE)));
    assertThat(password(PASSWORD, "court", 1)).isInstanceOf(Outcome.Refused.class);
    assertThat(password("Tracteur-Rouge-7", NEW, 1)).isEqualTo(new Outcome.WrongPassword());
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(2))).isInstanceOf(LoggedIn.class);
    assertThat(FIXTURE.mails()).isEmpty();
  }

  @Test
  void fiveWrongPasswordsAnHourAndNoMore() {
    for (int i = 0; i < 5; i++) {
      assertThat(password("Tracteur-Rouge-" + i, NEW, i)).isEqualTo(new Outcome.WrongPassword());
    }
    assertThat(password(PASSWORD, NEW, 5)).isEqualTo(new Outcome.TooMany(Duration.ofMinutes(55)));
    assertThat(password(PASSWORD, NEW, 60)).isEqualTo(new Outcome.Changed());
  }

  @Test
  void ofTwoChangesAtOnceOneWins() {
    List<Future<Outcome>> changes =
        IntStream.range(0, 2)
            .mapToObj(i -> change.password(account, PASSWORD, "Moisson-Verte-" + i, "", after(1)))
            .toList();
    Future.all(changes).await();
    assertThat(changes)
        .extracting(Future::result)
        .containsExactlyInAnyOrder(new Outcome.Changed(), new Outcome.WrongPassword());
  }

  @Test
  void anotherSecretQuestionIsTheOneThatRecoversTheAccount() {
    assertThat(
            change.question(account, "faux", "Nom de ma vache ?", "Marguerite", after(1)).await())
        .isEqualTo(new Outcome.WrongPassword());
    assertThat(change.question(account, PASSWORD, "Nom ?", "ab", after(1)).await())
        .isEqualTo(new Outcome.Refused(Set.of(CredentialFault.ANSWER_TOO_SHORT)));
    assertThat(
            change.question(account, PASSWORD, "Nom de ma vache ?", "Marguerite", after(1)).await())
        .isEqualTo(new Outcome.Changed());
    assertThat(FIXTURE.mailTo(CAMILLE).subject()).isEqualTo("Votre question secrète a été changée");

    ForgottenPassword forgotten = FIXTURE.portal.forgottenPassword();
    FIXTURE.within(tx -> forgotten.ask(tx, CAMILLE, PortalFixture.client(), "", after(2)));
    String token =
        FIXTURE.mailTo(CAMILLE).text().split("/nouveau-mot-de-passe/")[1].split("\\s")[0];
    ForgottenPassword.State state = FIXTURE.within(tx -> forgotten.look(tx, token, after(2)));
    assertThat(state).isEqualTo(new ForgottenPassword.State.Ready(CAMILLE, "Nom de ma vache ?"));
    assertThat(forgotten.choose(token, "marguerite", NEW, after(2)).await())
        .isEqualTo(new ForgottenPassword.Outcome.Changed());
  }

  @Test
  void theListOfSessionsShowsWhereOneIsLoggedInAndLogsOutEverywhereElse() {
    String here = session("Firefox sur Windows");
    session("Safari sur iPhone");
    Sessions sessions = FIXTURE.portal.sessions();
    assertThat(listed(here, after(1)))
        .extracting(Sessions.Listed::browser, Sessions.Listed::current)
        .containsExactly(tuple("Firefox sur Windows", true), tuple("Safari sur iPhone", false));
    assertThat(listed(here, after(31))).isEmpty();

    int ended = FIXTURE.within(tx -> sessions.endOthers(tx, account, here, after(1)));
    assertThat(ended).isEqualTo(1);
    assertThat(listed(here, after(1))).hasSize(1);
  }

  @Test
  void conversationsThatOtherSessionsHaveBoundEndWithThem() {
    String here = session("Firefox");
    String elsewhere = session("Safari");
    UUID kept = UUID.randomUUID();
    UUID ended = UUID.randomUUID();
    bind(kept, here);
    bind(ended, elsewhere);

    FIXTURE.within(tx -> FIXTURE.portal.sessions().endOthers(tx, account, here, after(2)));
    List<UUID> unbound = new ArrayList<>();
    FIXTURE
        .portal
        .bindings()
        .sweep(
            after(2),
            (conversation, _, _) -> {
              unbound.add(conversation);
              return Future.succeededFuture(true);
            })
        .await();

    assertThat(unbound).containsExactly(ended);
  }

  private void bind(UUID conversation, String session) {
    BindingLinks links = FIXTURE.portal.bindingLinks();
    String token = FIXTURE.within(tx -> links.issue(tx, conversation, after(1)));
    Optional<BindingLinks.Bound> bound =
        FIXTURE.within(tx -> links.use(tx, token, account, session, after(1)));
    assertThat(bound).isPresent();
  }

  private List<Sessions.Listed> listed(String here, Instant now) {
    return FIXTURE.within(tx -> FIXTURE.portal.sessions().list(tx, account, here, now));
  }

  private Outcome password(String current, String chosen, int minute) {
    return change.password(account, current, chosen, "", after(minute)).await();
  }

  private static String session(String browser) {
    return ((LoggedIn)
            FIXTURE
                .portal
                .login()
                .login(
                    CAMILLE,
                    PASSWORD,
                    new Login.From(PortalFixture.client(), "", "", browser),
                    after(0))
                .await())
        .token();
  }
}
