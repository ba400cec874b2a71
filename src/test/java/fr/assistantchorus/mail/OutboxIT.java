package fr.assistantchorus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboxIT {
  @AutoClose static final TestDatabase TEST = TestDatabase.create();
  private static final String ADDRESS = "jeanne.martin@exemple.fr";
  private static final List<String> SEALED =
      List.of("recipient", "subject", "text_body", "html_body");

  private final Outbox outbox = new Outbox(TEST.database(), TEST.seal(), "chorus@exemple.fr");
  private final Mail mail = new Mail(ADDRESS, "Sujet", "Le lien", "<p>Le lien", false);

  @BeforeEach
  void anEmptyOutbox() {
    TEST.empty();
  }

  @Test
  void aMailIsThereWithTheActThatItTellsOf() {
    enqueue(mail);
    assertThat(outbox.counts().await().queued()).isEqualTo(1);
  }

  @Test
  void aMailIsNotThereWhenTheActFailed() {
    Waiting.failure(
        TEST.database()
            .transaction(transaction ->
                outbox
                    .enqueue(transaction, mail)
                    .compose(_ -> Future.failedFuture(new IllegalStateException()))));
    assertThat(outbox.counts().await().queued()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRealMailAndADecoyAreWrittenAlikeAndSealed(boolean decoy) {
    enqueue(decoy ? mail.asDecoy() : mail);
    Row row = row();
    for (String column : SEALED) {
      Buffer sealed = row.getBuffer(column);
      assertThat(new String(sealed.getBytes(), StandardCharsets.ISO_8859_1))
          .as(column)
          .doesNotContain("jeanne", "Sujet", "lien");
    }
    String context = row.getUUID("id").toString();
    assertThat(TEST.seal().open(row.getBuffer("recipient").getBytes(), context)).isEqualTo(ADDRESS);
  }

  @Test
  void aShortMailTakesAsMuchRoomAsALongOneAndIsReadAsItWas() {
    enqueue(mail);
    Buffer shorter = row().getBuffer("html_body");
    TEST.empty();
    Mail longer = new Mail(ADDRESS, "Sujet", "é\n".repeat(900), "<p>à".repeat(800), false);
    enqueue(longer);
    assertThat(row().getBuffer("html_body").length()).isEqualTo(shorter.length());

    Outbox.Queued due = TEST.database().transaction(outbox::lockDue).await().orElseThrow();
    assertThat(due.mail()).contains(longer);
  }

  @Test
  void aSealedAddressMovedToAnotherMailDoesNotOpenThereAndIsNotSent() {
    enqueue(mail);
    enqueue(mail);
    TEST.query("UPDATE outbox SET recipient = (SELECT min(recipient) FROM outbox)");
    var readable =
        TEST.database()
            .transaction(transaction ->
                outbox
                    .lockDue(transaction)
                    .compose(first ->
                        outbox
                            .finish(transaction, first.orElseThrow(), Outbox.State.SENT, null)
                            .compose(_ -> outbox.lockDue(transaction))
                            .map(second ->
                                List.of(
                                    first.orElseThrow().mail().isPresent(),
                                    second.orElseThrow().mail().isPresent()))))
            .await();
    assertThat(readable).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void theMessageIdIsMadeOnceFromTheMailsOwnId() {
    enqueue(mail);
    Row row = row();
    assertThat(row.getString("message_id")).isEqualTo("<" + row.getUUID("id") + "@exemple.fr>");
  }

  @Test
  void onlyMailsThatWereDoneWithLongAgoAreForgotten() {
    for (String state : List.of("sent", "discarded", "dead")) {
      finished(state, "40 days");
      finished(state, "20 days");
    }
    enqueue(mail);
    assertThat(outbox.purge(Duration.ofDays(30)).await()).isEqualTo(3);
    assertThat(TEST.query("SELECT id FROM outbox").size()).isEqualTo(4);
  }

  @Test
  void theCountsReadNoneOfTheMailsThatWereSent() {
    TEST.query(
        """
        INSERT INTO outbox (id, message_id, decoy, state, finished)
        SELECT gen_random_uuid(), '', false, 'sent', now() FROM generate_series(1, 20000)
        """);
    enqueue(mail);
    TEST.query("ANALYZE outbox");
    String plan =
        TEST.background()
            .query("EXPLAIN (FORMAT JSON) " + Outbox.COUNTS, Tuple.tuple())
            .await()
            .iterator()
            .next()
            .getValue(0)
            .toString();
    assertThat(plan).contains("outbox_queued", "outbox_dead").doesNotContain("Seq Scan");
  }

  @Test
  void theCountsSayWhatWaitsHowLongAndWhatDied() {
    finished("dead", "1 day");
    finished("sent", "1 day");
    enqueue(mail);
    TEST.query("UPDATE outbox SET created = now() - interval '90 seconds' WHERE state = 'queued'");
    var counts = outbox.counts().await();
    assertThat(counts.queued()).isEqualTo(1);
    assertThat(counts.dead()).isEqualTo(1);
    assertThat(counts.oldestQueued()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
  }

  @Test
  void aMailUnderAnotherKeyIsNotReadable() {
    var other =
        new Outbox(
            TEST.database(), Seal.of("another key, of 32 bytes exactly".getBytes()), "a@b.fr");
    enqueue(mail);
    assertThat(TEST.database().transaction(other::lockDue).await().orElseThrow().mail()).isEmpty();
  }

  private void enqueue(Mail mail) {
    TEST.database().transaction(transaction -> outbox.enqueue(transaction, mail)).await();
  }

  private static Row row() {
    return TEST.query("SELECT * FROM outbox").iterator().next();
  }

  private static void finished(String state, String ago) {
    TEST.query(
        """
        INSERT INTO outbox (id, message_id, state, decoy, finished)
        VALUES ($1, '', $2, false, now() - $3::text::interval)
        """,
        UUID.randomUUID(),
        state,
        ago);
  }
}
