package fr.assistantchorus.portal;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.store.Batches;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RetentionIT {
  /** Makes two batches and a half of each kind, all due an hour ago. */
  private static final List<String> DUE =
      List.of(
          """
          INSERT INTO pending_registration (id, login_fingerprint, details_sealed, expires_at)
          SELECT gen_random_uuid(), sha256(i::text::bytea), '', $1
          FROM generate_series(1, $2) AS i
          """,
          """
          INSERT INTO activation_link (token_hash, registration, issued_at, expires_at)
          SELECT sha256(i::text::bytea), gen_random_uuid(), $1::timestamptz - interval '31 days', $1
          FROM generate_series(1, $2) AS i
          """,
          """
          INSERT INTO sign_up_conversation (conversation, expires_at)
          SELECT gen_random_uuid(), $1 FROM generate_series(1, $2)
          """,
          """
          INSERT INTO sign_up_draft (id, token_hash, is_link, values_sealed, expires_at)
          SELECT gen_random_uuid(), sha256(i::text::bytea), false, '', $1
          FROM generate_series(1, $2) AS i
          """,
          """
          INSERT INTO conversation_link (token_hash, turn, conversation, issued_at, expires_at)
          SELECT sha256(i::text::bytea), gen_random_uuid(), gen_random_uuid(), $1,
            $1::timestamptz - interval '1 day'
          FROM generate_series(1, $2) AS i
          """,
          """
          INSERT INTO support_request (number, id, category, address_sealed, subject_sealed,
            message_sealed, opened_at, changed_at)
          SELECT 'S-' || i, gen_random_uuid(), 'login', '', '', '', moment, moment
          FROM generate_series(1, $2) AS i, (SELECT $1::timestamptz - interval '17520 hours') AS due (moment)
          """,
          """
          INSERT INTO limit_window (purpose, subject, hits, admitted, expires_at)
          SELECT 'test', sha256(i::text::bytea), '{}', true, $1 FROM generate_series(1, $2) AS i
          """);

  private static final List<String> TABLES =
      List.of(
          "pending_registration",
          "activation_link",
          "sign_up_conversation",
          "sign_up_draft",
          "conversation_link",
          "support_request",
          "limit_window");

  private static final int ROWS = Batches.SIZE * 5 / 2;
  private static final Instant HOUR_AGO = after(0).minus(Duration.ofHours(1));

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final Retention retention = FIXTURE.portal.retention();

  @BeforeEach
  void muchIsDue() {
    FIXTURE.database.empty();
    DUE.forEach(insert -> FIXTURE.database.query(insert, HOUR_AGO.atOffset(ZoneOffset.UTC), ROWS));
  }

  private static long count(String table) {
    return FIXTURE.count("SELECT count(*) FROM " + table);
  }

  @Test
  void nodesShareTheBatchesAndNothingThatIsDueStays() {
    // The second one is what another node does at the same time.
    Future.all(retention.purge(after(0)), retention.purge(after(0))).await();

    assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }

  @Test
  void aRowThatSomebodyHoldsIsLeftAndKeepsNoOtherOneFromBeingDeleted() {
    Promise<Void> held = Promise.promise();
    Promise<Void> release = Promise.promise();
    Future<Void> holder =
        FIXTURE
            .database
            .database()
            .transaction(transaction ->
                transaction
                    .query("SELECT FROM sign_up_draft LIMIT 1 FOR UPDATE", Tuple.tuple())
                    .compose(_ -> {
                      held.complete();
                      return release.future();
                    }));
    held.future().await();

    retention.purge(after(0)).await();
    assertThat(count("sign_up_draft")).isEqualTo(1);
    assertThat(count("limit_window")).isZero();
    release.complete();
    holder.await();

    retention.purge(after(0)).await();
    assertThat(count("sign_up_draft")).isZero();
  }

  @Test
  void aKindThatFailsKeepsNoOtherOneFromBeingDeleted() {
    FIXTURE.database.query("ALTER TABLE sign_up_code RENAME TO away");
    try {
      assertThat(
              retention.purge(after(0)).transform(result -> Future.succeededFuture(result)).await())
          .matches(result -> result.failed(), "fails in the end");
      assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
    } finally {
      FIXTURE.database.query("ALTER TABLE away RENAME TO sign_up_code");
    }
  }

  @Test
  void theAgeOfTheOldestTellsWhereARetentionStandsStill() {
    assertThat(retention.oldest(after(0)).await())
        .containsEntry("draft", Duration.ofHours(25))
        .containsEntry("registration", Duration.ofDays(30).plusHours(1))
        .containsEntry("request", Duration.ofDays(730).plusHours(1));

    retention.purge(after(0)).await();

    assertThat(retention.oldest(after(0)).await())
        .containsEntry("draft", Duration.ZERO)
        .containsEntry("registration", Duration.ZERO)
        .containsEntry("request", Duration.ZERO);
  }
}
