package fr.assistantchorus;

import fr.assistantchorus.embedded.DataDirectory;
import fr.assistantchorus.embedded.EmbeddedDatabase;
import fr.assistantchorus.embedded.EmbeddedMailbox;
import fr.assistantchorus.mail.SmtpUrl;
import fr.assistantchorus.setting.Setting;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.store.Seal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the house stands on: embedded parts, or the services that the settings name. */
public final class Foundation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private DatabaseUrl database;
  private SmtpUrl smtp;
  private Seal seal;
  private EmbeddedMailbox mailbox;

  private Foundation() {}

  /**
   * Starts or reaches the parts. Blocks: an embedded PostgreSQL takes up to three seconds to start.
   *
   * @throws IOException with one line; then nothing is left running
   */
  public static Foundation lay(Settings settings) throws IOException {
    Foundation foundation = new Foundation();
    switch (settings.services()) {
      case Settings.Services.Embedded _ -> {
        try {
          foundation.embed(settings);
        } catch (IOException e) {
          foundation.close();
          throw e;
        }
      }
      case Settings.Services.External external -> {
        foundation.database = external.database();
        foundation.smtp = external.smtp();
        foundation.seal = external.seal();
      }
    }
    return foundation;
  }

  /**
   * Lays the foundation of a command that reads and writes beside a server: where one runs on the
   * embedded parts, the command uses that server's PostgreSQL, and leaves it running.
   *
   * @throws IOException with one line; then nothing is left running
   */
  public static Foundation reach(Settings settings) throws IOException {
    return switch (settings.services()) {
      case Settings.Services.Embedded _ -> {
        Optional<DataDirectory> free = DataDirectory.openUnlessUsed(settings.dataDirectory());
        Foundation foundation = new Foundation();
        if (free.isPresent()) {
          foundation.keep(free.get());
          foundation.startDatabase(free.get());
        } else {
          foundation.database = EmbeddedDatabase.running(settings.dataDirectory());
          foundation.seal = MasterKey.readOrMake(DataDirectory.masterKey(settings.dataDirectory()));
        }
        yield foundation;
      }
      case Settings.Services.External _ -> lay(settings);
    };
  }

  private void startDatabase(DataDirectory data) throws IOException {
    try {
      seal = MasterKey.readOrMake(data.masterKey());
      database = keep(EmbeddedDatabase.start(data)).url();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void embed(Settings settings) throws IOException {
    DataDirectory data = keep(DataDirectory.open(settings.dataDirectory()));
    startDatabase(data);
    mailbox = keep(EmbeddedMailbox.start(data, settings.whole(Setting.MAILBOX_PORT)));
    smtp = mailbox.url();
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  public DatabaseUrl database() {
    return database;
  }

  SmtpUrl smtp() {
    return smtp;
  }

  /** Returns the seal of the settings; the fingerprints of a database are known once it is read. */
  public Seal seal() {
    return seal;
  }

  /** Returns the mailbox; empty where nothing is embedded. */
  Optional<EmbeddedMailbox> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /** Closes the embedded parts, the last one first. Blocks. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("an embedded part does not close", e);
      }
    }
  }
}
