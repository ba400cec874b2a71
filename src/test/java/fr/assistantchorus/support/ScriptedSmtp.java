package fr.assistantchorus.support;

import io.netty.handler.ssl.util.SelfSignedCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.parsetools.RecordParser;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that speaks STARTTLS, which GreenMail does not, under a certificate of its own, and
 * that refuses what it is told to refuse.
 */
public final class ScriptedSmtp implements AutoCloseable {
  /** One for all, on an elliptic curve: to find the primes of an RSA key takes seconds. */
  private static final SelfSignedCertificate CERTIFICATE = certify();

  private final NetServer server;
  private final Encryption encryption;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  public enum Encryption {
    NONE,
    /** Offered, and asked for before any mail. */
    STARTTLS,
    /** From the first byte. */
    SMTPS
  }

  public ScriptedSmtp(Vertx vertx, Encryption encryption) {
    this.encryption = encryption;
    server =
        vertx
            .createNetServer(
                new NetServerOptions()
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertPath(CERTIFICATE.certificate().getPath())
                            .addKeyPath(CERTIFICATE.privateKey().getPath()))
                    .setSsl(encryption == Encryption.SMTPS))
            .connectHandler(this::greet);
    server.listen(0, "127.0.0.1").await();
  }

  private static SelfSignedCertificate certify() {
    try {
      return new SelfSignedCertificate("localhost", "EC", 256);
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  public int port() {
    return server.actualPort();
  }

  /** A PEM file to trust. */
  public String certificate() {
    return CERTIFICATE.certificate().getPath();
  }

  /** Answers a command, such as {@code RCPT}, so from now on. */
  public void answer(String command, String reply) {
    answers.put(command, reply);
  }

  /** Answers as usual again. */
  public void behave() {
    answers.clear();
  }

  /** The messages, as they came. */
  public List<String> received() {
    return received;
  }

  @Override
  public void close() {
    server.close().await();
  }

  private void greet(NetSocket socket) {
    var session = new Session(socket);
    socket.handler(RecordParser.newDelimited("\r\n", line -> session.line(line.toString())));
    socket.exceptionHandler(_ -> socket.close());
    session.reply("220 test");
  }

  private final class Session {
    private final NetSocket socket;
    private StringBuilder data;

    Session(NetSocket socket) {
      this.socket = socket;
    }

    void line(String line) {
      if (data != null) {
        data(line);
        return;
      }
      String command = line.split(" ")[0];
      String scripted = answers.get(command);
      if (scripted != null) {
        reply(scripted);
        return;
      }
      switch (command) {
        case "EHLO" -> reply(wantsTls() ? "250-test\r\n250 STARTTLS" : "250 test");
        // In one: what the client begins before the socket is ready for it would be lost.
        case "STARTTLS" -> socket.upgradeToSsl(Buffer.buffer("220 go\r\n"));
        case "MAIL" -> reply(wantsTls() ? "530 STARTTLS first" : "250 ok");
        case "DATA" -> {
          data = new StringBuilder();
          reply("354 go");
        }
        case "QUIT" -> socket.end();
        default -> reply("250 ok");
      }
    }

    private boolean wantsTls() {
      return encryption == Encryption.STARTTLS && !socket.isSsl();
    }

    private void data(String line) {
      if (!line.equals(".")) {
        data.append(line).append('\n');
        return;
      }
      received.add(data.toString());
      data = null;
      reply("250 ok");
    }

    void reply(String line) {
      socket.write(line + "\r\n");
    }
  }
}
