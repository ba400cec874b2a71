package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier versions wrote down is still read: conversations are kept for months. */
final class EarlierLogTest {
  @Test
  void aConversationThatBeganBeforePagesHandedAnythingOver() {
    Event event =
        Json.event(
            """
            {"is":"started","id":"0","time":"2026-11-22T12:00:00Z","settings":{},"page":"/"}
            """);
    assertThat(event).isInstanceOf(Event.Started.class);
    assertThat(((Event.Started) event).page()).contains("/");
    assertThat(((Event.Started) event).handOver()).isEmpty();
  }

  @Test
  void aTextThatWasUnderstoodBeforeValuesWereSaidWithTheirNames() {
    Event event =
        Json.event(
            """
            {"is":"user-said","id":"1","time":"2026-11-22T12:00:00Z","text":"oui","interpretation":
              {"ranked":[{"intent":"oui","confidence":0.9}],"verdict":"SURE","entities":[]}}
            """);
    assertThat(((Event.UserSaid) event).interpretation().named()).isEmpty();
    assertThat(((Event.UserSaid) event).interpretation().answer()).isEmpty();
  }

  @Test
  void aDialogThatWasUnderWayBeforeWhatIsAskedWasToldFromWhatIsGiven() {
    Frame frame =
        Json.state(
                """
                {"stack":[{"dialog":"contact-support","state":"email","slots":{},"attempts":0,
                  "trail":["message"]}],"settings":{},"roles":[],"offers":[],"last":[],"misses":0,
                  "withAgent":false,"silent":false}
                """)
            .stack()
            .getFirst();
    assertThat(frame.asked()).isEqualTo(List.of("message"));
  }
}
