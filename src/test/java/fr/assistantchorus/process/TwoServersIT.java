package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database: any of them takes the next turn of a conversation. */
final class TwoServersIT {
  /** Enough for the two to meet in every way. */
  private static final int CONVERSATIONS = 12;

  private static final int MORE_THAN_CONNECTIONS = 48;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.createWithRegister();
  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @AutoClose
  private static final ServerProcess ONE = ServerProcess.on("one", DATABASE.url(), SMTP.port());

  @AutoClose
  private static final ServerProcess OTHER = ServerProcess.on("other", DATABASE.url(), SMTP.port());

  @BeforeAll
  static void start() {
    ONE.launch();
    OTHER.launch();
    ONE.awaitReady();
    OTHER.awaitReady();
  }

  @Test
  void twoServersAnswerOneConversationInTurn() {
    ChatClient chat = ChatClient.open(ONE);
    assertThat(ChatClient.said(chat.say(OTHER, "je veux parler à quelqu’un")))
        .contains("Que dois-je lui dire");
    assertThat(ChatClient.said(chat.say(ONE, "Le lien ne marche plus.")))
        .contains("À quelle adresse");
    assertThat(ChatClient.said(chat.say(OTHER, "c’est quoi un siret ?"))).contains("14 chiffres");
    assertThat(ChatClient.said(chat.say(ONE, "alternate@ferme-exemple.fr")))
        .contains("Voici votre demande");
    Turn yes = Turn.text("oui");
    String sent = ChatClient.answered(chat.send(OTHER, yes));
    assertThat(ChatClient.said(sent)).contains("C’est envoyé.");
    assertThat(chat.send(ONE, yes).body()).isEqualTo(sent);
    assertThat(ChatClient.said(chat.say(ONE, "merci"))).isNotBlank();
    assertThat(requests(chat)).isEqualTo(1);
  }

  @Test
  void ofManyWhoSignUpAtOnceEachIsToldWhatTheRegisterSays() {
    List<ChatClient> chats = new ArrayList<>();
    for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
      chats.add(ChatClient.open(ONE));
    }
    String wish = "je veux m’inscrire, mon siret c’est le " + SyntheticRegister.CUMA;
    var answers = chats.stream().map(chat -> chat.begin(ONE, Turn.text(wish))).toList();
    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(ChatClient.said(ChatClient.answered(answer.join())))
                .contains("CUMA DU BOCAGE"));
  }

  @Test
  void aTurnSentToBothAtOnceIsTakenOnceAndAnsweredAlike() {
    for (ChatClient chat : readyToSend()) {
      assertSameAnswers(chat, Turn.text("oui"));
      assertThat(requests(chat)).isEqualTo(1);
      assertSameAnswers(chat, Turn.text("c’est quoi un siret ?"));
    }
  }

  private static void assertSameAnswers(ChatClient chat, Turn turn) {
    var one = chat.begin(ONE, turn);
    var other = chat.begin(OTHER, turn);
    assertThat(ChatClient.answered(one.join())).isEqualTo(ChatClient.answered(other.join()));
  }

  @Test
  void twoTurnsSentToBothAtOnceAreTakenOneAfterTheOther() {
    for (ChatClient chat : readyToSend()) {
      var yes = chat.begin(ONE, Turn.text("oui"));
      var question = chat.begin(OTHER, Turn.text("c’est quoi un siret ?"));
      assertThat(ChatClient.said(ChatClient.answered(yes.join()))).contains("C’est envoyé.");
      assertThat(ChatClient.said(ChatClient.answered(question.join()))).contains("14 chiffres");
      assertThat(requests(chat)).isEqualTo(1);
    }
  }

  @Test
  void ofTwoConsentsSentToBothAtOnceOneSends() {
    for (ChatClient chat : readyToSend()) {
      var one = chat.begin(ONE, Turn.text("oui"));
      var other = chat.begin(OTHER, Turn.text("oui"));
      List<String> said =
          List.of(
              ChatClient.said(ChatClient.answered(one.join())),
              ChatClient.said(ChatClient.answered(other.join())));
      assertThat(said).filteredOn(text -> text.contains("C’est envoyé.")).hasSize(1);
      assertThat(requests(chat)).isEqualTo(1);
    }
  }

  /** Conversations that want a yes to write to the support; both servers remember each of them. */
  private static List<ChatClient> readyToSend() {
    List<ChatClient> chats = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      ChatClient chat = ChatClient.open(ONE);
      chat.say(ONE, "je veux parler à quelqu’un");
      chat.say(OTHER, "Le lien ne marche plus.");
      chat.say(ONE, "both.%s@ferme-exemple.fr".formatted(chat.id()));
      chats.add(chat);
    }
    return chats;
  }

  private static long requests(ChatClient chat) {
    return DATABASE
        .query("SELECT count(*) FROM support_request WHERE conversation = $1", chat.id())
        .iterator()
        .next()
        .getLong(0);
  }
}
