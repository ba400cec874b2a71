package fr.assistantchorus.conversation.record;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.turn.ErasureStore.Rewritten;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.support.Shipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of an event tells of a person is removed; what the dialogs go by stays. */
final class ErasedTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final Redaction redaction = new Redaction(Set.of(Shipped.catalog()));

  @Test
  void whatWasSaidAndUnderstoodOfItIsRemovedAndTheIntentStays() {
    String event =
        redaction.of(
            Json.write(
                new Event.UserSaid(
                    "e1",
                    NOON,
                    "je m’appelle Yann Kervoal, de Brest",
                    new Interpretation(
                        List.of(new Interpretation.Ranked("creer_compte", 0.9)),
                        Interpretation.Verdict.SURE,
                        List.of(
                            new Entity("person", new Value.Text("Yann Kervoal"), Optional.empty()),
                            new Entity("yes-no", new Value.Text("yes"), Optional.empty()),
                            new Entity("ordinal", new Value.Number(2), Optional.empty())),
                        Optional.of(new Interpretation.Answer.Ok(new Value.Text("Brest"))),
                        List.of(
                            new Interpretation.Named(
                                "city", new Value.Text("Brest"), Optional.empty())),
                        Optional.empty()))));

    assertThat(event)
        .doesNotContain("Kervoal", "Yann", "Brest", "appelle")
        .contains("creer_compte", "\"city\"", "\"yes\"", "\"number\":2", "2026-11-30");
    Event.UserSaid read = (Event.UserSaid) Json.event(event);
    Interpretation heard = read.interpretation();
    assertThat(((Interpretation.Answer.Ok) heard.answer().orElseThrow()).value())
        .as("what was alike still is")
        .isEqualTo(heard.named().getFirst().value());
  }

  @Test
  void whatAnActGaveIsRemovedButForTheValuesOfClosedListsAndTheTimes() {
    String event =
        redaction.of(
            Json.write(
                new Event.ActionReturned(
                    "e2",
                    NOON,
                    "look-up-siret",
                    "found",
                    Map.of(
                        "name", new Value.Text("EARL du Kervoal"),
                        "category", new Value.Text("machinery-cooperative"),
                        "email", new Value.Secret(new SecretRef("a1b2", "y***@exemple.fr")),
                        "deadline", new Value.Moment(NOON)))));
    assertThat(event)
        .doesNotContain("Kervoal", "exemple.fr")
        .contains("look-up-siret", "found", "machinery-cooperative", "a1b2", "2026-11-30T12");
  }

  @Test
  void whatAnEventGetsInALaterVersionIsRemovedUntilSomebodySaysThatItMayStay() {
    assertThat(
            redaction.of(
                "{\"is\":\"user-said\",\"id\":\"e\",\"text\":\"oui\",\"neuf\":[\"Kervoal\"]}"))
        .doesNotContain("Kervoal", "oui");
  }

  @Test
  void aConversationWithoutAPersonIsLeftAsItWas() {
    List<Logged> log = new ArrayList<>();
    Course course = Course.BEGINNING.on(Shipped.catalog());
    Event started = new Event.Started("e0", NOON, Map.of(), Optional.of("/"), Optional.empty());
    course = course.after(started);
    log.add(new Logged(1, NOON, Shipped.catalog().hash(), Json.write(started)));
    log.add(new Logged(2, NOON, Shipped.catalog().hash(), course.reply()));

    Erased erased = Erased.of(log, _ -> Shipped.catalog());

    assertThat(erased.turns()).extracting(Rewritten::reply).containsExactly(course.reply());
  }
}
