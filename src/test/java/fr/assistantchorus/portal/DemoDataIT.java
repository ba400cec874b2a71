package fr.assistantchorus.portal;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.account.PasswordRule;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.signup.Activation.LinkState;
import fr.assistantchorus.portal.signup.Activation.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DemoDataIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @Test
  void loadedTwiceItIsThereOnceAndWorks() {
    List<String> lines = FIXTURE.portal.demoData().load(after(0)).await();
    long rows = rows();
    int mails = FIXTURE.mails().size();
    assertThat(FIXTURE.portal.demoData().load(after(1)).await()).isEqualTo(lines);
    assertThat(rows()).isEqualTo(rows);
    assertThat(FIXTURE.mails())
        .as("what people have decided among themselves, and no activation")
        .extracting(Mail::subject)
        .noneMatch(subject -> subject.contains("compte"))
        .hasSize(mails);

    assertThat(FIXTURE.look(DemoData.EXPIRED_TOKEN, after(1))).isEqualTo(new LinkState.Expired());
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isEqualTo(3);
    assertThat(states()).containsExactly("refused", "valid", "waiting");
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_decision")).isEqualTo(2);
    assertThat(account("sophie.garnier@gaec-exemple.fr").isManager()).isTrue();
    assertThat(account("agent.support@portail-exemple.fr").supportAgent()).isTrue();
    assertThat(String.join("\n", lines))
        .contains("camille.durand@ferme-exemple.fr", "https://portail.test/activation/");
  }

  @Test
  void aWaitingRegistrationCanBeActivated() {
    FIXTURE.portal.demoData().load(after(0)).await();
    FIXTURE.resend("camille.durand@ferme-exemple.fr", after(5));
    String token = PortalFixture.token(FIXTURE.mailTo("camille.durand@ferme-exemple.fr"));
    assertThat(FIXTURE.activate(token, after(6))).isInstanceOf(Outcome.Activated.class);
    FIXTURE.database.query("TRUNCATE outbox");
    FIXTURE.portal.demoData().load(after(7)).await();
    assertThat(FIXTURE.look(token, after(8))).isEqualTo(new LinkState.Used());
  }

  @Test
  void itsPasswordKeepsTheRule() {
    assertThat(PasswordRule.faults(DemoData.PASSWORD, "camille.durand@ferme-exemple.fr")).isEmpty();
  }

  private static Account account(String address) {
    LoggedIn login = (LoggedIn) FIXTURE.login(address, DemoData.PASSWORD, after(2));
    return FIXTURE.account(login.token(), after(2)).orElseThrow();
  }

  private static List<String> states() {
    List<String> states = new ArrayList<>();
    FIXTURE
        .database
        .query("SELECT state FROM subscription ORDER BY state")
        .forEach(row -> states.add(row.getString("state")));
    return states;
  }

  private static long rows() {
    return FIXTURE.count(
        """
        SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM structure)
          + (SELECT count(*) FROM pending_registration) + (SELECT count(*) FROM activation_link)
          + (SELECT count(*) FROM attachment_request) + (SELECT count(*) FROM subscription)
        """);
  }
}
