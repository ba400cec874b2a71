package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.support.Shipped;
import org.junit.jupiter.api.Test;

/** What a later version writes down is read by this one, which runs beside it during a deploy. */
final class LaterVersionTest {
  private static final String STATE =
      """
      {"stack":[{"dialog":"contact-support","state":"message","slots":{},"attempts":0,
        "trail":[],"asked":["message"],"mood":{"of":["calm",null]}}],
        "settings":{},"roles":[],"offers":[],"last":[
          {"kind":"text","id":"contact-support/message","text":"Que dois-je lui dire ?","tone":"warm"}],
        "misses":0,"withAgent":false,"silent":false,"weather":null,"wishes":[{"intent":"oui"}]}
      """;

  private static final String SAID =
      """
      {"is":"user-said","id":"1","time":"2026-11-22T12:00:00Z","text":"Le lien ne marche plus.",
        "commands":[1],"interpretation":{"ranked":[{"intent":"oui","confidence":0.1,"why":"x"}],
          "verdict":"NONE","entities":[],"weighed":true,
          "answer":{"is":"ok","value":{"is":"text","text":"Le lien ne marche plus.","language":"fr"}}}}
      """;

  @Test
  void whatItAddsToAStateIsCarriedOverByATurn() {
    State before = Json.state(STATE);
    State after = Engine.step(Shipped.catalog(), before, Json.event(SAID)).state();
    JsonNode written = Json.tree(Json.write(after));
    assertThat(written.at("/stack/0/state").asText()).isEqualTo("email");
    assertThat(written.at("/wishes").toString())
        .isEqualTo(Json.tree(STATE).at("/wishes").toString());
    assertThat(written.at("/stack/0/mood").toString())
        .isEqualTo(Json.tree(STATE).at("/stack/0/mood").toString());
    assertThat(Json.state(Json.write(after))).isEqualTo(after);
  }

  @Test
  void whatItAddsToAnEventIsReadOver() {
    assertThat(Json.event(SAID)).isInstanceOf(Event.UserSaid.class);
  }

  @Test
  void aStateToWhichNothingWasAddedIsWrittenAsBefore() {
    assertThat(Json.write(State.NEW)).doesNotContain("later");
    assertThat(Json.state(Json.write(State.NEW))).isEqualTo(State.NEW);
  }
}
