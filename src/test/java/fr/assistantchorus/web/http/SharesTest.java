package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SharesTest {
  private static final UUID ONE = UUID.randomUUID();

  private final Shares shares = new Shares(4, 3, 2);

  private Optional<Runnable> take(String network) {
    return shares.take(network, UUID.randomUUID());
  }

  @Test
  void oneConversationTakesItsShareFromWhateverNetworks() {
    assertThat(shares.take("a", ONE)).isPresent();
    assertThat(shares.take("b", ONE)).isPresent();
    assertThat(shares.take("c", ONE)).isEmpty();
    assertThat(take("a")).isPresent();
  }

  @Test
  void oneNetworkTakesItsShareInWhateverConversationsAndAnotherIsServed() {
    for (int i = 0; i < 3; i++) {
      assertThat(take("a")).isPresent();
    }
    assertThat(take("a")).isEmpty();
    assertThat(take("b")).isPresent();
    assertThat(take("c")).as("there are no more").isEmpty();
  }

  @Test
  void aPlaceThatIsGivenBackIsTakenAgain() {
    take("a");
    take("a");
    Runnable last = take("a").orElseThrow();
    assertThat(take("a")).isEmpty();
    last.run();
    assertThat(take("a")).isPresent();
  }
}
