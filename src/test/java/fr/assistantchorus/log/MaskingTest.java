package fr.assistantchorus.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Key (login)=(jeanne.martin@exemple.fr) already exists | Key (login)=(****@****) already exists
          « Élodie.d'été+tic@ferme-exemple.co.fr »              | « ****@**** »
          GET /x?mail=jeanne%40exemple.fr                       | GET /x?mail=****@****
          FR7630006000011234567890189                           | ****
          fr76 3000 6000 0112 3456 7890 189 reçu                | **** reçu
          DE89370400440532013000,                               | ****,
          SIRET 12345678200010.                                 | SIRET ****.
          SIRET 123 456 782 00010                               | SIRET ****
          PACAGE 021155950                                      | PACAGE ****
          06 12 34 56 78, 06.12.34.56.78                        | ****, ****
          POST /activation/Zk3vQ0xw9fJ7TgB2nLr5Yp8sHd1mCa4eUi6o | POST /activation/****
          ?token=abc&x=1                                        | ?token=****&x=1
          {"password": "hunter2", "x": 1}                       | {"password": "****", "x": 1}
          Authorization: Bearer abc.def                         | Authorization: Bearer ****
          postgres://chorus:p/w@db:5432/chorus                  | postgres://chorus:****@db:5432/chorus
          """)
  void whatSlippedThroughIsMasked(String message, String masked) {
    assertThat(Masking.mask(message)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22 13:04:20.833 UTC started in 1234 ms on port 8080",
        "conversation 4a12775c-d0dd-4368-8465-4a9535b83ad6 at resend-activation/sent, seq 12345678",
        "at fr.assistantchorus.conversation.ConversationsRepository.find(ConversationsRepository.java:120)",
        "at io.vertx.core.impl.future.FutureBase.lambda$emitResult$0(FutureBase.java:59)",
        "dialogs/_repair.yml:12: state \"not-understood-for-the-third-time\" is unreachable",
        "postgres://chorus@localhost:5432/chorus",
        "PostgreSQL 18.6 answers on 127.0.0.1:5432",
      })
  void whatHelpsIsLeftAsItIs(String message) {
    assertThat(Masking.mask(message)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1", "a1", "@", "a@", "1 ", ".a", "-", "FR76 ", "token=", "://a:"})
  void noTextTakesLong(String piece) {
    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> Masking.mask(piece.repeat(Masking.MAX_LENGTH)));
  }

  @Test
  void aJsonLineIsOneObjectMaskedInMessageAndFailure() throws Exception {
    var failure = new IllegalStateException("no jeanne@exemple.fr");
    String line = encode(LogFormat.JSON, "a \"quoted\"\nline for jeanne@exemple.fr", failure);
    assertThat(line).endsWith("}\n").doesNotContain("jeanne");
    assertThat(line.strip()).doesNotContain("\n");
    var json = new ObjectMapper().readTree(line);
    assertThat(json.get("message").asText()).isEqualTo("a \"quoted\"\nline for ****@****");
    assertThat(json.get("level").asText()).isEqualTo("WARN");
    assertThat(json.get("time").asText()).endsWith("Z");
    assertThat(json.get("failure").asText()).contains("IllegalStateException: no ****@****");
  }

  @Test
  void aTextMessageIsOneLineSoThatNobodyCanForgeAnother() {
    String line = encode(LogFormat.TEXT, "bonjour\n12:00:00.000 INFO Login: forged", null);
    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("WARN  Web: bonjour");
  }

  private static String encode(LogFormat format, String message, Throwable failure) {
    var encoder = new MaskedEncoder();
    encoder.setFormat(format);
    var logger = new LoggerContext().getLogger("fr.assistantchorus.web.Web");
    var event = new LoggingEvent("", logger, Level.WARN, message, failure, null);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
