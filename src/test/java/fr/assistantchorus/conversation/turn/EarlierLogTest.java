package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Step;
import fr.assistantchorus.support.Shipped;
import java.util.ArrayList;
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
    assertThat(((Event.UserSaid) event).interpretation().also()).isEmpty();
  }

  @Test
  void aStateOfBeforeASecondWishCouldWait() {
    assertThat(
            Json.state(
                    """
                    {"stack":[],"settings":{},"roles":[],"offers":[],"last":[],"misses":0,
                      "withAgent":false,"silent":false}
                    """)
                .wish())
        .isEmpty();
  }

  /**
   * Told apart by the engine's version in their catalog's hash; answered as they were all the same.
   */
  @Test
  void aConversationOfBeforeSecondWishesIsAnsweredInTheSameWords() {
    List<String> log =
        List.of(
            """
            {"is":"started","id":"0","time":"2026-11-22T12:00:00Z","settings":{},"page":"/"}
            """,
            """
            {"is":"user-said","id":"1","time":"2026-11-22T12:01:00Z",
              "text":"j'ai pas reçu le mail et je veux parler à quelqu'un","interpretation":
              {"ranked":[{"intent":"mail_activation_non_recu","confidence":0.8},
                {"intent":"contacter_support","confidence":0.1}],"verdict":"SURE","entities":[]}}
            """,
            """
            {"is":"user-said","id":"2","time":"2026-11-22T12:02:00Z","text":"annule","interpretation":
              {"ranked":[{"intent":"annuler","confidence":0.9}],"verdict":"SURE","entities":[],
                "answer":{"is":"bad","reason":"malformed","attempt":false,
                  "input":{"is":"text","text":"annule"}}}}
            """);
    State state = State.NEW;
    List<String> said = new ArrayList<>();
    for (String event : log) {
      Step step = Engine.step(Shipped.catalog(), state, Json.event(event));
      state = Json.state(Json.write(step.state()));
      step.effects().stream()
          .filter(Effect.Say.class::isInstance)
          .forEach(say -> said.add(((Effect.Say) say).message().id()));
    }
    assertThat(said).containsExactly("welcome/hello", "resend-activation/email", "cancel/done");
    assertThat(Json.write(state)).doesNotContain("wish");
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
