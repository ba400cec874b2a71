package fr.assistantchorus.web.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Shows a request's headers as they came. Netty removes {@code Content-Length} where there is a
 * {@code Transfer-Encoding} too, so that {@link SoundHead} could not refuse such a request. Neither
 * Vert.x nor Netty has an option for it; only a decoder of one's own can tell.
 */
public final class FaithfulDecoder extends VertxHttpRequestDecoder {
  private FaithfulDecoder(HttpServerOptions options) {
    super(options);
  }

  /**
   * Makes a new connection decode its requests in this way, and close where a head does not end;
   * nothing has been read from it yet.
   */
  public static void decode(
      HttpConnection connection, HttpServerOptions options, Deadlines deadlines) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channel().pipeline();
      pipeline.replace(VertxHttpRequestDecoder.class, null, new FaithfulDecoder(options));
    }
    HeadDeadline.watch(connection, deadlines.head());
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    // Both headers stay.
  }
}
