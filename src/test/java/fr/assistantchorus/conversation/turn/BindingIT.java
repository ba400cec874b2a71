package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.portal.session.Bindings;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation that speaks for an account, from the link to the logout. */
final class BindingIT {
  private static final String ADDRESS = "camille@ferme-exemple.fr";
  private static final String ANOTHER = "noel@ferme-exemple.fr";
  private static final String BOUND = "Vous êtes connecté";
  private static final String UNBOUND = "Vous n’êtes plus connecté";

  @AutoClose private static final House HOUSE = new House();
  private static final Conversations OTHER = HOUSE.chatWith(Shipped.catalog());
  private final BindingLinks links = HOUSE.portal.bindingLinks();
  private final Bindings bindings = HOUSE.portal.bindings();
  private String session;
  private UUID account;

  @BeforeEach
  void logIn() throws Exception {
    HOUSE.empty();
    HOUSE.account(ADDRESS);
    Instant now = HOUSE.clock.instant();
    session = logIn(ADDRESS, "");
    account =
        HOUSE
            .database
            .within(tx -> HOUSE.portal.sessions().find(tx, session, now))
            .orElseThrow()
            .id();
  }

  @Test
  void fromTheLinkToTheLogoutTheConversationSpeaksForTheAccount() {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "j'ai pas reçu le mail");
    String question = said(talk).getLast();

    assertThat(bind(talk)).isEqualTo(Binding.Outcome.BOUND);

    assertThat(account(talk)).contains(account.toString());
    assertThat(said(talk)).element(said(talk).size() - 2).asString().startsWith(BOUND);
    assertThat(said(talk)).last().isEqualTo(question);
    assertThat(talk.say(HOUSE.chat, "répète")).contains(question);

    bindings.logOut(session, HOUSE.clock.instant(), OTHER.binding()::unbind).await();

    assertThat(account(talk)).isEmpty();
    assertThat(said(talk)).anyMatch(text -> text.startsWith(UNBOUND)).last().isEqualTo(question);
    assertThat(talk.say(HOUSE.chat, ADDRESS).getFirst()).contains("un nouveau courriel part");
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  @Test
  void whatWasSaidToSomebodyWhoWasLoggedInIsNotShownOnceHeIsNot() {
    Talk talk = Talk.open(HOUSE.chat);
    String before = talk.say(HOUSE.chat, "bonjour").getFirst();
    bind(talk);
    String steps = talk.say(HOUSE.chat, "qu'est-ce qu'il me reste à faire ?").getFirst();
    assertThat(steps).startsWith("Voici où vous en êtes");
    assertThat(said(talk)).contains(before, steps);

    bindings.logOut(session, HOUSE.clock.instant(), OTHER.binding()::unbind).await();

    for (Conversations node : List.of(HOUSE.chat, OTHER)) {
      assertThat(said(node, talk))
          .contains(before)
          .doesNotContain(steps)
          .noneMatch(text -> text.startsWith(BOUND))
          .anyMatch(text -> text.startsWith(UNBOUND))
          .filteredOn(text -> text.startsWith("Ce que l’assistant a dit"))
          .hasSize(1);
    }

    HOUSE.chat.binding().bind(talk.conversation, UUID.randomUUID(), account, Set.of()).await();
    assertThat(said(talk)).as("to the same person").contains(steps);
    HOUSE.chat.binding().unbind(talk.conversation, account, Instant.MAX).await();
    HOUSE
        .chat
        .binding()
        .bind(talk.conversation, UUID.randomUUID(), UUID.randomUUID(), Set.of())
        .await();
    assertThat(said(talk)).as("to another one").doesNotContain(steps);
  }

  @Test
  void boundTwiceOnTwoNodesItSaysSoOnce() {
    Talk talk = Talk.open(HOUSE.chat);
    UUID turn = UUID.randomUUID();
    List<Future<Binding.Outcome>> bound =
        IntStream.range(0, 6)
            .mapToObj(i ->
                (i % 2 == 0 ? HOUSE.chat : OTHER)
                    .binding()
                    .bind(talk.conversation, turn, account, Set.of("manager")))
            .toList();
    assertThat(bound.stream().map(future -> future.await()).toList())
        .containsOnly(Binding.Outcome.BOUND);
    assertThat(said(talk)).filteredOn(text -> text.startsWith(BOUND)).hasSize(1);

    List<Future<Boolean>> unbound =
        IntStream.range(0, 6)
            .mapToObj(i ->
                (i % 2 == 0 ? HOUSE.chat : OTHER)
                    .binding()
                    .unbind(talk.conversation, account, Instant.MAX))
            .toList();
    assertThat(unbound.stream().map(future -> future.await()).toList()).containsOnly(true);
    assertThat(said(talk)).filteredOn(text -> text.startsWith(UNBOUND)).hasSize(1);
  }

  @Test
  void whatSpeaksForAnotherAccountMeanwhileIsLeftAlone() {
    Talk talk = Talk.open(HOUSE.chat);
    UUID another = UUID.randomUUID();
    Binding binding = HOUSE.chat.binding();
    binding.bind(talk.conversation, UUID.randomUUID(), another, Set.of()).await();

    assertThat(binding.unbind(talk.conversation, account, Instant.MAX).await()).isTrue();

    assertThat(account(talk)).contains(another.toString());
  }

  @Test
  void aSessionLeftAloneEndsItOnceTheConversationIsLeftAloneToo() {
    Talk talk = Talk.open(HOUSE.chat);
    bind(talk);
    HOUSE.clock.advance(Sessions.IDLE);
    talk.say(HOUSE.chat, "bonjour");
    sweep();
    assertThat(account(talk)).contains(account.toString());

    HOUSE.clock.advance(Sessions.IDLE);
    sweep();
    assertThat(account(talk)).isEmpty();
  }

  @Test
  void whoTalksAllDayIsUnboundInTheEnd() {
    Talk talk = Talk.open(HOUSE.chat);
    bind(talk);
    HOUSE.clock.advance(Sessions.LONGEST.minus(Duration.ofMinutes(1)));
    talk.say(HOUSE.chat, "bonjour");
    sweep();
    assertThat(account(talk)).contains(account.toString());
    HOUSE.clock.advance(Duration.ofMinutes(1));
    sweep();
    assertThat(account(talk)).isEmpty();
  }

  @Test
  void aConversationThatIsGoneIsNotBound() {
    Talk talk = Talk.open(HOUSE.chat);
    HOUSE.chat.forget(talk.conversation, talk.token).await();
    assertThat(bind(talk)).isEqualTo(Binding.Outcome.GONE);
    Binding binding = HOUSE.chat.binding();
    assertThat(binding.bind(UUID.randomUUID(), UUID.randomUUID(), account, Set.of()).await())
        .isEqualTo(Binding.Outcome.GONE);
    assertThat(binding.unbind(talk.conversation, account, Instant.MAX).await()).isTrue();
  }

  @Test
  void whoLogsOutBetweenTheLinkAndItsTurnDoesNotStayBound() {
    Talk talk = Talk.open(HOUSE.chat);
    BindingLinks.Bound bound = useLink(talk);
    bindings.logOut(session, HOUSE.clock.instant(), HOUSE.chat.binding()::unbind).await();
    bind(bound);
    assertThat(account(talk)).contains(account.toString());

    sweep();
    assertThat(account(talk)).isEmpty();

    HOUSE.clock.advance(Duration.ofHours(1));
    sweep();
    assertThat(HOUSE.database.query("SELECT FROM conversation_binding").size()).isZero();
  }

  @Test
  void anotherAccountThatLogsInInTheSameBrowserEndsIt() throws Exception {
    HOUSE.account(ANOTHER);
    Talk talk = Talk.open(HOUSE.chat);
    bind(talk);
    logIn(ANOTHER, session);
    sweep();
    assertThat(account(talk)).isEmpty();
  }

  @Test
  void theSameAccountThatLogsInInTheSameBrowserKeepsItUntilItLogsOut() {
    Talk talk = Talk.open(HOUSE.chat);
    bind(talk);
    String again = logIn(ADDRESS, session);
    sweep();
    assertThat(account(talk)).contains(account.toString());
    bindings.logOut(again, HOUSE.clock.instant(), HOUSE.chat.binding()::unbind).await();
    assertThat(account(talk)).isEmpty();
  }

  private static String logIn(String address, String before) {
    Instant now = HOUSE.clock.instant();
    return ((LoggedIn)
            HOUSE
                .portal
                .login()
                .login(address, House.PASSWORD, new Login.From(House.CLIENT, before, "", ""), now)
                .await())
        .token();
  }

  private Binding.Outcome bind(Talk talk) {
    return bind(useLink(talk));
  }

  private BindingLinks.Bound useLink(Talk talk) {
    Instant now = HOUSE.clock.instant();
    String token =
        HOUSE
            .database
            .database()
            .transaction(tx -> links.issue(tx, talk.conversation, now))
            .await();
    return HOUSE.database.within(tx -> links.use(tx, token, account, session, now)).orElseThrow();
  }

  private Binding.Outcome bind(BindingLinks.Bound bound) {
    return OTHER
        .binding()
        .bind(bound.conversation(), bound.turn(), account, Set.of("manager"))
        .await();
  }

  private void sweep() {
    bindings.sweep(HOUSE.clock.instant(), HOUSE.chat.binding()::unbind).await();
  }

  /** Whom it speaks for, as PostgreSQL has it. */
  private Optional<String> account(Talk talk) {
    return Json.state(
            HOUSE
                .database
                .query("SELECT state FROM conversation WHERE id = $1", talk.conversation)
                .iterator()
                .next()
                .getString("state"))
        .account();
  }

  private List<String> said(Talk talk) {
    return said(HOUSE.chat, talk);
  }

  private static List<String> said(Conversations node, Talk talk) {
    List<String> said = new ArrayList<>();
    Talk.json(node.events(talk.conversation, talk.token, 0).await())
        .path("events")
        .forEach(event ->
            event.path("messages").forEach(message -> said.add(message.path("text").asText())));
    return said;
  }
}
