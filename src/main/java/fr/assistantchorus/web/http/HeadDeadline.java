package fr.assistantchorus.web.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which a request began and does not come to the end of its headers. There
 * is nobody to answer to yet. Neither Vert.x nor Netty has an option for it; theirs ends only a
 * connection on which nothing comes at all.
 */
final class HeadDeadline {
  private final Duration longest;
  private ScheduledFuture<?> end;

  /** Whether something has come of a head that has not ended yet. */
  private boolean begun;

  /** Whether a head has come and its body has not ended yet. */
  private boolean inBody;

  private HeadDeadline(Duration longest) {
    this.longest = longest;
  }

  /** Watches a new connection, from which nothing has been read yet. */
  static void watch(HttpConnection connection, Duration longest) {
    if (connection instanceof ConnectionBase base) {
      HeadDeadline deadline = new HeadDeadline(longest);
      ChannelPipeline pipeline = base.channel().pipeline();
      String decoder = pipeline.context(VertxHttpRequestDecoder.class).name();
      pipeline.addBefore(decoder, null, deadline.new Bytes());
      pipeline.addAfter(decoder, null, deadline.new Messages());
    }
  }

  private void stop() {
    begun = false;
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }

  /** Sees what comes before it is read. */
  private final class Bytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      begun |= !inBody;
      context.fireChannelRead(bytes);
    }

    /** Waits where a head has begun. Nearly every head comes whole, so nothing is waited for. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      if (begun && end == null) {
        end =
            context
                .executor()
                .schedule(
                    () -> {
                      context.close();
                    },
                    longest.toMillis(),
                    TimeUnit.MILLISECONDS);
      }
      context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      stop();
      context.fireChannelInactive();
    }
  }

  /** Sees the heads and the ends of requests that were read. */
  private final class Messages extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        inBody = true;
        stop();
      }
      if (message instanceof LastHttpContent) {
        inBody = false;
      }
      context.fireChannelRead(message);
    }
  }
}
