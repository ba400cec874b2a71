package fr.assistantchorus.conversation.file;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.conversation.chat.Refusal;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Tables;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that people send, on real PostgreSQL. */
final class FilesIT {
  private static final byte[] PDF = "%PDF-1.7 an account".getBytes(StandardCharsets.US_ASCII);

  @AutoClose private static final House HOUSE = new House();
  private static final Chat OTHER = HOUSE.chatWith(Shipped.catalog());

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void aFileIsKeptUnderTheConversationsKeyAndNothingOfItInTheClear() {
    Talk talk = Talk.open(HOUSE.chat);
    String id = sent(talk, "Mon_RIB.pdf");

    Row row = HOUSE.database.query("SELECT * FROM conversation_file").iterator().next();
    UUID file = UUID.fromString(id);
    assertThat(row.getUUID("id")).isEqualTo(file);
    assertThat(row.getString("kind")).isEqualTo("application/pdf");
    assertThat(row.getLong("bytes")).isEqualTo(PDF.length);
    assertThat(Tables.holding(HOUSE.database, "Mon_RIB")).isEmpty();
    assertThat(row.getBuffer("sealed").toString(StandardCharsets.ISO_8859_1))
        .doesNotContain("an account");
    Seal own = own(talk);
    assertThat(own.openBytes(row.getBuffer("sealed").getBytes(), Files.context(file)))
        .isEqualTo(PDF);
    assertThat(own.open(row.getBuffer("name").getBytes(), Files.nameContext(file)))
        .isEqualTo("Mon_RIB.pdf");
  }

  private Seal own(Talk talk) {
    return new ConversationKeys(HOUSE.database.seal()).open(talk.conversation, wrapped(talk));
  }

  private byte[] wrapped(Talk talk) {
    return HOUSE
        .database
        .query("SELECT wrapped_key FROM conversation WHERE id = $1", talk.conversation)
        .iterator()
        .next()
        .getBuffer("wrapped_key")
        .getBytes();
  }

  @Test
  void aTurnMayNameAFileOfItsConversationAndNoOther() {
    Talk talk = Talk.open(HOUSE.chat);
    String id = sent(talk, "a.pdf");
    Talk stranger = Talk.open(HOUSE.chat);

    UUID turn = UUID.randomUUID();
    ChatAnswer first = turn(talk, turn, id);
    assertThat(Talk.messages(first)).isNotEmpty();
    assertThat(turn(talk, turn, id)).isEqualTo(first);
    // The same turn is the same, whatever else the body says.
    assertThat(turn(talk, turn, "nothing")).isEqualTo(first);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
    for (String unknown :
        List.of("", "nothing", "0-0-0-0-1", UUID.randomUUID().toString(), id.toUpperCase() + " ")) {
      assertThat(turn(talk, UUID.randomUUID(), unknown)).isEqualTo(refused(Refusal.UNKNOWN_FILE));
    }
    assertThat(turn(stranger, UUID.randomUUID(), id)).isEqualTo(refused(Refusal.UNKNOWN_FILE));
  }

  @Test
  void anActReadsTheFilesOfItsConversationAndNoOthers() {
    Talk talk = Talk.open(HOUSE.chat);
    String id = sent(talk, "Mon_RIB.pdf");

    ReceivedFile read = read(talk.conversation, talk, id).orElseThrow();
    assertThat(read.name()).isEqualTo("Mon_RIB.pdf");
    assertThat(read.bytes()).isEqualTo(PDF);

    Talk stranger = Talk.open(HOUSE.chat);
    sent(stranger, "b.pdf");
    assertThat(read(stranger.conversation, stranger, id)).isEmpty();
    assertThat(read(talk.conversation, talk, "nothing")).isEmpty();
  }

  private Optional<ReceivedFile> read(UUID conversation, Talk talk, String file) {
    Files files =
        new Files(
            HOUSE.database.vertx(),
            HOUSE.database.database(),
            HOUSE.database.background(),
            new ConversationStore(HOUSE.database.database()),
            new ConversationKeys(HOUSE.database.seal()),
            HOUSE.clock,
            (_, _) -> Future.succeededFuture(""));
    byte[] key = wrapped(talk);
    return HOUSE
        .database
        .database()
        .transaction(transaction -> files.read(transaction, conversation, key, file))
        .await();
  }

  @Test
  void aSecretThatComesAfterAFileIsKeptUnderTheSameKeyOnEveryNode() {
    Talk talk = Talk.open(HOUSE.chat);
    Talk.messages(talk.send(OTHER, UUID.randomUUID(), "bonjour").await());
    sent(talk, "a.pdf");
    // Both nodes remember a conversation without a key.
    talk.say(OTHER, "j'ai pas reçu le mail, jean@gaec-exemple.fr");
    talk.say(HOUSE.chat, "non, c'est jeanne@gaec-exemple.fr");

    Row row = HOUSE.database.query("SELECT * FROM conversation_file").iterator().next();
    byte[] sealed = row.getBuffer("sealed").getBytes();
    assertThat(own(talk).openBytes(sealed, Files.context(row.getUUID("id")))).isEqualTo(PDF);
    HOUSE
        .database
        .query("SELECT id, sealed FROM conversation_secret")
        .forEach(secret ->
            assertThat(
                    own(talk).open(secret.getBuffer("sealed").getBytes(), secret.getString("id")))
                .contains("@gaec-exemple.fr"));
  }

  @Test
  void anotherKindIsRefusedWhateverItsName() {
    Talk talk = Talk.open(HOUSE.chat);
    byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);

    assertThat(keep(talk, new ReceivedFile("RIB.pdf", html))).isEqualTo(refused(Refusal.FILE_KIND));
    assertThat(files()).isZero();
  }

  @Test
  void aConversationHoldsSoManyFilesAndNoMoreEvenWhenTheyComeAtOnce() {
    Talk talk = Talk.open(HOUSE.chat);
    List<Future<ChatAnswer>> sent =
        IntStream.range(0, Files.MAX_FILES + 4)
            .mapToObj(i ->
                (i % 2 == 0 ? HOUSE.chat : OTHER)
                    .keepFile(
                        talk.conversation,
                        talk.token,
                        House.CLIENT,
                        new ReceivedFile("a.pdf", PDF)))
            .toList();
    long refused =
        sent.stream()
            .map(future -> future.await())
            .filter(refused(Refusal.TOO_MANY_FILES)::equals)
            .count();

    assertThat(refused).isEqualTo(4);
    assertThat(files()).isEqualTo(Files.MAX_FILES);
  }

  @Test
  void aFileIsAdmittedOnlyWhereTheOpenQuestionTakesOne() {
    Talk talk = Talk.open(HOUSE.chat);
    assertThat(HOUSE.chat.admitFile(talk.conversation, talk.token, House.CLIENT).await())
        .isEqualTo(refused(Refusal.FILE_NOT_ASKED));
    talk.say(HOUSE.chat, "j'ai pas reçu le mail");
    assertThat(HOUSE.chat.admitFile(talk.conversation, talk.token, House.CLIENT).await())
        .isEqualTo(refused(Refusal.FILE_NOT_ASKED));

    assertThat(Files.asked(Optional.empty())).isFalse();
    assertThat(Files.asked(Optional.of(expect(List.of())))).isFalse();
    assertThat(Files.asked(Optional.of(expect(List.of("application/pdf"))))).isTrue();
  }

  private static Expect expect(List<String> accept) {
    return new Expect("rib", "text", List.of(), 1, "text", false, false, accept);
  }

  @Test
  void aConversationSendsSoManyBytesADay() {
    Talk talk = Talk.open(HOUSE.chat);
    sent(talk, "a.pdf");
    HOUSE.database.query(
        "UPDATE conversation_file SET bytes = $1", Files.MAX_BYTES_A_DAY - PDF.length);
    sent(talk, "b.pdf");
    assertThat(keep(talk, new ReceivedFile("c.pdf", PDF))).isInstanceOf(ChatAnswer.TooMany.class);

    HOUSE.clock.advance(Duration.ofDays(1));
    sent(talk, "c.pdf");
  }

  @Test
  void aFileThatNoTurnNamesIsDeletedWithinTheHour() {
    Talk talk = Talk.open(HOUSE.chat);
    String named = sent(talk, "a.pdf");
    sent(talk, "b.pdf");
    Talk.messages(turn(talk, UUID.randomUUID(), named));
    HOUSE.clock.advance(Files.UNNAMED);
    sent(talk, "c.pdf");
    HOUSE.chat.dropUnnamedFiles().await();
    assertThat(files()).isEqualTo(3);

    HOUSE.clock.advance(Duration.ofSeconds(1));
    HOUSE.chat.dropUnnamedFiles().await();

    assertThat(files()).isEqualTo(2);
    assertThat(HOUSE.database.query("SELECT FROM conversation_file WHERE named").size())
        .isEqualTo(1);
  }

  @Test
  void onlyItsOwnerSendsAFileAndNotOnceTheConversationIsForgotten() {
    Talk talk = Talk.open(HOUSE.chat);
    Talk stranger = Talk.open(HOUSE.chat);
    ReceivedFile file = new ReceivedFile("a.pdf", PDF);
    assertThat(HOUSE.chat.admitFile(talk.conversation, stranger.token, "client").await())
        .isEqualTo(new ChatAnswer.Unauthorised());
    assertThat(HOUSE.chat.keepFile(talk.conversation, stranger.token, House.CLIENT, file).await())
        .isEqualTo(new ChatAnswer.Unauthorised());
    assertThat(HOUSE.chat.admitFile(UUID.randomUUID(), talk.token, "client").await())
        .isEqualTo(new ChatAnswer.NotFound());

    OTHER.forget(talk.conversation, talk.token).await();

    assertThat(keep(talk, file)).isEqualTo(new ChatAnswer.Unauthorised());
    assertThat(files()).isZero();
  }

  @Test
  void theLongestFileIsKeptAndGoesWithItsConversation() {
    Talk talk = Talk.open(HOUSE.chat);
    byte[] longest = new byte[ReceivedFile.MAX_BYTES];
    System.arraycopy(PDF, 0, longest, 0, PDF.length);
    Talk.json(keep(talk, new ReceivedFile("long.pdf", longest)));
    assertThat(files()).isEqualTo(1);
    assertThat(HOUSE.chat.oldest(HOUSE.clock.instant().plusSeconds(90)).await())
        .containsEntry("file", Duration.ofSeconds(90))
        .hasEntrySatisfying(
            "conversation", age -> assertThat(age).isBetween(Duration.ZERO, Duration.ofDays(2)));

    HOUSE.chat.housekeeping().purge(HOUSE.clock.instant().plusSeconds(1)).await();

    assertThat(files()).isZero();
  }

  private String sent(Talk talk, String name) {
    return Talk.json(keep(talk, new ReceivedFile(name, PDF))).path("file").asText();
  }

  private ChatAnswer keep(Talk talk, ReceivedFile file) {
    return HOUSE.chat.keepFile(talk.conversation, talk.token, House.CLIENT, file).await();
  }

  private ChatAnswer turn(Talk talk, UUID turn, String file) {
    TurnRequest request = new TurnRequest(turn, new TurnRequest.Input.File(file), House.CLIENT);
    return HOUSE.chat.turn(talk.conversation, talk.token, request).await();
  }

  private static ChatAnswer refused(Refusal why) {
    return new ChatAnswer.Refused(why);
  }

  private int files() {
    return HOUSE.database.query("SELECT FROM conversation_file").size();
  }
}
