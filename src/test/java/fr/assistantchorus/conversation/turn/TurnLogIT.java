package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How turns are kept: one row each, bounded, and read from a number on. */
final class TurnLogIT {
  @AutoClose private static final House HOUSE = new House();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void aTurnIsOneRowWithWhatOthersSearchBy() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "j'ai pas reçu le mail");

    assertThat(
            texts(
                """
                SELECT concat_ws(' ', seq, kind, place, verdict, dialog, state, cardinality(events))
                FROM conversation_turn ORDER BY seq
                """))
        .containsExactly("2 started 1 1", "4 user-said 1 SURE resend-activation email 1");
  }

  @Test
  void inATurnPostgresqlMovesNoIndexEntryAndChecksNoForeignKey() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    String indexed = "SELECT concat_ws(' ', id, day, watched_since) FROM conversation";
    List<String> before = texts(indexed);
    HOUSE.clock.advance(Duration.ofMillis(1));
    talk.say(HOUSE.chat, "mon compte a disparu");

    assertThat(texts(indexed)).isEqualTo(before);
    assertThat(
            texts(
                """
                SELECT pg_get_indexdef(indexrelid) FROM pg_index
                WHERE indrelid IN ('conversation'::regclass, 'conversation_turn'::regclass)
                """))
        .allMatch(index ->
            index.matches(".*\\((id|day|watched_since|conversation, turn)\\)( WHERE .*)?"));
    assertThat(
            texts(
                """
                SELECT conname::text FROM pg_constraint
                WHERE contype = 'f' AND conrelid IN ('conversation'::regclass,
                  'conversation_turn'::regclass, 'conversation_secret'::regclass,
                  'conversation_misheard'::regclass)
                """))
        .isEmpty();
  }

  @Test
  void aLongConversationIsReadWholeAndFromAnyNumberOn() {
    Talk talk = Talk.open(HOUSE.chat);
    for (int i = 0; i < TurnLog.PAGE; i++) {
      talk.say(HOUSE.chat, "c'est quoi un siret " + i);
    }
    List<JsonNode> all = events(talk, 0);

    assertThat(all).hasSize(2 * TurnLog.PAGE + 1);
    for (long after : List.of(1L, 2L, 3L, 100L, 199L, 200L, 201L, 202L, 9_999L)) {
      assertThat(events(talk, after))
          .as("after %d", after)
          .isEqualTo(all.stream().filter(e -> e.path("seq").asLong() > after).toList());
    }
    assertThat(told(talk, 9_999)).isEqualTo(told(talk, 202));
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void whoAsksAgainAndAgainIsToldTheNumberUntilSomethingFollows() {
    Talk talk = Talk.open(HOUSE.chat);

    assertThat(HOUSE.chat.newEvents(talk.conversation, talk.token, 2).await())
        .isEqualTo(new ChatAnswer.Ok("{\"seq\":2,\"events\":[]}"));
    talk.say(OTHER, "bonjour");
    assertThat(HOUSE.chat.newEvents(talk.conversation, talk.token, 2).await())
        .isEqualTo(HOUSE.chat.events(talk.conversation, talk.token, 2).await());
    HOUSE.chat.forget(talk.conversation, talk.token).await();
    assertThat(OTHER.newEvents(talk.conversation, talk.token, 4).await())
        .isEqualTo(new ChatAnswer.Unauthorised());
  }

  @Test
  void aConversationOfTooManyTurnsTakesNoMoreAndLosesNothing() {
    assertFullOnce("UPDATE conversation SET version = $1", (long) Conversation.MAX_TURNS + 1);
  }

  @Test
  void aConversationOfTooManyCharactersTakesNoMoreAndLosesNothing() {
    assertFullOnce(
        "UPDATE conversation SET log_length = $1, version = version + 1",
        Conversation.MAX_LOG_LENGTH + 1);
  }

  private static void assertFullOnce(String sql, long bound) {
    Talk talk = Talk.open(HOUSE.chat);
    UUID turn = UUID.randomUUID();
    ChatAnswer taken = talk.send(HOUSE.chat, turn, "bonjour").await();
    JsonNode before = told(talk, 0);
    HOUSE.database.query(sql, bound);

    for (Chat chat : List.of(HOUSE.chat, OTHER)) {
      assertThat(talk.say(chat, "bonjour").getFirst())
          .contains("commencez une nouvelle conversation");
      assertThat(talk.send(chat, turn, "bonjour").await()).isEqualTo(taken);
    }
    assertThat(told(talk, 0)).isEqualTo(before);
  }

  private static List<JsonNode> events(Talk talk, long after) {
    return StreamSupport.stream(told(talk, after).path("events").spliterator(), false).toList();
  }

  private static JsonNode told(Talk talk, long after) {
    return Talk.json(HOUSE.chat.events(talk.conversation, talk.token, after).await());
  }

  private static List<String> texts(String sql) {
    return StreamSupport.stream(HOUSE.database.query(sql).spliterator(), false)
        .map(row -> row.getString(0))
        .toList();
  }
}
