package fr.assistantchorus.portal.attachment;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.attachment.Memberships.Departure;
import fr.assistantchorus.portal.attachment.Memberships.Detachment;
import fr.assistantchorus.portal.attachment.Memberships.HandOver;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camille manages a structure that Noël and Inès use, and that Éric does not (F33, F46). */
final class MembershipsIT {
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "12345678200028";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final Memberships memberships = FIXTURE.portal.memberships();

  private UUID camille;
  private UUID noel;
  private UUID ines;
  private UUID eric;
  private UUID structure;

  @BeforeEach
  void settle() {
    camille = FIXTURE.settle("Camille", SIRET, 0);
    noel = FIXTURE.settle("Noel", SIRET, 1);
    ines = FIXTURE.settle("Ines", SIRET, 2);
    eric = FIXTURE.settle("Eric", OTHER_SIRET, 0);
    structure = FIXTURE.structure(SIRET);
    FIXTURE.within(tx ->
        FIXTURE
            .portal
            .pendingActions()
            .all(tx, camille, PendingActions.Order.OLDEST)
            .compose(waiting -> {
              Set<UUID> all = waiting.stream().map(PendingAction::id).collect(Collectors.toSet());
              return FIXTURE.portal.attachments().accept(tx, camille, all, after(3));
            }));
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void theManagerSeesTheUsersWithMaskedAddressesAndNobodyElseDoes() {
    List<StructureUser> users =
        FIXTURE.within(tx -> memberships.users(tx, camille, structure)).orElseThrow();
    assertThat(users)
        .extracting(StructureUser::displayName)
        .containsExactly("Camille DURAND", "Ines DURAND", "Noel DURAND");
    assertThat(users)
        .extracting(StructureUser::standing)
        .containsExactly(Standing.PRINCIPAL_MANAGER, Standing.MEMBER, Standing.MEMBER);
    assertThat(users.get(1).maskedAddress()).contains("*").doesNotContain("ines@");
    assertThat(users.get(1).sinceInFrench()).isEqualTo("22 novembre 2026 à 14:08");
    for (UUID other : List.of(noel, eric, UUID.randomUUID())) {
      Optional<List<StructureUser>> seen =
          FIXTURE.within(tx -> memberships.users(tx, other, structure));
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void aUserLeavesAndTheLastManagerCannot() {
    assertThat(leave(noel))
        .isInstanceOfSatisfying(
            Departure.Left.class,
            left -> assertThat(left.structure().name()).isEqualTo("EARL Durand"));
    assertThat(leave(noel)).isEqualTo(new Departure.NotAttached());
    assertThat(leave(eric)).isEqualTo(new Departure.NotAttached());
    assertThat(leave(camille)).isInstanceOf(Departure.LastManager.class);
    assertThat(standing(camille)).isEqualTo(Standing.PRINCIPAL_MANAGER);

    handOver(camille, ines);
    assertThat(leave(camille)).isInstanceOf(Departure.Left.class);
    assertThat(leave(ines)).isInstanceOf(Departure.LastManager.class);
  }

  @Test
  void theManagerDetachesAUserWhoIsToldByMail() {
    assertThat(detach(camille, noel))
        .isInstanceOfSatisfying(
            Detachment.Detached.class,
            done -> assertThat(done.displayName()).isEqualTo("Noel DURAND"));
    assertThat(FIXTURE.subjectsTo("Noel").getLast())
        .isEqualTo("Vous n’êtes plus rattaché à une structure");
    assertThat(FIXTURE.mailTo("contact.noel@exemple.fr").text())
        .contains("SIRET 12345678200010", "EARL Durand")
        .doesNotContain("Camille");
    assertThat(detach(camille, noel)).isEqualTo(new Detachment.NotAttached());
    assertThat(detach(camille, eric)).isEqualTo(new Detachment.NotAttached());
    assertThat(detach(camille, camille)).isInstanceOf(Detachment.LastManager.class);
    for (UUID other : List.of(ines, eric)) {
      assertThat(detach(other, ines)).isEqualTo(new Detachment.NotManager());
    }
  }

  @Test
  void theRoleIsHandedOverToAUserAndBothAreTold() {
    assertThat(handOver(noel, noel)).isEqualTo(new HandOver.NotManager());
    assertThat(handOver(eric, noel)).isEqualTo(new HandOver.NotManager());
    assertThat(handOver(camille, eric)).isEqualTo(new HandOver.NotAttached());
    assertThat(handOver(camille, camille)).isEqualTo(new HandOver.NotAttached());

    assertThat(handOver(camille, noel))
        .isInstanceOfSatisfying(
            HandOver.HandedOver.class, done -> assertThat(done.heir()).isEqualTo("Noel DURAND"));

    assertThat(standing(noel)).isEqualTo(Standing.PRINCIPAL_MANAGER);
    assertThat(standing(camille)).isEqualTo(Standing.MEMBER);
    assertThat(FIXTURE.subjectsTo("Noel").getLast())
        .isEqualTo("Vous êtes désormais gestionnaire principal");
    assertThat(FIXTURE.subjectsTo("Camille").getLast())
        .isEqualTo("Vous n’êtes plus gestionnaire principal");
    assertThat(detach(camille, ines)).isEqualTo(new Detachment.NotManager());
  }

  @Test
  void handedToTwoAtOnceOneGetsIt() {
    Future<HandOver> toNoel = handingOver(camille, noel);
    Future<HandOver> toInes = handingOver(camille, ines);
    Future.all(toNoel, toInes).await();
    assertThat(List.of(toNoel.result(), toInes.result()))
        .filteredOn(HandOver.HandedOver.class::isInstance)
        .hasSize(1);
    assertThat(List.of(toNoel.result(), toInes.result())).contains(new HandOver.NotManager());
    assertThat(managers()).isEqualTo(1);
  }

  @Test
  void handedOverToWhomLeavesAtTheSameTimeAManagerIsLeft() {
    for (UUID heir : List.of(noel, ines)) {
      Future<HandOver> handed = handingOver(manager(), heir);
      Future<Departure> left =
          FIXTURE.database.database().transaction(tx -> memberships.leave(tx, heir, structure));
      Future.all(handed, left).await();
      assertThat(handed.result() instanceof HandOver.HandedOver)
          .isEqualTo(left.result() instanceof Departure.LastManager);
      assertThat(managers()).isEqualTo(1);
    }
  }

  private UUID manager() {
    return FIXTURE
        .database
        .query(
            "SELECT account FROM membership WHERE structure = $1 AND role = 'principal-manager'",
            structure)
        .iterator()
        .next()
        .getUUID("account");
  }

  private long managers() {
    return FIXTURE.count(
        "SELECT count(*) FROM membership WHERE role = 'principal-manager' AND structure = '%s'"
            .formatted(structure));
  }

  private Standing standing(UUID account) {
    return FIXTURE.within(tx -> memberships.find(tx, account, structure)).orElseThrow().standing();
  }

  private Departure leave(UUID account) {
    return FIXTURE.within(tx -> memberships.leave(tx, account, structure));
  }

  private Detachment detach(UUID manager, UUID user) {
    return FIXTURE.within(tx -> memberships.detach(tx, manager, structure, user));
  }

  private HandOver handOver(UUID manager, UUID heir) {
    return handingOver(manager, heir).await();
  }

  private Future<HandOver> handingOver(UUID manager, UUID heir) {
    return FIXTURE
        .database
        .database()
        .transaction(tx -> memberships.handOver(tx, manager, structure, heir));
  }
}
