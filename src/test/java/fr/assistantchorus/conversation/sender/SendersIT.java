package fr.assistantchorus.conversation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Tables;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom another program speaks for, on one and on two nodes. */
final class SendersIT {
  private static final String JEAN = "33612345678";
  private static final String NO_MAIL = "j'ai pas reçu le mail d'activation";
  private static final String WHICH_ADDRESS = "Quelle est l’adresse électronique";

  @AutoClose private static final House HOUSE = new House();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void theFirstMessageIsAnsweredAfterTheWelcomeAndTheNextGoesOnAnywhere() {
    List<String> first = say(HOUSE.chat, JEAN, "1", NO_MAIL);
    assertThat(first.getFirst()).startsWith("Bonjour");
    assertThat(first.getLast()).contains(WHICH_ADDRESS);

    List<String> second = say(OTHER, JEAN, "2", "jean@gaec-exemple.fr");
    assertThat(String.join(" ", second)).contains("jean@gaec-exemple.fr").doesNotContain("Bonjour");
    assertThat(conversations()).isEqualTo(1);
    assertThat(Tables.holding(HOUSE.database, JEAN)).isEmpty();
  }

  @Test
  void theSameMessageIsAnsweredAlikeAndTheFirstWithItsWelcome() {
    ChatAnswer first = hear(HOUSE.chat, JEAN, "1", NO_MAIL);
    hear(HOUSE.chat, JEAN, "2", "annuler");

    assertThat(hear(OTHER, JEAN, "1", NO_MAIL)).isEqualTo(first);
    assertThat(hear(HOUSE.chat, JEAN, "1", "something else")).isEqualTo(first);
  }

  @Test
  void aFirstMessageSentToTwoNodesAtOnceBeginsOneConversation() {
    List<Future<ChatAnswer>> sent =
        IntStream.range(0, 6)
            .mapToObj(i ->
                (i % 2 == 0 ? HOUSE.chat : OTHER)
                    .heardFrom(message(JEAN, "1"), new TurnRequest.Input.Text(NO_MAIL)))
            .toList();
    Set<ChatAnswer> answers =
        sent.stream().map(future -> future.await()).collect(Collectors.toSet());

    assertThat(answers).hasSize(1);
    assertThat(Talk.messages(answers.iterator().next()).getFirst()).startsWith("Bonjour");
    assertThat(conversations()).isEqualTo(1);
  }

  @Test
  void peopleAreKeptApartThoughTheirMessagesHaveTheSameIds() {
    say(HOUSE.chat, JEAN, "1", NO_MAIL);
    List<String> marie = say(HOUSE.chat, "33687654321", "1", "c'est quoi un siret ?");

    assertThat(String.join(" ", marie)).contains("14 chiffres").doesNotContain(WHICH_ADDRESS);
    assertThat(conversations()).isEqualTo(2);
  }

  @Test
  void restartForgetsAndBeginsAnewAndTheSameRestartDoesSoOnce() {
    say(HOUSE.chat, JEAN, "1", NO_MAIL);

    ChatAnswer restarted = HOUSE.chat.restart(message(JEAN, "2")).await();
    assertThat(Talk.messages(restarted).getFirst()).startsWith("Bonjour");
    assertThat(Talk.json(restarted).path("at").isNull()).isTrue();
    assertThat(OTHER.restart(message(JEAN, "2")).await()).isEqualTo(restarted);

    assertThat(conversations()).isEqualTo(2);
    assertThat(HOUSE.database.query("SELECT FROM conversation WHERE token_hash IS NULL").size())
        .isEqualTo(1);
    assertThat(say(OTHER, JEAN, "3", "bonjour")).isNotEmpty();
    assertThat(conversations()).isEqualTo(2);
  }

  @Test
  void whoeverComesBackAfterTheRetentionBeginsAnew() {
    say(HOUSE.chat, JEAN, "1", NO_MAIL);
    HOUSE.chat.housekeeping().purge(HOUSE.clock.instant().plusSeconds(1)).await();
    assertThat(HOUSE.database.query("SELECT FROM conversation_sender").size()).isZero();

    assertThat(say(HOUSE.chat, JEAN, "9", NO_MAIL).getFirst()).startsWith("Bonjour");
    assertThat(conversations()).isEqualTo(1);
  }

  @Test
  void aButtonIsChosenByItsValue() {
    say(HOUSE.chat, JEAN, "1", "je veux parler à quelqu'un");
    say(HOUSE.chat, JEAN, "2", "mon compte a disparu");
    say(HOUSE.chat, JEAN, "3", "jean@gaec-exemple.fr");

    ChatAnswer sent =
        HOUSE.chat.heardFrom(message(JEAN, "4"), new TurnRequest.Input.Option("yes")).await();

    assertThat(Talk.messages(sent).getFirst()).startsWith("C’est envoyé");
    assertThat(HOUSE.database.query("SELECT FROM support_request").size()).isEqualTo(1);
  }

  private static SenderMessage message(String sender, String id) {
    return new SenderMessage(sender, Optional.of(id));
  }

  private static ChatAnswer hear(Chat chat, String sender, String id, String text) {
    return chat.heardFrom(message(sender, id), new TurnRequest.Input.Text(text)).await();
  }

  private static List<String> say(Chat chat, String sender, String id, String text) {
    return Talk.messages(hear(chat, sender, id, text));
  }

  private int conversations() {
    return HOUSE.database.query("SELECT FROM conversation").size();
  }
}
