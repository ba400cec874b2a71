package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.record.Differences;
import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.conversation.turn.ErasureStore;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a conversation that was played is put to in the end. */
record Afterwards(House house, Script script, UUID conversation) {
  private static final Ears ANEW =
      Ears.anew(new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge())));

  /**
   * The record, given to the engine once more, says the same to the letter; so do these dialogs
   * when each text is heard anew, without opening what is sensitive in it.
   */
  void replay() {
    assertThat(house.replay.asItWas(conversation).await()).as("the replay's differences").isEmpty();
    Playback playback = house.replay.playback(conversation).await();
    assertThat(Differences.of(WhatIf.of(playback, Shipped.catalog(), Ears.AS_RECORDED)))
        .as("differences with the same dialogs")
        .isEmpty();
    assertThat(Differences.of(WhatIf.of(playback, Shipped.catalog(), ANEW)))
        .as("differences when it is heard anew")
        .isEmpty();
  }

  /** Plays and erases a conversation that no script has led. */
  static void check(House house, UUID conversation) {
    Afterwards afterwards = new Afterwards(house, null, conversation);
    afterwards.replay();
    List<String> ways = afterwards.ways();
    afterwards.eraseAll();
    assertThat(afterwards.ways()).as("the way of what was erased").isEqualTo(ways);
  }

  /**
   * Erases it, as with its person's account: what is left can be replayed, without the words.
   *
   * @return whether it goes the same way through the dialogs, turn by turn
   */
  boolean erase() {
    List<String> ways = ways();
    eraseAll();
    List<String> typed =
        script.lines().stream()
            .filter(line -> line.word() == Script.Word.TYPED && line.rest().length() > 30)
            .map(Script.Line::rest)
            .toList();
    assertThat(house.database.query("SELECT events FROM conversation_turn"))
        .extracting(row -> String.join("", row.getArrayOfStrings("events")))
        .noneMatch(events -> typed.stream().anyMatch(events::contains));
    return ways().equals(ways);
  }

  private void eraseAll() {
    ErasureStore store = new ErasureStore(house.database.database());
    house.database.within(tx -> store.close(tx, List.of(conversation)));
    house.chat.personal().eraseLogs().await();
    assertThat(house.replay.asItWas(conversation).await()).as("what was erased").isEmpty();
  }

  /** The ids of the messages of each reply, and the question that it leaves open. */
  private List<String> ways() {
    List<String> ways = new ArrayList<>();
    house
        .database
        .query(
            "SELECT reply FROM conversation_turn WHERE conversation = $1 ORDER BY seq",
            conversation)
        .forEach(row -> {
          JsonNode reply = Json.tree(row.getString("reply"));
          ways.add(reply.findValuesAsText("id") + " " + reply.path("at"));
        });
    return ways;
  }
}
