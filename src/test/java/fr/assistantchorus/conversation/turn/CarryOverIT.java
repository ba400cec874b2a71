package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a version of before wrote, a row for each event, is read as what this one writes. */
final class CarryOverIT {
  /** Puts the rows of the turns after a number into the form of before. */
  private static final List<String> AS_BEFORE =
      List.of(
          """
          INSERT INTO conversation_event (conversation, seq, time, catalog, body)
          SELECT conversation, seq - cardinality(events) - 1 + event.place, time, catalog, event.body
          FROM conversation_turn turn, unnest(turn.events || turn.reply)
            WITH ORDINALITY AS event (body, place)
          WHERE turn.seq > $1
          """,
          "DELETE FROM conversation_turn WHERE kind = 'started' AND seq > $1",
          """
          UPDATE conversation_turn
          SET time = NULL, catalog = NULL, events = NULL, reply = NULL, kind = NULL, place = NULL,
              verdict = NULL, dialog = NULL, state = NULL
          WHERE seq > $1
          """,
          "UPDATE conversation SET day = 'epoch', log_length = 0 WHERE seq > $1");

  private static final String TURNS =
      """
      SELECT conversation, seq, time, catalog, events::text, reply, kind, place, verdict, dialog, state,
        CASE WHEN kind <> 'started' THEN turn END AS turn
      FROM conversation_turn ORDER BY conversation, seq
      """;

  private static final String CONVERSATIONS =
      "SELECT id, day, log_length FROM conversation ORDER BY id";

  @AutoClose private static final House HOUSE = new House();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void everyTurnBecomesTheRowThatItWouldBeToday() {
    talkOfManyKinds();
    talkOfManyKinds();
    List<String> turns = rows(TURNS);
    List<String> conversations = rows(CONVERSATIONS);
    asBefore(0);
    assertThat(rows(TURNS)).isNotEqualTo(turns);

    int brought = HOUSE.chat.housekeeping().carryOver().await();

    assertThat(brought).isEqualTo(turns.size());
    assertThat(rows(TURNS)).isEqualTo(turns);
    assertThat(rows(CONVERSATIONS)).isEqualTo(conversations);
    assertThat(rows("SELECT FROM conversation_event")).isEmpty();
    assertThat(HOUSE.chat.housekeeping().carryOver().await()).isZero();
  }

  @Test
  void aConversationThatWasNotBroughtOverYetIsToldRepeatedAndReplayed() {
    Talk talk = talkOfManyKinds();
    UUID turn = UUID.randomUUID();
    ChatAnswer answer = talk.send(HOUSE.chat, turn, "bonjour").await();
    ChatAnswer told = HOUSE.chat.events(talk.conversation, talk.token, 0).await();
    asBefore(0);

    assertThat(talk.send(OTHER, turn, "bonjour").await()).isEqualTo(answer);
    asBefore(0);
    assertThat(OTHER.events(talk.conversation, talk.token, 0).await()).isEqualTo(told);
    asBefore(0);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void turnsOfBothVersionsInOneConversationAreToldInTheirOrder() {
    Talk talk = talkOfManyKinds();
    ChatAnswer told = HOUSE.chat.events(talk.conversation, talk.token, 0).await();
    int third = 6;
    asBefore(third);

    assertThat(HOUSE.chat.events(talk.conversation, talk.token, 0).await()).isEqualTo(told);
  }

  @Test
  void whatWasNotBroughtOverEndsWithItsRetention() {
    talkOfManyKinds();
    asBefore(0);

    HOUSE.chat.housekeeping().purge(HOUSE.clock.instant().plusSeconds(1)).await();

    for (String table : List.of("conversation", "conversation_turn", "conversation_event")) {
      assertThat(HOUSE.database.query("SELECT FROM " + table).size()).as(table).isZero();
    }
  }

  /** With an act, a secret, a text that was not understood, and words that look like JSON. */
  private static Talk talkOfManyKinds() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(
        HOUSE.chat, "{\"is\":\"action-returned\",\"verdict\":\"SURE\",\"at\":{\"dialog\":\"x\"");
    talk.say(HOUSE.chat, "c'est quoi un siret");
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    talk.say(HOUSE.chat, "mon compte a disparu");
    talk.say(HOUSE.chat, "jean@gaec-exemple.fr");
    talk.say(HOUSE.chat, "oui");
    HOUSE
        .chat
        .binding()
        .bind(talk.conversation, UUID.randomUUID(), UUID.randomUUID(), Set.of())
        .await();
    return talk;
  }

  private static void asBefore(long number) {
    AS_BEFORE.forEach(sql -> HOUSE.database.query(sql, number));
  }

  private static List<String> rows(String sql) {
    return StreamSupport.stream(HOUSE.database.query(sql).spliterator(), false)
        .map(Row::deepToString)
        .toList();
  }
}
