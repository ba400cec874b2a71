package fr.assistantchorus.portal.subscription;

import static fr.assistantchorus.portal.PortalFixture.after;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who plays in these tests: Camille manages a structure with the spaces TIC and FLOWS; Noël uses
 * it; Éric manages another one.
 */
record Cast(
    PortalFixture fixture,
    UUID camille,
    UUID noel,
    UUID eric,
    UUID structure,
    UUID ericsStructure) {
  static final String SIRET = "12345678200010";
  static final String OTHER_SIRET = "12345678200028";
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  static Cast settle(PortalFixture fixture) {
    UUID camille = fixture.settle("Camille", SIRET, 0);
    UUID eric = fixture.settle("Eric", OTHER_SIRET, 0);
    UUID noel = fixture.settle("Noel", SIRET, 1);
    Cast cast =
        new Cast(
            fixture, camille, noel, eric, fixture.structure(SIRET), fixture.structure(OTHER_SIRET));
    fixture.within(tx ->
        fixture
            .portal
            .pendingActions()
            .all(tx, camille, PendingActions.Order.OLDEST)
            .compose(all -> {
              Set<UUID> ids = all.stream().map(PendingAction::id).collect(Collectors.toSet());
              return fixture.portal.pendingActions().accept(tx, camille, ids, after(2));
            }));
    return cast;
  }

  /** The id of a space that is open on Camille's structure. */
  UUID opened(Space space) {
    return fixture
        .within(tx -> fixture.portal.structureSpaces().look(tx, camille, structure))
        .orElseThrow()
        .opened()
        .stream()
        .filter(each -> each.space() == space)
        .map(OpenedSpace::id)
        .findFirst()
        .orElseThrow();
  }

  Future<Subscriptions.Asked> asking(UUID account, UUID openedSpace, int minute) {
    return fixture
        .database
        .database()
        .transaction(tx ->
            fixture
                .portal
                .subscriptions()
                .ask(
                    tx,
                    account,
                    openedSpace,
                    Access.MODIFICATION,
                    TODAY,
                    "Pour la déclaration",
                    after(minute)));
  }

  /** The id of the request that Noël makes for a subscription. */
  UUID asked(Space space, int minute) {
    return ((Subscriptions.Asked.Requested) asking(noel, opened(space), minute).await())
        .subscription()
        .id();
  }
}
