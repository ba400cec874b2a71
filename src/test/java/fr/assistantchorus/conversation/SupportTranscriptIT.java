package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.record.Transcript;
import fr.assistantchorus.conversation.turn.TurnLog;
import fr.assistantchorus.support.House;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a request to the support carries of the conversation. */
final class SupportTranscriptIT {
  @AutoClose private static final House HOUSE = new House();

  @Test
  void itTellsWhatWasSaidBeforeTheDialogUnderWayWithMasksOnly() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "c'est quoi un pacage ?");
    talk.say(HOUSE.chat, "mon iban FR76 3000 6000 0112 3456 7890 189 est refusé");
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    talk.say(HOUSE.chat, "mon rib est refusé depuis hier");
    talk.say(HOUSE.chat, "jean@gaec-exemple.fr");

    List<String> said =
        HOUSE
            .database
            .database()
            .transaction(transaction ->
                new Transcript(new TurnLog(HOUSE.database.database()))
                    .of(transaction, talk.conversation, Optional.empty()))
            .await();

    assertThat(said.getFirst()).isEqualTo("Vous : c'est quoi un pacage ?");
    assertThat(said.get(1)).startsWith("Assistant : ");
    assertThat(said).anySatisfy(line -> assertThat(line).startsWith("Vous : mon iban FR76 ****"));
    assertThat(said.getLast()).isEqualTo("Vous : je veux parler à quelqu'un");
    assertThat(String.join("\n", said))
        .doesNotContain("3000 6000", "30006000", "depuis hier", "jean@gaec-exemple.fr");
    assertThat(talk.say(HOUSE.chat, "oui")).first().asString().startsWith("C’est envoyé.");
  }
}
