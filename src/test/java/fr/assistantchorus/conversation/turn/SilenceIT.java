package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who leaves a question open is asked once whether he is still there, by whichever node. */
final class SilenceIT {
  private static final Duration SILENCE = Duration.ofMinutes(10);

  @AutoClose private static final House HOUSE = new House();
  private static final Housekeeping HERE = HOUSE.chat.housekeeping();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void whoDoesNotAnswerIsAskedOnceAndAgainOnceHeHasAnswered() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    assertThat(asked(talk)).isZero();
    assertThat(sweep(SILENCE.plusMinutes(1))).isEqualTo(1);
    assertThat(asked(talk)).isEqualTo(1);
    sweep(SILENCE.multipliedBy(2));
    sweep(SILENCE.multipliedBy(3));
    assertThat(asked(talk)).isEqualTo(1);

    talk.say(HOUSE.chat, "mon compte a disparu");
    sweep(SILENCE.plusMinutes(1));
    assertThat(asked(talk)).isEqualTo(2);
  }

  @Test
  void whoAnswersWithinTheTimeIsNotAskedHoweverLongTheQuestionsGoOn() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    for (int i = 0; i < 4; i++) {
      HOUSE.clock.advance(SILENCE.minusMinutes(1));
      talk.say(i % 2 == 0 ? HOUSE.chat : OTHER, "répète");
      sweep(Duration.ofSeconds(30));
    }
    assertThat(asked(talk)).isZero();
    sweep(SILENCE.plusMinutes(1));
    assertThat(asked(talk)).isEqualTo(1);
  }

  @Test
  void allWhoAreSilentAreAskedOnceByTwoNodesAtOnce() {
    List<Talk> talks = IntStream.range(0, 130).mapToObj(_ -> Talk.open(HOUSE.chat)).toList();
    talks.forEach(talk -> talk.say(HOUSE.chat, "je veux parler à quelqu'un"));
    HOUSE.clock.advance(SILENCE.plusMinutes(1));
    Instant since = HOUSE.clock.instant().minus(SILENCE);
    Housekeeping there = HOUSE.chatWith(Shipped.catalog()).housekeeping();

    Future.all(HERE.breakSilence(since), there.breakSilence(since)).await();

    assertThat(talks).allMatch(talk -> asked(talk) == 1);
  }

  private static int sweep(Duration later) {
    HOUSE.clock.advance(later);
    return HERE.breakSilence(HOUSE.clock.instant().minus(SILENCE)).await();
  }

  private static long asked(Talk talk) {
    return HOUSE
        .database
        .query(
            "SELECT FROM conversation_turn WHERE conversation = $1 AND kind = 'timed-out'",
            talk.conversation)
        .size();
  }
}
