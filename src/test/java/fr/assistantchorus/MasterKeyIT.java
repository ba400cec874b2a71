package fr.assistantchorus;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.conversation.turn.Throttle;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.setting.Vocabularies;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.store.MasterKey.WrongMasterKey;
import fr.assistantchorus.store.Resealing;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestPortal;
import fr.assistantchorus.support.TestRegistration;
import fr.assistantchorus.support.TestRules;
import fr.assistantchorus.support.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The master key is changed while everything goes on. */
final class MasterKeyIT {
  private static final Seal BEFORE = Seal.of("the key before, of 32 bytes, yes".getBytes());
  private static final Seal TODAY = Seal.of("today's key, of 32 bytes exactly".getBytes());
  private static final Seal BOTH = TODAY.opening(BEFORE);

  private static final String WAITING = "camille.durand@ferme-exemple.fr";
  private static final String ACTIVE = "paul.lefevre@ferme-exemple.fr";
  private static final String PASSWORD = "Prairie-Fleurie-1789";
  private static final String PACAGE = "021155953";
  private static final Instant NOW = Instant.now();

  /**
   * What is kept as bytes and is not sealed under the master key: hashes and fingerprints by their
   * names, and these.
   */
  private static final Set<String> SEALED_OTHERWISE =
      Set.of(
          // Under the key of the conversation, which is sealed under the master key.
          "conversation_secret.sealed",
          "conversation_file.name",
          "conversation_file.note",
          "conversation_file.sealed",
          // Under the key of the file of bank details, which is sealed under the master key.
          "bank_file.name_sealed",
          "bank_file.numbers_sealed",
          "bank_file_chunk.sealed",
          // The fingerprints' own key moves with the start that takes over.
          "master_key.fingerprint_key",
          // Fingerprints and hashes.
          "conversation_sender.sender",
          "conversation_binding.session",
          "conversation_link.used_by",
          "limit_window.subject");

  @AutoClose static final TestDatabase TEST = TestDatabase.createWithRegister();

  private final Database database = TEST.database();

  /** All that the program consists of where the key matters, as a start with this key wires it. */
  private record Node(Seal seal, Portal portal, Conversations chat) {}

  @BeforeEach
  void nobodyWasHere() {
    TEST.empty();
    TEST.query("DELETE FROM master_key");
    TEST.query("DELETE FROM master_key_before");
  }

  @Test
  void everyColumnOfBytesIsSealedAnewOrKnownNotToBeSealedUnderTheMasterKey() {
    Set<String> unknown = new TreeSet<>();
    for (Row row :
        TEST.query(
            """
            SELECT table_name || '.' || column_name AS name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'bytea'
              AND column_name NOT LIKE '%\\_hash' AND column_name NOT LIKE '%fingerprint'
            """)) {
      unknown.add(row.getString("name"));
    }
    unknown.removeAll(SEALED_OTHERWISE);
    Application.sealed().forEach(column -> unknown.remove(column.toString()));
    assertThat(unknown)
        .as("name it in the SEALED of its store, and that in Application.sealed()")
        .isEmpty();
  }

  @Test
  void theKeyIsChangedAndEverythingIsReadFoundAndGoesOnAsBefore() {
    Node before = start(BEFORE);
    write(before);
    Talk talk = Talk.open(before.chat());
    talk.say(before.chat(), "je veux parler à quelqu’un");
    talk.say(before.chat(), "Le lien ne marche plus.");
    talk.say(before.chat(), WAITING);
    int values = opened(BEFORE).size();

    Node both = start(BOTH);
    assertWorks(both, talk);
    assertThat(Waiting.failure(MasterKey.confirm(database, TODAY)))
        .isInstanceOf(WrongMasterKey.class)
        .hasMessageContaining("MASTER_KEY_SECOND");
    Resealing resealing = new Resealing(database, both.seal(), Application.sealed());
    assertThat(resealing.run().await()).isGreaterThanOrEqualTo(values);
    assertThat(resealing.counts().await())
        .allSatisfy(count -> assertThat(count.second() + count.unknown()).isZero());
    // The conversation is still in the memory of this node, with its key as it was sealed before.
    talk.say(both.chat(), "c’est quoi un siret ?");
    assertThat(resealing.run().await()).isZero();

    Node today = start(TODAY);
    assertThat(opened(TODAY)).hasSizeGreaterThanOrEqualTo(values);
    assertWorks(today, talk);
    assertThat(Waiting.failure(MasterKey.confirm(database, BEFORE)))
        .isInstanceOf(WrongMasterKey.class);
    assertThat(Waiting.failure(MasterKey.confirm(database, BEFORE.opening(Seal.of(new byte[32])))))
        .isInstanceOf(WrongMasterKey.class);
  }

  @Test
  void aKeyThatOnlyOpensTodayMayTakeOverTomorrowAndTheOneBeforeMayComeBack() {
    Node before = start(BEFORE);
    write(before);
    Seal announced = BEFORE.opening(TODAY);
    start(announced);
    // So far nothing was sealed under the new one.
    start(BEFORE);
    start(announced);
    Node both = start(BOTH);
    write(both);
    // A node that was not told yet goes on, and reads what the other has written.
    assertThat(opened(announced)).isNotEmpty();
    assertThat(new Resealing(database, announced, Application.sealed()).run().await()).isZero();
    Node back = start(announced);
    assertThat(Waiting.failure(MasterKey.confirm(database, BEFORE)))
        .isInstanceOf(WrongMasterKey.class);
    assertThat(new Resealing(database, back.seal(), Application.sealed()).run().await())
        .isPositive();
    start(BEFORE);
    assertThat(opened(BEFORE)).isNotEmpty();
  }

  @Test
  void ofTwoNodesOneSealsAnewAndWhatSomebodyHoldsIsTakenInTheNextPass() {
    write(start(BEFORE));
    Seal seal = start(BOTH).seal();
    Resealing one = new Resealing(database, seal, Application.sealed());
    Resealing other = new Resealing(TEST.register(), seal, Application.sealed());
    UUID held =
        TEST.query("SELECT id FROM account WHERE home_sealed IS NOT NULL LIMIT 1")
            .iterator()
            .next()
            .getUUID("id");
    Database holder = TEST.register();
    int first =
        holder
            .transaction(transaction ->
                transaction
                    .query("SELECT FROM account WHERE id = $1 FOR UPDATE", tuple(held))
                    .compose(_ -> one.run()))
            .await();
    assertThat(first).isPositive();
    assertThat(other.run().await()).as("the other node's lease holds").isZero();
    assertThat(one.run().await()).as("sealed values of the account that was held").isEqualTo(4);
    start(TODAY);
  }

  private static Tuple tuple(Object value) {
    return Tuple.of(value);
  }

  private Node start(Seal seal) {
    Seal confirmed = MasterKey.confirm(database, seal).await();
    Outbox outbox = new Outbox(database, confirmed, TestPortal.MAIL_FROM);
    Portal portal =
        Portal.of(
            new Portal.Ground(
                TEST.vertx(),
                database,
                TEST.background(),
                confirmed,
                new StockRegister(TEST.register()),
                new MailComposer(House.PUBLIC_URL, TestPortal.MAIL_FROM),
                outbox),
            TestRules.of(House.PUBLIC_URL),
            TestRules.LOW_COST);
    Catalogs catalogs =
        Catalogs.keep(database, Shipped.vocabulary(), Shipped.catalog(), NOW).await();
    Conversations chat =
        new Conversations(
            new Conversations.Ground(
                TEST.vertx(),
                database,
                TEST.background(),
                confirmed,
                new SimpleMeterRegistry(),
                InstantSource.system(),
                (_, _) -> Future.succeededFuture("")),
            new Conversations.Speech(
                catalogs,
                new Actions(PortalActions.of(portal)),
                Shipped.understanding(),
                Shipped.judge(),
                Vocabularies.settings(
                    Duration.ofMinutes(60), TestPortal.MAIL_FROM, House.PUBLIC_URL),
                LessonFiles.NONE),
            new Throttle.Limits(10_000, 10_000));
    return new Node(confirmed, portal, chat);
  }

  /** Something for every column that is sealed; the registrations put mails into the outbox. */
  private void write(Node node) {
    String number = UUID.randomUUID().toString();
    node.portal().demoData().load(NOW).await();
    TEST.within(transaction ->
        node.portal()
            .registrations()
            .register(
                transaction,
                TestRegistration.of(number + "@ferme-exemple.fr", "12345678200010"),
                Asker.from(number),
                NOW));
    TEST.within(transaction ->
        node.portal()
            .drafts()
            .begin(transaction, Map.of("email", "brouillon@ferme-exemple.fr"), number, NOW));
    TEST.within(transaction ->
        node.portal()
            .support()
            .open(
                transaction,
                new SupportRequest(
                    number + "@ferme-exemple.fr",
                    SupportCategory.values()[0],
                    "Le lien",
                    "Il ne marche plus.",
                    Optional.empty()),
                number,
                NOW));
    UUID account =
        TEST.query("SELECT id FROM account WHERE home_sealed IS NOT NULL LIMIT 1")
            .iterator()
            .next()
            .getUUID("id");
    TEST.within(transaction ->
        node.portal().contacts().begin(transaction, account, "contact@ferme-exemple.fr", NOW));
    UUID structure =
        TEST.query(
                """
                SELECT id FROM structure
                WHERE NOT EXISTS (SELECT FROM subscription WHERE subscription.structure = structure.id) LIMIT 1
                """)
            .iterator()
            .next()
            .getUUID("id");
    TEST.query("DELETE FROM structure_space WHERE structure = $1", structure);
    TEST.within(transaction ->
        new SpaceStore(node.seal())
            .open(
                transaction,
                structure,
                Set.of(Space.TIC),
                new Beneficiary(Optional.empty(), Optional.of(PACAGE), Optional.empty()),
                NOW));
    Talk talk = Talk.open(node.chat());
    talk.say(node.chat(), "je n’ai pas reçu le mail d’activation, c’est " + ACTIVE);
  }

  /**
   * Opens every value that there is, in the context that its column names. So no context can be
   * another than the one that its store seals in.
   */
  private List<String> opened(Seal seal) {
    List<String> opened = new ArrayList<>();
    for (SealedColumn column : Application.sealed()) {
      Set<String> columns = new LinkedHashSet<>(column.key());
      columns.addAll(column.context());
      int before = opened.size();
      for (Row row :
          TEST.query(
              "SELECT %s, %s AS value FROM %s WHERE %s IS NOT NULL"
                  .formatted(
                      String.join(", ", columns),
                      column.column(),
                      column.table(),
                      column.column()))) {
        byte[] value =
            seal.openBytes(row.getBuffer("value").getBytes(), column.contextOf().apply(row));
        opened.add(Arrays.toString(value));
      }
      assertThat(opened.size()).as("values of %s", column).isGreaterThan(before);
    }
    return opened;
  }

  private void assertWorks(Node node, Talk talk) {
    assertThat(
            node.portal()
                .login()
                .login(ACTIVE, PASSWORD, Login.From.stranger("client"), NOW)
                .await())
        .isInstanceOf(Login.Outcome.LoggedIn.class);
    assertThat(
            node.portal()
                .login()
                .login("x" + ACTIVE, PASSWORD, Login.From.stranger("client"), NOW)
                .await())
        .isInstanceOf(Login.Outcome.Refused.class);
    // The question that follows the answer shows the address, which is sealed.
    ChatAnswer answer = talk.send(node.chat(), UUID.randomUUID(), "c’est quoi un siret ?").await();
    assertThat(Talk.json(answer).toString()).contains("14 chiffres", WAITING);
    assertThat(TEST.query("SELECT count(*) FROM pending_registration").iterator().next().getLong(0))
        .as("nobody was registered twice")
        .isEqualTo(registrations(node));
  }

  /** Loading the invented people again finds them all by their addresses. */
  private long registrations(Node node) {
    node.portal().demoData().load(NOW).await();
    return TEST.query("SELECT count(*) FROM pending_registration").iterator().next().getLong(0);
  }
}
