package fr.assistantchorus.embedded;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.assistantchorus.mail.SmtpUrl;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server on the loopback address that delivers nothing. What is sent to anybody can be read
 * here, and in {@code .eml} files that any mail program opens.
 */
public final class EmbeddedMailbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMailbox.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String READER = "reader";
  private static final String ENDING = ".eml";

  /** The most mails that are kept; older ones are deleted. */
  static final int MAX_MAILS = 200;

  private record Kept(Path file, ReceivedMail mail) {}

  private final GreenMail server;
  private final Path folder;

  // The newest comes first.
  private final Deque<Kept> mails = new ArrayDeque<>();
  private long arrivals;

  private EmbeddedMailbox(GreenMail server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /**
   * Reads what earlier runs received, then listens. Blocks.
   *
   * @param port 0 for any port that is free
   */
  public static EmbeddedMailbox start(DataDirectory data, int port) throws IOException {
    Path folder = Files.createDirectories(data.folder("mailbox"));
    var server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    var mailbox = new EmbeddedMailbox(server, folder);
    mailbox.readAgain();
    try {
      server.start();
      GreenMailUser reader = server.setUser(READER, READER);
      server
          .getManagers()
          .getUserManager()
          .setMessageDeliveryHandler((message, _) -> mailbox.receive(message, reader));
    } catch (IllegalStateException e) {
      throw new IOException("the embedded mailbox does not start on port " + port, e);
    }
    return mailbox;
  }

  public SmtpUrl url() {
    return new SmtpUrl(
        LOOPBACK,
        server.getSmtp().getPort(),
        SmtpUrl.Encryption.DISABLED,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the mails, the newest first; quick enough for the event loop. */
  public List<ReceivedMail> mails() {
    synchronized (mails) {
      return mails.stream().map(Kept::mail).toList();
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Keeps a mail. It is called before the sender is told that the mail was accepted. */
  private GreenMailUser receive(MovingMessage moving, GreenMailUser reader)
      throws MessagingException, UserException {
    try {
      // GreenMail keeps in memory what it has received; here it is kept in a file.
      server.purgeEmailFromAllMailboxes();
      keep(moving.getMessage());
      return reader;
    } catch (IOException | FolderException e) {
      throw new UserException(e);
    }
  }

  private void keep(MimeMessage message) throws IOException, MessagingException {
    synchronized (mails) {
      String name = "%d-%05d".formatted(Instant.now().toEpochMilli(), arrivals++);
      Path unfinished = folder.resolve(name + ".part");
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        message.writeTo(out);
      }
      Path file = folder.resolve(name + ENDING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      mails.addFirst(new Kept(file, ReceivedMail.of(message)));
      forgetOldest();
    }
  }

  private void forgetOldest() throws IOException {
    while (mails.size() > MAX_MAILS) {
      Files.deleteIfExists(mails.removeLast().file());
    }
  }

  private void readAgain() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        mails.addFirst(new Kept(file, ReceivedMail.of(new MimeMessage(null, in))));
      } catch (MessagingException e) {
        LOG.warn("{} is no mail", file);
      }
    }
    forgetOldest();
  }
}
