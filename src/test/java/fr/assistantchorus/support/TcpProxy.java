package fr.assistantchorus.support;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The network before a server, in which a test can make the server go away and come back. */
public final class TcpProxy implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final NetClient client = vertx.createNetClient();
  private final String host;
  private final int targetPort;
  private final int port;

  // Touched on the context's thread only.
  private final Set<NetSocket> open = new HashSet<>();
  private NetServer server;
  private boolean silent;

  /** Before the server on this host and port, on a port of its own. */
  public TcpProxy(String host, int targetPort) {
    this.host = host;
    this.targetPort = targetPort;
    this.port = onContext(() -> listen(0).map(NetServer::actualPort));
  }

  public int port() {
    return port;
  }

  /** The same database, through here. */
  public DatabaseUrl before(DatabaseUrl url) {
    return new DatabaseUrl(
        LOOPBACK,
        port,
        url.database(),
        url.user(),
        url.password(),
        url.sslMode(),
        url.rootCertificate());
  }

  /** The server has died: its connections break, new ones are refused. */
  public void cut() {
    onContext(() -> {
      Set.copyOf(open).forEach(NetSocket::close);
      return server.close();
    });
  }

  /** The server hangs: connections stay, or are made, and nothing comes through them. */
  public void fallSilent() {
    onContext(() -> {
      silent = true;
      open.forEach(NetSocket::pause);
      return Future.succeededFuture();
    });
  }

  /** Ends a cut. */
  public void restore() {
    onContext(() -> listen(port));
  }

  /** Ends a silence; what was held back goes through. */
  public void speak() {
    onContext(() -> {
      silent = false;
      open.forEach(NetSocket::resume);
      return Future.succeededFuture();
    });
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private Future<NetServer> listen(int wanted) {
    server =
        vertx
            .createNetServer(new NetServerOptions().setHost(LOOPBACK).setPort(wanted))
            .connectHandler(this::connect);
    return server.listen();
  }

  private void connect(NetSocket near) {
    near.pause();
    hold(near);
    client
        .connect(targetPort, host)
        .onSuccess(far -> {
          hold(far);
          join(near, far);
          join(far, near);
        })
        .onFailure(_ -> near.close());
  }

  private void hold(NetSocket socket) {
    open.add(socket);
    socket.exceptionHandler(_ -> socket.close());
  }

  private void join(NetSocket from, NetSocket to) {
    from.handler(to::write);
    from.closeHandler(_ -> {
      open.remove(from);
      to.close();
    });
    if (silent) {
      from.pause();
    } else {
      from.resume();
    }
  }

  private <T> T onContext(Supplier<Future<T>> work) {
    return (Future.<T>future(done -> context.runOnContext(_ -> work.get().onComplete(done))))
        .await();
  }
}
