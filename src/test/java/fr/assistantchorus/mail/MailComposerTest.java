package fr.assistantchorus.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pebbletemplates.pebble.error.PebbleException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MailComposerTest {
  private final MailComposer composer =
      new MailComposer("https://portail.exemple.fr", "chorus@exemple.fr");
  private final Mail mail =
      composer.compose("sample", "jeanne@exemple.fr", Map.of("name", "L’été <b> & \"Fils\""));

  @Test
  void theSubjectIsOneLineAsItIs() {
    assertThat(mail.subject()).isEqualTo("Un lien pour L’été <b> & \"Fils\"");
  }

  @Test
  void theTextIsCompleteByItself() {
    assertThat(mail.text())
        .startsWith(
            "Bonjour L’été <b> & \"Fils\",\n\nvoici le lien : https://portail.exemple.fr/lien")
        .contains("indésirables", "démonstrateur non officiel", "chorus@exemple.fr");
  }

  @Test
  void theHtmlIsEscapedAndSaysTheSame() {
    assertThat(mail.html())
        .contains("Bonjour L’été &lt;b&gt; &amp; &quot;Fils&quot;")
        .contains("href=\"https://portail.exemple.fr/lien\"")
        .contains("indésirables", "démonstrateur non officiel", "chorus@exemple.fr")
        .doesNotContain("<b>");
  }

  @Test
  void itGoesToOnePersonAndIsNoDecoyUntilSaid() {
    assertThat(mail.to()).isEqualTo("jeanne@exemple.fr");
    assertThat(mail.decoy()).isFalse();
    assertThat(mail.asDecoy().decoy()).isTrue();
  }

  @Test
  void aValueThatNothingFillsIsAnError() {
    assertThatThrownBy(() -> composer.compose("sample", "jeanne@exemple.fr", Map.of()))
        .isInstanceOf(PebbleException.class)
        .hasMessageContaining("name");
  }
}
