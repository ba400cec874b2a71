package fr.assistantchorus.support;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A mail server (GreenMail) on a port of its own, that can go away and come back on it. */
public final class TestSmtp implements AutoCloseable {
  public static final String USER = "chorus";
  public static final String PASSWORD = "s3cret/+@";

  private final boolean login;
  private GreenMail server;
  private int port;

  private TestSmtp(boolean login) {
    this.login = login;
    start(0);
  }

  /** Without encryption or login. */
  public static TestSmtp plain() {
    return new TestSmtp(false);
  }

  /** Without encryption, with the login {@link #USER} and {@link #PASSWORD}. */
  public static TestSmtp withLogin() {
    return new TestSmtp(true);
  }

  public int port() {
    return port;
  }

  public void goAway() {
    server.stop();
  }

  public void comeBack() {
    start(port);
  }

  /** All mails, by mailbox: those to one address are in the order in which they came. */
  public List<MimeMessage> received() {
    return List.of(server.getReceivedMessages());
  }

  /** To whom each of them went. */
  public List<String> receivers() {
    return received().stream().map(Mails::to).toList();
  }

  /** The newest to this address. */
  public MimeMessage newestTo(String address) {
    return received().stream()
        .filter(mail -> Mails.to(mail).equals(address))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("no mail to " + address));
  }

  public boolean receives(int count) {
    return received().size() >= count;
  }

  /** Forgets what it has received. */
  public void empty() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private void start(int wanted) {
    server = new GreenMail(new ServerSetup(wanted, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    port = server.getSmtp().getPort();
    if (login) {
      server.setUser(USER, PASSWORD);
      server.getUserManager().setAuthRequired(true);
    }
  }
}
