package fr.assistantchorus.portal.account;

import static fr.assistantchorus.support.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.Portal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SlowHashTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final SlowHash HASH = new SlowHash(VERTX, SlowHash.Cost.SLOW);

  @AfterAll
  static void close() {
    get(VERTX.close());
  }

  @Test
  void aHashMatchesItsOwnSecretOnly() {
    String stored = get(HASH.hash("Tracteur-Bleu-7"));
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Tracteur");
    assertThat(get(HASH.matches("Tracteur-Bleu-7", stored))).isTrue();
    assertThat(get(HASH.matches("Tracteur-Bleu-8", stored))).isFalse();
    assertThat(get(HASH.hash("Tracteur-Bleu-7"))).isNotEqualTo(stored);
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
    assertThat(get(HASH.matches("password", stored))).isTrue();
  }

  @Test
  void nobodyHasAHashThatNothingMatches() {
    assertThat(get(HASH.matches("", HASH.nobody()))).isFalse();
  }

  @Test
  void sixtyFourAtOnceAreAllAnswered() {
    assertThat(
            get(Future.all(
                    IntStream.range(0, 64)
                        .mapToObj(i -> HASH.matches("x" + i, HASH.nobody()))
                        .toList()))
                .size())
        .isEqualTo(64);
  }
}
