package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CatalogDrawingTest {
  @Test
  void aDialogIsDrawnWithItsStatesAndWays() throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/dialogs-good/resend-activation.yml"));
    Vocabulary vocabulary = TestVocabulary.of("mail_activation_non_recu", "lien_activation_expire");
    Reading reading =
        CatalogReader.read(TestVocabulary.withPatterns(Map.of("x.yml", text)), vocabulary, 1);
    Dialog dialog = ((Reading.Read) reading).catalog().dialog("resend-activation");
    assertThat(CatalogDrawing.mermaid(dialog))
        .isEqualTo(
            """
            ---
            title: resend-activation
            ---
            stateDiagram-v2
              state "email: collect email" as s_email
              state "resend: call resend-activation" as s_resend
              state "sent: say" as s_sent
              state "wait: say" as s_wait
              [*] --> s_email
              s_email --> s_resend
              s_resend --> s_sent : accepted
              s_resend --> s_wait : too-soon
              s_sent --> [*] : done
              s_wait --> [*] : refused
            """);
  }
}
