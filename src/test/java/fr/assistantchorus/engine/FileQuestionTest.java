package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.support.Shipped;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question that takes a file (F31). */
final class FileQuestionTest {
  private static final Instant TIME = Instant.parse("2026-11-30T15:00:00Z");

  private static final String PROOF =
      """
      dialog: proof
      title: La preuve
      triggers: []
      slots:
        copy: { type: file, label: copie du RIB }
        confirmed: { type: yes-no, label: confirmation }
      start: copy
      states:
        copy: { collect: copy, ask: Joignez la copie du RIB., next: confirm }
        confirm: { collect: confirmed, recap: [copy], ask: On y va ?, next: over }
        over: { end: done }
      """;

  private static final Catalog CATALOG = catalog();

  private static Catalog catalog() {
    try {
      Map<String, String> sources = new HashMap<>(Shipped.sources());
      sources.put("proof.yml", PROOF);
      return Shipped.catalog(sources);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final State ASKED = States.of(Optional.empty(), Set.of(), "proof/copy");

  @Test
  void itTellsWhatItTakes() {
    assertThat(Engine.expect(CATALOG, ASKED).orElseThrow().accept())
        .containsExactly("application/pdf", "image/png", "image/jpeg");
  }

  @Test
  void aFileAnswersItAndItsIdIsNeverShown() {
    Step step = file(ASKED, "0b6e0e62-0000-4000-8000-000000000001");

    assertThat(step.state().top().orElseThrow().state()).isEqualTo("confirm");
    assertThat(step.effects())
        .contains(
            new Effect.Say(
                new Message.Recap(
                    "proof/confirm",
                    "On y va ?",
                    List.of(new Message.Row("copy", "copie du RIB", "fichier joint")))));
  }

  @Test
  void aFileThatNoQuestionTakesIsSaidToBeUnneeded() {
    State other = States.of(Optional.empty(), Set.of(), "resend-activation/email");
    assertThat(file(other, "x").effects())
        .extracting(effect -> effect instanceof Effect.Say(var message) ? message.id() : "")
        .startsWith("file-not-needed/kept", "resend-activation/email");
  }

  private static Step file(State state, String id) {
    return Engine.step(CATALOG, state, new Event.FileReceived("e", TIME, id));
  }
}
