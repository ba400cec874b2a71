package fr.assistantchorus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
final class EmbeddedMailboxIT {
  private Vertx vertx;
  @TempDir private Path folder;

  @BeforeEach
  void on(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void aMailIsReadAsItWasSentNewestFirstAndStillAfterARestart() throws Exception {
    try (var data = DataDirectory.open(folder)) {
      try (var mailbox = EmbeddedMailbox.start(data, 0)) {
        send(
            mailbox,
            "jeanne@exemple.fr",
            "Été",
            "Ouvrez http://localhost:8080/a/b?c=d-e.\nOu http://localhost:8080/.");
        send(mailbox, "paul@exemple.fr", "Deuxième", "sans lien");
        assertThat(mailbox.mails())
            .extracting(ReceivedMail::subject)
            .containsExactly("Deuxième", "Été");
        assertThat(mailbox.mails().get(1))
            .isEqualTo(
                new ReceivedMail(
                    "chorus@exemple.fr",
                    "jeanne@exemple.fr",
                    "Été",
                    "Ouvrez http://localhost:8080/a/b?c=d-e.\nOu http://localhost:8080/.",
                    "<p>été",
                    List.of("http://localhost:8080/a/b?c=d-e", "http://localhost:8080/")));
      }
      Files.writeString(folder.resolve("mailbox/0-unfinished.part"), "From");
      try (var mailbox = EmbeddedMailbox.start(data, 0)) {
        assertThat(mailbox.mails())
            .extracting(ReceivedMail::subject)
            .containsExactly("Deuxième", "Été");
        send(mailbox, "jeanne@exemple.fr", "Troisième", "");
        assertThat(mailbox.mails().getFirst().subject()).isEqualTo("Troisième");
      }
    }
  }

  @Test
  void onlyTheNewestMailsAreKept() throws Exception {
    Path mails = Files.createDirectories(folder.resolve("mailbox"));
    for (int i = 0; i < EmbeddedMailbox.MAX_MAILS + 1; i++) {
      Files.writeString(mails.resolve("%05d.eml".formatted(i)), "Subject: " + i + "\r\n\r\nOld");
    }
    try (var data = DataDirectory.open(folder);
        var mailbox = EmbeddedMailbox.start(data, 0)) {
      assertThat(mailbox.mails().getLast().subject()).isEqualTo("1");
      send(mailbox, "jeanne@exemple.fr", "New", "texte");
      assertThat(mailbox.mails()).hasSize(EmbeddedMailbox.MAX_MAILS);
      assertThat(mailbox.mails().getFirst().subject()).isEqualTo("New");
      assertThat(mailbox.mails().getLast().subject()).isEqualTo("2");
      try (var files = Files.list(mails)) {
        assertThat(files).hasSize(EmbeddedMailbox.MAX_MAILS);
      }
    }
  }

  private void send(EmbeddedMailbox mailbox, String to, String subject, String text) {
    var config =
        new MailConfig()
            .setHostname(mailbox.url().host())
            .setPort(mailbox.url().port())
            .setStarttls(StartTLSOptions.DISABLED);
    MailClient client =
        MailClient.createShared(vertx, config, folder.toString() + config.getPort());
    client
        .sendMail(new MailMessage("chorus@exemple.fr", to, subject, text).setHtml("<p>été"))
        .eventually(client::close)
        .await();
  }
}
