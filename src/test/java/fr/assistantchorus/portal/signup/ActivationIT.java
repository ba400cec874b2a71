package fr.assistantchorus.portal.signup;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.PortalFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.attachment.Attachments.Joining;
import fr.assistantchorus.portal.signup.Activation.Choice;
import fr.assistantchorus.portal.signup.Activation.LinkState;
import fr.assistantchorus.portal.signup.Activation.Outcome;
import fr.assistantchorus.portal.signup.Activation.Outcome.Activated;
import fr.assistantchorus.portal.signup.Activation.Outcome.LinkRefused;
import fr.assistantchorus.store.Token;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ActivationIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String NOEL = "noel@exemple.fr";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "12345678200028";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void aLinkIsReadyUntilItsDeadlineAndSaysSoInTheMail() {
    MailRequest answer = FIXTURE.register(registration(CAMILLE, SIRET), after(0));
    assertThat(answer).isEqualTo(new MailRequest.Accepted(Instant.parse("2026-11-22T14:05:10Z")));
    Mail mail = FIXTURE.mailTo(CAMILLE);
    assertThat(mail.decoy()).isFalse();
    assertThat(mail.subject()).isEqualTo("Activez votre compte avant le 22 novembre 2026 à 15:05");
    assertThat(mail.text())
        .contains("Attention : ce lien reste valable jusqu’au 22 novembre 2026 à 15:05.");
    String token = PortalFixture.token(mail);
    assertThat(FIXTURE.look(token, after(59)))
        .isEqualTo(new LinkState.Ready(registration(CAMILLE, SIRET)));
    assertThat(FIXTURE.look(token, after(60))).isEqualTo(new LinkState.Expired());
    assertThat(FIXTURE.activate(token, after(60)))
        .isEqualTo(new LinkRefused(new LinkState.Expired()));
  }

  @Test
  void aForgedLinkIsUnknown() {
    for (String token : List.of("", "x", "é\u0000'", Token.random().text(), "a".repeat(100_000))) {
      assertThat(FIXTURE.look(token, after(0))).isEqualTo(new LinkState.Unknown());
    }
  }

  @Test
  void aNewerLinkVoidsTheOlder() {
    String older = FIXTURE.registered(CAMILLE, SIRET, after(0));
    FIXTURE.resend(CAMILLE.toUpperCase(), after(2));
    String newer = PortalFixture.token(FIXTURE.mailTo(CAMILLE.toUpperCase()));
    assertThat(FIXTURE.look(older, after(3))).isEqualTo(new LinkState.Superseded());
    assertThat(FIXTURE.activate(older, after(3)))
        .isEqualTo(new LinkRefused(new LinkState.Superseded()));
    assertThat(FIXTURE.activate(newer, after(3))).isInstanceOf(Activated.class);
    assertThat(FIXTURE.look(older, after(4))).isEqualTo(new LinkState.Used());
  }

  @Test
  void signingUpAgainReplacesWhatWasEntered() {
    String older = FIXTURE.registered(CAMILLE, SIRET, after(0));
    String newer = FIXTURE.registered(CAMILLE, OTHER_SIRET, after(2));
    assertThat(FIXTURE.look(older, after(3))).isEqualTo(new LinkState.Superseded());
    assertThat(FIXTURE.look(newer, after(3)))
        .isEqualTo(new LinkState.Ready(registration(CAMILLE, OTHER_SIRET)));
  }

  @Test
  void anActivationMakesTheAccountTheStructureItsSpacesAndTheRole() {
    String token = FIXTURE.registered(CAMILLE, SIRET, after(0));
    assertThat(FIXTURE.activate(token, after(1)))
        .isInstanceOfSatisfying(
            Activated.class,
            activated -> {
              assertThat(activated.displayName()).isEqualTo("Camille DURAND");
              assertThat(activated.joining()).isInstanceOf(Joining.Founded.class);
              assertThat(activated.joining().structure().name()).isEqualTo("EARL Durand");
            });
    assertThat(FIXTURE.count("SELECT count(*) FROM structure_space")).isEqualTo(2);
    assertThat(
            FIXTURE.count(
                """
                SELECT count(*) FROM structure_space
                WHERE space = 'tic' AND beneficiary_category = 'other' AND pacage_sealed IS NOT NULL
                """))
        .isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM pending_registration")).isZero();
    Mail mail = mailTo(CAMILLE, "Votre compte est créé");
    assertThat(mail.text())
        .contains("Camille DURAND, votre compte a été créé avec succès.")
        .contains("Vous êtes désormais gestionnaire principal de la structure suivante")
        .contains("SIRET 12345678200010");
    assertThat(FIXTURE.look(token, after(2))).isEqualTo(new LinkState.Used());
    assertThat(FIXTURE.activate(token, after(2))).isEqualTo(new LinkRefused(new LinkState.Used()));
  }

  @Test
  void refusedCredentialsLeaveTheLinkAsItWas() {
    String token = FIXTURE.registered(CAMILLE, SIRET, after(0));
    assertThat(
            FIXTURE
                .portal
                .activation()
                .choose(registration(CAMILLE, SIRET), "court", "", "x")
                .await())
        .isInstanceOfSatisfying(
            Choice.Refused.class,
            refused ->
                assertThat(refused.faults())
                    .contains(
                        CredentialFault.PASSWORD_TOO_SHORT,
                        CredentialFault.QUESTION_MISSING,
                        CredentialFault.ANSWER_TOO_SHORT));
    assertThat(FIXTURE.activate(token, after(1))).isInstanceOf(Activated.class);
  }

  @Test
  void whoeverActivatesASiretLaterAsksItsManager() {
    String first = FIXTURE.registered(CAMILLE, SIRET, after(0));
    String second = FIXTURE.registered(NOEL, SIRET, after(0));
    FIXTURE.activate(first, after(1));
    assertThat(FIXTURE.activate(second, after(2)))
        .isInstanceOfSatisfying(
            Activated.class,
            activated -> assertThat(activated.joining()).isInstanceOf(Joining.Requested.class));
    assertThat(FIXTURE.mailTo("contact." + CAMILLE).text())
        .contains("Demandeur : Camille DURAND", "EARL Durand")
        .doesNotContain(NOEL);
    assertThat(mailTo(NOEL, "Votre compte est créé").text())
        .contains("Une demande de rattachement vient d’être envoyée à son gestionnaire")
        .doesNotContain(CAMILLE);
  }

  @Test
  void aStructureThatTakesNoRequestsIsNotAsked() {
    FIXTURE.activate(FIXTURE.registered(CAMILLE, SIRET, after(0)), after(1));
    for (String column : List.of("active", "accepts_requests")) {
      String address = column + "@exemple.fr";
      String token = FIXTURE.registered(address, SIRET, after(2));
      FIXTURE.database.query("UPDATE structure SET %s = false".formatted(column));
      assertThat(FIXTURE.activate(token, after(3)))
          .isInstanceOfSatisfying(
              Activated.class,
              activated ->
                  assertThat(activated.joining()).isInstanceOf(Joining.NotAccepting.class));
      FIXTURE.database.query("UPDATE structure SET %s = true".formatted(column));
      assertThat(mailTo(address, "Votre compte est créé").text())
          .contains("ne reçoit pas de demandes de rattachement", "SIRET 12345678200010")
          .doesNotContain("vient d’être envoyée", "gestionnaire principal", CAMILLE);
    }
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isZero();
    assertThat(FIXTURE.count("SELECT count(*) FROM membership")).isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM account")).isEqualTo(3);
    assertThat(FIXTURE.mails())
        .extracting(Mail::subject)
        .noneMatch(subject -> subject.startsWith("Une demande"));
  }

  private static boolean founded(Outcome outcome) {
    return ((Activated) outcome).joining() instanceof Joining.Founded;
  }

  @Test
  void ofManyWhoActivateOneSiretAtOnceOneIsTheManager() {
    List<String> tokens =
        IntStream.range(0, 8)
            .mapToObj(i -> FIXTURE.registered("farmer" + i + "@exemple.fr", SIRET, after(0)))
            .toList();
    List<Future<Outcome>> outcomes =
        tokens.stream().map(token -> FIXTURE.activating(token, after(1))).toList();
    Future.all(outcomes).await();
    assertThat(outcomes).filteredOn(outcome -> founded(outcome.result())).hasSize(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM membership")).isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isEqualTo(7);
    assertThat(FIXTURE.count("SELECT count(*) FROM structure")).isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM structure_space")).isEqualTo(2);
    Map<String, Long> subjects =
        FIXTURE.mails().stream()
            .filter(mail -> mail.subject().matches("Votre compte.*|Une demande.*"))
            .collect(Collectors.groupingBy(Mail::subject, Collectors.counting()));
    assertThat(subjects)
        .containsOnly(
            Map.entry("Votre compte est créé", 8L),
            Map.entry("Une demande de rattachement attend votre décision", 7L));
    int manager =
        IntStream.range(0, 8)
            .filter(i -> founded(outcomes.get(i).result()))
            .findFirst()
            .orElseThrow();
    String login = "farmer" + manager + "@exemple.fr";
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.subject().startsWith("Une demande"))
        .extracting(Mail::to)
        .containsOnly(login);
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.text().contains("désormais gestionnaire principal"))
        .extracting(Mail::to)
        .containsExactly(login);
    assertThat(FIXTURE.mails())
        .filteredOn(mail -> mail.to().startsWith("contact."))
        .as("an address that nobody has confirmed gets the link, and nothing else")
        .extracting(Mail::subject)
        .allMatch(subject -> subject.startsWith("Confirmez votre adresse"))
        .hasSize(8);
  }

  @Test
  void oneLinkActivatedTwiceAtOnceMakesOneAccount() {
    String token = FIXTURE.registered(CAMILLE, SIRET, after(0));
    List<Future<Outcome>> outcomes =
        IntStream.range(0, 6).mapToObj(i -> FIXTURE.activating(token, after(1))).toList();
    Future.all(outcomes).await();
    assertThat(outcomes).filteredOn(outcome -> outcome.result() instanceof Activated).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.result().equals(new LinkRefused(new LinkState.Used())))
        .hasSize(5);
    assertThat(FIXTURE.count("SELECT count(*) FROM account")).isEqualTo(1);
  }

  @Test
  void anAddressThatBecameAnAccountMeanwhileKeepsIt() {
    String token = FIXTURE.registered(CAMILLE, SIRET, after(0));
    FIXTURE
        .database
        .database()
        .transaction(tx ->
            new AccountStore(FIXTURE.database.seal())
                .insert(
                    tx,
                    new NewAccount(
                        Person.at(CAMILLE).withFirstName("C").withLastName("D"),
                        new ChosenCredentials("hash", "question", "hash"),
                        false),
                    after(0)))
        .await();
    assertThat(FIXTURE.activate(token, after(1))).isEqualTo(new LinkRefused(new LinkState.Used()));
    assertThat(FIXTURE.count("SELECT count(*) FROM account")).isEqualTo(1);
    assertThat(FIXTURE.count("SELECT count(*) FROM structure")).isZero();
  }

  @Test
  void aMailIsNotAskedForTooOftenKnownOrNot() {
    FIXTURE.registered(CAMILLE, SIRET, after(0));
    for (String address : List.of(CAMILLE, "nobody@exemple.fr")) {
      String client = PortalFixture.client();
      FIXTURE.resend(address, client, after(2));
      assertThat(FIXTURE.resend(address, client, after(3)))
          .isEqualTo(new MailRequest.TooSoon(Duration.ofMinutes(1)));
    }
  }

  @Test
  void strangersNeitherFloodAnAddressNorUseUpWhatItsOwnerMayAskFor() {
    String home = PortalFixture.client();
    FIXTURE.register(registration(CAMILLE, SIRET), home, after(0));
    for (int stranger = 0; stranger < 10; stranger++) {
      assertThat(FIXTURE.resend(CAMILLE, after(1 + stranger)))
          .isInstanceOf(MailRequest.Accepted.class);
    }
    assertThat(realMails()).as("the sign-up's, and three more").isEqualTo(4);
    // Where no mail was sent, the link of the last one is good.
    String last = PortalFixture.token(lastRealMail());
    assertThat(FIXTURE.look(last, after(11))).isInstanceOf(LinkState.Ready.class);

    FIXTURE.resend(CAMILLE, home, after(12));
    assertThat(realMails()).as("the owner's").isEqualTo(5);
    assertThat(FIXTURE.look(last, after(12))).isEqualTo(new LinkState.Superseded());
    assertThat(FIXTURE.activate(PortalFixture.token(lastRealMail()), after(13)))
        .isInstanceOf(Activated.class);
  }

  @Test
  void whoSignsUpAgainWithTheAddressOfAnotherDoesNotTakeHisAllowanceAway() {
    String home = PortalFixture.client();
    FIXTURE.register(registration(CAMILLE, SIRET), home, after(0));
    for (int stranger = 0; stranger < 3; stranger++) {
      FIXTURE.register(registration(CAMILLE, OTHER_SIRET), after(1 + stranger));
      FIXTURE.resend(CAMILLE, PortalFixture.client(), after(1 + stranger));
    }
    long before = realMails();
    FIXTURE.resend(CAMILLE, home, after(10));
    assertThat(realMails()).isEqualTo(before + 1);
  }

  private static long realMails() {
    return FIXTURE.mails().stream().filter(mail -> !mail.decoy()).count();
  }

  private static Mail lastRealMail() {
    return FIXTURE.mails().stream().filter(mail -> !mail.decoy()).toList().getLast();
  }

  @Test
  void oneNetworkAddressAsksOnlySoOften() {
    String client = PortalFixture.client();
    for (int i = 0; i < 20; i++) {
      assertThat(FIXTURE.resend("a" + i + "@exemple.fr", client, after(0)))
          .isInstanceOf(MailRequest.Accepted.class);
    }
    assertThat(FIXTURE.resend("b@exemple.fr", client, after(0)))
        .isEqualTo(new MailRequest.TooSoon(Duration.ofHours(1)));
  }

  @Test
  void knownAndUnknownAddressesAreAnsweredAndWrittenAlike() {
    FIXTURE.activate(FIXTURE.registered(NOEL, OTHER_SIRET, after(0)), after(0));
    FIXTURE.registered(CAMILLE, SIRET, after(0));
    List<String> writes =
        List.of(CAMILLE, NOEL, "nobody@exemple.fr").stream().map(this::writesOfResend).toList();
    assertThat(writes).containsOnly("3 limits, 1 links, 1 mails, until 2026-11-22T14:07:10Z");
    assertThat(FIXTURE.mailTo(CAMILLE).subject()).startsWith("Activez votre compte");
    assertThat(FIXTURE.mailTo(NOEL).subject()).isEqualTo("Vous avez déjà un compte");
    assertThat(mailTo(NOEL, "Votre compte est créé").text()).doesNotContain("/activation/");
    Mail decoy = FIXTURE.mailTo("nobody@exemple.fr");
    assertThat(decoy.decoy()).isTrue();
    assertThat(FIXTURE.look(PortalFixture.token(decoy), after(3)))
        .isInstanceOf(LinkState.Expired.class);
  }

  @Test
  void signingUpWithTheAddressOfAnAccountIsAnsweredAlikeAndChangesNothing() {
    FIXTURE.activate(FIXTURE.registered(NOEL, OTHER_SIRET, after(0)), after(0));
    assertThat(FIXTURE.register(registration(NOEL, SIRET), after(2)))
        .isEqualTo(new MailRequest.Accepted(after(62)));
    assertThat(FIXTURE.mailTo(NOEL).subject()).isEqualTo("Vous avez déjà un compte");
  }

  @Test
  void whatNobodyActivatedIsForgottenAfterThirtyDays() {
    Instant lastDay = after(0).plus(Duration.ofDays(29));
    Instant end = after(0).plus(PendingRegistrationStore.KEPT);
    FIXTURE.registered(CAMILLE, SIRET, after(0));
    FIXTURE.portal.retention().purge(lastDay).await();
    FIXTURE.resend(CAMILLE, lastDay);
    assertThat(FIXTURE.look(PortalFixture.token(FIXTURE.mailTo(CAMILLE)), lastDay))
        .isInstanceOf(LinkState.Ready.class);

    // A link asked for in the last minute is good no longer than its registration.
    FIXTURE.resend(CAMILLE, end.minusSeconds(60));
    String token = PortalFixture.token(FIXTURE.mailTo(CAMILLE));
    assertThat(FIXTURE.look(token, end.minusSeconds(1))).isInstanceOf(LinkState.Ready.class);
    assertThat(FIXTURE.activate(token, end)).isEqualTo(new LinkRefused(new LinkState.Expired()));
    FIXTURE.resend(CAMILLE, end.plusSeconds(120));
    assertThat(FIXTURE.mailTo(CAMILLE).decoy()).isTrue();

    FIXTURE.portal.retention().purge(end).await();
    assertThat(FIXTURE.count("SELECT count(*) FROM pending_registration")).isZero();
    assertThat(FIXTURE.activate(token, end)).isEqualTo(new LinkRefused(new LinkState.Expired()));
    FIXTURE
        .portal
        .retention()
        .purge(end.plus(PendingRegistrationStore.KEPT).plusSeconds(120))
        .await();
    for (String table : List.of("pending_registration", "activation_link", "limit_window")) {
      assertThat(FIXTURE.count("SELECT count(*) FROM " + table)).as(table).isZero();
    }
  }

  @Test
  void aRegistrationThatExpiresLeavesItsSiretAndItsAddressFree() {
    Instant end = after(0).plus(PendingRegistrationStore.KEPT);
    FIXTURE.registered(CAMILLE, SIRET, after(0));
    FIXTURE.portal.retention().purge(end).await();

    String other = FIXTURE.registered(NOEL, SIRET, end);
    assertThat(FIXTURE.activate(other, end))
        .isInstanceOfSatisfying(
            Activated.class,
            activated -> assertThat(activated.joining()).isInstanceOf(Joining.Founded.class));
    String again = FIXTURE.registered(CAMILLE, OTHER_SIRET, end);
    assertThat(FIXTURE.activate(again, end))
        .isInstanceOfSatisfying(
            Activated.class,
            activated ->
                assertThat(activated.joining().structure().identifier().value())
                    .isEqualTo(OTHER_SIRET));
  }

  private String writesOfResend(String address) {
    long limits = FIXTURE.count("SELECT count(*) FROM limit_window");
    long links = FIXTURE.count("SELECT count(*) FROM activation_link");
    long mails = FIXTURE.count("SELECT count(*) FROM outbox");
    FIXTURE.database.query("DELETE FROM limit_window WHERE purpose = 'activation/address'");
    limits = FIXTURE.count("SELECT count(*) FROM limit_window");
    MailRequest answer = FIXTURE.resend(address, after(2));
    return "%d limits, %d links, %d mails, until %s"
        .formatted(
            FIXTURE.count("SELECT count(*) FROM limit_window") - limits,
            FIXTURE.count("SELECT count(*) FROM activation_link") - links,
            FIXTURE.count("SELECT count(*) FROM outbox") - mails,
            ((MailRequest.Accepted) answer).deadline());
  }

  private static Mail mailTo(String address, String subject) {
    return FIXTURE.mails().stream()
        .filter(mail -> mail.to().equals(address) && mail.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }
}
