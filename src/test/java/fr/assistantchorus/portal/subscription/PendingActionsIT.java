package fr.assistantchorus.portal.subscription;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.PendingActions.Column;
import fr.assistantchorus.portal.subscription.PendingActions.Order;
import fr.assistantchorus.portal.subscription.PendingActions.Outcome;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** « Mes actions en attente »: F35, F36, F66. */
final class PendingActionsIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final PendingActions pending = FIXTURE.portal.pendingActions();
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
  void attachmentsAndSubscriptionsWaitInOneListWithWhoAsks() {
    FIXTURE.within(
        tx -> FIXTURE.portal.attachmentRequests().ask(tx, cast.eric(), cast.structure(), after(3)));
    cast.asked(Space.TIC, 4);
    FIXTURE.settle("Zoe", Cast.SIRET, 5);

    assertThat(waiting(Order.OLDEST).actions())
        .satisfiesExactly(
            attachment -> {
              assertThat(attachment.kind()).isEqualTo(PendingAction.Kind.ATTACHMENT);
              assertThat(attachment.requester()).isEqualTo("Eric DURAND");
              assertThat(attachment.maskedAddress()).contains("*").doesNotContain("eric@");
              // A manager sees whom a centre de gestion sends (F36).
              assertThat(attachment.requesterStructures())
                  .extracting(structure -> structure.identifier().value())
                  .containsExactly(Cast.OTHER_SIRET);
              assertThat(attachment.service()).isEqualTo("Toute la structure");
              assertThat(attachment.wish()).isEmpty();
            },
            subscription -> {
              assertThat(subscription.kind()).isEqualTo(PendingAction.Kind.SUBSCRIPTION);
              assertThat(subscription.wish())
                  .isEqualTo("Demande de remboursement TIC (Modification)");
              assertThat(subscription.comment()).isEqualTo("Pour la déclaration");
              assertThat(subscription.requesterStructures()).isEmpty();
              assertThat(subscription.requestedAtInFrench()).isEqualTo("22 novembre 2026 à 14:09");
            },
            attachment -> assertThat(attachment.requester()).isEqualTo("Zoe DURAND"));
    assertThat(waiting(new Order(Column.DATE, true)).actions().getFirst().requester())
        .isEqualTo("Zoe DURAND");
    assertThat(waiting(new Order(Column.REQUESTER, false)).actions())
        .extracting(PendingAction::requester)
        .containsExactly("Eric DURAND", "Noel DURAND", "Zoe DURAND");
    assertThat(waiting(new Order(Column.STRUCTURE, true)).actions()).hasSize(3);
    assertThat(count(cast.camille())).isEqualTo(3);
    assertThat(count(cast.noel())).isZero();
    assertThat(count(cast.eric())).isZero();
  }

  @Test
  void ofWhomACentreSendsTheManagerSeesTheCentreAndNoOtherClient() {
    FIXTURE.database.query(
        "UPDATE structure SET management_centre = true WHERE id = $1", cast.ericsStructure());
    UUID zoe = FIXTURE.settle("Zoe", Cast.OTHER_SIRET, 5);
    FIXTURE.within(tx ->
        pending
            .all(tx, cast.eric(), Order.OLDEST)
            .compose(
                all -> pending.accept(tx, cast.eric(), Set.of(all.getFirst().id()), after(6))));
    // Noël uses Camille's farm, which is no centre and not his own.
    for (UUID asking : List.of(zoe, cast.noel())) {
      UUID farm = asking.equals(zoe) ? cast.structure() : cast.ericsStructure();
      FIXTURE.within(tx -> FIXTURE.portal.attachmentRequests().ask(tx, asking, farm, after(7)));
    }

    assertThat(waiting(Order.OLDEST).actions())
        .satisfiesExactly(zoes ->
            assertThat(zoes.requesterStructures())
                .extracting(structure -> structure.identifier().value())
                .containsExactly(Cast.OTHER_SIRET));
    List<PendingAction> erics = FIXTURE.within(tx -> pending.all(tx, cast.eric(), Order.OLDEST));
    assertThat(erics).satisfiesExactly(noels -> assertThat(noels.requesterStructures()).isEmpty());
  }

  @Test
  void twoHundredWaitOnPagesAndAreDecidedAtOnce() {
    AccountStore accounts = new AccountStore(FIXTURE.database.seal());
    FIXTURE.within(tx -> {
      Future<?> all = Future.succeededFuture();
      for (int i = 0; i < PendingActions.MOST_AT_ONCE + 1; i++) {
        Person person =
            Person.at("demandeur%d@exemple.fr".formatted(i))
                .withFirstName("Jo")
                .withLastName("Numero");
        ChosenCredentials chosen = new ChosenCredentials("hash", "Question ?", "answer");
        int minute = 3 + i;
        all =
            all.compose(_ ->
                accounts
                    .insert(tx, new NewAccount(person, chosen, false), after(0))
                    .compose(id ->
                        FIXTURE
                            .portal
                            .attachmentRequests()
                            .ask(tx, id.orElseThrow(), cast.structure(), after(minute))));
      }
      return all;
    });
    FIXTURE.database.query("TRUNCATE outbox");

    PendingActions.Page last =
        FIXTURE.within(tx -> pending.waiting(tx, cast.camille(), Order.OLDEST, 999));
    assertThat(last.pages()).isEqualTo(41);
    assertThat(last.actions()).hasSize(1);
    Set<UUID> oldest =
        FIXTURE
            .<List<PendingAction>>within(
                tx -> pending.oldest(tx, cast.camille(), PendingActions.MOST_AT_ONCE))
            .stream()
            .map(PendingAction::id)
            .collect(Collectors.toSet());
    Outcome outcome = FIXTURE.within(tx -> pending.accept(tx, cast.camille(), oldest, after(999)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            decided -> assertThat(decided.done()).hasSize(PendingActions.MOST_AT_ONCE));
    assertThat(waiting(Order.OLDEST).actions()).containsExactlyElementsOf(last.actions());
    assertThat(FIXTURE.count("SELECT count(*) FROM outbox")).isEqualTo(PendingActions.MOST_AT_ONCE);
  }

  @Test
  void manyAreDecidedAtOnceAndEachIsNamedAndMailed() {
    UUID zoe = FIXTURE.settle("Zoe", Cast.SIRET, 5);
    UUID asked = cast.asked(Space.TIC, 4);
    Set<UUID> all = ids();

    assertThat(FIXTURE.<Outcome>within(tx -> pending.accept(tx, cast.noel(), all, after(6))))
        .isEqualTo(new Outcome.NotManager());
    assertThat(
            FIXTURE.<Outcome>within(tx -> pending.refuse(tx, cast.camille(), all, " ", after(6))))
        .isEqualTo(new Outcome.ReasonRefused(RefusalReason.Fault.MISSING));
    assertThat(count(cast.camille())).isEqualTo(2);

    Outcome outcome = FIXTURE.within(tx -> pending.accept(tx, cast.camille(), all, after(6)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            decided -> {
              assertThat(decided.done())
                  .extracting(DecidedAction::requester)
                  .containsExactly("Zoe DURAND", "Noel DURAND");
              assertThat(decided.done())
                  .extracting(DecidedAction::wish)
                  .containsExactly("", "Demande de remboursement TIC");
              assertThat(decided.before()).isEmpty();
              assertThat(decided.gone()).isZero();
            });
    assertThat(FIXTURE.subjectsTo("Zoe").getLast()).isEqualTo("Votre rattachement est accepté");
    assertThat(FIXTURE.subjectsTo("Noel").getLast()).isEqualTo("Votre abonnement est accepté");
    assertThat(count(cast.camille())).isZero();

    // What another window, or the page after this one, tells by name.
    assertThat(decided(cast.camille(), all))
        .extracting(DecidedAction::verdict)
        .containsExactly(Verdict.ACCEPTED, Verdict.ACCEPTED);
    assertThat(decided(zoe, all)).isEmpty();
    assertThat(decided(cast.eric(), all)).isEmpty();
    Set<UUID> more = new HashSet<>(all);
    more.add(UUID.randomUUID());
    Outcome again =
        FIXTURE.within(tx -> pending.refuse(tx, cast.camille(), more, "Trop tard", after(7)));
    assertThat(again)
        .isInstanceOfSatisfying(
            Outcome.Decided.class,
            decided -> {
              assertThat(decided.done()).isEmpty();
              assertThat(decided.before())
                  .extracting(DecidedAction::requester)
                  .containsExactly("Zoe DURAND", "Noel DURAND");
              assertThat(decided.gone()).isEqualTo(1);
            });
    assertThat(asked).isIn(all);
  }

  @Test
  void whatWasChosenIsListedAgainBeforeItIsDecidedOn() {
    FIXTURE.settle("Zoe", Cast.SIRET, 5);
    cast.asked(Space.TIC, 4);
    Set<UUID> all = ids();
    List<PendingAction> mine = FIXTURE.within(tx -> pending.chosen(tx, cast.camille(), all));
    assertThat(mine).hasSize(2);
    UUID one = mine.getFirst().id();
    List<PendingAction> first =
        FIXTURE.within(tx -> pending.chosen(tx, cast.camille(), Set.of(one, UUID.randomUUID())));
    assertThat(first).extracting(PendingAction::id).containsExactly(one);
    List<PendingAction> others = FIXTURE.within(tx -> pending.chosen(tx, cast.eric(), all));
    assertThat(others).isEmpty();
  }

  @Test
  void theListComesByPages() {
    for (int i = 0; i < 6; i++) {
      FIXTURE.settle("Zoe" + i, Cast.SIRET, 5 + i);
    }
    PendingActions.Page beyond =
        FIXTURE.within(tx -> pending.waiting(tx, cast.camille(), Order.OLDEST, 99));
    assertThat(beyond.number()).isEqualTo(2);
    assertThat(beyond.pages()).isEqualTo(2);
    assertThat(beyond.total()).isEqualTo(6);
    assertThat(beyond.actions()).hasSize(1);
    List<PendingAction> exported =
        FIXTURE.within(tx -> pending.all(tx, cast.camille(), Order.OLDEST));
    assertThat(exported).hasSize(6);
  }

  private PendingActions.Page waiting(Order order) {
    return FIXTURE.within(tx -> pending.waiting(tx, cast.camille(), order, 1));
  }

  private Set<UUID> ids() {
    return waiting(Order.OLDEST).actions().stream()
        .map(PendingAction::id)
        .collect(Collectors.toSet());
  }

  private long count(UUID account) {
    return FIXTURE.within(tx -> pending.waitingCount(tx, account));
  }

  private List<DecidedAction> decided(UUID account, Set<UUID> ids) {
    return FIXTURE.within(tx -> pending.decided(tx, account, ids));
  }
}
