package fr.assistantchorus.portal.session;

import static fr.assistantchorus.portal.PortalFixture.PASSWORD;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.session.Login.From;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.session.Login.Outcome.Refused;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoginIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String NOEL = "noel@exemple.fr";
  private static final String NOBODY = "nobody@exemple.fr";
  private static final String WRONG = "Tracteur-Rouge-7";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @BeforeEach
  void twoAccountsOfOneStructure() {
    FIXTURE.database.empty();
    for (String address : List.of(CAMILLE, NOEL)) {
      FIXTURE.activate(FIXTURE.registered(address, "12345678200010", after(0)), after(0));
    }
    FIXTURE.database.query("TRUNCATE outbox");
  }

  @Test
  void aPasswordThatIsFarTooLongIsRefusedAsAWrongOneIs() {
    assertThat(FIXTURE.login(CAMILLE, PASSWORD.repeat(1_000), after(1)))
        .isInstanceOf(Refused.class);
    assertThat(FIXTURE.login(CAMILLE, "", after(2))).isInstanceOf(Refused.class);
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(3))).isInstanceOf(LoggedIn.class);
  }

  @Test
  void aSessionKnowsItsAccountAndItsStructures() {
    assertThat(account(CAMILLE))
        .hasValueSatisfying(account -> {
          assertThat(account.displayName()).isEqualTo("Camille DURAND");
          assertThat(account.loginAddress()).isEqualTo(CAMILLE);
          assertThat(account.contactAddress()).isEqualTo("contact." + CAMILLE);
          assertThat(account.isManager()).isTrue();
          assertThat(account.supportAgent()).isFalse();
          assertThat(account.attachments())
              .extracting(Attachment::standing)
              .containsExactly(Standing.PRINCIPAL_MANAGER);
        });
    assertThat(account(NOEL))
        .hasValueSatisfying(account -> {
          assertThat(account.isManager()).isFalse();
          assertThat(account.attachments())
              .extracting(Attachment::standing)
              .containsExactly(Standing.REQUESTED);
        });
  }

  @Test
  void theLoginAddressIsComparedWithoutCase() {
    assertThat(FIXTURE.login(" Camille@Exemple.FR ", PASSWORD, after(1)))
        .isInstanceOf(LoggedIn.class);
  }

  @Test
  void unknownWrongAndLockedAreAnsweredAlike() {
    for (String address : List.of(CAMILLE, NOBODY)) {
      for (int i = 0; i < 6; i++) {
        assertThat(FIXTURE.login(address, WRONG, after(i))).isEqualTo(new Refused());
      }
    }
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(10))).isEqualTo(new Refused());
    assertThat(FIXTURE.mails())
        .extracting(Mail::subject)
        .containsOnly("Votre compte est bloqué jusqu’au 22 novembre 2026 à 15:09");
    assertThat(FIXTURE.mails()).extracting(Mail::decoy).containsExactly(false, true);
    assertThat(FIXTURE.mailTo(CAMILLE).text()).contains("Après 5 mots de passe erronés");
  }

  @Test
  void aLockOpensByItselfAfterAnHour() {
    IntStream.range(0, 5).forEach(i -> FIXTURE.login(CAMILLE, WRONG, after(i)));
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(63))).isEqualTo(new Refused());
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(64))).isInstanceOf(LoggedIn.class);
  }

  @Test
  void theRightPasswordForgetsTheFailuresBefore() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        FIXTURE.login(CAMILLE, WRONG, after(round));
      }
      assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(round))).isInstanceOf(LoggedIn.class);
    }
    assertThat(FIXTURE.mails()).isEmpty();
  }

  /** Ground 15: whoever logged in there before has an allowance that nobody elsewhere uses up. */
  @Test
  void wrongPasswordsFromElsewhereDoNotLockTheOwnersBrowser() {
    String mine = ((LoggedIn) FIXTURE.login(CAMILLE, PASSWORD, after(0))).device();
    for (int i = 0; i < 20; i++) {
      assertThat(FIXTURE.login(CAMILLE, WRONG, after(i))).isEqualTo(new Refused());
    }
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(20))).isEqualTo(new Refused());

    LoggedIn own = (LoggedIn) from(mine, CAMILLE, PASSWORD, 20);
    assertThat(own.device()).isNotEqualTo(mine);
    assertThat(from(mine, CAMILLE, PASSWORD, 21)).as("the cookie before").isEqualTo(new Refused());
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(22)))
        .as("the owner's login does not open the lock to others")
        .isEqualTo(new Refused());

    for (int i = 0; i < 5; i++) {
      assertThat(from(own.device(), CAMILLE, WRONG, 22)).isEqualTo(new Refused());
    }
    assertThat(from(own.device(), CAMILLE, PASSWORD, 23)).isEqualTo(new Refused());
    assertThat(from(own.device(), CAMILLE, PASSWORD, 83)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void aBrowserThatOneAccountKnowsIsAStrangerToAnother() {
    String ofNoel = ((LoggedIn) FIXTURE.login(NOEL, PASSWORD, after(0))).device();
    for (int i = 0; i < 5; i++) {
      from(ofNoel, CAMILLE, WRONG, i);
    }
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(6))).isEqualTo(new Refused());
    assertThat(from(ofNoel, NOEL, PASSWORD, 6)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void aBrowserThatSeveralUseKnowsThemAll() {
    String first = ((LoggedIn) FIXTURE.login(NOEL, PASSWORD, after(0))).device();
    String both = ((LoggedIn) from(first, CAMILLE, PASSWORD, 0)).device();
    for (String address : List.of(CAMILLE, NOEL)) {
      IntStream.range(0, 5).forEach(i -> FIXTURE.login(address, WRONG, after(i)));
    }
    String next = ((LoggedIn) from(both, NOEL, PASSWORD, 6)).device();
    assertThat(from(next, CAMILLE, PASSWORD, 6)).isInstanceOf(LoggedIn.class);

    FIXTURE.portal.retention().purge(after(6).plus(Login.DEVICE_KEPT)).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM known_device")).isZero();
  }

  private static Login.Outcome from(String device, String address, String password, int minute) {
    return FIXTURE
        .portal
        .login()
        .login(address, password, new From(PortalFixture.client(), "", device, ""), after(minute))
        .await();
  }

  @Test
  void aBurstOfGuessesHasNoMoreThanFive() {
    List<Future<Login.Outcome>> guesses =
        IntStream.range(0, 16)
            .mapToObj(i ->
                FIXTURE
                    .portal
                    .login()
                    .login(CAMILLE, WRONG, From.stranger(PortalFixture.client()), after(0)))
            .toList();
    Future.all(guesses).await();
    assertThat(FIXTURE.mails()).hasSize(1);
    assertThat(
            FIXTURE.count(
                "SELECT max(cardinality(hits)) FROM limit_window WHERE purpose = 'login/address'"))
        .isEqualTo(5);
  }

  @Test
  void oneNetworkAddressGuessesOnlySoOften() {
    String client = PortalFixture.client();
    Limit limit = PortalRules.LOGIN_PER_NETWORK;
    Limits limits = new Limits(FIXTURE.database.seal());
    FIXTURE
        .database
        .database()
        .transaction(tx -> {
          Future<?> taken = Future.succeededFuture();
          for (int i = 1; i < limit.most(); i++) {
            taken = taken.compose(_ -> limits.take(tx, limit, client, after(0)));
          }
          return taken;
        })
        .await();
    Login login = FIXTURE.portal.login();
    assertThat(login.login(NOBODY, WRONG, From.stranger(client), after(0)).await())
        .isEqualTo(new Refused());
    assertThat(login.login(CAMILLE, PASSWORD, From.stranger(client), after(0)).await())
        .isEqualTo(new Login.Outcome.TooMany(limit.window()));
  }

  @Test
  void aSessionEndsWhenLoggedOutLeftAloneOrTooOld() {
    String token = token(CAMILLE);
    assertThat(find(token, after(29))).isPresent();
    assertThat(find(token, after(58))).isPresent();
    assertThat(find(token, after(88))).isEmpty();

    String other = token(CAMILLE);
    FIXTURE
        .portal
        .bindings()
        .logOut(other, after(0), (_, _, _) -> Future.succeededFuture(true))
        .await();
    assertThat(find(other, after(0))).isEmpty();

    String kept = token(CAMILLE);
    Instant end = after(0).plus(Sessions.LONGEST);
    for (Instant now = after(20); now.isBefore(end); now = now.plus(Duration.ofMinutes(20))) {
      assertThat(find(kept, now)).isPresent();
    }
    assertThat(find(kept, end)).isEmpty();

    FIXTURE.portal.retention().purge(end).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM session")).isZero();
  }

  @Test
  void aLoginEndsTheSessionThatTheBrowserHadBefore() {
    String before = token(CAMILLE);
    String elsewhere = token(CAMILLE);
    Login login = FIXTURE.portal.login();
    From from = new From(PortalFixture.client(), before, "", "");

    login.login(NOEL, WRONG, from, after(0)).await();
    assertThat(find(before, after(0))).isPresent();
    login.login(NOEL, PASSWORD, from, after(0)).await();

    assertThat(find(before, after(0))).isEmpty();
    assertThat(find(elsewhere, after(0))).isPresent();
  }

  @Test
  void whatIsNoTokenFindsNobody() {
    for (String token : List.of("", "x", "é\u0000", "a".repeat(100_000))) {
      assertThat(find(token, after(0))).isEmpty();
    }
  }

  private static String token(String address) {
    return ((LoggedIn) FIXTURE.login(address, PASSWORD, after(0))).token();
  }

  private static Optional<Account> account(String address) {
    return find(token(address), after(0));
  }

  private static Optional<Account> find(String token, Instant now) {
    return FIXTURE.account(token, now);
  }
}
