package fr.assistantchorus.portal.support;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SupportRequestsIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @Test
  void aRequestHasANumberThatTheConfirmationQuotes() {
    FIXTURE.database.query("SELECT setval('support_request_number', 41)");
    SupportRequests.Outcome.Opened opened = (SupportRequests.Outcome.Opened) open("a@exemple.fr");
    assertThat(opened.number()).isEqualTo("S-2026-000042");
    Mail mail = FIXTURE.mailTo("a@exemple.fr");
    assertThat(mail.subject()).isEqualTo("Votre demande au support : " + opened.number());
    assertThat(mail.text()).contains("Autre demande").doesNotContain("tracteur");
  }

  @Test
  void theNumberGrowsBeyondItsZeros() {
    FIXTURE.database.query("SELECT setval('support_request_number', 1234566)");
    assertThat(open("b@exemple.fr"))
        .isEqualTo(new SupportRequests.Outcome.Opened("S-2026-1234567"));
  }

  @Test
  void oneAddressOpensOnlySoMany() {
    for (int i = 0; i < 5; i++) {
      assertThat(open("c@exemple.fr")).isInstanceOf(SupportRequests.Outcome.Opened.class);
    }
    assertThat(open("c@exemple.fr"))
        .isEqualTo(new SupportRequests.Outcome.TooSoon(Duration.ofHours(1)));
  }

  private static SupportRequests.Outcome open(String address) {
    SupportRequest request =
        new SupportRequest(
            address, SupportCategory.OTHER, "Sujet", "Mon tracteur est bleu.", Optional.empty());
    return FIXTURE
        .database
        .database()
        .transaction(
            tx -> FIXTURE.portal.support().open(tx, request, PortalFixture.client(), after(0)))
        .await();
  }
}
