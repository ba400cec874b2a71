package fr.assistantchorus.portal.signup;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.PortalFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class FirstStepsIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @Test
  void theFourStepsSayWhatIsDoneWhatIsLeftAndWhatTheManagerDecides() {
    UUID manager = activated("a@exemple.fr", "12345678200010", Set.of(Space.TIC));
    UUID withoutTic = activated("b@exemple.fr", "12345678200028", Set.of(Space.FLOWS));
    UUID asking = activated("c@exemple.fr", "12345678200010", Set.of(Space.TIC));
    UUID askingElsewhere = activated("d@exemple.fr", "12345678200028", Set.of());

    assertThat(steps(manager)).containsExactly("Fait", "Fait", "Fait", "À faire");
    assertThat(steps(withoutTic)).containsExactly("Fait", "À faire", "Fait", "À faire");
    String waiting = "En attente du gestionnaire";
    assertThat(steps(asking)).containsExactly(waiting, waiting, "Fait", waiting);

    accept(manager);
    assertThat(steps(asking)).containsExactly("Fait", "Fait", "Fait", waiting);
    accept(withoutTic);
    // Only the gestionnaire principal opens the space (F56) and adds bank details.
    assertThat(steps(askingElsewhere)).containsExactly("Fait", waiting, "Fait", waiting);

    UUID refused = activated("e@exemple.fr", "12345678200010", Set.of());
    Set<UUID> asked = Set.of(waiting(manager).getFirst().id());
    FIXTURE.within(
        tx -> FIXTURE.portal.attachments().refuse(tx, manager, asked, "Inconnu", after(2)));
    assertThat(steps(refused)).containsExactly("À faire", "À faire", "Fait", "À faire");
  }

  private static void accept(UUID manager) {
    Set<UUID> asked = Set.of(waiting(manager).getFirst().id());
    FIXTURE.within(tx -> FIXTURE.portal.attachments().accept(tx, manager, asked, after(3)));
  }

  private static List<PendingAction> waiting(UUID manager) {
    return FIXTURE.within(
        tx -> FIXTURE.portal.pendingActions().all(tx, manager, PendingActions.Order.OLDEST));
  }

  private static List<String> steps(UUID account) {
    List<FirstStep> steps = FIXTURE.within(tx -> FIXTURE.portal.firstSteps().of(tx, account));
    assertThat(steps).extracting(FirstStep::kind).containsExactly(FirstStep.Kind.values());
    return steps.stream().map(step -> step.state().label()).toList();
  }

  private static UUID activated(String address, String siret, Set<Space> spaces) {
    PendingRegistration typed = registration(address, siret);
    PendingRegistration registration =
        typed
            .withPerson(typed.person().withContactAddress(address))
            .withSpaces(spaces)
            .withBeneficiary(Beneficiary.UNSAID);
    FIXTURE.register(registration, after(0));
    String token =
        FIXTURE.mails().stream()
            .filter(mail -> mail.to().equals(address) && mail.text().contains("/activation/"))
            .map(PortalFixture::token)
            .findFirst()
            .orElseThrow();
    FIXTURE.activate(token, after(1));
    String session = ((LoggedIn) FIXTURE.login(address, PortalFixture.PASSWORD, after(2))).token();
    return FIXTURE.account(session, after(2)).orElseThrow().id();
  }
}
