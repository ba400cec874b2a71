package fr.assistantchorus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
  @TempDir private Path folder;

  @Test
  void aStartWithoutAnIntentThatTheProgramItselfNeedsStopsAndNamesIt() throws Exception {
    Path intents = Files.createDirectory(folder.resolve("intents"));
    Files.writeString(
        intents.resolve("few.yml"),
        "nlu:\n- intent: oui\n  examples: |\n    - oui\n- intent: non\n  examples: |\n    - non\n");
    Settings settings =
        Settings.read(
            Map.of("DATA_DIRECTORY", folder.resolve("data").toString()), Optional.empty());
    Sources sources = new Sources(Optional.empty(), Optional.of(intents));

    assertThatThrownBy(() -> Application.start(settings, sources))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("intents: no phrase of the intent \"retour\"");
  }
}
