package fr.assistantchorus.portal.refund;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.refund.RefundPreparation.Blocked;
import fr.assistantchorus.portal.refund.RefundPreparation.Obstacle;
import fr.assistantchorus.portal.refund.RefundPreparation.View;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.support.TestBankDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ready for a TIC refund (F15, F24), and who is shown it. */
final class RefundPreparationIT {
  private static final String SIRET = "12345678200010";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private UUID camille;
  private UUID structure;

  @BeforeEach
  void settle() {
    camille = FIXTURE.settle("Camille", SIRET, 0);
    structure = FIXTURE.structure(SIRET);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void theManagerSeesWhatIsThereAndWhatIsMissingUntilAllIsReady() {
    assertThat(only(camille))
        .satisfies(prepared -> {
          assertThat(prepared.space().manager()).isTrue();
          assertThat(prepared.mayRequest()).isTrue();
          assertThat(prepared.bankDetails()).isFalse();
          assertThat(prepared.hasCategory()).isTrue();
          assertThat(prepared.hasPacage()).isTrue();
          assertThat(prepared.isReady()).isFalse();
        });
    UUID details =
        TestBankDetails.add(FIXTURE.database, FIXTURE.portal, camille, structure, after(3));
    assertThat(only(camille).isReady()).isTrue();

    describe(new Beneficiary(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(only(camille).isReady()).isFalse();
    describe(category(BeneficiaryCategory.MACHINERY_COOPERATIVE, Optional.empty()));
    assertThat(only(camille).hasPacage()).isFalse();
    assertThat(only(camille).isReady()).as("a PACAGE need not be there").isTrue();
    describe(category(BeneficiaryCategory.SHELLFISH_FARMER, Optional.empty()));
    assertThat(only(camille).wantsShellfishNumber()).isTrue();
    assertThat(only(camille).isReady()).isFalse();
    describe(category(BeneficiaryCategory.SHELLFISH_FARMER, Optional.of("35-007")));
    assertThat(only(camille).isReady()).isTrue();

    FIXTURE.within(
        tx -> FIXTURE.portal.bankDetails().deactivate(tx, camille, structure, details, after(4)));
    assertThat(only(camille).isReady()).isFalse();
  }

  @Test
  void anotherUserSeesItOnlyWithAnAcceptedSubscriptionAndMayAsItSays() {
    UUID noel = FIXTURE.settle("Noel", SIRET, 1);
    assertThat(look(noel)).isEqualTo(blockedBy(Obstacle.NOT_ATTACHED));
    acceptAll();
    assertThat(look(noel)).isEqualTo(blockedBy(Obstacle.NOT_SUBSCRIBED));
    subscribe(noel, Access.CONSULTATION);
    assertThat(look(noel)).isEqualTo(blockedBy(Obstacle.NOT_SUBSCRIBED));
    acceptAll();
    assertThat(only(noel))
        .satisfies(prepared -> {
          assertThat(prepared.space().manager()).isFalse();
          assertThat(prepared.mayRequest()).isFalse();
        });
    TestBankDetails.add(FIXTURE.database, FIXTURE.portal, camille, structure, after(3));
    assertThat(only(noel).bankDetails()).isTrue();
    assertThat(only(noel).isReady()).as("consultation only").isFalse();
  }

  @Test
  void withoutTheSpaceItIsSaidWhoCanOpenItAndThatACentreHasNone() {
    UUID noel = FIXTURE.settle("Noel", SIRET, 1);
    acceptAll();
    UUID open = tic().id();
    FIXTURE.within(tx -> FIXTURE.portal.structureSpaces().close(tx, camille, structure, open));
    assertThat(look(camille)).isEqualTo(blockedBy(Obstacle.NOT_OPENED));
    assertThat(look(noel)).isEqualTo(blockedBy(Obstacle.NOT_OPENED_BY_MANAGER));
    FIXTURE.database.query("UPDATE structure SET management_centre = true");
    assertThat(look(camille)).isEqualTo(blockedBy(Obstacle.MANAGEMENT_CENTRE));
  }

  @Test
  void whoBelongsNowhereSeesNothingOfAnybody() {
    assertThat(look(UUID.randomUUID())).isEqualTo(new View(List.of(), List.of()));
  }

  private View look(UUID account) {
    return FIXTURE.within(tx -> FIXTURE.portal.refundPreparation().look(tx, account));
  }

  private PreparedRefund only(UUID account) {
    View view = look(account);
    assertThat(view.blocked()).isEmpty();
    assertThat(view.prepared()).hasSize(1);
    return view.prepared().getFirst();
  }

  private View blockedBy(Obstacle obstacle) {
    return new View(
        List.of(),
        List.of(
            new Blocked(
                FIXTURE
                    .within(tx -> FIXTURE.portal.memberships().names(tx, Set.of(structure)))
                    .get(structure),
                obstacle)));
  }

  private OpenedSpace tic() {
    return FIXTURE
        .within(tx -> FIXTURE.portal.structureSpaces().look(tx, camille, structure))
        .orElseThrow()
        .opened()
        .stream()
        .filter(each -> each.space() == Space.TIC)
        .findFirst()
        .orElseThrow();
  }

  private static Beneficiary category(BeneficiaryCategory category, Optional<String> number) {
    return new Beneficiary(Optional.of(category), Optional.empty(), number);
  }

  private void describe(Beneficiary beneficiary) {
    UUID open = tic().id();
    FIXTURE.within(
        tx -> FIXTURE.portal.structureSpaces().describe(tx, camille, structure, open, beneficiary));
  }

  private void subscribe(UUID account, Access access) {
    UUID open = tic().id();
    assertThat(
            FIXTURE.<Subscriptions.Asked>within(tx ->
                FIXTURE
                    .portal
                    .subscriptions()
                    .ask(tx, account, open, access, LocalDate.of(2026, 11, 22), "", after(2))))
        .isInstanceOf(Subscriptions.Asked.Requested.class);
  }

  private void acceptAll() {
    FIXTURE.within(tx ->
        FIXTURE
            .portal
            .pendingActions()
            .all(tx, camille, PendingActions.Order.OLDEST)
            .compose(all -> {
              Set<UUID> ids = all.stream().map(PendingAction::id).collect(Collectors.toSet());
              return FIXTURE.portal.pendingActions().accept(tx, camille, ids, after(2));
            }));
  }
}
