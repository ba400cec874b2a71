package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.DeskWatch;
import fr.assistantchorus.conversation.agent.Awaiting;
import fr.assistantchorus.conversation.agent.TakeOver;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.SenderMessage;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.field.OpeningHours;
import fr.assistantchorus.portal.agent.AgentRole;
import fr.assistantchorus.portal.desk.DeskVisit;
import fr.assistantchorus.portal.desk.LiveDesk;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People wait for somebody of the support, are answered, and go on with the assistant: on two
 * nodes, with the real dialogs and PostgreSQL.
 */
final class LiveDeskIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** A Tuesday in Paris, twenty minutes before the desk closes. */
  private static final Instant TUESDAY = Instant.parse("2026-12-01T15:40:00Z");

  @AutoClose
  private static final House HOUSE =
      new House(rules ->
          rules.withDesk(
              new PortalRules.Desk(OpeningHours.parse("1-5 09:00-17:00"), PATIENCE, SILENCE)));

  private static final Conversations HERE = HOUSE.chat;
  private static final Conversations THERE = HOUSE.chatWith(Shipped.catalog());
  private static final LiveDesk DESK = HOUSE.portal.desk();

  @BeforeEach
  void settle() {
    HOUSE.empty();
    HOUSE.clock.set(TUESDAY);
  }

  @Test
  void outOfHoursNobodyIsAskedToWait() {
    HOUSE.clock.advance(Duration.ofMinutes(20));
    Talk talk = Talk.open(HERE);
    assertThat(talk.say(HERE, "je veux parler à quelqu'un"))
        .last()
        .asString()
        .startsWith("Je transmets votre demande à une personne du support");
  }

  @Test
  void whoWritesByABotClientIsNotAskedToWaitSinceNoAgentCouldReachThem() {
    SenderMessage message = new SenderMessage("jean", Optional.of("m1"));
    assertThat(
            Talk.messages(
                HERE.heardFrom(message, new TurnRequest.Input.Text("je veux parler à quelqu'un"))
                    .await()))
        .last()
        .asString()
        .startsWith("Je transmets votre demande à une personne du support");
  }

  @Test
  void theListSaysWhatWasLeftAndWhetherTheAssistantFailed() {
    Talk asked = Talk.open(HERE);
    asked.say(HERE, "je veux m’inscrire");
    wait(asked, "je ne trouve pas mon siret");
    Awaiting what = HERE.desk().awaiting(asked.conversation).await().orElseThrow();
    assertThat(what.at()).isEqualTo("sign-up/siret");
    assertThat(what.title()).isEqualTo("S’inscrire");
    assertThat(what.said()).isEqualTo("je ne trouve pas mon siret");
    assertThat(what.failed()).isFalse();

    Talk failed = Talk.open(THERE);
    failed.say(THERE, "je veux m’inscrire");
    for (String text : List.of("blub", "grmpf zzz", "hum hum", "zorglub", "tralala")) {
      if (failed.say(THERE, text).getLast().startsWith("Je n’y arrive pas")) {
        break;
      }
    }
    assertThat(failed.say(THERE, "oui").getLast()).startsWith("Une personne du support peut");
    choose(failed, THERE, "live");
    failed.say(THERE, "je ne comprends rien");
    failed.say(THERE, "paul@ferme-exemple.fr");
    assertThat(THERE.desk().awaiting(failed.conversation).await().orElseThrow().failed()).isTrue();
    assertThat(HOUSE.database.within(DESK::list))
        .extracting(DeskVisit::conversation)
        .containsExactlyInAnyOrder(asked.conversation, failed.conversation);
  }

  @Test
  void whoWaitsInVainHasSentARequestOnceAndIsToldItsNumber() throws Exception {
    Talk talk = waiting("mon iban FR76 3000 6000 0112 3456 7890 189 est refusé");
    assertThat(talk.say(THERE, "vous êtes là ? ma carte 4970 1000 0000 0014"))
        .containsExactly(
            "C’est noté, la personne du support le lira. Vous êtes toujours dans la file.");
    HOUSE.clock.advance(PATIENCE.minusSeconds(1));
    assertThat(sweep(HERE)).isZero();
    HOUSE.clock.advance(Duration.ofSeconds(1));

    Future.all(watch(HERE).sweep(now()), watch(THERE).sweep(now())).await();

    String told = said(talk, "assistant").getLast();
    assertThat(told)
        .startsWith("Personne du support n’a pu se libérer à temps")
        .contains("S-2026-");
    assertThat(HOUSE.database.query("SELECT FROM support_request").size()).isEqualTo(1);
    assertThat(HOUSE.database.query("SELECT FROM desk_visit").size()).isZero();
    Waiting.until(
        "the mail with the number", () -> HOUSE.smtp.receivers().contains("paul@ferme-exemple.fr"));
    assertThat(request(told))
        .contains("est refusé", "Vous : vous êtes là ? ma carte ****", "Vous : je suis perdu")
        .doesNotContain("3000 6000", "4970");
    Afterwards.check(HOUSE, talk.conversation);
  }

  @Test
  void whoStillWaitsWhenTheDeskClosesHasSentARequest() {
    HOUSE.clock.advance(Duration.ofMinutes(18));
    Talk talk = waiting("mon compte a disparu");
    HOUSE.clock.advance(Duration.ofMinutes(2));
    assertThat(sweep(HERE)).isEqualTo(1);
    assertThat(said(talk, "assistant").getLast()).contains("S-2026-");
  }

  @Test
  void whoStopsWaitingGoesOnWhereTheyWere() {
    Talk talk = Talk.open(HERE);
    talk.say(HERE, "je veux m’inscrire");
    String question = said(talk, "assistant").getLast();
    wait(talk, "je ne trouve pas mon siret");
    JsonNode reply = choose(talk, THERE, "@assistant");
    assertThat(reply.has("human")).isFalse();
    assertThat(said(talk, "assistant"))
        .endsWith(
            "D’accord, c’est à nouveau l’assistant automatique qui vous répond.",
            "Revenons à « S’inscrire ».",
            question);
    assertThat(HOUSE.database.query("SELECT FROM desk_visit").size()).isZero();
    HOUSE.clock.advance(PATIENCE);
    assertThat(sweep(HERE)).isZero();
    Afterwards.check(HOUSE, talk.conversation);
  }

  @Test
  void theListOfConversationsTellsHowTheWaitingEnded() {
    Talk left = waiting("mon compte a disparu");
    assertThat(outcome(left)).isEqualTo("open");
    choose(left, HERE, "@assistant");
    assertThat(outcome(left)).isEqualTo("cancelled");

    Talk inVain = waiting("mon compte a disparu");
    HOUSE.clock.advance(PATIENCE);
    sweep(HERE);
    assertThat(outcome(inVain)).isEqualTo("done");
  }

  @Test
  void ofTwoAgentsOneHasIt() throws Exception {
    Talk talk = waiting("mon compte a disparu");
    UUID one = agent("camille.durand@portail-exemple.fr");
    UUID other = agent("noe.martin@portail-exemple.fr");
    List<Future<LiveDesk.Outcome>> both =
        List.of(take(talk, one, "Camille"), take(talk, other, "Noé"));
    Future.join(both).await();
    List<LiveDesk.Outcome> outcomes = both.stream().map(Future::result).toList();
    assertThat(outcomes).filteredOn(LiveDesk.Outcome.Taken.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(LiveDesk.Outcome.TakenBy.class::isInstance)
        .singleElement()
        .extracting(outcome -> ((LiveDesk.Outcome.TakenBy) outcome).name())
        .isIn("Camille", "Noé");
    assertThat(take(talk, one, "Camille").await()).isIn(outcomes.toArray());
  }

  @Test
  void whatIsSaidGoesToTheAgentOnceAndTheConversationGoesOnWhereItStood() throws Exception {
    Talk talk = Talk.open(HERE);
    talk.say(HERE, "je veux m’inscrire");
    String question = said(talk, "assistant").getLast();
    wait(talk, "je ne trouve pas mon siret");
    UUID account = agent("camille.durand@portail-exemple.fr");
    TakeOver.Agent camille = new TakeOver.Agent(account, "Camille");
    UUID held = ((LiveDesk.Outcome.Taken) take(talk, account, "Camille").await()).holder().held();
    assertThat(HERE.takeOver().join(talk.conversation, held, camille, true).await())
        .isEqualTo(TakeOver.Outcome.DONE);
    assertThat(said(talk, "assistant").getLast()).startsWith("Camille, du support, vous répond");

    UUID message = UUID.randomUUID();
    String text =
        "Bonjour ! Il est sur votre avis Sirene, pas votre IBAN FR76 3000 6000 0112 3456 7890 189.";
    for (Conversations node : List.of(HERE, THERE, HERE)) {
      assertThat(node.takeOver().say(talk.conversation, message, camille, text).await())
          .isEqualTo(TakeOver.Outcome.DONE);
    }
    assertThat(said(talk, "agent"))
        .containsExactly("Bonjour ! Il est sur votre avis Sirene, pas votre IBAN FR76 **** 189.");

    UUID turn = UUID.randomUUID();
    assertThat(Talk.messages(talk.send(THERE, turn, "annule tout, mon mail est a@b.fr").await()))
        .isEmpty();
    assertThat(Talk.messages(talk.send(HERE, turn, "annule tout, mon mail est a@b.fr").await()))
        .isEmpty();
    assertThat(said(talk, "user").getLast()).startsWith("annule tout, mon mail est a****");

    TakeOver.Agent stranger = new TakeOver.Agent(UUID.randomUUID(), "Noé");
    assertThat(
            HERE.takeOver().say(talk.conversation, UUID.randomUUID(), stranger, "coucou").await())
        .isEqualTo(TakeOver.Outcome.GONE);

    assertThat(THERE.takeOver().giveBack(talk.conversation, held).await())
        .isEqualTo(TakeOver.Outcome.DONE);
    assertThat(said(talk, "assistant"))
        .endsWith(
            "C’est à nouveau l’assistant automatique qui vous répond.",
            "Revenons à « S’inscrire ».",
            question);
    assertThat(HOUSE.database.query("SELECT FROM desk_visit").size()).isZero();
    assertThat(HERE.takeOver().say(talk.conversation, UUID.randomUUID(), camille, "?").await())
        .isEqualTo(TakeOver.Outcome.GONE);
    assertThat(HOUSE.database.query("SELECT FROM conversation_misheard").size()).isZero();
    Afterwards.check(HOUSE, talk.conversation);
  }

  @Test
  void anAgentWhoGoesSilentGivesItBackWithAWord() throws Exception {
    Talk talk = waiting("mon compte a disparu");
    UUID account = agent("camille.durand@portail-exemple.fr");
    TakeOver.Agent camille = new TakeOver.Agent(account, "Camille");
    UUID held = ((LiveDesk.Outcome.Taken) take(talk, account, "Camille").await()).holder().held();
    HERE.takeOver().join(talk.conversation, held, camille, true).await();
    HOUSE.clock.advance(SILENCE.minusSeconds(1));
    assertThat(sweep(THERE)).isZero();
    boolean active =
        HOUSE.database.within(tx -> DESK.active(tx, talk.conversation, account, now()));
    assertThat(active).isTrue();
    HOUSE.clock.advance(SILENCE.minusSeconds(1));
    assertThat(sweep(THERE)).isZero();
    HOUSE.clock.advance(Duration.ofSeconds(1));
    Future.all(watch(HERE).sweep(now()), watch(THERE).sweep(now())).await();
    assertThat(said(talk, "assistant"))
        .filteredOn(text -> text.startsWith("La personne du support n’a pas pu continuer"))
        .hasSize(1);
    assertThat(outcome(talk)).isEqualTo("handed-over");
    assertThat(HOUSE.database.query("SELECT FROM desk_visit").size()).isZero();
    Afterwards.check(HOUSE, talk.conversation);
  }

  @Test
  void aLiveConversationIsTakenWhereItStandsAndGivenBackThere() throws Exception {
    Talk talk = Talk.open(HERE);
    talk.say(HERE, "je veux m’inscrire");
    String question = said(talk, "assistant").getLast();
    TakeOver.Agent camille = new TakeOver.Agent(UUID.randomUUID(), "Camille");
    UUID held = UUID.randomUUID();
    assertThat(THERE.takeOver().join(talk.conversation, held, camille, true).await())
        .as("nobody waits")
        .isEqualTo(TakeOver.Outcome.GONE);
    assertThat(THERE.takeOver().join(talk.conversation, held, camille, false).await())
        .isEqualTo(TakeOver.Outcome.DONE);
    talk.say(HERE, "123 456 782 00010");
    THERE.takeOver().giveBack(talk.conversation, held).await();
    assertThat(said(talk, "assistant"))
        .endsWith("C’est à nouveau l’assistant automatique qui vous répond.", question);
    Afterwards.check(HOUSE, talk.conversation);
  }

  /** Somebody who said something before, and waits now. */
  private static Talk waiting(String message) {
    Talk talk = Talk.open(HERE);
    talk.say(HERE, "je suis perdu");
    wait(talk, message);
    return talk;
  }

  private static void wait(Talk talk, String message) {
    assertThat(talk.say(HERE, "je veux parler à quelqu'un"))
        .last()
        .asString()
        .startsWith("Une personne du support peut vous répondre ici même");
    choose(talk, HERE, "live");
    talk.say(HERE, message);
    assertThat(talk.say(HERE, "paul@ferme-exemple.fr"))
        .last()
        .asString()
        .startsWith("Je préviens une personne du support");
    assertThat(HOUSE.database.query("SELECT FROM desk_visit").size()).isEqualTo(1);
  }

  private static JsonNode choose(Talk talk, Chat node, String option) {
    return Talk.json(
        node.turn(
                talk.conversation,
                talk.token,
                new TurnRequest(
                    UUID.randomUUID(), new TurnRequest.Input.Option(option), House.CLIENT))
            .await());
  }

  /** What the log tells that somebody said, from either node. */
  private static List<String> said(Talk talk, String who) {
    List<String> said = new ArrayList<>();
    Talk.json(THERE.events(talk.conversation, talk.token, 0).await())
        .path("events")
        .forEach(event -> {
          if (event.path("from").asText().equals(who)) {
            event.path("messages").forEach(message -> said.add(message.path("text").asText()));
            if (event.has("text")) {
              said.add(event.path("text").asText());
            }
          }
        });
    return said;
  }

  private static Future<LiveDesk.Outcome> take(Talk talk, UUID agent, String name) {
    return HOUSE
        .database
        .database()
        .transaction(tx -> DESK.take(tx, talk.conversation, agent, name, true, now()));
  }

  private static UUID agent(String address) throws Exception {
    Instant before = now();
    HOUSE.account(address);
    HOUSE.database.within(tx -> HOUSE.portal.agents().enrol(tx, address, AgentRole.AGENT, now()));
    HOUSE.clock.set(before);
    return HOUSE.accountOf(address);
  }

  private static String outcome(Talk talk) {
    HERE.desk().refreshAll().await();
    return HOUSE
        .database
        .query("SELECT outcome FROM conversation_digest WHERE conversation = $1", talk.conversation)
        .iterator()
        .next()
        .getString("outcome");
  }

  private static DeskWatch watch(Conversations node) {
    return new DeskWatch(DESK, node.takeOver());
  }

  private static int sweep(Conversations node) {
    return watch(node).sweep(now()).await();
  }

  private static Instant now() {
    return HOUSE.clock.instant();
  }

  /** The text of the request whose number was told. */
  private static String request(String told) {
    String number = told.replaceAll("(?s).*(S-\\d{4}-\\d+).*", "$1");
    Row row =
        HOUSE
            .database
            .query("SELECT id, message_sealed FROM support_request WHERE number = $1", number)
            .iterator()
            .next();
    return HOUSE
        .database
        .seal()
        .open(
            row.getBuffer("message_sealed").getBytes(),
            "support-request-message/" + row.getUUID("id"));
  }
}
