package fr.assistantchorus.conversation.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.turn.ErasureStore;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person may have of their conversations: a copy, and the erasure. */
final class PersonalRecordsIT {
  private static final String SURNAME = "Kervoalannic";
  private static final String TOWN = "Saint-Kervoal-sur-Aulne";

  @AutoClose private static final House HOUSE = new House();
  private static final Conversations OTHER = HOUSE.chatWith(Shipped.catalog());
  private final UUID account = UUID.randomUUID();
  private final UUID another = UUID.randomUUID();
  private Talk talk;

  /** Somebody signs up as far as the address, with a secret among what they say. */
  @BeforeEach
  void talk() {
    HOUSE.empty();
    talk = Talk.open(HOUSE.chat);
    bind(account);
    talk.say(HOUSE.chat, "je veux m'inscrire");
    talk.say(HOUSE.chat, "yann@ferme-exemple.fr");
    talk.say(HOUSE.chat, SURNAME);
    talk.say(HOUSE.chat, "au fait j'habite à " + TOWN + ", c'est embêtatoire ?");
    assertThat(Tables.holding(HOUSE.database, SURNAME)).isNotEmpty();
  }

  @Test
  void theCopyTellsWhatWasSaidMaskedAndOnlyToWhomItWasSaid() {
    HOUSE.chat.binding().unbind(talk.conversation, account, Instant.MAX).await();
    bind(another);
    talk.say(HOUSE.chat, "mon secret est la betterave");

    JsonNode copy = Json.tree(copy(account).orElseThrow());
    assertThat(copy.path("conversation").asText()).isEqualTo(talk.conversation.toString());
    assertThat(copy.toString())
        .contains("\"de\":\"vous\"", "\"de\":\"assistant\"", SURNAME, TOWN)
        .doesNotContain("yann@", "betterave", "\uE000");
    assertThat(copy(another).orElseThrow()).contains("betterave").doesNotContain(SURNAME);
    assertThat(copy(UUID.randomUUID())).as("somebody for whom it never spoke").isEmpty();
    assertThat(HOUSE.chat.personal().copy(UUID.randomUUID(), account).await()).isEmpty();
  }

  @Test
  void nothingOfThePersonIsLeftAndWhatIsLeftCanBeReplayed() throws Exception {
    HOUSE.database.within(
        tx -> OTHER.personal().erase(tx, List.of(talk.conversation, UUID.randomUUID())));
    for (Conversations node : List.of(HOUSE.chat, OTHER)) {
      assertThat(talk.send(node, UUID.randomUUID(), "bonjour").await())
          .isInstanceOf(ChatAnswer.Unauthorised.class);
      assertThat(node.events(talk.conversation, talk.token, 0).await())
          .isInstanceOf(ChatAnswer.Unauthorised.class);
    }
    Waiting.until("the log is erased", () -> rows("conversation_erasure") == 0);

    for (String personal : List.of(SURNAME, TOWN, "embêtatoire", account.toString())) {
      assertThat(Tables.holding(HOUSE.database, personal)).as(personal).isEmpty();
    }
    assertThat(rows("conversation_secret")).isZero();
    assertThat(rows("conversation WHERE wrapped_key IS NOT NULL")).isZero();
    assertThat(rows("conversation_turn")).isGreaterThan(4);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void whatANodeCouldNotFinishAnotherOneDoesAndTwiceIsAsOnce() {
    ErasureStore store = new ErasureStore(HOUSE.database.database());
    HOUSE.database.within(tx -> store.close(tx, List.of(talk.conversation)));
    assertThat(Tables.holding(HOUSE.database, SURNAME)).as("so far").isNotEmpty();

    assertThat(OTHER.personal().eraseLogs().await()).isEqualTo(1);
    String once = log();
    assertThat(once).doesNotContain(SURNAME);
    HOUSE.database.within(tx -> store.close(tx, List.of(talk.conversation)));
    assertThat(HOUSE.chat.personal().eraseLogs().await()).isEqualTo(1);

    assertThat(log()).isEqualTo(once);
    assertThat(HOUSE.chat.personal().eraseLogs().await()).isZero();
  }

  @Test
  void whatCannotBeRunAnyMoreIsDeletedAsAWhole() {
    HOUSE.database.query(
        "UPDATE conversation_turn SET events = ARRAY['{\"is\":\"of-another-time\"}'] WHERE seq >"
            + " 3");
    ErasureStore store = new ErasureStore(HOUSE.database.database());
    HOUSE.database.within(tx -> store.close(tx, List.of(talk.conversation)));
    assertThat(HOUSE.chat.personal().eraseLogs().await()).isEqualTo(1);
    assertThat(rows("conversation") + rows("conversation_turn")).isZero();
    assertThat(Tables.holding(HOUSE.database, SURNAME)).isEmpty();
  }

  @Test
  void anErasureThatIsRolledBackLeavesEverything() {
    assertThat(
            HOUSE
                .database
                .database()
                .transaction(tx ->
                    HOUSE
                        .chat
                        .personal()
                        .erase(tx, List.of(talk.conversation))
                        .compose(_ -> tx.query("SELECT 1 / 0", io.vertx.sqlclient.Tuple.tuple())))
                .<Object>mapEmpty()
                .recover(failure -> io.vertx.core.Future.succeededFuture(failure))
                .await())
        .isInstanceOf(Throwable.class);
    assertThat(talk.say(HOUSE.chat, "répète")).isNotEmpty();
  }

  private void bind(UUID whom) {
    HOUSE.chat.binding().bind(talk.conversation, UUID.randomUUID(), whom, Set.of()).await();
  }

  private Optional<String> copy(UUID whom) {
    return HOUSE.chat.personal().copy(talk.conversation, whom).await();
  }

  private static String log() {
    StringBuilder log = new StringBuilder();
    HOUSE
        .database
        .query("SELECT events::text || reply AS turn FROM conversation_turn ORDER BY seq")
        .forEach(row -> log.append(row.getString("turn")).append('\n'));
    return log.toString();
  }

  private static long rows(String table) {
    return HOUSE
        .database
        .query("SELECT count(*) AS rows FROM " + table)
        .iterator()
        .next()
        .getLong("rows");
  }
}
