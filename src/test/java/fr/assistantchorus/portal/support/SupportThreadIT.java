package fr.assistantchorus.portal.support;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.support.SupportRequests.Done;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F17: the thread of a request, which its owner and the support write, and nobody else sees. */
final class SupportThreadIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String MESSAGE = "Mon tracteur est bleu.";
  private static final String ANSWER = "Peignez-le en vert.";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final SupportRequests support = FIXTURE.portal.support();
  private final SupportAnswers answers = FIXTURE.portal.supportAnswers();
  private UUID camille;
  private UUID noel;
  private UUID agent;

  @BeforeEach
  void people() {
    FIXTURE.database.empty();
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    FIXTURE.activate(FIXTURE.registered("noel@exemple.fr", "12345678200028", after(0)), after(0));
    camille = FIXTURE.accountOf(CAMILLE);
    noel = FIXTURE.accountOf("noel@exemple.fr");
    NewAccount support =
        new NewAccount(Person.at("agent@exemple.fr"), new ChosenCredentials("-", "Q ?", "-"), true);
    agent =
        FIXTURE
            .within(tx -> new AccountStore(FIXTURE.database.seal()).insert(tx, support, after(0)))
            .orElseThrow();
    FIXTURE.database.query("TRUNCATE outbox");
  }

  @Test
  void theOwnerAndTheSupportWriteAndTheStateFollows() {
    String number = open(camille, 1);
    assertThat(state(number)).isEqualTo(SupportState.OPEN);
    assertThat(takeUp(agent, number)).isEqualTo(new SupportAnswers.Outcome.Done());
    assertThat(state(number)).isEqualTo(SupportState.IN_PROGRESS);
    assertThat(answer(agent, number, ANSWER, 3)).isEqualTo(new SupportAnswers.Outcome.Done());
    assertThat(state(number)).isEqualTo(SupportState.ANSWERED);
    assertThat(write(camille, number, "Merci, et le vôtre ?", 4)).isEqualTo(new Done.Written());

    SupportThread thread = thread(camille, number).orElseThrow();
    assertThat(thread.request().state()).isEqualTo(SupportState.OPEN);
    assertThat(thread.messages())
        .containsExactly(
            new SupportThread.Message(false, MESSAGE, after(1)),
            new SupportThread.Message(true, ANSWER, after(3)),
            new SupportThread.Message(false, "Merci, et le vôtre ?", after(4)));

    assertThat(close(camille, number)).isEqualTo(new Done.Closed());
    assertThat(write(camille, number, "Encore", 6)).isEqualTo(new Done.Closed());
    assertThat(answer(agent, number, ANSWER, 6)).isEqualTo(new SupportAnswers.Outcome.Closed());
  }

  @Test
  void theMailTellsOfTheAnswerAtTheContactAddressWithoutIt() {
    String number = open(camille, 1);
    answer(agent, number, ANSWER, 2);
    Mail mail = FIXTURE.mailTo("contact." + CAMILLE);
    assertThat(mail.subject()).isEqualTo("Une réponse à votre demande " + number);
    assertThat(mail.text())
        .contains("https://portail.test/espaces/sollicitations/" + number)
        .doesNotContain(ANSWER, MESSAGE);
    assertThat(mail.html()).doesNotContain(ANSWER, MESSAGE);
  }

  @Test
  void nobodyElseSeesOrChangesIt() {
    String number = open(camille, 1);
    assertThat(thread(noel, number)).isEmpty();
    assertThat(thread(agent, number)).as("by the console, not here").isEmpty();
    assertThat(write(noel, number, "Moi aussi", 2)).isEqualTo(new Done.Unknown());
    assertThat(close(noel, number)).isEqualTo(new Done.Unknown());
    assertThat(answer(noel, number, ANSWER, 2)).isEqualTo(new SupportAnswers.Outcome.NotAgent());
    assertThat(takeUp(camille, number)).isEqualTo(new SupportAnswers.Outcome.NotAgent());
    assertThat(answer(UUID.randomUUID(), number, ANSWER, 2))
        .isEqualTo(new SupportAnswers.Outcome.NotAgent());
    assertThat(answer(agent, "S-2026-999999", ANSWER, 2))
        .isEqualTo(new SupportAnswers.Outcome.Unknown());
    assertThat(thread(camille, number).orElseThrow().messages()).hasSize(1);
  }

  @Test
  void whoHasNoAccountReadsTheAnswerByTheLinkOfTheLastMail() {
    SupportRequest request =
        new SupportRequest(
            "passant@exemple.fr", SupportCategory.OTHER, "Sujet", MESSAGE, Optional.empty());
    String number = opened(request, 1);
    answer(agent, number, "Première réponse", 2);
    String first = token();
    answer(agent, number, ANSWER, 3);
    String second = token();

    assertThat(read(first)).as("a newer mail voids it").isEmpty();
    assertThat(read(second).orElseThrow().messages())
        .extracting(SupportThread.Message::text)
        .containsExactly(MESSAGE, "Première réponse", ANSWER);
    assertThat(read("x")).isEmpty();
    assertThat(FIXTURE.mailTo("passant@exemple.fr").text()).doesNotContain(ANSWER, MESSAGE);
  }

  @Test
  void whatIsEmptyOrTooLongIsRefused() {
    String number = open(camille, 1);
    assertThat(write(camille, number, " \n ", 2))
        .isEqualTo(new Done.Refused(Set.of(SupportRequest.Fault.MESSAGE_MISSING)));
    assertThat(answer(agent, number, "a".repeat(4_001), 2))
        .isEqualTo(
            new SupportAnswers.Outcome.Refused(Set.of(SupportRequest.Fault.MESSAGE_TOO_LONG)));
    assertThat(SupportRequest.faults(" ", ""))
        .containsExactlyInAnyOrder(
            SupportRequest.Fault.SUBJECT_MISSING, SupportRequest.Fault.MESSAGE_MISSING);
  }

  @Test
  void anAccountWritesOnlySoOften() {
    String number = open(camille, 1);
    for (int i = 0; i < 30; i++) {
      assertThat(write(camille, number, "Message " + i, 2)).isEqualTo(new Done.Written());
    }
    assertThat(write(camille, number, "Trop", 3))
        .isEqualTo(new Done.TooSoon(Duration.ofMinutes(59)));
  }

  @Test
  void theListHasPagesOfFiveAndIsSorted() {
    List<String> numbers = IntStream.range(0, 7).mapToObj(i -> open(camille, 1 + 20 * i)).toList();
    open(noel, 1);
    answer(agent, numbers.get(3), ANSWER, 200);

    SupportThread.Page first = list(SupportOrder.DEFAULT, 1);
    assertThat(first.total()).isEqualTo(7);
    assertThat(first.pages()).isEqualTo(2);
    assertThat(first.requests())
        .extracting(SupportThread.Summary::number)
        .containsExactlyElementsOf(numbers.reversed().subList(0, 5));
    assertThat(list(SupportOrder.DEFAULT, 9).number()).isEqualTo(2);
    assertThat(list(SupportOrder.DEFAULT, 9).requests()).hasSize(2);
    assertThat(list(new SupportOrder(SupportOrder.Key.STATE, true), 1).requests().getFirst())
        .extracting(SupportThread.Summary::number)
        .isEqualTo(numbers.get(3));
    assertThat(list(new SupportOrder(SupportOrder.Key.OPENED, false), 1).requests().getFirst())
        .extracting(SupportThread.Summary::number)
        .isEqualTo(numbers.getFirst());
  }

  @Test
  void anAnswerAndACloseAtOnceLeaveOneClearState() {
    String number = open(camille, 1);
    Future<Done> closing =
        FIXTURE.database.database().transaction(tx -> support.close(tx, camille, number, after(2)));
    Future<SupportAnswers.Outcome> answering =
        FIXTURE
            .database
            .database()
            .transaction(tx -> answers.answer(tx, agent, number, ANSWER, after(2)));
    Future.all(closing, answering).await();
    assertThat(state(number)).isEqualTo(SupportState.CLOSED);
  }

  /** Ground 16. */
  @Test
  void aRequestIsForgottenTwoYearsAfterAnybodyLastWrote() {
    String number = open(camille, 1);
    answer(agent, number, ANSWER, 10);
    Instant due = after(10).plus(SupportRequests.KEPT);
    FIXTURE.portal.retention().purge(due.minusSeconds(1)).await();
    assertThat(thread(camille, number)).isPresent();
    FIXTURE.portal.retention().purge(due).await();
    assertThat(thread(camille, number)).isEmpty();
    assertThat(FIXTURE.count("SELECT count(*) FROM support_message")).isZero();
  }

  private String open(UUID account, int minute) {
    return opened(
        new SupportRequest(
            account + "@exemple.fr",
            SupportCategory.OTHER,
            "Sujet",
            MESSAGE,
            Optional.empty(),
            Optional.of(account)),
        minute);
  }

  private String opened(SupportRequest request, int minute) {
    SupportRequests.Outcome outcome =
        FIXTURE.within(tx -> support.open(tx, request, PortalFixture.client(), after(minute)));
    return ((SupportRequests.Outcome.Opened) outcome).number();
  }

  private SupportThread.Page list(SupportOrder order, int page) {
    return FIXTURE.within(tx -> support.list(tx, camille, order, page));
  }

  private Optional<SupportThread> thread(UUID account, String number) {
    return FIXTURE.within(tx -> support.thread(tx, account, number));
  }

  private SupportState state(String number) {
    return thread(camille, number).orElseThrow().request().state();
  }

  private Optional<SupportThread> read(String token) {
    return FIXTURE.within(tx -> support.read(tx, token));
  }

  private static String token() {
    return FIXTURE.mailTo("passant@exemple.fr").text().split("/sollicitation/")[1].split("\\s")[0];
  }

  private Done write(UUID account, String number, String text, int minute) {
    return FIXTURE.within(tx -> support.write(tx, account, number, text, after(minute)));
  }

  private Done close(UUID account, String number) {
    return FIXTURE.within(tx -> support.close(tx, account, number, after(5)));
  }

  private SupportAnswers.Outcome takeUp(UUID account, String number) {
    return FIXTURE.within(tx -> answers.takeUp(tx, account, number, after(2)));
  }

  private SupportAnswers.Outcome answer(UUID account, String number, String text, int minute) {
    return FIXTURE.within(tx -> answers.answer(tx, account, number, text, after(minute)));
  }
}
