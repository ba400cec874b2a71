package fr.assistantchorus.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.support.TestRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class SlowHashTest {
  private static SlowHash hash;

  @BeforeAll
  static void on(Vertx vertx) {
    hash = new SlowHash(vertx, SlowHash.Cost.SLOW);
  }

  @Test
  void aHashMatchesItsOwnSecretOnly() {
    String stored = hash.hash("Tracteur-Bleu-7").await();
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Tracteur");
    assertThat(hash.matches("Tracteur-Bleu-7", stored).await()).isTrue();
    assertThat(hash.matches("Tracteur-Bleu-8", stored).await()).isFalse();
    assertThat(hash.hash("Tracteur-Bleu-7").await()).isNotEqualTo(stored);
  }

  @Test
  void thePortalHashesAsSlowlyUnlessATestSaysOtherwise() {
    assertThat(Portal.PASSWORD_COST).isEqualTo(SlowHash.Cost.SLOW);
  }

  /** From RFC 9106's reference implementation, test.c. */
  @Test
  void theHashIsTheOneOfTheReferenceImplementation() {
    String stored =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(hash.matches("password", stored).await()).isTrue();
  }

  @Test
  void nobodyHasAHashThatNothingMatches() {
    assertThat(hash.matches("", hash.nobody()).await()).isFalse();
  }

  @Test
  void sixtyFourAtOnceAreAllAnswered(VertxTestContext test) {
    Checkpoint answered = test.checkpoint(64);
    for (int i = 0; i < 64; i++) {
      hash.matches("x" + i, hash.nobody()).onComplete(test.succeeding(_ -> answered.flag()));
    }
  }

  @Test
  void whoComesWhenTooManyWaitIsTurnedAwayAtOnceAndActivationsLast(Vertx vertx) {
    SlowHash cheap = new SlowHash(vertx, TestRules.LOW_COST);
    // Both workers are kept busy, so that no hash ends before all have come.
    CountDownLatch gate = new CountDownLatch(1);
    WorkerExecutor workers = vertx.createSharedWorkerExecutor(SlowHash.WORKERS, SlowHash.AT_ONCE);
    for (int i = 0; i < SlowHash.AT_ONCE; i++) {
      workers.executeBlocking(
          () -> {
            gate.await();
            return null;
          },
          false);
    }
    List<Future<?>> logins = new ArrayList<>();
    List<Future<?>> activations = new ArrayList<>();
    for (int i = 0; i <= SlowHash.MOST_LOGINS; i++) {
      logins.add(cheap.matches("x", cheap.nobody()));
    }
    for (int i = SlowHash.MOST_LOGINS; i <= SlowHash.MOST; i++) {
      activations.add(cheap.hash("x"));
    }

    assertThat(cheap.isFullForLogins()).isTrue();
    assertThat(List.of(logins.removeLast(), activations.removeLast()))
        .allSatisfy(last -> assertThat(last.cause()).isInstanceOf(SlowHash.TooBusy.class));
    gate.countDown();
    Future.all(logins).await();
    Future.all(activations).await();
    assertThat(cheap.matches("x", cheap.nobody()).await()).isFalse();
    assertThat(cheap.isFullForLogins()).isFalse();
  }
}
