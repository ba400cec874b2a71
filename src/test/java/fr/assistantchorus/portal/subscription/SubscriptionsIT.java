package fr.assistantchorus.portal.subscription;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.PendingActions.Outcome;
import fr.assistantchorus.portal.subscription.Subscription.State;
import fr.assistantchorus.portal.subscription.Subscriptions.Asked;
import fr.assistantchorus.portal.subscription.Subscriptions.Removal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to spaces: F62 to F66. */
final class SubscriptionsIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final Subscriptions subscriptions = FIXTURE.portal.subscriptions();
  private final PendingActions actions = FIXTURE.portal.pendingActions();
  private Cast cast;

  @BeforeEach
  void settle() {
    cast = Cast.settle(FIXTURE);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void anAttachedUserAsksAndMayUseTheSpaceOnceTheManagerAccepts() {
    assertThat(mayUse(cast.noel())).isEmpty();
    UUID asked = cast.asked(Space.TIC, 3);
    assertThat(mayUse(cast.noel())).isEmpty();
    assertThat(FIXTURE.mailTo("contact.camille@exemple.fr").text())
        .contains("Noel DURAND", "Demande de remboursement TIC", "Modification")
        .doesNotContain("Pour la déclaration");
    assertThat(of(cast.noel()))
        .satisfiesExactly(each -> {
          assertThat(each.state().listed()).isEqualTo("EN_ATTENTE");
          assertThat(each.comment()).isEqualTo("Pour la déclaration");
          assertThat(each.wantedOnInFrench()).isEqualTo("22 novembre 2026");
          assertThat(each.serviceLabel()).isEqualTo("Toute la structure");
          assertThat(each.access().listed()).isEqualTo("MODIFICATION");
        });

    assertThat(accept(cast.noel(), asked)).isEqualTo(new Outcome.NotManager());
    assertThat(accept(cast.eric(), asked)).isEqualTo(new Outcome.Decided(List.of(), List.of(), 1));
    assertThat(accept(cast.camille(), asked))
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            decided ->
                assertThat(decided.done())
                    .extracting(DecidedAction::requester)
                    .containsExactly("Noel DURAND"));

    assertThat(mayUse(cast.noel())).contains(Access.MODIFICATION);
    assertThat(of(cast.noel()).getFirst().state().listed()).isEqualTo("VALIDE");
    assertThat(FIXTURE.subjectsTo("Noel").getLast()).isEqualTo("Votre abonnement est accepté");
    List<UsableSpace> usable = FIXTURE.within(tx -> subscriptions.usable(tx, cast.camille()));
    assertThat(usable).extracting(UsableSpace::manager).containsExactly(true, true);
  }

  @Test
  void aRefusalIsMailedWithItsReasonAndOneMayAskAgain() {
    UUID asked = cast.asked(Space.FLOWS, 3);
    Outcome refused =
        FIXTURE.within(
            tx -> actions.refuse(tx, cast.camille(), Set.of(asked), " Pas <besoin> ", after(4)));
    assertThat(((Outcome.Decided) refused).done()).hasSize(1);
    assertThat(FIXTURE.mailTo("contact.noel@exemple.fr").text()).contains("Pas <besoin>");
    assertThat(of(cast.noel()).getFirst())
        .satisfies(each -> {
          assertThat(each.state()).isEqualTo(State.REFUSED);
          assertThat(each.reason()).isEqualTo("Pas <besoin>");
        });
    cast.asked(Space.FLOWS, 5);
    assertThat(of(cast.noel()))
        .extracting(Subscription::state)
        .containsExactly(State.WAITING, State.REFUSED);
    assertThat(
            FIXTURE.count(
                "SELECT count(*) FROM subscription WHERE encode(reason_sealed, 'escape') LIKE"
                    + " '%besoin%' OR encode(comment_sealed, 'escape') LIKE '%claration%'"))
        .isZero();
    FIXTURE.within(tx -> subscriptions.purge(tx, after(4).plus(Subscriptions.KEPT), 10));
    assertThat(of(cast.noel())).extracting(Subscription::state).containsExactly(State.WAITING);
  }

  @Test
  void whatCannotBeAskedForIsSaid() {
    UUID flows = cast.opened(Space.FLOWS);
    assertThat(ask(cast.camille(), flows)).isInstanceOf(Asked.NotNeeded.class);
    assertThat(ask(cast.eric(), flows)).isEqualTo(new Asked.Unknown());
    assertThat(ask(cast.noel(), UUID.randomUUID())).isEqualTo(new Asked.Unknown());
    assertThat(ask(cast.noel(), flows)).isInstanceOf(Asked.Requested.class);
    assertThat(ask(cast.noel(), flows)).isInstanceOf(Asked.Already.class);

    FIXTURE.within(tx ->
        FIXTURE
            .portal
            .structureSpaces()
            .open(
                tx,
                cast.camille(),
                cast.structure(),
                SpacesWish.of(Map.of(Space.COMMITMENTS, Set.of(Access.CONSULTATION))),
                after(3)));
    assertThat(ask(cast.noel(), cast.opened(Space.COMMITMENTS)))
        .isInstanceOf(Asked.ConsultationOnly.class);

    UUID tic = cast.opened(Space.TIC);
    record Wrong(LocalDate date, String comment, SubscriptionFault fault) {}
    for (Wrong wrong :
        List.of(
            new Wrong(Cast.TODAY.plusDays(1), "", SubscriptionFault.DATE_TO_COME),
            new Wrong(Cast.TODAY.minusYears(1).minusDays(1), "", SubscriptionFault.DATE_TOO_OLD),
            new Wrong(Cast.TODAY, "é".repeat(501), SubscriptionFault.COMMENT_TOO_LONG))) {
      Asked refused =
          FIXTURE.within(tx ->
              subscriptions.ask(
                  tx,
                  cast.noel(),
                  tic,
                  Access.CONSULTATION,
                  wrong.date(),
                  wrong.comment(),
                  after(3)));
      assertThat(refused).isEqualTo(new Asked.Refused(Set.of(wrong.fault())));
    }
  }

  @Test
  void itEndsWhenTheUserOrTheManagerRemovesItAndWithTheAttachment() {
    UUID flows = valid(Space.FLOWS);
    UUID tic = valid(Space.TIC);
    assertThat(remove(cast.camille(), tic)).isEqualTo(new Removal.Gone());
    assertThat(remove(cast.eric(), tic)).isEqualTo(new Removal.Gone());
    assertThat(end(cast.noel(), tic)).isEqualTo(new Removal.Gone());
    assertThat(end(cast.eric(), tic)).isEqualTo(new Removal.Gone());
    assertThat(ofStructure(cast.camille()).orElseThrow()).hasSize(2);
    assertThat(ofStructure(cast.noel())).isEmpty();

    assertThat(remove(cast.noel(), flows)).isInstanceOf(Removal.Removed.class);
    assertThat(remove(cast.noel(), flows)).isEqualTo(new Removal.Gone());
    assertThat(end(cast.camille(), tic)).isInstanceOf(Removal.Removed.class);
    assertThat(end(cast.camille(), tic)).isEqualTo(new Removal.Gone());
    assertThat(FIXTURE.subjectsTo("Noel").getLast())
        .isEqualTo("Votre abonnement à un espace a pris fin");
    assertThat(mayUse(cast.noel())).isEmpty();

    valid(Space.TIC);
    assertThat(mayUse(cast.noel())).isPresent();
    FIXTURE.within(tx -> FIXTURE.portal.memberships().leave(tx, cast.noel(), cast.structure()));
    assertThat(mayUse(cast.noel())).isEmpty();
    assertThat(of(cast.noel())).isEmpty();
  }

  @Test
  void oneThatWaitsIsTakenBackInSilence() {
    UUID asked = cast.asked(Space.TIC, 3);
    int mails = FIXTURE.mails().size();
    assertThat(remove(cast.noel(), asked)).isInstanceOf(Removal.Removed.class);
    assertThat(of(cast.noel())).isEmpty();
    assertThat(accept(cast.camille(), asked))
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            decided ->
                assertThat(decided.before())
                    .extracting(DecidedAction::verdict)
                    .containsExactly(Verdict.WITHDRAWN));
    assertThat(FIXTURE.mails()).hasSize(mails);
  }

  @Test
  void askedSeveralTimesAtOnceItIsOneRequestAndOneMail() {
    UUID tic = cast.opened(Space.TIC);
    List<Future<Asked>> all =
        IntStream.range(0, 6).mapToObj(_ -> cast.asking(cast.noel(), tic, 3)).toList();
    Future.all(all).await();
    assertThat(all).filteredOn(each -> each.result() instanceof Asked.Requested).hasSize(1);
    assertThat(all).filteredOn(each -> each.result() instanceof Asked.Already).hasSize(5);
    assertThat(FIXTURE.subjectsTo("Camille"))
        .containsOnlyOnce("Une demande d’abonnement attend votre décision");
  }

  @Test
  void acceptedAndRefusedAtOnceOneDecisionCountsAndOneMailIsSent() {
    for (int round = 0; round < 4; round++) {
      UUID asked = cast.asked(Space.TIC, round);
      int mails = FIXTURE.mails().size();
      Future<Outcome> accepted =
          deciding(tx -> actions.accept(tx, cast.camille(), Set.of(asked), after(9)));
      Future<Outcome> refused =
          deciding(tx -> actions.refuse(tx, cast.camille(), Set.of(asked), "Non", after(9)));
      Future.all(accepted, refused).await();
      Outcome.Decided first = (Outcome.Decided) accepted.result();
      Outcome.Decided second = (Outcome.Decided) refused.result();
      assertThat(first.done().size() + second.done().size()).isEqualTo(1);
      assertThat(first.before().size() + second.before().size()).isEqualTo(1);
      assertThat(FIXTURE.mails()).hasSize(mails + 1);
      remove(cast.noel(), asked);
    }
  }

  private Future<Outcome> deciding(Function<Transaction, Future<Outcome>> act) {
    return FIXTURE.database.database().transaction(act);
  }

  private UUID valid(Space space) {
    UUID asked = cast.asked(space, 3);
    accept(cast.camille(), asked);
    return asked;
  }

  private Asked ask(UUID account, UUID space) {
    return cast.asking(account, space, 3).await();
  }

  private Outcome accept(UUID manager, UUID asked) {
    return FIXTURE.within(tx -> actions.accept(tx, manager, Set.of(asked), after(4)));
  }

  private Removal remove(UUID account, UUID id) {
    return FIXTURE.within(tx -> subscriptions.remove(tx, account, id, after(5)));
  }

  private Removal end(UUID manager, UUID id) {
    return FIXTURE.within(tx -> subscriptions.end(tx, manager, id));
  }

  private List<Subscription> of(UUID account) {
    return FIXTURE.within(tx -> subscriptions.of(tx, account));
  }

  private Optional<List<Subscription>> ofStructure(UUID manager) {
    return FIXTURE.within(tx -> subscriptions.ofStructure(tx, manager, cast.structure()));
  }

  private Optional<Access> mayUse(UUID account) {
    return FIXTURE.within(tx -> subscriptions.mayUse(tx, account, cast.structure(), Space.TIC));
  }
}
