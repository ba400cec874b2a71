package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conversations under {@code src/test/conversations}, with the real engine, understanding and
 * PostgreSQL; every turn is sent twice, and every conversation is replayed in the end. Of some
 * only: {@code -Dconversation=sign-up/corrections}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ScriptedConversationsIT {
  private static final Path FOLDER = Path.of("src/test/conversations");

  /** What no conversation can reach, and why. */
  private static final Map<ActionOutcome, String> OUT_OF_REACH =
      Map.of(
          new ActionOutcome("create-structure", "closed"),
          "the register of the tests closes no establishment while somebody talks",
          new ActionOutcome("create-structure", "refused"),
          "the dialog asks for all that the form needs, each by the form's own rules",
          new ActionOutcome("sign-up", "incomplete"),
          "so does the sign-up",
          new ActionOutcome("add-bank-details", "wrong"),
          "and the bank details: each block is checked when it is entered",
          new ActionOutcome("follow-support-request", "gone"),
          "a request is deleted long after its conversation",
          new ActionOutcome("request-attachment", "unknown"),
          "no structure is ever deleted",
          new ActionOutcome("log-in-link", "logged-in"),
          "no shipped dialog asks for more than an account");

  /** What has come back to the conversations that were played so far. */
  private static final Set<ActionOutcome> REACHED = new HashSet<>();

  /** Those that go another way once they are erased. */
  private static final Set<Path> LOST = new HashSet<>();

  /**
   * Of a hundred conversations; the engine chose by words there of which nothing may be left, such
   * as the name of whom to detach.
   */
  private static final int MOST_LOST = 5;

  @AutoClose private static final House HOUSE = new House();

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void everyScriptedConversationGoesAsItIsWritten(Path file) throws Exception {
    HOUSE.empty();
    Performance performance = new Performance(HOUSE, Script.read(FOLDER, file));
    performance.play();
    REACHED.addAll(ActionOutcome.logged(HOUSE.database));
    if (!performance.erase()) {
      LOST.add(file);
    }
  }

  /** It comes last, once all of them were played. */
  @Test
  @Order(Integer.MAX_VALUE)
  void everyOutcomeOfEveryActionIsReachedByAConversation() {
    assumeThat(System.getProperty("conversation")).isNull();
    Set<ActionOutcome> missing =
        ActionOutcome.called(Shipped.catalog(), PortalActions.signatures());
    missing.removeAll(REACHED);
    assertThat(OUT_OF_REACH.keySet())
        .as("out of reach, and yet reached")
        .doesNotContainAnyElementsOf(REACHED);
    missing.removeAll(OUT_OF_REACH.keySet());
    assertThat(missing).as("outcomes that no conversation reaches").isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void whatIsLeftOfErasedConversationsGoesTheSameWay() throws IOException {
    assumeThat(System.getProperty("conversation")).isNull();
    assertThat(LOST).hasSizeLessThan(1 + MOST_LOST * scripts().size() / 100);
  }

  @Test
  void noScriptIsOverlooked() throws IOException {
    assumeThat(System.getProperty("conversation")).isNull();
    assertThat(scripts()).hasSizeGreaterThanOrEqualTo(310);
  }

  private static List<Path> scripts() throws IOException {
    String wanted = System.getProperty("conversation", "");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt") && file.toString().contains(wanted))
          .map(FOLDER::relativize)
          .sorted()
          .toList();
    }
  }
}
