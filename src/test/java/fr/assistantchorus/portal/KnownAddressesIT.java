package fr.assistantchorus.portal;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.PortalFixture.client;
import static fr.assistantchorus.portal.PortalFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.support.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Neither a clock nor limits tell an address that the portal knows from one that it does not
 * (docs/guides.md, « No enumeration »).
 *
 * <p>Times are compared by rank over many tries: how likely a known address is to take longer than
 * an unknown one may be {@value #ALIKE} off an even chance, four standard deviations for {@value
 * #TRIES_OF_LOGIN} tries of each and five for {@value #TRIES}. What took longer by half of the
 * times' own scatter would not pass.
 */
final class KnownAddressesIT {
  private static final double ALIKE = 0.15;
  private static final int TRIES = 200;

  /** Fewer: each costs a slow hash. */
  private static final int TRIES_OF_LOGIN = 120;

  /** The tries that do not count have addresses too. */
  private static final int PEOPLE = TRIES + SideBySide.WARM_UP;

  private static final String SIRET = "12345678200010";
  private static final Instant DAY_BEFORE = after(0).minus(Duration.ofDays(1));

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture(SlowHash.Cost.SLOW);

  /** What the portal knows of an address. */
  private enum Kind {
    ACCOUNT,
    WAITING,
    UNKNOWN
  }

  /** What anybody may ask for any address, and is answered by a mail to it. */
  private enum Asking {
    SIGN_UP {
      @Override
      String ask(String address, String client, Instant now) {
        return tell(FIXTURE.register(registration(address, SIRET), client, now), now);
      }
    },
    RESEND {
      @Override
      String ask(String address, String client, Instant now) {
        return tell(FIXTURE.resend(address, client, now), now);
      }
    },
    FORGOTTEN_PASSWORD {
      @Override
      String ask(String address, String client, Instant now) {
        ForgottenPassword forgotten = FIXTURE.portal.forgottenPassword();
        ForgottenPassword.Asked asked =
            FIXTURE.within(tx -> forgotten.ask(tx, address, client, "", now));
        return switch (asked) {
          case ForgottenPassword.Asked.Accepted(var deadline) ->
              "until " + Duration.between(now, deadline);
          case ForgottenPassword.Asked.TooSoon(var retryAfter) -> "wait " + retryAfter;
        };
      }
    };

    abstract String ask(String address, String client, Instant now);

    private static String tell(MailRequest answer, Instant now) {
      return switch (answer) {
        case MailRequest.Accepted(var deadline) -> "until " + Duration.between(now, deadline);
        case MailRequest.TooSoon(var retryAfter) -> "wait " + retryAfter;
      };
    }
  }

  /**
   * @param purpose keeps the addresses of one test from those of another
   */
  private static String address(String purpose, Kind kind, int number) {
    return "%s-%s-%d@exemple.fr".formatted(purpose, kind, number).toLowerCase(Locale.ROOT);
  }

  private static void makeKnown(String address, Kind kind) {
    switch (kind) {
      case ACCOUNT -> makeAccount(address, aHash());
      case WAITING -> FIXTURE.register(registration(address, SIRET), DAY_BEFORE);
      case UNKNOWN -> {}
    }
  }

  /** Each with its salt: the way of Argon2id through the memory depends on it. */
  private static String aHash() {
    return new SlowHash(FIXTURE.database.vertx(), SlowHash.Cost.SLOW).nobody();
  }

  private static void makeAccount(String address, String passwordHash) {
    NewAccount account =
        new NewAccount(
            Person.at(address)
                .withFirstName("Camille")
                .withLastName("Durand")
                .withContactAddress("contact." + address),
            new ChosenCredentials(passwordHash, PortalFixture.QUESTION, passwordHash),
            false);
    FIXTURE
        .database
        .database()
        .transaction(transaction ->
            new AccountStore(FIXTURE.database.seal()).insert(transaction, account, DAY_BEFORE))
        .await();
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_UP, ACCOUNT",
    "SIGN_UP, WAITING",
    "RESEND, ACCOUNT",
    "RESEND, WAITING",
    "FORGOTTEN_PASSWORD, ACCOUNT"
  })
  void aKnownAddressIsAnsweredInTheTimeOfAnUnknownOne(Asking asking, Kind kind) {
    assertThat(
            lasting(round -> longer(asking, kind, "time-%s-%s-%d".formatted(asking, kind, round))))
        .isEqualTo(0.5, within(ALIKE));
  }

  private static double longer(Asking asking, Kind kind, String purpose) {
    IntStream.range(0, PEOPLE).forEach(i -> makeKnown(address(purpose, kind, i), kind));
    // As each hour. Before it an address that somebody has asked for costs some 75 µs more, known
    // or not: its limit is counted on and not begun, which the limit says openly while it holds.
    FIXTURE.portal.retention().purge(after(0)).await();
    return SideBySide.longer(
        TRIES,
        i -> asking.ask(address(purpose, kind, i), client(), after(0)),
        i -> asking.ask(address(purpose, Kind.UNKNOWN, i), client(), after(0)));
  }

  /**
   * Measures once; where that tells the two apart, twice more, and returns the middle one. What
   * takes longer does so each time, and a machine that was busy with something else does not.
   *
   * @param round given 0, 1 and 2
   */
  private static double lasting(IntToDoubleFunction round) {
    double first = round.applyAsDouble(0);
    return Math.abs(first - 0.5) <= ALIKE
        ? first
        : DoubleStream.of(first, round.applyAsDouble(1), round.applyAsDouble(2))
            .sorted()
            .skip(1)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aWrongPasswordIsRefusedInTheTimeOfAnUnknownLogin() {
    assertThat(lasting(round -> loginIsLonger("login-" + round))).isEqualTo(0.5, within(ALIKE));
  }

  private static double loginIsLonger(String purpose) {
    for (int i = 0; i < TRIES_OF_LOGIN + SideBySide.WARM_UP; i++) {
      makeAccount(address(purpose, Kind.ACCOUNT, i), aHash());
    }
    return SideBySide.longer(
        TRIES_OF_LOGIN,
        i -> FIXTURE.login(address(purpose, Kind.ACCOUNT, i), "Faux-7-fois", after(0)),
        i -> FIXTURE.login(address(purpose, Kind.UNKNOWN, i), "Faux-7-fois", after(0)));
  }

  @ParameterizedTest
  @EnumSource
  void theLimitOfAnAddressHoldsAsTypedKnownOrNot(Asking asking) {
    assertThat(Stream.of(Kind.values()).map(kind -> ofOneAddress(asking, kind)))
        .containsOnly(
            """
            0: until PT1H
            1: wait PT1M
            2: until PT1H
            3: wait PT1M
            5: until PT1H
            6: wait PT54M
            59: wait PT1M
            60: until PT1H
            61: wait PT1M
            62: until PT1H
            """);
  }

  /** Asked by one person, written now in small letters and now in capitals. */
  private static String ofOneAddress(Asking asking, Kind kind) {
    String address = address("limit-" + asking, kind, 0);
    String client = client();
    makeKnown(address, kind);
    return inMinutes(
        minute ->
            asking.ask(
                minute % 2 == 0 ? address : address.toUpperCase(Locale.ROOT),
                client,
                after(minute)),
        0,
        1,
        2,
        3,
        5,
        6,
        59,
        60,
        61,
        62);
  }

  /**
   * « dans 51 minutes » for an address whose owner had signed up within the hour told that he had.
   */
  @ParameterizedTest
  @EnumSource
  void whatOthersDoWithAnAddressChangesNoAnswer(Asking asking) {
    String busy = address("others-" + asking, Kind.UNKNOWN, 0);
    String quiet = address("others-" + asking, Kind.UNKNOWN, 1);
    for (int other = 0; other < 5; other++) {
      Asking.SIGN_UP.ask(busy, client(), after(other));
      Asking.RESEND.ask(busy, client(), after(other));
    }

    assertThat(asAStranger(asking, busy))
        .isEqualTo(asAStranger(asking, quiet))
        .contains("6: until", "8: until", "10: until", "12: wait PT54M");
  }

  private static String asAStranger(Asking asking, String address) {
    String stranger = client();
    return inMinutes(minute -> asking.ask(address, stranger, after(minute)), 6, 8, 10, 12);
  }

  @ParameterizedTest
  @EnumSource
  void theLimitOfANetworkHoldsWhomeverItAsksFor(Asking asking) {
    assertThat(Stream.of(Kind.values()).map(kind -> fromOneNetwork(asking, kind)))
        .containsOnly(
            """
            20: wait PT40M
            21: wait PT39M
            59: wait PT1M
            60: until PT1H
            61: until PT1H
            """);
  }

  /** The first twenty are admitted, at a minute each. */
  private static String fromOneNetwork(Asking asking, Kind kind) {
    String purpose = "network-" + asking;
    String client = client();
    IntStream.range(0, 62).forEach(i -> makeKnown(address(purpose, kind, i), kind));
    for (int minute = 0; minute < 20; minute++) {
      assertThat(asking.ask(address(purpose, kind, minute), client, after(minute)))
          .isEqualTo("until PT1H");
    }
    return inMinutes(
        minute -> asking.ask(address(purpose, kind, minute), client, after(minute)),
        20,
        21,
        59,
        60,
        61);
  }

  @Test
  void theLimitOfANetworkHoldsForLoginsKnownOrNot() {
    assertThat(Stream.of(Kind.values()).map(KnownAddressesIT::loginsFromOneNetwork))
        .containsOnly(
            """
            0: Refused[]
            1: Refused[]
            2: TooMany[retryAfter=PT8M]
            9: TooMany[retryAfter=PT1M]
            10: Refused[]
            """);
  }

  private static String loginsFromOneNetwork(Kind kind) {
    String client = client();
    IntStream.range(0, 11).forEach(i -> makeKnown(address("network", kind, i), kind));
    Limits limits = new Limits(FIXTURE.database.seal());
    for (int i = 2; i < PortalRules.LOGIN_PER_NETWORK.most(); i++) {
      FIXTURE
          .database
          .database()
          .transaction(transaction ->
              limits.take(transaction, PortalRules.LOGIN_PER_NETWORK, client, after(0)))
          .await();
    }
    Login login = FIXTURE.portal.login();
    return inMinutes(
        minute ->
            login
                .login(
                    address("network", kind, minute),
                    "Faux-7-fois",
                    Login.From.stranger(client),
                    after(minute))
                .await()
                .toString(),
        0,
        1,
        2,
        9,
        10);
  }

  private interface Minute {
    String ask(int minute);
  }

  private static String inMinutes(Minute asked, int... minutes) {
    StringBuilder told = new StringBuilder();
    IntStream.of(minutes).forEach(minute -> told.append(minute + ": " + asked.ask(minute) + "\n"));
    return told.toString();
  }
}
