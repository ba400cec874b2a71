package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.State;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RememberedTest {
  private final Remembered remembered = new Remembered();

  private static Conversation conversation(int stateLength) {
    return new Conversation(
        UUID.randomUUID(),
        new byte[32],
        1,
        2,
        "",
        State.NEW,
        stateLength,
        null,
        Instant.EPOCH,
        stateLength);
  }

  @Test
  void longStatesTakeTheRoomOfManyShortOnes() {
    for (int i = 0; i < 2_000; i++) {
      remembered.put(conversation(100_000));
    }
    assertThat(remembered.bytes()).isPositive().isLessThanOrEqualTo(Remembered.MAX_BYTES);
  }

  @Test
  void fiveThousandOrdinaryConversationsAreRememberedAtOnce() {
    Conversation first = conversation(800);
    remembered.put(first);
    for (int i = 1; i < 5_000; i++) {
      remembered.put(conversation(800));
    }
    assertThat(remembered.bytes()).isGreaterThan(5_000L * 800);
    assertThat(remembered.find(first.id())).contains(first);

    remembered.forget(first.id());
    assertThat(remembered.find(first.id())).isEmpty();
  }
}
