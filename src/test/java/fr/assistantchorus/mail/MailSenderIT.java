package fr.assistantchorus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.store.Database;
import fr.assistantchorus.support.ScriptedSmtp;
import fr.assistantchorus.support.ScriptedSmtp.Encryption;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import io.vertx.sqlclient.Row;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailSenderIT {
  @AutoClose static final TestDatabase TEST = TestDatabase.create();
  private static final String FROM = "chorus@exemple.fr";

  private final Outbox outbox = new Outbox(TEST.database(), TEST.seal(), FROM);
  private final List<Runnable> toStop = new ArrayList<>();

  @BeforeEach
  void anEmptyOutbox() {
    TEST.empty();
  }

  @AfterEach
  void stopSenders() {
    toStop.forEach(Runnable::run);
    toStop.clear();
  }

  @Test
  void aMailArrivesWholeInBothForms() throws Exception {
    try (var smtp = TestSmtp.plain()) {
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(new Mail("jeanne@exemple.fr", "Été « prêt »", "texte é", "<p>hypertexte é", false));
      Waiting.until("arrival", () -> smtp.receives(1));
      MimeMessage message = smtp.received().getFirst();
      assertThat(message.getSubject()).isEqualTo("Été « prêt »");
      assertThat(message.getFrom()[0]).hasToString("Assistant Chorus <" + FROM + ">");
      assertThat(message.getAllRecipients()[0]).hasToString("jeanne@exemple.fr");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      var parts = (MimeMultipart) message.getContent();
      assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("texte é");
      assertThat(parts.getBodyPart(1).getContent().toString().strip()).isEqualTo("<p>hypertexte é");
    }
  }

  @Test
  void aSentMailIsWipedAndItsMessageIdIsTheOneInTheOutbox() throws Exception {
    try (var smtp = TestSmtp.plain()) {
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(mail(1));
      until("sent");
      Row row = row();
      for (String column : List.of("recipient", "subject", "text_body", "html_body")) {
        assertThat(row.getValue(column)).as(column).isNull();
      }
      assertThat(smtp.received().getFirst().getMessageID()).isEqualTo(row.getString("message_id"));
    }
  }

  @Test
  void aDecoyIsWipedAndNeverSent() throws Exception {
    try (var smtp = TestSmtp.plain()) {
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(mail(1).asDecoy());
      until("discarded");
      assertThat(row().getValue("recipient")).isNull();
      assertThat(smtp.received()).isEmpty();
    }
  }

  @Test
  void mailsWaitWhileTheServerIsAwayAndLeaveWhenItIsBack() throws Exception {
    try (var smtp = TestSmtp.plain()) {
      smtp.goAway();
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(mail(1));
      enqueue(mail(2));
      Waiting.until("an attempt", () -> !attempted().isEmpty());
      assertThat(outbox.counts().await().queued()).isEqualTo(2);
      smtp.comeBack();
      Waiting.until("arrival", () -> smtp.receives(2));
      assertThat(recipients(smtp)).containsExactlyInAnyOrder("1@exemple.fr", "2@exemple.fr");
    }
  }

  @Test
  void startTlsIsUsedAndTheServersCertificateChecked() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.STARTTLS)) {
      send("smtp://localhost:" + smtp.port() + "?certificate=" + encode(smtp.certificate()));
      enqueue(mail(1));
      until("sent");
      assertThat(smtp.received()).singleElement().asString().contains("To: 1@exemple.fr");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForGetsNoMail() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.STARTTLS)) {
      send("smtp://localhost:" + smtp.port());
      assertNothingLeaves(smtp);
    }
  }

  @Test
  void aServerWithoutStartTlsGetsNoMailUnlessThatIsAllowed() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.NONE)) {
      send("smtp://localhost:" + smtp.port());
      assertNothingLeaves(smtp);
      stopSenders();
      send("smtp://localhost:" + smtp.port() + "?starttls=optional");
      until("sent");
    }
  }

  @Test
  void tlsFromTheFirstByteWorksWhereTheCertificateIsTrusted() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.SMTPS)) {
      send("smtps://localhost:" + smtp.port());
      assertNothingLeaves(smtp);
      stopSenders();
      send("smtps://localhost:" + smtp.port() + "?certificate=" + encode(smtp.certificate()));
      until("sent");
      assertThat(smtp.received()).hasSize(1);
    }
  }

  @Test
  void theLoginIsGivenAndAWrongOneLosesNoMail() throws Exception {
    try (var smtp = TestSmtp.withLogin()) {
      String place = "@127.0.0.1:" + smtp.port() + "?starttls=disabled";
      send("smtp://" + TestSmtp.USER + ":wrong" + place);
      enqueue(mail(1));
      Waiting.until("an attempt", () -> attempted().equals(List.of(535)));
      assertThat(row().getString("state")).isEqualTo("queued");
      stopSenders();
      send("smtp://" + TestSmtp.USER + ":" + encode(TestSmtp.PASSWORD) + place);
      until("sent");
      assertThat(recipients(smtp)).containsExactly("1@exemple.fr");
    }
  }

  @Test
  void aMailRefusedForGoodDiesWipedAndHoldsNoOtherUp() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.NONE)) {
      smtp.answer("RCPT", "550 5.1.1 no such user 1@exemple.fr");
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(mail(1));
      until("dead");
      assertThat(row().getInteger("reply_code")).isEqualTo(550);
      assertThat(row().getValue("recipient")).isNull();
      smtp.behave();
      enqueue(mail(2));
      Waiting.until("the other", () -> smtp.received().size() == 1);
    }
  }

  @Test
  void aRecipientThatCannotBeWrittenHoldsNoOtherUp() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.NONE)) {
      enqueue(new Mail("\"a b\"@exemple.fr", "Sujet", "Texte", "<p>Texte", false));
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      until("dead");
      assertThat(row().getValue("recipient")).isNull();
      enqueue(mail(2));
      Waiting.until("the other", () -> smtp.received().size() == 1);
    }
  }

  @Test
  void aMailPutOffByTheServerIsTriedAgainLater() throws Exception {
    try (var smtp = new ScriptedSmtp(TEST.vertx(), Encryption.NONE)) {
      smtp.answer("RCPT", "451 4.7.1 greylisted");
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      enqueue(mail(1));
      Waiting.until("an attempt", () -> attempted().equals(List.of(451)));
      assertThat(row().getInteger("attempts")).isEqualTo(1);
      smtp.behave();
      TEST.query("UPDATE outbox SET next_attempt = now()");
      until("sent");
    }
  }

  @Test
  void twoSendersOnOneDatabaseSendEveryMailOnce() throws Exception {
    int count = 60;
    try (var smtp = TestSmtp.plain()) {
      for (int i = 0; i < count; i++) {
        enqueue(mail(i));
      }
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      send("smtp://127.0.0.1:" + smtp.port() + "?starttls=disabled");
      Waiting.until("all sent", () -> outbox.counts().await().queued() == 0);
      Set<String> all =
          IntStream.range(0, count).mapToObj(i -> i + "@exemple.fr").collect(Collectors.toSet());
      assertThat(recipients(smtp)).hasSize(count).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void aMailOlderThanAllPatienceDies() throws Exception {
    enqueue(mail(1));
    TEST.query("UPDATE outbox SET created = now() - interval '6 days'");
    send("smtp://127.0.0.1:1?starttls=disabled");
    until("dead");
  }

  private void assertNothingLeaves(ScriptedSmtp smtp) throws Exception {
    enqueue(mail(1));
    Waiting.until("an attempt", () -> !attempted().isEmpty());
    assertThat(smtp.received()).isEmpty();
    assertThat(row().getString("state")).isEqualTo("queued");
  }

  private void send(String url) {
    var database = Database.open(TEST.vertx(), TEST.url(), Database.Patience.BACKGROUND);
    var sender = new MailSender(TEST.vertx(), database, outbox, SmtpUrl.parse(url), FROM);
    sender.start();
    toStop.add(() -> sender.stop().eventually(database::close).await());
  }

  private static Mail mail(int number) {
    return new Mail(number + "@exemple.fr", "Sujet", "Texte", "<p>Texte", false);
  }

  private void enqueue(Mail mail) {
    TEST.database().transaction(transaction -> outbox.enqueue(transaction, mail)).await();
  }

  private static void until(String state) throws Exception {
    Waiting.until(state, () -> row().getString("state").equals(state));
  }

  private static Row row() {
    return TEST.query("SELECT * FROM outbox").iterator().next();
  }

  /**
   * Returns the SMTP codes of the mails that were tried and still wait; null where there was no
   * answer.
   */
  private static List<Integer> attempted() {
    var codes = new ArrayList<Integer>();
    TEST.query(
            """
            SELECT reply_code FROM outbox
            WHERE state = 'queued' AND next_attempt > created + interval '500 milliseconds'
            """)
        .forEach(row -> codes.add(row.getInteger(0)));
    return codes;
  }

  private static List<String> recipients(TestSmtp smtp) throws Exception {
    var recipients = new ArrayList<String>();
    for (MimeMessage message : smtp.received()) {
      recipients.add(message.getAllRecipients()[0].toString());
    }
    return recipients;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
