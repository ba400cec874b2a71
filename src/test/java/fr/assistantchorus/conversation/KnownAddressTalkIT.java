package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Waiting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three people say the same at the same time by the clock: one whose address has an account, one
 * whose registration waits, one whom nobody knows. What each is answered, the whole of the JSON, is
 * the same to the letter.
 */
final class KnownAddressTalkIT {
  private static final String ACCOUNT = "compte@ferme-exemple.fr";
  private static final String WAITING = "attend@ferme-exemple.fr";
  private static final String UNKNOWN = "aucune@ferme-exemple.fr";
  private static final String NO_MAIL = "j'ai pas reçu le mail d'activation";
  private static final String TOO_SOON = "Une demande vient déjà d’être faite pour cette adresse";

  /** Each link is a new one. */
  private static final Pattern LINK = Pattern.compile("(?<=\"/assistant/)[A-Za-z0-9_-]{43}(?=\")");

  @AutoClose private static final House HOUSE = new House();

  private List<Person> people;

  private record Person(String address, Talk talk) {}

  @BeforeEach
  void knowThem() throws Exception {
    HOUSE.empty();
    HOUSE.account(ACCOUNT);
    HOUSE.pending(WAITING);
    people =
        List.of(ACCOUNT, WAITING, UNKNOWN).stream()
            .map(address -> new Person(address, Talk.open(HOUSE.chat)))
            .toList();
  }

  /**
   * @param text ADDRESS in it stands for the address of each
   * @return what all are answered, their address by that name again
   */
  private String together(String text) {
    HashSet<String> answers = new HashSet<>();
    for (Person person : people) {
      String said = text.replace("ADDRESS", person.address());
      ChatAnswer answer = person.talk().send(HOUSE.chat, UUID.randomUUID(), said).await();
      answers.add(
          LINK.matcher(Talk.json(answer).toString().replace(person.address(), "ADDRESS"))
              .replaceAll("LINK"));
    }
    assertThat(answers).as(text).hasSize(1);
    return answers.iterator().next();
  }

  @Test
  void aSignUpIsAnsweredAlikeToItsEndAndAfterIt() {
    signUp();
    assertThat(together("oui")).contains("Un courriel part à ADDRESS", "ouvrez son lien avant le");
    assertThat(together("qu’est-ce qu’il me reste à faire ?")).contains("activation, à");

    // Once more, too soon and then not.
    signUp();
    assertThat(together("oui")).contains(TOO_SOON, "2 minutes");
    HOUSE.clock.advance(Duration.ofMinutes(2));
    assertThat(together("oui")).contains("Un courriel part à ADDRESS");
  }

  @Test
  void whatRemainsToBeDoneDoesNotTellWhatTheOwnerOfAnAddressDid() throws Exception {
    signUp();
    int before = HOUSE.smtp.received().size();
    together("oui");
    Waiting.until("the mails", () -> HOUSE.smtp.receives(before + people.size()));
    // The owner signs up elsewhere, and activates.
    HOUSE.account(UNKNOWN);
    assertThat(together("qu’est-ce qu’il me reste à faire ?")).contains("activation, à faire");
  }

  /** Up to the recap. */
  private void signUp() {
    together("inscription siret 666 666 664 00014");
    together("ADDRESS");
    together("Durand");
    together("Camille");
    together("Remboursement TIC seulement");
    together("passer");
    assertThat(together("passer")).contains("Voici ce que j’enregistre", "ADDRESS");
  }

  @Test
  void anotherMailIsPromisedAndRefusedAlike() {
    together(NO_MAIL);
    assertThat(together("ADDRESS")).contains("Si une inscription attend à l’adresse ADDRESS");
    together(NO_MAIL);
    assertThat(together("ADDRESS")).contains(TOO_SOON, "2 minutes");
    for (int mail = 2; mail <= 3; mail++) {
      HOUSE.clock.advance(Duration.ofMinutes(2));
      together(NO_MAIL);
      assertThat(together("ADDRESS")).contains("Si une inscription attend");
    }
    HOUSE.clock.advance(Duration.ofMinutes(2));
    together(NO_MAIL);
    assertThat(together("ADDRESS")).contains(TOO_SOON, "54 minutes");
  }
}
