package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.Follower;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns on one and on two nodes (two chats on one database, each with a memory of its own). */
final class TurnsIT {
  @AutoClose private static final House HOUSE = new House();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void theSameTurnSentToTwoNodesAtOnceActsOnceAndIsAnsweredAlike() {
    Talk talk = atTheConfirmation();
    UUID turn = UUID.randomUUID();

    List<Future<ChatAnswer>> sent =
        IntStream.range(0, 6)
            .mapToObj(i -> talk.send(i % 2 == 0 ? HOUSE.chat : OTHER, turn, "oui"))
            .toList();
    Set<ChatAnswer> answers =
        sent.stream().map(future -> future.await()).collect(Collectors.toSet());

    assertThat(answers).hasSize(1);
    assertThat(Talk.messages(answers.iterator().next()).getFirst()).startsWith("C’est envoyé");
    assertThat(supportRequests()).isEqualTo(1);
  }

  @Test
  void differentTurnsAtOnceAreAllTakenOneAfterTheOther() {
    Talk talk = Talk.open(HOUSE.chat);

    List<Future<ChatAnswer>> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sent.add(talk.send(i % 2 == 0 ? HOUSE.chat : OTHER, UUID.randomUUID(), "bonjour"));
    }
    List<Long> numbers =
        sent.stream()
            .map(future -> future.await())
            .map(a -> Talk.json(a).path("seq").asLong())
            .toList();

    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void anActThatBreaksIsAnsweredByAnApologyAndTheConversationStaysWhereItWas() {
    Talk talk = atTheConfirmation();
    HOUSE.database.query("ALTER TABLE support_request RENAME TO elsewhere");
    List<String> broken = talk.say(HOUSE.chat, "oui");
    HOUSE.database.query("ALTER TABLE elsewhere RENAME TO support_request");

    assertThat(broken.getFirst()).startsWith("Un incident");
    assertThat(broken.getLast()).startsWith("Voici votre demande");
    assertThat(supportRequests()).isZero();
    assertThat(talk.say(HOUSE.chat, "oui").getFirst()).startsWith("C’est envoyé");
    assertThat(supportRequests()).isEqualTo(1);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  /** Two acts that wait for each other: PostgreSQL undoes one of them, which is nobody's fault. */
  @Test
  void anActThatWasUndoneForAnotherOneIsDoneAgainAndNoApologyIsRecorded() {
    Talk talk = atTheConfirmation();
    deadlocks(Turns.MAX_TRIES - 1);

    assertThat(talk.say(HOUSE.chat, "oui").getFirst()).startsWith("C’est envoyé");
    assertThat(supportRequests()).isEqualTo(1);
  }

  @Test
  void anActThatIsUndoneAgainAndAgainIsPutOffAndNoApologyIsRecorded() {
    Talk talk = atTheConfirmation();
    deadlocks(Turns.MAX_TRIES);
    long before = turns();

    UUID turn = UUID.randomUUID();
    assertThat(talk.send(HOUSE.chat, turn, "oui").transform(Future::succeededFuture).await())
        .matches(result -> result.cause() instanceof DatabaseUnavailable);
    assertThat(turns()).isEqualTo(before);

    assertThat(Talk.messages(talk.send(HOUSE.chat, turn, "oui").await()).getFirst())
        .startsWith("C’est envoyé");
    assertThat(supportRequests()).isEqualTo(1);
  }

  /** Makes so many of the next requests to the support fail as PostgreSQL fails them. */
  private static void deadlocks(int many) {
    HOUSE.database.query("DROP SEQUENCE IF EXISTS deadlocks");
    HOUSE.database.query("CREATE SEQUENCE deadlocks");
    HOUSE.database.query(
        """
        CREATE OR REPLACE FUNCTION deadlock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('deadlocks') <= %d THEN
            RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
          END IF;
          RETURN NEW;
        END $$
        """
            .formatted(many));
    HOUSE.database.query(
        """
        CREATE OR REPLACE TRIGGER deadlock BEFORE INSERT ON support_request
        FOR EACH ROW EXECUTE FUNCTION deadlock()
        """);
  }

  private static long turns() {
    return HOUSE.database.query("SELECT FROM conversation_turn").size();
  }

  @AfterEach
  void noDeadlocks() {
    HOUSE.database.query("DROP FUNCTION IF EXISTS deadlock() CASCADE");
  }

  @Test
  void whoHasNotTheTokenIsToldNothing() {
    Talk talk = Talk.open(HOUSE.chat);
    Talk stranger = Talk.open(HOUSE.chat);

    assertThat(HOUSE.chat.events(talk.conversation, stranger.token, 0).await())
        .isEqualTo(new ChatAnswer.Unauthorised());
    assertThat(HOUSE.chat.events(UUID.randomUUID(), talk.token, 0).await())
        .isEqualTo(new ChatAnswer.NotFound());
  }

  @Test
  void aForgottenConversationIsClosedOnEveryNode() {
    Talk talk = Talk.open(HOUSE.chat);
    UUID recorded = UUID.randomUUID();
    assertThat(Talk.messages(talk.send(OTHER, recorded, "bonjour").await())).isNotEmpty();
    HOUSE.chat.forget(talk.conversation, talk.token).await();

    assertThat(OTHER.events(talk.conversation, talk.token, 0).await())
        .isEqualTo(new ChatAnswer.Unauthorised());
    Stream.of(HOUSE.chat, OTHER)
        .forEach(chat -> {
          assertThat(talk.send(chat, recorded, "bonjour").await())
              .as("a turn that was recorded")
              .isEqualTo(new ChatAnswer.Unauthorised());
          assertThat(talk.send(chat, UUID.randomUUID(), "bonjour").await())
              .isEqualTo(new ChatAnswer.Unauthorised());
        });
  }

  @Test
  void whoFollowsAConversationIsToldOfItsTurnsOnThisNodeAndOfNoOther() {
    Talk talk = Talk.open(HOUSE.chat);
    Talk stranger = Talk.open(HOUSE.chat);
    List<String> told = new CopyOnWriteArrayList<>();
    Runnable unfollow =
        HOUSE.chat.follow(
            talk.conversation,
            new Follower() {
              @Override
              public void working() {
                told.add("working");
              }

              @Override
              public void ended() {
                told.add("ended");
              }

              @Override
              public void moved() {
                told.add("moved");
              }
            });

    talk.say(HOUSE.chat, "bonjour");
    stranger.say(HOUSE.chat, "bonjour");
    talk.say(OTHER, "bonjour");
    assertThat(told).containsExactly("working", "ended");

    unfollow.run();
    talk.say(HOUSE.chat, "bonjour");
    assertThat(told).hasSize(2);
  }

  @Test
  void conversationsEndWithTheirRetention() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "j'ai pas reçu le mail, jean@gaec-exemple.fr");
    talk.say(HOUSE.chat, "ζουζούνι του τρακτέρ");
    assertThat(HOUSE.database.query("SELECT FROM conversation_misheard").size()).isPositive();

    HOUSE.chat.housekeeping().purge(HOUSE.clock.instant().plusSeconds(1)).await();

    for (String table :
        List.of(
            "conversation", "conversation_turn", "conversation_secret", "conversation_misheard")) {
      assertThat(HOUSE.database.query("SELECT FROM " + table).size()).as(table).isZero();
    }
  }

  private Talk atTheConfirmation() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    talk.say(HOUSE.chat, "mon compte a disparu");
    talk.say(HOUSE.chat, "jean@gaec-exemple.fr");
    return talk;
  }

  private long supportRequests() {
    return HOUSE.database.query("SELECT FROM support_request").size();
  }
}
