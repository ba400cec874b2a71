package fr.assistantchorus.portal.session;

import static fr.assistantchorus.portal.PortalFixture.PASSWORD;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.session.ForgottenPassword.Asked;
import fr.assistantchorus.portal.session.ForgottenPassword.Outcome;
import fr.assistantchorus.portal.session.ForgottenPassword.State;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F4, F22: a mailed link, then the secret question, then a new password. */
final class ForgottenPasswordIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String NOBODY = "nobody@exemple.fr";
  private static final String NEW = "Moisson-Verte-9";
  private static final Pattern LINK =
      Pattern.compile("https://portail\\.test/nouveau-mot-de-passe/(\\S+)");

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final ForgottenPassword forgotten = FIXTURE.portal.forgottenPassword();

  @BeforeEach
  void anAccount() {
    FIXTURE.database.empty();
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    FIXTURE.database.query("TRUNCATE outbox");
  }

  @Test
  void theLinkAndTheAnswerGiveANewPasswordEndAllSessionsAndLiftTheLock() {
    String session = ((LoggedIn) FIXTURE.login(CAMILLE, PASSWORD, after(0))).token();
    IntStream.range(0, 5).forEach(i -> FIXTURE.login(CAMILLE, "Tracteur-Rouge-7", after(i)));
    String token = link(5);
    assertThat(look(token, 6)).isEqualTo(new State.Ready(CAMILLE, PortalFixture.QUESTION));

    assertThat(choose(token, "  MEDOR ", NEW, 6)).isEqualTo(new Outcome.Changed());

    assertThat(FIXTURE.account(session, after(6))).isEmpty();
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(7))).isEqualTo(new Login.Outcome.Refused());
    assertThat(FIXTURE.login(CAMILLE, NEW, after(7))).isInstanceOf(LoggedIn.class);
    assertThat(look(token, 7)).isEqualTo(new State.Used());
    assertThat(choose(token, "medor", "Labour-Profond-3", 7))
        .isEqualTo(new Outcome.LinkRefused(new State.Used()));
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.subject().equals("Votre mot de passe a été changé"))
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(CAMILLE, "contact." + CAMILLE);
  }

  @Test
  void theMailGoesToTheLoginAddressAndTellsNothingButTheLink() {
    ask(CAMILLE, 1);
    ask(NOBODY, 1);
    assertThat(FIXTURE.mails()).extracting(Mail::to).containsExactly(CAMILLE, NOBODY);
    assertThat(FIXTURE.mails()).extracting(Mail::decoy).containsExactly(false, true);
    assertThat(FIXTURE.mailTo(CAMILLE).text())
        .doesNotContain("Durand", "Camille", PortalFixture.QUESTION)
        .contains("22 novembre 2026 à 15:06");
  }

  @Test
  void aLinkIsGoodForAnHourAndANewerOneVoidsIt() {
    String first = link(1);
    assertThat(look(first, 60)).isInstanceOf(State.Ready.class);
    assertThat(look(first, 61)).isEqualTo(new State.Expired());
    assertThat(choose(first, "Médor", NEW, 61))
        .isEqualTo(new Outcome.LinkRefused(new State.Expired()));
    String second = link(10);
    assertThat(look(first, 11)).isEqualTo(new State.Superseded());
    assertThat(look(second, 11)).isInstanceOf(State.Ready.class);
    assertThat(look("x", 11)).isEqualTo(new State.Unknown());

    FIXTURE.portal.retention().purge(after(71).plus(Duration.ofDays(1))).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM password_link")).isZero();
  }

  @Test
  void anAddressThatNobodyHasGetsALinkThatLeadsNowhere() {
    String token = link(NOBODY, 1);
    assertThat(look(token, 1)).isEqualTo(new State.Unknown());
    assertThat(choose(token, "Médor", NEW, 1))
        .isEqualTo(new Outcome.LinkRefused(new State.Unknown()));
  }

  @Test
  void fiveWrongAnswersCloseTheLinkAndTenTheDay() {
    String token = link(1);
    for (int left = 4; left > 0; left--) {
      assertThat(choose(token, "Rex", NEW, 2)).isEqualTo(new Outcome.WrongAnswer(left));
    }
    assertThat(choose(token, "Rex", NEW, 2)).isEqualTo(new Outcome.LinkRefused(new State.Closed()));
    assertThat(choose(token, "Médor", NEW, 2))
        .isEqualTo(new Outcome.LinkRefused(new State.Closed()));
    assertThat(look(token, 2)).isEqualTo(new State.Closed());

    String second = link(10);
    IntStream.range(0, 5).forEach(_ -> choose(second, "Rex", NEW, 11));
    String third = link(20);
    assertThat(choose(third, "Médor", NEW, 21))
        .isEqualTo(new Outcome.LinkRefused(new State.Closed()));
    assertThat(FIXTURE.login(CAMILLE, PASSWORD, after(22))).isInstanceOf(LoggedIn.class);
  }

  @Test
  void aBurstOfAnswersHasNoMoreThanFiveAndOneOfManyRightOnesCounts() {
    String guessed = link(1);
    List<Future<Outcome>> guesses =
        IntStream.range(0, 12)
            .mapToObj(_ -> forgotten.choose(guessed, "Rex", NEW, after(1)))
            .toList();
    Future.all(guesses).await();
    assertThat(guesses)
        .filteredOn(guess -> guess.result() instanceof Outcome.WrongAnswer)
        .hasSize(4);
    assertThat(FIXTURE.count("SELECT max(answers) FROM password_link")).isEqualTo(5);

    String known = link(10);
    List<Future<Outcome>> answers =
        IntStream.range(0, 4)
            .mapToObj(i -> forgotten.choose(known, "Médor", "Moisson-Verte-" + i, after(10)))
            .toList();
    Future.all(answers).await();
    assertThat(answers).filteredOn(answer -> answer.result() instanceof Outcome.Changed).hasSize(1);
  }

  @Test
  void aPasswordThatIsRefusedCostsNoAnswer() {
    String token = link(1);
    assertThat(choose(token, "Rex", "Camille-Durand-7", 1))
        .isEqualTo(new Outcome.Refused(Set.of(CredentialFault.PASSWORD_HOLDS_LOGIN)));
    assertThat(choose(token, "Rex", "Chorus-Pro-2026", 1))
        .isEqualTo(new Outcome.Refused(Set.of(CredentialFault.PASSWORD_GUESSABLE)));
    assertThat(choose(token, "Rex", NEW, 1)).isEqualTo(new Outcome.WrongAnswer(4));
  }

  /** Ground 15 and 23: strangers use up nothing of the owner's, and are told only of themselves. */
  @Test
  void whatStrangersAskForNeitherShowsNorKeepsTheOwnersBrowserFromItsMail() {
    String device = ((LoggedIn) FIXTURE.login(CAMILLE, PASSWORD, after(0))).device();
    for (int i = 0; i < 6; i++) {
      assertThat(ask(CAMILLE, i)).isInstanceOf(Asked.Accepted.class);
    }
    assertThat(realMails()).isEqualTo(3);
    String last = LINK.matcher(lastReal().text()).results().findFirst().orElseThrow().group(1);
    assertThat(look(last, 7)).as("the last link stays good").isInstanceOf(State.Ready.class);

    Asked own =
        FIXTURE.within(tx -> forgotten.ask(tx, CAMILLE, PortalFixture.client(), device, after(8)));
    assertThat(own).isInstanceOf(Asked.Accepted.class);
    assertThat(realMails()).isEqualTo(4);

    String client = PortalFixture.client();
    assertThat(ask(CAMILLE, client, 8)).isInstanceOf(Asked.Accepted.class);
    assertThat(ask(CAMILLE, client, 9)).isEqualTo(new Asked.TooSoon(Duration.ofMinutes(1)));
    assertThat(ask(NOBODY, client, 9)).isInstanceOf(Asked.Accepted.class);
  }

  private static long realMails() {
    return FIXTURE.mails().stream()
        .filter(mail -> !mail.decoy() && mail.text().contains("/nouveau-mot-de-passe/"))
        .count();
  }

  private static Mail lastReal() {
    return FIXTURE.mails().stream()
        .filter(mail -> !mail.decoy())
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private Asked ask(String address, int minute) {
    return ask(address, PortalFixture.client(), minute);
  }

  private Asked ask(String address, String client, int minute) {
    return FIXTURE.within(tx -> forgotten.ask(tx, address, client, "", after(minute)));
  }

  private String link(int minute) {
    return link(CAMILLE, minute);
  }

  private String link(String address, int minute) {
    ask(address, minute);
    Matcher link = LINK.matcher(FIXTURE.mailTo(address).text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private State look(String token, int minute) {
    return FIXTURE.within(tx -> forgotten.look(tx, token, after(minute)));
  }

  private Outcome choose(String token, String answer, String password, int minute) {
    Instant now = after(minute);
    return forgotten.choose(token, answer, password, now).await();
  }
}
