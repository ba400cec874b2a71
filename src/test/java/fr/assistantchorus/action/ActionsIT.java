package fr.assistantchorus.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestPortal;
import fr.assistantchorus.support.TestRules;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActionsIT {
  private static final Instant NOW = Instant.parse("2026-11-22T13:05:10Z");

  private static final UUID CONVERSATION = UUID.randomUUID();

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  private final Portal portal =
      TestPortal.of(DATABASE, TestRules.of("https://portail.test")).portal();

  @Test
  void anActivationMailIsSentAgainButNotAtOnce() {
    Map<String, String> arguments = Map.of("email", "nobody@exemple.fr");
    assertThat(run("resend-activation", arguments, NOW))
        .isEqualTo(
            new Action.Result(
                "accepted",
                Map.of("deadline", new Value.Moment(Instant.parse("2026-11-22T14:05:10Z")))));
    assertThat(run("resend-activation", arguments, NOW.plusSeconds(30)))
        .isEqualTo(new Action.Result("too-soon", Map.of("minutes", new Value.Number(2))));
  }

  @Test
  void aSupportRequestNeedsNoSubject() {
    Map<String, String> arguments = Map.of("email", "a@exemple.fr", "message", "Bonjour");
    Action.Result opened = run("open-support-request", arguments, NOW);
    assertThat(opened.outcome()).isEqualTo("opened");
    assertThat(((Value.Text) opened.values().get("number")).text()).startsWith("S-2026-");
    for (int i = 0; i < 4; i++) {
      run("open-support-request", arguments, NOW);
    }
    assertThat(run("open-support-request", arguments, NOW.plusSeconds(1)))
        .isEqualTo(new Action.Result("too-soon", Map.of("minutes", new Value.Number(60))));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "60, 1", "61, 2", "3600, 60"})
  void minutesAreRoundedUp(long seconds, long minutes) {
    assertThat(Told.minutes(Duration.ofSeconds(seconds))).isEqualTo(new Value.Number(minutes));
  }

  private Action.Result run(String name, Map<String, String> arguments, Instant now) {
    Action action =
        PortalActions.of(portal).stream()
            .filter(candidate -> candidate.signature().name().equals(name))
            .findFirst()
            .orElseThrow();
    Action.Request request =
        new Action.Request(
            arguments,
            now,
            CONVERSATION,
            Optional.empty(),
            "client",
            true,
            (type, value) -> new Value.Secret(new SecretRef(value, type.mask(value))),
            _ -> Future.succeededFuture(Optional.empty()),
            () -> Future.succeededFuture(List.of()));
    Action.Result result =
        DATABASE.database().transaction(transaction -> action.run(transaction, request)).await();
    assertThat(action.signature().outcomes().get(result.outcome()).keySet())
        .containsAll(given(result));
    return result;
  }

  /** What it empties need not be declared. */
  private static List<String> given(Action.Result result) {
    return result.values().entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Value.Nothing))
        .map(Map.Entry::getKey)
        .toList();
  }
}
