package fr.assistantchorus.portal.account;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.ContactAddress.Asked;
import fr.assistantchorus.portal.account.ContactAddress.State;
import fr.assistantchorus.portal.account.PersonalData.Entered;
import fr.assistantchorus.portal.account.PersonalData.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F3, F45: personal data, and the contact address that counts once it is confirmed. */
final class ContactAddressIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String OLD = "contact." + CAMILLE;
  private static final String NEW = "camille@autre-exemple.fr";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final PersonalData data = FIXTURE.portal.personalData();
  private final ContactAddress contacts = FIXTURE.portal.contacts();
  private UUID account;

  @BeforeEach
  void anAccount() {
    FIXTURE.database.empty();
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    FIXTURE.database.query("TRUNCATE outbox");
    account = FIXTURE.accountOf(CAMILLE);
  }

  @Test
  void anotherContactAddressCountsOnceItsLinkWasUsed() {
    Asked asked = change(NEW, "Durand", "Camille", 1);
    Instant deadline = after(1).plus(ContactAddress.VALID);
    assertThat(asked).isEqualTo(new Asked.Confirming(new ContactAddress.Waiting(NEW, deadline)));
    assertThat(contact()).isEqualTo(OLD);
    assertThat(FIXTURE.mails()).extracting(Mail::to).containsExactly(NEW);
    assertThat(FIXTURE.mailTo(NEW).text())
        .as("the address may be a stranger's")
        .doesNotContain("Durand", "Camille", CAMILLE, "EARL");

    String token = token(NEW);
    assertThat(look(token, 2)).isEqualTo(new State.Ready(NEW));
    assertThat(confirm(token, 2)).isTrue();
    assertThat(contact()).isEqualTo(NEW);
    assertThat(confirm(token, 2)).as("once").isFalse();
    assertThat(look(token, 2)).isEqualTo(new State.Unknown());
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.subject().startsWith("L’adresse de contact"))
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(CAMILLE, OLD);
  }

  @Test
  void theLinkIsGoodForADayForOneAccountAndUntilTheNext() {
    change(NEW, "Durand", "Camille", 1);
    String first = token(NEW);
    FIXTURE.activate(FIXTURE.registered("noel@exemple.fr", "12345678200028", after(0)), after(0));
    UUID noel = FIXTURE.accountOf("noel@exemple.fr");
    boolean ofNoel = FIXTURE.within(tx -> contacts.confirm(tx, noel, first, after(2)));
    assertThat(ofNoel).isFalse();
    int day = (int) ContactAddress.VALID.toMinutes();
    assertThat(look(first, day)).isInstanceOf(State.Ready.class);
    assertThat(look(first, day + 1)).isEqualTo(new State.Expired());
    assertThat(confirm(first, day + 1)).isFalse();

    change("camille@encore-exemple.fr", "Durand", "Camille", 2);
    assertThat(look(first, 3)).isEqualTo(new State.Unknown());
    FIXTURE.within(tx -> contacts.withdraw(tx, account));
    assertThat(look(token("camille@encore-exemple.fr"), 3)).isEqualTo(new State.Unknown());
    assertThat(contact()).isEqualTo(OLD);
  }

  @Test
  void theLoginAddressNeedsNoConfirmationAndTheSameChangesNothing() {
    assertThat(change(OLD.toUpperCase(Locale.ROOT), "Durand", "Camille", 1))
        .isEqualTo(new Asked.Unchanged());
    assertThat(change(CAMILLE, "Durand", "Camille", 1)).isEqualTo(new Asked.AtLogin());
    assertThat(contact()).isEqualTo(CAMILLE);
    assertThat(FIXTURE.mailTo(OLD).subject()).startsWith("L’adresse de contact");
  }

  @Test
  void namesAreReadAndWhatCannotBeReadIsNamedAndChangesNothing() {
    change(OLD, "  d'Ormesson ", "Anne  Marie", 1);
    Person person = kept().person();
    assertThat(person.displayName()).isEqualTo("Anne Marie D’ORMESSON");
    assertThat(person.loginAddress()).as("F2: it never changes").isEqualTo(CAMILLE);

    Outcome refused =
        FIXTURE.within(
            tx -> data.change(tx, account, Entered.of("pas une adresse", "", "R2D2"), after(2)));
    assertThat(refused)
        .isEqualTo(
            new Outcome.Refused(
                Map.of(
                    PersonalData.Entry.CONTACT, "malformed",
                    PersonalData.Entry.LAST_NAME, "empty",
                    PersonalData.Entry.FIRST_NAME, "digits"),
                Map.of()));
    assertThat(kept().person()).isEqualTo(person);
  }

  @Test
  void thePostalAddressIsOptionalAndCheckedAsAWhole() {
    PostalAddress home =
        PostalAddress.NONE
            .with(PostalAddress.Part.STREET, " 3  rue du Puits")
            .with(PostalAddress.Part.POSTAL_CODE, "15 100")
            .with(PostalAddress.Part.CITY, "Dijon");
    assertThat(changeHome(home.with(PostalAddress.Part.STREET, ""), false))
        .isEqualTo(new Outcome.Refused(Map.of(), Map.of(PostalAddress.Part.STREET, "empty")));
    assertThat(changeHome(home, false))
        .isEqualTo(new Outcome.Doubtful(Map.of(PostalAddress.Part.CITY, "postal-code")));
    assertThat(kept().person().home()).isEqualTo(PostalAddress.NONE);

    assertThat(changeHome(home, true)).isInstanceOf(Outcome.Changed.class);
    assertThat(kept().person().home().lines())
        .containsExactly("3 rue du Puits", "15100 Dijon", "France");
    assertThat(changeHome(PostalAddress.NONE.with(PostalAddress.Part.COUNTRY, "France"), false))
        .isInstanceOf(Outcome.Changed.class);
    assertThat(kept().person().home()).isEqualTo(PostalAddress.NONE);
  }

  private Outcome changeHome(PostalAddress home, boolean meant) {
    Entered entered = Entered.of(OLD, "Durand", "Camille").withHome(home, meant);
    return FIXTURE.within(tx -> data.change(tx, account, entered, after(1)));
  }

  @Test
  void anAccountAsksStrangersOnlySoOften() {
    for (int i = 0; i < 5; i++) {
      assertThat(change("ailleurs" + i + "@exemple.fr", "Durand", "Camille", i))
          .isInstanceOf(Asked.Confirming.class);
    }
    assertThat(change("encore@exemple.fr", "Durand", "Camille", 5))
        .isEqualTo(new Asked.TooSoon(Duration.ofMinutes(55)));
  }

  @Test
  void whatExpiredIsForgottenAfterAWeek() {
    change(NEW, "Durand", "Camille", 1);
    Instant end = after(1).plus(ContactAddress.VALID).plus(Duration.ofDays(7));
    FIXTURE.portal.retention().purge(end.minusSeconds(1)).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM contact_confirmation")).isEqualTo(1);
    FIXTURE.portal.retention().purge(end).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM contact_confirmation")).isZero();
  }

  private Asked change(String contact, String lastName, String firstName, int minute) {
    Outcome outcome =
        FIXTURE.within(tx ->
            data.change(tx, account, Entered.of(contact, lastName, firstName), after(minute)));
    return ((Outcome.Changed) outcome).contact();
  }

  private AccountStore.Kept kept() {
    return FIXTURE.within(tx -> data.of(tx, account)).orElseThrow();
  }

  private String contact() {
    return kept().person().contactAddress();
  }

  private static String token(String address) {
    return FIXTURE.mailTo(address).text().split("/adresse-de-contact/")[1].split("\\s")[0];
  }

  private State look(String token, int minute) {
    return FIXTURE.within(tx -> contacts.look(tx, account, token, after(minute)));
  }

  private boolean confirm(String token, int minute) {
    return FIXTURE.within(tx -> contacts.confirm(tx, account, token, after(minute)));
  }
}
