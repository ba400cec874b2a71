package fr.assistantchorus.portal.attachment;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.attachment.AttachmentRequests.Asked;
import fr.assistantchorus.portal.attachment.AttachmentRequests.Withdrawal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Éric, of another structure, asks to be attached to that of Camille (F36, F46). */
final class AttachmentRequestsIT {
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "12345678200028";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final AttachmentRequests requests = FIXTURE.portal.attachmentRequests();
  private final Attachments attachments = FIXTURE.portal.attachments();

  private UUID camille;
  private UUID eric;
  private UUID structure;

  @BeforeEach
  void settle() {
    camille = FIXTURE.settle("Camille", SIRET, 0);
    eric = FIXTURE.settle("Eric", OTHER_SIRET, 0);
    structure = FIXTURE.structure(SIRET);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void whoAsksWaitsAndTheManagerIsToldOnce() {
    assertThat(ask(1))
        .isInstanceOfSatisfying(
            Asked.Requested.class,
            asked -> assertThat(asked.structure().identifier().value()).isEqualTo(SIRET));
    assertThat(FIXTURE.subjectsTo("Camille"))
        .contains("Une demande de rattachement attend votre décision");
    assertThat(FIXTURE.mailTo("contact.camille@exemple.fr").text()).contains("Eric DURAND");
    int told = FIXTURE.subjectsTo("Camille").size();

    assertThat(ask(2))
        .isInstanceOfSatisfying(
            Asked.AlreadyWaiting.class, already -> assertThat(already.since()).isEqualTo(after(1)));
    assertThat(FIXTURE.subjectsTo("Camille")).hasSize(told);
    assertThat(FIXTURE.<Asked>within(tx -> requests.ask(tx, camille, structure, after(3))))
        .isInstanceOfSatisfying(
            Asked.AlreadyAttached.class,
            already -> assertThat(already.standing()).isEqualTo(Standing.PRINCIPAL_MANAGER));
    assertThat(FIXTURE.<Asked>within(tx -> requests.ask(tx, eric, UUID.randomUUID(), after(3))))
        .isEqualTo(new Asked.Unknown());
  }

  @Test
  void aStructureThatIsInactiveOrTakesNoRequestsIsNotAsked() {
    for (String column : List.of("active", "accepts_requests")) {
      FIXTURE.database.query("UPDATE structure SET %s = false".formatted(column));
      assertThat(ask(1)).isInstanceOf(Asked.NotAccepting.class);
      FIXTURE.database.query("UPDATE structure SET %s = true".formatted(column));
    }
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isZero();
    assertThat(ask(1)).isInstanceOf(Asked.Requested.class);
  }

  @Test
  void whatBecomesOfItIsFollowedWithDatesAndReason() {
    ask(1);
    assertThat(follow())
        .satisfiesExactly(request -> {
          assertThat(request.waits()).isTrue();
          assertThat(request.stateLabel()).isEqualTo("En attente");
          assertThat(request.requestedAtInFrench()).isEqualTo("22 novembre 2026 à 14:06");
        });

    Set<UUID> first = Set.of(follow().getFirst().id());
    FIXTURE.within(tx -> attachments.refuse(tx, camille, first, "Pas vous <là>", after(2)));
    ask(3);
    Set<UUID> second = Set.of(follow().getFirst().id());
    FIXTURE.within(tx -> attachments.accept(tx, camille, second, after(4)));

    assertThat(follow())
        .satisfiesExactly(
            accepted -> {
              assertThat(accepted.verdict()).contains(Verdict.ACCEPTED);
              assertThat(accepted.requestedAt()).isEqualTo(after(3));
              assertThat(accepted.decidedAt()).contains(after(4));
              assertThat(accepted.reason()).isEmpty();
            },
            refused -> {
              assertThat(refused.verdict()).contains(Verdict.REFUSED);
              assertThat(refused.decidedAtInFrench()).isEqualTo("22 novembre 2026 à 14:07");
              assertThat(refused.reason()).isEqualTo("Pas vous <là>");
            });
    List<FollowedRequest> ofTheManager = FIXTURE.within(tx -> requests.follow(tx, camille));
    assertThat(ofTheManager).isEmpty();
    assertThat(FIXTURE.database.query("SELECT reason_sealed::text FROM attachment_decision"))
        .noneMatch(row -> String.valueOf(row.getString(0)).contains("50617320766f7573"));

    FIXTURE.within(tx -> requests.purge(tx, after(2).plus(AttachmentRequests.KEPT), 10));
    assertThat(follow()).extracting(FollowedRequest::verdict).hasSize(1);
    FIXTURE.within(tx -> requests.purge(tx, after(4).plus(AttachmentRequests.KEPT), 10));
    assertThat(follow()).isEmpty();
  }

  @Test
  void onesOwnRequestIsTakenBackInSilenceAndNobodyElses() {
    ask(1);
    UUID request = follow().getFirst().id();
    int mails = FIXTURE.mails().size();
    assertThat(withdraw(camille, request)).isEqualTo(new Withdrawal.Gone());
    assertThat(withdraw(eric, request)).isInstanceOf(Withdrawal.Withdrawn.class);
    assertThat(withdraw(eric, request)).isEqualTo(new Withdrawal.Gone());
    assertThat(FIXTURE.mails()).hasSize(mails);
    assertThat(follow())
        .satisfiesExactly(followed -> assertThat(followed.verdict()).contains(Verdict.WITHDRAWN));
    assertThat(ask(9)).isInstanceOf(Asked.Requested.class);
  }

  @Test
  void askedSeveralTimesAtOnceItIsOneRequestAndOneMail() {
    List<Future<Asked>> asked =
        IntStream.range(0, 6)
            .mapToObj(_ ->
                FIXTURE
                    .database
                    .database()
                    .transaction(tx -> requests.ask(tx, eric, structure, after(1))))
            .toList();
    Future.all(asked).await();
    assertThat(asked).filteredOn(one -> one.result() instanceof Asked.Requested).hasSize(1);
    assertThat(asked).filteredOn(one -> one.result() instanceof Asked.AlreadyWaiting).hasSize(5);
    assertThat(FIXTURE.subjectsTo("Camille"))
        .containsOnlyOnce("Une demande de rattachement attend votre décision");
  }

  @Test
  void takenBackAndAcceptedAtOnceOneOfTheTwoCounts() {
    for (int round = 0; round < 6; round++) {
      ask(round);
      UUID request = follow().getFirst().id();
      Future<Withdrawal> back =
          FIXTURE
              .database
              .database()
              .transaction(tx -> requests.withdraw(tx, eric, request, after(9)));
      Future<BulkOutcome<AttachmentRequest, PastDecision>> accepted =
          FIXTURE
              .database
              .database()
              .transaction(tx -> attachments.accept(tx, camille, Set.of(request), after(9)));
      Future.all(back, accepted).await();

      BulkOutcome.Decided<AttachmentRequest, PastDecision> decided =
          (BulkOutcome.Decided<AttachmentRequest, PastDecision>) accepted.result();
      boolean withdrawn = back.result() instanceof Withdrawal.Withdrawn;
      assertThat(decided.done()).hasSize(withdrawn ? 0 : 1);
      assertThat(decided.before())
          .extracting(PastDecision::verdict)
          .isEqualTo(withdrawn ? List.of(Verdict.WITHDRAWN) : List.of());
      assertThat(FIXTURE.count("SELECT count(*) FROM membership")).isEqualTo(withdrawn ? 2 : 3);
      FIXTURE.database.query("DELETE FROM membership WHERE role = 'member'");
      FIXTURE.database.query("DELETE FROM attachment_decision");
    }
  }

  @Test
  void askedAgainWhileItIsAcceptedNobodyWaitsWhoBelongsThere() {
    for (int round = 0; round < 6; round++) {
      ask(round);
      UUID request = follow().getFirst().id();
      Future<BulkOutcome<AttachmentRequest, PastDecision>> accepted =
          FIXTURE
              .database
              .database()
              .transaction(tx -> attachments.accept(tx, camille, Set.of(request), after(9)));
      Future<Asked> again =
          FIXTURE
              .database
              .database()
              .transaction(tx -> requests.ask(tx, eric, structure, after(9)));
      Future.all(accepted, again).await();
      assertThat(again.result())
          .isInstanceOfAny(Asked.AlreadyWaiting.class, Asked.AlreadyAttached.class);
      assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isZero();
      FIXTURE.database.query("DELETE FROM membership WHERE role = 'member'");
      FIXTURE.database.query("DELETE FROM attachment_decision");
    }
  }

  @Test
  void whoAsksTooOftenIsToldForHowLongToWait() {
    for (int i = 0; i < AttachmentRequests.PER_ACCOUNT.most(); i++) {
      assertThat(ask(1)).isInstanceOf(Asked.Requested.class);
      withdraw(eric, follow().getFirst().id());
    }
    assertThat(ask(1)).isEqualTo(new Asked.TooSoon(Duration.ofHours(1)));
    assertThat(ask(62)).isInstanceOf(Asked.Requested.class);
  }

  private Asked ask(int minute) {
    return FIXTURE.within(tx -> requests.ask(tx, eric, structure, after(minute)));
  }

  private List<FollowedRequest> follow() {
    return FIXTURE.within(tx -> requests.follow(tx, eric));
  }

  private Withdrawal withdraw(UUID account, UUID request) {
    return FIXTURE.within(tx -> requests.withdraw(tx, account, request, after(8)));
  }
}
