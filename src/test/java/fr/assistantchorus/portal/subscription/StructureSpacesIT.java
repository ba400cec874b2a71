package fr.assistantchorus.portal.subscription;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.space.Access.CONSULTATION;
import static fr.assistantchorus.portal.space.Access.MODIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.subscription.StructureServices.Outcome;
import fr.assistantchorus.portal.subscription.StructureSpaces.Closing;
import fr.assistantchorus.portal.subscription.StructureSpaces.Description;
import fr.assistantchorus.portal.subscription.StructureSpaces.Opening;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spaces of a structure: F55 to F60. */
final class StructureSpacesIT {
  private static final Set<Access> BOTH = Set.of(CONSULTATION, MODIFICATION);

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final StructureSpaces spaces = FIXTURE.portal.structureSpaces();
  private final StructureServices services = FIXTURE.portal.structureServices();
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
  void whoBelongsToTheStructureSeesItsSpacesAndNobodyElse() {
    for (UUID user : List.of(cast.camille(), cast.noel())) {
      StructureSpaces.View view = look(user).orElseThrow();
      assertThat(view.opened())
          .extracting(OpenedSpace::space)
          .containsExactly(Space.TIC, Space.FLOWS);
      OpenedSpace tic = view.opened().getFirst();
      assertThat(tic.serviceLabel()).isEqualTo("Toute la structure");
      assertThat(tic.access()).isEqualTo(MODIFICATION);
      assertThat(tic.maskedPacage()).isEqualTo("021****50");
      assertThat(view.isManager()).isEqualTo(user.equals(cast.camille()));
    }
    assertThat(look(cast.eric())).isEmpty();
    assertThat(look(UUID.randomUUID())).isEmpty();
  }

  @Test
  void theManagerOpensSeveralAtOnceAndNobodyElseOpensAny() {
    SpacesWish wish =
        SpacesWish.of(
            Map.of(
                Space.ISSUED_INVOICES,
                BOTH,
                Space.COMMITMENTS,
                Set.of(CONSULTATION),
                Space.FLOWS,
                BOTH,
                Space.LEGAL_FEES,
                Set.of()));
    for (UUID other : List.of(cast.noel(), cast.eric(), UUID.randomUUID())) {
      assertThat(open(other, wish)).isEqualTo(new Opening.NotManager());
    }
    assertThat(open(cast.camille(), wish))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            done -> {
              assertThat(done.opened())
                  .extracting(OpenedSpace::space)
                  .containsExactly(Space.COMMITMENTS, Space.ISSUED_INVOICES);
              assertThat(done.opened())
                  .extracting(OpenedSpace::access)
                  .containsExactly(CONSULTATION, MODIFICATION);
              assertThat(done.already())
                  .extracting(OpenedSpace::space)
                  .containsExactly(Space.FLOWS);
            });
    // Without logging out (F55), and wider the next time.
    assertThat(mayUse(cast.camille(), Space.COMMITMENTS)).contains(CONSULTATION);
    assertThat(open(cast.camille(), SpacesWish.of(Map.of(Space.COMMITMENTS, BOTH))))
        .isInstanceOfSatisfying(Opening.Opened.class, done -> assertThat(done.opened()).hasSize(1));
    assertThat(mayUse(cast.camille(), Space.COMMITMENTS)).contains(MODIFICATION);
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsOpened() {
    long before = FIXTURE.count("SELECT count(*) FROM structure_space");
    assertThat(open(cast.camille(), SpacesWish.of(Map.of())))
        .isEqualTo(new Opening.Refused(Set.of(OpeningFault.NOTHING_TICKED)));
    for (Set<Access> one : List.of(Set.of(CONSULTATION), Set.of(MODIFICATION))) {
      assertThat(
              open(cast.camille(), SpacesWish.of(Map.of(Space.TIC, one, Space.COMMITMENTS, BOTH))))
          .isEqualTo(new Opening.Refused(Set.of(OpeningFault.TIC_NEEDS_BOTH)));
    }
    SpacesWish engagements = SpacesWish.of(Map.of(Space.COMMITMENTS, BOTH));
    assertThat(open(cast.camille(), engagements.withServices(Set.of())))
        .isEqualTo(new Opening.Refused(Set.of(OpeningFault.NO_SERVICE)));
    assertThat(
            open(cast.camille(), engagements.withServices(Set.of(Optional.of(UUID.randomUUID())))))
        .isEqualTo(new Opening.Refused(Set.of(OpeningFault.UNKNOWN_SERVICE)));
    assertThat(open(cast.camille(), SpacesWish.of(Map.of(Space.MESSAGES, BOTH))))
        .isEqualTo(new Opening.Refused(Set.of(OpeningFault.NOT_OFFERED)));
    assertThat(FIXTURE.count("SELECT count(*) FROM structure_space")).isEqualTo(before);
  }

  @Test
  void aSpaceIsOpenedForServicesWithItsBeneficiary() {
    assertThat(addService(cast.noel(), "Compta")).isEqualTo(new Outcome.NotManager());
    assertThat(addService(cast.camille(), "  ")).isEqualTo(new Outcome.NameRefused());
    assertThat(addService(cast.camille(), "x".repeat(101))).isEqualTo(new Outcome.NameRefused());
    assertThat(addService(cast.camille(), " Atelier vaches "))
        .isEqualTo(new Outcome.Named("Atelier vaches"));
    assertThat(addService(cast.camille(), "ATELIER VACHES")).isEqualTo(new Outcome.Taken());
    addService(cast.camille(), "Vignes");
    List<StructureService> services = look(cast.camille()).orElseThrow().services();
    Set<Optional<UUID>> both =
        Set.of(Optional.of(services.get(0).id()), Optional.of(services.get(1).id()));
    Beneficiary oysters =
        new Beneficiary(
            Optional.of(BeneficiaryCategory.SHELLFISH_FARMER),
            Optional.of("029123456"),
            Optional.of("Marennes 12"));

    Opening opening =
        open(
            cast.camille(),
            SpacesWish.of(Map.of(Space.TIC, BOTH, Space.COMMITMENTS, BOTH))
                .withServices(both)
                .withBeneficiary(oysters));

    assertThat(((Opening.Opened) opening).opened()).hasSize(4);
    assertThat(look(cast.camille()).orElseThrow().opened())
        .extracting(OpenedSpace::serviceLabel)
        .containsExactly(
            "Toute la structure",
            "Toute la structure",
            "Atelier vaches",
            "Atelier vaches",
            "Vignes",
            "Vignes");
    OpenedSpace tic =
        ((Opening.Opened) opening)
            .opened().stream().filter(each -> each.space() == Space.TIC).findFirst().orElseThrow();
    assertThat(tic.beneficiary()).isEqualTo(oysters);
    assertThat(
            ((Opening.Opened) opening)
                .opened().stream()
                    .filter(each -> each.space() == Space.COMMITMENTS)
                    .map(OpenedSpace::beneficiary))
        .containsOnly(Beneficiary.UNSAID);

    // The number belongs to that category only (F60).
    Beneficiary cuma =
        new Beneficiary(
            Optional.of(BeneficiaryCategory.MACHINERY_COOPERATIVE),
            Optional.empty(),
            Optional.of("Marennes 12"));
    assertThat(describe(cast.noel(), tic.id(), cuma)).isEqualTo(new Description.NotManager());
    assertThat(describe(cast.camille(), tic.id(), cuma)).isEqualTo(new Description.Described());
    assertThat(describe(cast.camille(), cast.opened(Space.FLOWS), cuma))
        .isEqualTo(new Description.Gone());
    assertThat(look(cast.camille()).orElseThrow().opened())
        .filteredOn(each -> each.id().equals(tic.id()))
        .extracting(OpenedSpace::beneficiary)
        .containsExactly(
            new Beneficiary(
                Optional.of(BeneficiaryCategory.MACHINERY_COOPERATIVE),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aManagementCentreOpensNoTicAndTheRestAsOthersDo() {
    FIXTURE.database.query(
        "UPDATE structure SET management_centre = true WHERE id = $1", cast.structure());
    assertThat(look(cast.camille()).orElseThrow().offered())
        .doesNotContain(Space.TIC)
        .hasSize(Space.ofStructures().size() - 1);
    assertThat(open(cast.camille(), SpacesWish.of(Map.of(Space.TIC, BOTH, Space.FLOWS, BOTH))))
        .isEqualTo(new Opening.Refused(Set.of(OpeningFault.TIC_NOT_FOR_MANAGEMENT_CENTRE)));
    assertThat(open(cast.camille(), SpacesWish.of(Map.of(Space.COMMITMENTS, BOTH))))
        .isInstanceOf(Opening.Opened.class);
  }

  @Test
  void aStructureHasOnlySoManyServices() {
    for (int i = 0; i < StructureServices.MOST; i++) {
      assertThat(addService(cast.camille(), "Service " + i)).isInstanceOf(Outcome.Named.class);
    }
    assertThat(addService(cast.camille(), "Un de trop")).isEqualTo(new Outcome.Full());
  }

  @Test
  void aServiceIsRenamedAndItsSpacesStay() {
    addService(cast.camille(), "Vignes");
    addService(cast.camille(), "Lait");
    UUID vines = service("Vignes");
    open(
        cast.camille(),
        SpacesWish.of(Map.of(Space.COMMITMENTS, BOTH)).withServices(Set.of(Optional.of(vines))));

    for (UUID other : List.of(cast.noel(), cast.eric(), UUID.randomUUID())) {
      assertThat(rename(other, vines, "Vignes", "Chai")).isEqualTo(new Outcome.NotManager());
    }
    assertThat(rename(cast.camille(), vines, "Vignes", " ")).isEqualTo(new Outcome.NameRefused());
    assertThat(rename(cast.camille(), vines, "Vignes", "LAIT")).isEqualTo(new Outcome.Taken());
    assertThat(rename(cast.camille(), UUID.randomUUID(), "Vignes", "Chai"))
        .isEqualTo(new Outcome.Gone());
    assertThat(rename(cast.camille(), vines, "Vignes", " VIGNES "))
        .as("its own name in another case")
        .isEqualTo(new Outcome.Named("VIGNES"));
    assertThat(rename(cast.camille(), vines, "VIGNES", "Chai"))
        .isEqualTo(new Outcome.Named("Chai"));
    assertThat(rename(cast.camille(), vines, "VIGNES", "Cave"))
        .as("from a page that shows the name before")
        .isEqualTo(new Outcome.Changed("Chai"));
    assertThat(rename(cast.camille(), vines, "VIGNES", "Chai"))
        .as("sent twice")
        .isEqualTo(new Outcome.Named("Chai"));
    assertThat(look(cast.camille()).orElseThrow().opened())
        .filteredOn(opened -> opened.space() == Space.COMMITMENTS)
        .extracting(OpenedSpace::serviceLabel)
        .containsExactly("Chai");
  }

  @Test
  void twoServicesRenamedAlikeAtOnceAreNotCalledAlike() {
    addService(cast.camille(), "Vignes");
    addService(cast.camille(), "Lait");
    UUID vines = service("Vignes");
    UUID milk = service("Lait");
    List<Future<Outcome>> all =
        List.of(
            renaming(cast.camille(), vines, "Vignes", "Atelier"),
            renaming(cast.camille(), milk, "Lait", "atelier"));
    Future.all(all).await();
    assertThat(all)
        .extracting(each -> each.result().getClass().getSimpleName())
        .containsExactlyInAnyOrder("Named", "Taken");
  }

  private UUID service(String name) {
    return look(cast.camille()).orElseThrow().services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Outcome rename(UUID account, UUID service, String before, String name) {
    return renaming(account, service, before, name).await();
  }

  private Future<Outcome> renaming(UUID account, UUID service, String before, String name) {
    return FIXTURE
        .database
        .database()
        .transaction(tx -> services.rename(tx, account, cast.structure(), service, before, name));
  }

  @Test
  void closingASpaceEndsItsSubscriptionsAndTellsTheirHolders() {
    UUID tic = cast.opened(Space.TIC);
    UUID flows = cast.opened(Space.FLOWS);
    UUID asked = cast.asked(Space.TIC, 3);
    FIXTURE.within(
        tx -> FIXTURE.portal.pendingActions().accept(tx, cast.camille(), Set.of(asked), after(4)));
    assertThat(mayUse(cast.noel(), Space.TIC)).contains(MODIFICATION);

    assertThat(close(cast.noel(), tic)).isEqualTo(new Closing.NotManager());
    assertThat(close(cast.eric(), tic)).isEqualTo(new Closing.NotManager());
    assertThat(
            FIXTURE.<Closing>within(
                tx -> spaces.close(tx, cast.eric(), cast.ericsStructure(), tic)))
        .isEqualTo(new Closing.Gone());
    assertThat(close(cast.camille(), tic))
        .isInstanceOfSatisfying(
            Closing.Closed.class,
            closed -> {
              assertThat(closed.space().space()).isEqualTo(Space.TIC);
              assertThat(closed.subscribers()).isEqualTo(1);
            });
    assertThat(mayUse(cast.noel(), Space.TIC)).isEmpty();
    assertThat(FIXTURE.subjectsTo("Noel").getLast())
        .isEqualTo("Votre abonnement à un espace a pris fin");
    assertThat(close(cast.camille(), tic)).isEqualTo(new Closing.Gone());
    assertThat(close(cast.camille(), flows))
        .isInstanceOfSatisfying(
            Closing.Closed.class, closed -> assertThat(closed.subscribers()).isZero());
  }

  @Test
  void openedTwiceAtOnceItIsOpenOnce() {
    SpacesWish wish = SpacesWish.of(Map.of(Space.COMMITMENTS, BOTH, Space.LEGAL_FEES, BOTH));
    List<Future<Opening>> all =
        IntStream.range(0, 5)
            .mapToObj(_ ->
                FIXTURE
                    .database
                    .database()
                    .transaction(
                        tx -> spaces.open(tx, cast.camille(), cast.structure(), wish, after(3))))
            .toList();
    Future.all(all).await();
    assertThat(all)
        .extracting(each -> ((Opening.Opened) each.result()).opened().size())
        .containsExactlyInAnyOrder(2, 0, 0, 0, 0);
    assertThat(look(cast.camille()).orElseThrow().opened()).hasSize(4);
  }

  @Test
  void closedWhileSomebodySubscribesNothingIsLeftHanging() {
    for (int round = 0; round < 4; round++) {
      UUID flows = cast.opened(Space.FLOWS);
      Future<Subscriptions.Asked> asked = cast.asking(cast.noel(), flows, 3);
      Future<Closing> closed =
          FIXTURE
              .database
              .database()
              .transaction(tx -> spaces.close(tx, cast.camille(), cast.structure(), flows));
      Future.all(asked, closed).await();
      assertThat(closed.result()).isInstanceOf(Closing.Closed.class);
      assertThat(asked.result())
          .isInstanceOfAny(Subscriptions.Asked.Requested.class, Subscriptions.Asked.Unknown.class);
      assertThat(FIXTURE.count("SELECT count(*) FROM subscription")).isZero();
      open(cast.camille(), SpacesWish.of(Map.of(Space.FLOWS, BOTH)));
    }
  }

  private Optional<StructureSpaces.View> look(UUID account) {
    return FIXTURE.within(tx -> spaces.look(tx, account, cast.structure()));
  }

  private Opening open(UUID account, SpacesWish wish) {
    return FIXTURE.within(tx -> spaces.open(tx, account, cast.structure(), wish, after(3)));
  }

  private Closing close(UUID account, UUID opened) {
    return FIXTURE.within(tx -> spaces.close(tx, account, cast.structure(), opened));
  }

  private Description describe(UUID account, UUID opened, Beneficiary beneficiary) {
    return FIXTURE.within(
        tx -> spaces.describe(tx, account, cast.structure(), opened, beneficiary));
  }

  private Outcome addService(UUID account, String name) {
    return FIXTURE.within(tx -> services.add(tx, account, cast.structure(), name, after(3)));
  }

  private Optional<Access> mayUse(UUID account, Space space) {
    return FIXTURE.within(
        tx -> FIXTURE.portal.subscriptions().mayUse(tx, account, cast.structure(), space));
  }
}
