package fr.assistantchorus.conversation.record;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.record.Lessons.Lesson;
import fr.assistantchorus.conversation.record.Lessons.Near;
import fr.assistantchorus.support.House;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an author of phrases is told of conversations, on PostgreSQL. */
final class LessonsIT {
  /** No phrase in French has anything in common with it. */
  private static final String RIDDLE = "ζουζούνι του τρακτέρ";

  /** Like too many things to be taken for one. */
  private static final String VAGUE = "le petit rond bleu tourne";

  @AutoClose private static final House HOUSE = new House();
  private final Lessons lessons = new Lessons(HOUSE.database.database());
  private Talk talk;

  @BeforeEach
  void begin() {
    HOUSE.empty();
    talk = Talk.open(HOUSE.chat);
  }

  @Test
  void aTextThatIsNotUnderstoodIsListedMaskedWithTheIntentsItIsLikest() {
    talk.say(HOUSE.chat, VAGUE + " jean@gaec-exemple.fr");

    assertThat(listed())
        .singleElement()
        .satisfies(lesson -> {
          assertThat(lesson.text()).startsWith(VAGUE).doesNotContain("jean@").contains("**");
          assertThat(lesson.takenBack()).isFalse();
          assertThat(lesson.nearest()).hasSize(3);
          assertThat(lesson.nearest())
              .extracting(Near::confidence)
              .isSortedAccordingTo((a, b) -> Double.compare(b, a));
          assertThat(lesson.time()).isEqualTo(HOUSE.clock.instant());
        });
  }

  @Test
  void whatIsChosenThenTellsWhatWasMeant() {
    talk.say(HOUSE.chat, RIDDLE);
    choose("@creer_compte");

    assertThat(listed())
        .singleElement()
        .satisfies(lesson -> assertThat(lesson.chosen()).contains("creer_compte"));
  }

  @Test
  void aWishThatIsTakenBackAtOnceIsListedWithWhatItWasTakenFor() {
    talk.say(HOUSE.chat, "je veux m'inscrire");
    talk.say(HOUSE.chat, "annule");

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
    talk.say(HOUSE.chat, "je veux m'inscrire");
    talk.say(HOUSE.chat, "non, je veux parler à quelqu'un du support");

    assertThat(listed()).extracting(Lesson::text).containsExactly("je veux m'inscrire");
  }

  @Test
  void whatWasUnderstoodAndWhatIsOnlyTypedWrongTeachNothing() {
    talk.say(HOUSE.chat, "bonjour");
    talk.say(HOUSE.chat, "je n'ai pas reçu le mail d'activation");
    talk.say(HOUSE.chat, "jean@gaec");
    talk.say(HOUSE.chat, "jean@gaec-exemple.fr");
    talk.say(HOUSE.chat, "je veux parler à quelqu'un du support");
    talk.say(HOUSE.chat, RIDDLE);
    talk.say(HOUSE.chat, "retour");

    assertThat(listed()).isEmpty();
  }

  @Test
  void aTurnThatIsSentTwiceIsListedOnce() {
    UUID turn = UUID.randomUUID();
    talk.send(HOUSE.chat, turn, RIDDLE).await();
    talk.send(HOUSE.chat, turn, RIDDLE).await();

    assertThat(listed()).hasSize(1);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void whatIsDroppedIsGoneAndOnlyThat() {
    talk.say(HOUSE.chat, RIDDLE);
    talk.say(HOUSE.chat, VAGUE);
    List<Lesson> both = listed();
    assertThat(both).hasSize(2);

    assertThat(lessons.drop(both.getFirst().id()).await()).isTrue();
    assertThat(lessons.drop(both.getFirst().id()).await()).isFalse();
    assertThat(listed()).containsExactly(both.getLast());
    assertThat(lessons.find(both.getLast().id()).await()).contains(both.getLast());
  }

  @Test
  void aConversationThatIsForgottenTeachesNothingAnyMore() {
    Talk other = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, RIDDLE);
    other.say(HOUSE.chat, RIDDLE);
    HOUSE.chat.forget(talk.conversation, other.token).await();
    assertThat(listed()).hasSize(2);

    HOUSE.chat.forget(talk.conversation, talk.token).await();
    assertThat(listed()).hasSize(1);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void lessonsEndWithTheRetentionOfTheirConversation() {
    talk.say(HOUSE.chat, RIDDLE);
    HOUSE.chat.housekeeping().purge(HOUSE.clock.instant().plusSeconds(1)).await();
    assertThat(rows()).isZero();
  }

  private void choose(String option) {
    TurnRequest chosen =
        new TurnRequest(UUID.randomUUID(), new TurnRequest.Input.Option(option), House.CLIENT);
    HOUSE.chat.turn(talk.conversation, talk.token, chosen).await();
  }

  private List<Lesson> listed() {
    return lessons.newest(10).await();
  }

  private int rows() {
    return HOUSE.database.query("SELECT FROM conversation_misheard").size();
  }
}
