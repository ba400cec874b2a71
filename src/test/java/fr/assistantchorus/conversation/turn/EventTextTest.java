package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Ranked;
import fr.assistantchorus.engine.Interpretation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events as they are written are found by the patterns that SQL looks for them with. */
final class EventTextTest {
  private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @EnumSource
  void whatWasSaidIsFoundAndOnlyWhatIsSureIsFoundAsSure(Verdict verdict) {
    String body = Json.write(said("bonjour", verdict));

    assertThat(like(body, EventText.SAID)).isTrue();
    assertThat(like(body, EventText.CHOSEN)).isFalse();
    assertThat(like(body, EventText.SAID_FOR_SURE)).isEqualTo(verdict == Verdict.SURE);
    assertThat(EventText.saidOrChosen()).anyMatch(pattern -> like(body, pattern));
  }

  @Test
  void wordsThatLookLikeThePatternAreNotTakenForIt() {
    String body = Json.write(said("{\"is\":\"user-said\" \"verdict\":\"SURE\"", Verdict.NONE));

    assertThat(like(body, EventText.SAID_FOR_SURE)).isFalse();
  }

  @Test
  void whatWasChosenIsFound() {
    String body = Json.write(new Event.OptionChosen("1", TIME, "yes"));

    assertThat(like(body, EventText.CHOSEN)).isTrue();
    assertThat(like(body, EventText.SAID)).isFalse();
    assertThat(EventText.saidOrChosen()).anyMatch(pattern -> like(body, pattern));
  }

  @Test
  void whatNobodySaidOrChoseIsNotFound() {
    for (Event event : List.of(new Event.TimedOut("1", TIME), new Event.Resumed("2", TIME))) {
      String body = Json.write(event);
      assertThat(EventText.saidOrChosen()).noneMatch(pattern -> like(body, pattern));
    }
  }

  @Test
  void aReplyIsToldFromAnEvent() {
    Reply reply = new Reply(List.of(), null, null, null);

    assertThat(EventText.isReply(Json.tree(Json.write(reply)))).isTrue();
    assertThat(EventText.isReply(Json.tree(Json.write(said("messages", Verdict.SURE))))).isFalse();
  }

  private static Event.UserSaid said(String text, Verdict verdict) {
    return new Event.UserSaid(
        "1",
        TIME,
        text,
        new Interpretation(
            List.of(new Ranked("saluer", 0.9)),
            verdict,
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  /** As LIKE in SQL, where % stands for any text. */
  private static boolean like(String body, String pattern) {
    String regex =
        String.join(".*", List.of(pattern.split("%", -1)).stream().map(Pattern::quote).toList());
    return Pattern.compile(regex, Pattern.DOTALL).matcher(body).matches();
  }
}
