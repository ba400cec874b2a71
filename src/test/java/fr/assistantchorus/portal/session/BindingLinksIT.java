package fr.assistantchorus.portal.session;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.support.Waiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.session.BindingLinks.State.Expired;
import fr.assistantchorus.portal.session.BindingLinks.State.Ready;
import fr.assistantchorus.portal.session.BindingLinks.State.Unknown;
import fr.assistantchorus.portal.session.BindingLinks.State.Used;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.support.Tables;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BindingLinksIT {
  private static final String CAMILLE = "camille@exemple.fr";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static final BindingLinks LINKS = FIXTURE.portal.bindingLinks();
  private static final Bindings BINDINGS = FIXTURE.portal.bindings();

  private static UUID account;

  private final UUID conversation = UUID.randomUUID();

  /** What the chat was told to unbind, with what it was told of quiet. */
  private final List<String> unbound = new ArrayList<>();

  @BeforeAll
  static void activate() {
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    account = FIXTURE.account(session(after(1)), after(1)).orElseThrow().id();
  }

  @Test
  void aLinkIsReadyForAQuarterOfAnHour() {
    String token = issue(after(0));
    assertThat(look(token, after(14))).isEqualTo(new Ready(after(0)));
    assertThat(look(token, after(15))).isEqualTo(new Expired());
    assertThat(use(token, session(after(15)), after(15))).isEmpty();
    for (String forged : List.of("", "x", "é\u0000'", Token.random().text(), "a".repeat(100_000))) {
      assertThat(look(forged, after(0))).isEqualTo(new Unknown());
    }
  }

  @Test
  void aNewerLinkOfTheConversationVoidsTheOlder() {
    String older = issue(after(0));
    String newer = issue(after(1));
    assertThat(look(older, after(2))).isEqualTo(new Unknown());
    assertThat(look(newer, after(2))).isInstanceOf(Ready.class);
  }

  @Test
  void itServesOnceButTheSameSessionMayTryAgainAfterAFailure() {
    String token = issue(after(0));
    String session = session(after(1));
    Optional<BindingLinks.Bound> bound = use(token, session, after(1));
    assertThat(bound.orElseThrow().conversation()).isEqualTo(conversation);
    assertThat(look(token, after(1))).isEqualTo(new Used());
    assertThat(use(token, session, after(2))).isEqualTo(bound);
    assertThat(use(token, session(after(2)), after(2))).isEmpty();
  }

  @Test
  void ofSeveralSessionsThatUseItAtOnceOneDoes() {
    String token = issue(after(0));
    List<Future<Optional<BindingLinks.Bound>>> used =
        Stream.generate(() -> session(after(1))).limit(5).toList().stream()
            .map(session ->
                FIXTURE
                    .database
                    .database()
                    .transaction(tx -> LINKS.use(tx, token, account, session, after(1))))
            .toList();
    Future.all(used).await();
    assertThat(used).filteredOn(bound -> bound.result().isPresent()).hasSize(1);
  }

  @Test
  void whoIsNotLoggedInUsesNothing() {
    String token = issue(after(0));
    String session = session(after(1));
    BINDINGS.logOut(session, after(1), this::unbind).await();
    assertThat(use(token, session, after(1))).isEmpty();
    String other = session(after(1));
    Optional<BindingLinks.Bound> nobodys =
        FIXTURE.within(tx -> LINKS.use(tx, token, UUID.randomUUID(), other, after(1)));
    assertThat(nobodys).isEmpty();
    assertThat(look(token, after(1))).isInstanceOf(Ready.class);
  }

  @Test
  void loggingOutUnbindsWhatThisSessionHasBoundAndNothingElse() {
    String mine = session(after(1));
    String other = session(after(1));
    use(issue(after(0)), mine, after(1));
    UUID elsewhere = UUID.randomUUID();
    use(issue(elsewhere, after(0)), other, after(1));

    BINDINGS.logOut(mine, after(2), this::unbind).await();

    assertThat(FIXTURE.account(mine, after(2))).isEmpty();
    assertThat(unbound).containsExactly(conversation + " in any case");
    BINDINGS.logOut(mine, after(3), this::unbind).await();
    assertThat(unbound).hasSize(1);
    BINDINGS.logOut(other, after(3), this::unbind).await();
    assertThat(unbound).contains(elsewhere + " in any case");
  }

  @Test
  void whatCannotBeUnboundAtLogoutIsSoonAfter() {
    String session = session(after(1));
    use(issue(after(0)), session, after(1));
    BINDINGS.logOut(session, after(2), (_, _, _) -> Future.failedFuture("away")).await();
    assertThat(FIXTURE.account(session, after(2))).isEmpty();
    assertThat(failure(BINDINGS.sweep(after(3), (_, _, _) -> Future.failedFuture("away"))))
        .hasMessage("away");

    BINDINGS.sweep(after(4), this::unbind).await();

    assertThat(unbound).contains(conversation + " in any case");
    unbound.clear();
    BINDINGS.sweep(after(5), this::unbind).await();
    assertThat(unbound).noneMatch(told -> told.startsWith(conversation.toString()));
  }

  @Test
  void aSessionLeftAloneUnbindsWhatIsLeftAloneAsWellAndADayEndsItAnyway() {
    use(issue(after(0)), session(after(1)), after(1));
    BINDINGS.sweep(after(30), this::stillTalking).await();
    // Of other tests' conversations, some have been left alone for longer.
    assertThat(unbound).noneMatch(told -> told.startsWith(conversation.toString()));
    BINDINGS.sweep(after(31), this::stillTalking).await();
    assertThat(unbound).contains(conversation + " if quiet since " + after(1));

    Instant end = after(1).plus(Sessions.LONGEST);
    unbound.clear();
    BINDINGS.sweep(end, this::unbind).await();
    assertThat(unbound).contains(conversation + " in any case");
  }

  @Test
  void aConversationBoundAgainByAnotherSessionIsThatOnes() {
    String first = session(after(1));
    String second = session(after(1));
    use(issue(after(0)), first, after(1));
    use(issue(after(2)), second, after(2));
    BINDINGS.logOut(first, after(3), this::unbind).await();
    assertThat(unbound).isEmpty();
    BINDINGS.logOut(second, after(3), this::unbind).await();
    assertThat(unbound).hasSize(1);
  }

  @Test
  void oldLinksAreForgottenAndNoTokenIsKept() {
    String token = issue(after(0));
    String session = session(after(1));
    use(token, session, after(1));
    assertThat(Tables.holding(FIXTURE.database, token)).isEmpty();
    assertThat(Tables.holding(FIXTURE.database, session)).isEmpty();
    FIXTURE.portal.retention().purge(after(16).plus(Duration.ofDays(1))).await();
    assertThat(look(token, after(16))).isEqualTo(new Unknown());
  }

  private Future<Boolean> unbind(UUID conversation, UUID account, Instant quietSince) {
    unbound.add(
        conversation
            + (quietSince.equals(Instant.MAX) ? " in any case" : " if quiet since " + quietSince));
    return Future.succeededFuture(true);
  }

  private Future<Boolean> stillTalking(UUID conversation, UUID account, Instant quietSince) {
    return unbind(conversation, account, quietSince).map(false);
  }

  private String issue(Instant now) {
    return issue(conversation, now);
  }

  private static String issue(UUID conversation, Instant now) {
    return FIXTURE
        .database
        .database()
        .transaction(tx -> LINKS.issue(tx, conversation, now))
        .await();
  }

  private static BindingLinks.State look(String token, Instant now) {
    return FIXTURE.within(tx -> LINKS.look(tx, token, now));
  }

  private static Optional<BindingLinks.Bound> use(String token, String session, Instant now) {
    return FIXTURE.within(tx -> LINKS.use(tx, token, account, session, now));
  }

  private static String session(Instant now) {
    return ((LoggedIn) FIXTURE.login(CAMILLE, PortalFixture.PASSWORD, now)).token();
  }
}
