package fr.assistantchorus.conversation.record;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.conversation.record.Lessons.Near;
import fr.assistantchorus.support.Futures;
import fr.assistantchorus.support.House;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an author of phrases is told of conversations, on PostgreSQL. */
final class LessonsIT {
  /** No phrase in French has anything in common with it. */
  private static final String RIDDLE = "ζουζούνι του τρακτέρ";

  /** Like too many things to be taken for one. */
  private static final String VAGUE = "le petit rond bleu tourne";

  @AutoClose private final House house = new House();
  private final Lessons lessons = new Lessons(house.database.database());
  private final Talk talk = Talk.open(house.chat);

  @Test
  void aTextThatIsNotUnderstoodIsListedMaskedWithTheIntentsItIsLikest() {
    talk.say(house.chat, VAGUE + " jean@gaec-exemple.fr");

    assertThat(listed())
        .singleElement()
        .satisfies(lesson -> {
          assertThat(lesson.text()).startsWith(VAGUE).doesNotContain("jean@").contains("**");
          assertThat(lesson.takenBack()).isFalse();
          assertThat(lesson.nearest()).hasSize(3);
          assertThat(lesson.nearest())
              .extracting(Near::confidence)
              .isSortedAccordingTo((a, b) -> Double.compare(b, a));
          assertThat(lesson.time()).isEqualTo(house.clock.instant());
        });
  }

  @Test
  void whatIsChosenThenTellsWhatWasMeant() {
    talk.say(house.chat, RIDDLE);
    choose("@creer_compte");

    assertThat(listed())
        .singleElement()
        .satisfies(lesson -> assertThat(lesson.chosen()).contains("creer_compte"));
  }

  @Test
  void aWishThatIsTakenBackAtOnceIsListedWithWhatItWasTakenFor() {
    talk.say(house.chat, "je veux m'inscrire");
    talk.say(house.chat, "annule");

    assertThat(listed())
        .singleElement()
        .satisfies(lesson -> {
          assertThat(lesson.text()).isEqualTo("je veux m'inscrire");
          assertThat(lesson.takenBack()).isTrue();
          assertThat(lesson.nearest().getFirst().intent()).isEqualTo("creer_compte");
        });
  }

  @Test
  void anotherWishInsteadTakesTheFirstBack() {
    talk.say(house.chat, "je veux m'inscrire");
    talk.say(house.chat, "non, je veux parler à quelqu'un du support");

    assertThat(listed()).extracting(Lesson::text).containsExactly("je veux m'inscrire");
  }

  @Test
  void whatWasUnderstoodAndWhatIsOnlyTypedWrongTeachNothing() {
    talk.say(house.chat, "bonjour");
    talk.say(house.chat, "je n'ai pas reçu le mail d'activation");
    talk.say(house.chat, "jean@gaec");
    talk.say(house.chat, "jean@gaec-exemple.fr");
    talk.say(house.chat, "je veux parler à quelqu'un du support");
    talk.say(house.chat, RIDDLE);
    talk.say(house.chat, "retour");

    assertThat(listed()).isEmpty();
  }

  @Test
  void aTurnThatIsSentTwiceIsListedOnce() {
    UUID turn = UUID.randomUUID();
    Futures.get(talk.send(house.chat, turn, RIDDLE));
    Futures.get(talk.send(house.chat, turn, RIDDLE));

    assertThat(listed()).hasSize(1);
    assertThat(Futures.get(house.replay.asItWas(talk.conversation))).isEmpty();
  }

  @Test
  void whatIsDroppedIsGoneAndOnlyThat() {
    talk.say(house.chat, RIDDLE);
    talk.say(house.chat, VAGUE);
    List<Lesson> both = listed();
    assertThat(both).hasSize(2);

    assertThat(Futures.get(lessons.drop(both.getFirst().id()))).isTrue();
    assertThat(Futures.get(lessons.drop(both.getFirst().id()))).isFalse();
    assertThat(listed()).containsExactly(both.getLast());
    assertThat(Futures.get(lessons.find(both.getLast().id()))).contains(both.getLast());
  }

  @Test
  void aConversationThatIsForgottenTeachesNothingAnyMore() {
    Talk other = Talk.open(house.chat);
    talk.say(house.chat, RIDDLE);
    other.say(house.chat, RIDDLE);
    Futures.get(house.chat.forget(talk.conversation, other.token));
    assertThat(listed()).hasSize(2);

    Futures.get(house.chat.forget(talk.conversation, talk.token));
    assertThat(listed()).hasSize(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void lessonsEndWithTheRetentionOfTheirConversation() {
    talk.say(house.chat, RIDDLE);
    Futures.get(house.chat.housekeeping().purge(house.clock.instant().plusSeconds(1)));
    assertThat(rows()).isZero();
  }

  private void choose(String option) {
    TurnRequest chosen =
        new TurnRequest(UUID.randomUUID(), new TurnRequest.Input.Option(option), House.CLIENT);
    Futures.get(house.chat.turn(talk.conversation, talk.token, chosen));
  }

  private List<Lesson> listed() {
    return Futures.get(lessons.newest(10));
  }

  private int rows() {
    return house.database.query("SELECT FROM conversation_misheard").size();
  }
}
