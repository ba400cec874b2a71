package fr.assistantchorus.bench;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;

/** A mail server that takes everything and keeps nothing. */
final class MailSink {
  private final NetServer server;

  private MailSink(NetServer server) {
    this.server = server;
  }

  static MailSink start(Vertx vertx) {
    return new MailSink(
        Load.await(vertx.createNetServer().connectHandler(MailSink::greet).listen(0, "127.0.0.1")));
  }

  int port() {
    return server.actualPort();
  }

  private static void greet(NetSocket socket) {
    boolean[] inMail = new boolean[1];
    socket.exceptionHandler(_ -> socket.close());
    socket.handler(
        RecordParser.newDelimited(
            "\r\n",
            line -> {
              String text = line.toString();
              if (inMail[0]) {
                if (text.equals(".")) {
                  inMail[0] = false;
                  socket.write("250 ok\r\n");
                }
              } else if (text.startsWith("DATA")) {
                inMail[0] = true;
                socket.write("354 go\r\n");
              } else if (text.startsWith("QUIT")) {
                socket.end();
              } else {
                socket.write("250 ok\r\n");
              }
            }));
    socket.write("220 sink\r\n");
  }
}
