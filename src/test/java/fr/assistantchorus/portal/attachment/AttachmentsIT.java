package fr.assistantchorus.portal.attachment;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.PortalFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.BulkOutcome.Decided;
import fr.assistantchorus.portal.attachment.BulkOutcome.NotManager;
import fr.assistantchorus.portal.attachment.BulkOutcome.ReasonRefused;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AttachmentsIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String ERIC = "eric@exemple.fr";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "12345678200028";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static final AccountStore ACCOUNTS = new AccountStore(FIXTURE.database.seal());

  private final Attachments attachments = FIXTURE.portal.attachments();

  /** Camille and Éric are each the gestionnaire principal of a structure. */
  @BeforeEach
  void settle() {
    activate(CAMILLE, SIRET, 0);
    activate(ERIC, OTHER_SIRET, 0);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void aManagerSeesWhoWaitsForHisDecisionOldestFirstAFewAtATime() {
    for (int i = 7; i >= 1; i--) {
      activate("person" + i + "@exemple.fr", SIRET, 20 - i);
    }
    activate("elsewhere@exemple.fr", OTHER_SIRET, 30);

    PendingActions.Page first = waiting(CAMILLE, 1);
    assertThat(first.actions()).hasSize(5);
    assertThat(first.actions().getFirst())
        .satisfies(request -> {
          assertThat(request.requester()).isEqualTo("Camille DURAND");
          assertThat(request.structure().identifier().value()).isEqualTo(SIRET);
          assertThat(request.requestedAt()).isEqualTo(after(13));
          assertThat(request.requestedAtInFrench()).isEqualTo("22 novembre 2026 à 14:18");
        });
    assertThat(first.actions())
        .extracting(PendingAction::requestedAt)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(first.total()).isEqualTo(7);
    assertThat(first.pages()).isEqualTo(2);

    PendingActions.Page beyond = waiting(CAMILLE, 99);
    assertThat(beyond.number()).isEqualTo(2);
    assertThat(beyond.actions()).hasSize(2);
    assertThat(waiting(ERIC, -3).actions()).hasSize(1);
    assertThat(waiting("person1@exemple.fr", 1).actions()).isEmpty();
  }

  @Test
  void whoIsAcceptedIsAUserAtOnceThoughHeWasLoggedInBefore() {
    activate("noel@exemple.fr", SIRET, 1);
    String session = session("noel@exemple.fr");
    assertThat(standings(session)).containsExactly(Standing.REQUESTED);

    BulkOutcome<AttachmentRequest, PastDecision> outcome = accept(CAMILLE, ids(CAMILLE));

    assertThat(decided(outcome)).isEqualTo(1);
    assertThat(standings(session)).containsExactly(Standing.MEMBER);
    Mail mail = FIXTURE.mailTo("contact.noel@exemple.fr");
    assertThat(mail.subject()).isEqualTo("Votre rattachement est accepté");
    assertThat(mail.text())
        .contains("SIRET 12345678200010", "EARL Durand", "https://portail.test/accueil")
        .doesNotContain(CAMILLE);
    assertThat(waiting(CAMILLE, 1).total()).isZero();
  }

  @Test
  void whoIsRefusedReadsWhyAndMayAskAgain() {
    activate("noel@exemple.fr", SIRET, 1);
    String session = session("noel@exemple.fr");
    Set<UUID> seen = ids(CAMILLE);

    BulkOutcome<AttachmentRequest, PastDecision> outcome =
        decide(
            CAMILLE,
            (tx, account) ->
                attachments.refuse(
                    tx, account, seen, "  Inconnu <ici>\r\net ailleurs & co  ", after(10)));

    assertThat(decided(outcome)).isEqualTo(1);
    assertThat(standings(session)).isEmpty();
    Mail mail = FIXTURE.mailTo("contact.noel@exemple.fr");
    assertThat(mail.subject()).isEqualTo("Votre demande de rattachement est refusée");
    assertThat(mail.text()).contains("«\u00a0Inconnu <ici>\net ailleurs & co\u00a0»");
    assertThat(mail.html()).contains("Inconnu &lt;ici&gt;\net ailleurs &amp; co");

    ask("noel@exemple.fr", SIRET);
    assertThat(waiting(CAMILLE, 1).total()).isEqualTo(1);
    assertThat(accept(CAMILLE, seen))
        .satisfies(all -> {
          var decided = (Decided<AttachmentRequest, PastDecision>) all;
          assertThat(decided.done()).isEmpty();
          assertThat(decided.before())
              .extracting(PastDecision::verdict)
              .containsExactly(Verdict.REFUSED);
        });
    assertThat(standings(session)).containsExactly(Standing.REQUESTED);
  }

  @Test
  void aRefusalWithoutAReasonOrWithTooLongAOneDoesNothing() {
    activate("noel@exemple.fr", SIRET, 1);
    assertThat(refuse(" \r\n ")).isEqualTo(new ReasonRefused<>(RefusalReason.Fault.MISSING));
    assertThat(refuse("é".repeat(501)))
        .isEqualTo(new ReasonRefused<>(RefusalReason.Fault.TOO_LONG));
    assertThat(waiting(CAMILLE, 1).total()).isEqualTo(1);
    assertThat(decided(refuse("\uD83D\uDE9C".repeat(498) + "\r\nx"))).isEqualTo(1);
  }

  @Test
  void onlyTheStructuresManagerDecides() {
    activate("noel@exemple.fr", SIRET, 1);
    Set<UUID> ids = ids(CAMILLE);
    long mails = FIXTURE.count("SELECT count(*) FROM outbox");

    assertThat(accept("noel@exemple.fr", ids)).isEqualTo(new NotManager<>());
    assertThat(accept(ERIC, ids)).isEqualTo(new Decided<>(List.of(), List.of(), 1));
    assertThat(
            decide(ERIC, (tx, account) -> attachments.refuse(tx, account, ids, "non", after(10))))
        .isEqualTo(new Decided<>(List.of(), List.of(), 1));

    assertThat(waiting(CAMILLE, 1).total()).isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM outbox")).isEqualTo(mails);
  }

  @Test
  void anAcceptedUserDecidesOnNobody() {
    activate("noel@exemple.fr", SIRET, 1);
    accept(CAMILLE, ids(CAMILLE));
    activate("ines@exemple.fr", SIRET, 2);
    assertThat(accept("noel@exemple.fr", ids(CAMILLE))).isEqualTo(new NotManager<>());
    assertThat(waiting("noel@exemple.fr", 1).actions()).isEmpty();
  }

  @Test
  void whatIsGoneMeanwhileIsSaidAndTheRestIsDone() {
    activate("noel@exemple.fr", SIRET, 1);
    activate("ines@exemple.fr", SIRET, 2);
    Set<UUID> both = ids(CAMILLE);
    UUID one = waiting(CAMILLE, 1).actions().getFirst().id();
    accept(CAMILLE, Set.of(one));

    BulkOutcome<AttachmentRequest, PastDecision> outcome =
        decide(
            CAMILLE,
            (tx, account) -> attachments.refuse(tx, account, both, "Trop tard", after(10)));

    assertThat(outcome)
        .satisfies(all -> {
          var decided = (Decided<AttachmentRequest, PastDecision>) all;
          assertThat(decided.gone()).isZero();
          assertThat(decided.before())
              .satisfiesExactly(before -> {
                assertThat(before.id()).isEqualTo(one);
                assertThat(before.requester()).isEqualTo("Camille DURAND");
                assertThat(before.verdict()).isEqualTo(Verdict.ACCEPTED);
                assertThat(before.decidedAt()).isEqualTo(after(10));
              });
          assertThat(decided.done()).extracting(AttachmentRequest::id).doesNotContain(one);
        });
    assertThat(mailsTo("contact.noel@exemple.fr", "Votre rattachement")).hasSize(1);
  }

  @Test
  void ofManyDecisionsAtOnceEachRequestHasOneAndItsRequesterOneMail() {
    for (int i = 0; i < 5; i++) {
      activate("person" + i + "@exemple.fr", SIRET, 1 + i);
    }
    UUID manager = account(CAMILLE);
    List<UUID> ids = new ArrayList<>(ids(CAMILLE));
    List<Future<BulkOutcome<AttachmentRequest, PastDecision>>> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // Different sets that overlap, named in different orders.
      Set<UUID> some = new HashSet<>(ids.subList(i % 3, 3 + i % 3));
      sent.add(
          i % 2 == 0
              ? deciding(tx -> attachments.accept(tx, manager, some, after(10)))
              : deciding(tx -> attachments.refuse(tx, manager, some, "Non", after(10))));
    }
    Future.all(sent).await();

    List<UUID> decided =
        sent.stream()
            .flatMap(outcome ->
                ((Decided<AttachmentRequest, PastDecision>) outcome.result()).done().stream())
            .map(AttachmentRequest::id)
            .toList();
    assertThat(decided).containsExactlyInAnyOrderElementsOf(ids);
    for (int i = 0; i < 5; i++) {
      String address = "contact.person" + i + "@exemple.fr";
      boolean member = standings(session("person" + i + "@exemple.fr")).contains(Standing.MEMBER);
      assertThat(mailsTo(address, "Votre rattachement est accepté")).hasSize(member ? 1 : 0);
      assertThat(mailsTo(address, "Votre demande de rattachement")).hasSize(member ? 0 : 1);
    }
    assertThat(waiting(CAMILLE, 1).total()).isZero();
  }

  @Test
  void theManagersMailLeadsToWhereHeDecides() {
    activate("noel@exemple.fr", SIRET, 1);
    Mail mail = FIXTURE.mailTo("contact." + CAMILLE);
    assertThat(mail.subject()).isEqualTo("Une demande de rattachement attend votre décision");
    assertThat(mail.text()).contains("https://portail.test/espaces/gestionnaire");
    assertThat(mail.html()).contains("https://portail.test/espaces/gestionnaire");
  }

  private BulkOutcome<AttachmentRequest, PastDecision> accept(String manager, Set<UUID> chosen) {
    return decide(manager, (tx, account) -> attachments.accept(tx, account, chosen, after(10)));
  }

  private BulkOutcome<AttachmentRequest, PastDecision> refuse(String reason) {
    Set<UUID> all = ids(CAMILLE);
    return decide(
        CAMILLE, (tx, account) -> attachments.refuse(tx, account, all, reason, after(10)));
  }

  private static BulkOutcome<AttachmentRequest, PastDecision> decide(
      String manager,
      BiFunction<Transaction, UUID, Future<BulkOutcome<AttachmentRequest, PastDecision>>>
          decision) {
    UUID account = account(manager);
    return FIXTURE.within(tx -> decision.apply(tx, account));
  }

  private static Future<BulkOutcome<AttachmentRequest, PastDecision>> deciding(
      Function<Transaction, Future<BulkOutcome<AttachmentRequest, PastDecision>>> decision) {
    return FIXTURE.database.database().transaction(decision);
  }

  private static int decided(BulkOutcome<AttachmentRequest, PastDecision> outcome) {
    return ((Decided<AttachmentRequest, PastDecision>) outcome).done().size();
  }

  private PendingActions.Page waiting(String address, int page) {
    UUID account = account(address);
    return FIXTURE.within(tx ->
        FIXTURE.portal.pendingActions().waiting(tx, account, PendingActions.Order.OLDEST, page));
  }

  private Set<UUID> ids(String manager) {
    return waiting(manager, 1).actions().stream()
        .map(PendingAction::id)
        .collect(Collectors.toSet());
  }

  private static void activate(String address, String siret, int minute) {
    FIXTURE.register(registration(address, siret), after(minute));
    FIXTURE.activate(PortalFixture.token(FIXTURE.mailTo(address)), after(minute));
  }

  private static void ask(String address, String siret) {
    UUID structure =
        FIXTURE
            .database
            .query("SELECT id FROM structure WHERE identifier = $1", siret)
            .iterator()
            .next()
            .getUUID("id");
    UUID account = account(address);
    FIXTURE
        .database
        .database()
        .transaction(
            tx -> new AttachmentRequestStore(ACCOUNTS).add(tx, account, structure, after(20)))
        .await();
  }

  private static String session(String address) {
    return ((LoggedIn) FIXTURE.login(address, PortalFixture.PASSWORD, after(15))).token();
  }

  private static UUID account(String address) {
    return FIXTURE
        .database
        .database()
        .transaction(tx -> ACCOUNTS.find(tx, address))
        .await()
        .orElseThrow()
        .id();
  }

  private static List<Standing> standings(String session) {
    return FIXTURE.account(session, after(16)).orElseThrow().attachments().stream()
        .map(Attachment::standing)
        .toList();
  }

  private static List<Mail> mailsTo(String address, String subject) {
    return FIXTURE.mails().stream()
        .filter(mail -> mail.to().equals(address) && mail.subject().startsWith(subject))
        .toList();
  }
}
