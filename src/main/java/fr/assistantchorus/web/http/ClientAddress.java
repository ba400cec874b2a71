package fr.assistantchorus.web.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tells limits which caller they count against: the caller's network address, which is hashed
 * before any other code sees it.
 */
public final class ClientAddress {
  /** A household or a company gets a whole /64 (RFC 6177), and may use any address in it. */
  private static final int IPV6_PREFIX_BYTES = 8;

  private final int trustedProxies;
  private final UnaryOperator<String> hash;

  /**
   * @param trustedProxies how many proxies of ours stand in front; each adds the address that it
   *     saw to {@code X-Forwarded-For}, and what stands before their entries may be made up
   * @param hash a keyed hash, so that the small space of addresses cannot be tried out
   */
  public ClientAddress(int trustedProxies, UnaryOperator<String> hash) {
    this.trustedProxies = trustedProxies;
    this.hash = hash;
  }

  public String keyOf(RoutingContext context) {
    return hash.apply(network(addressOf(context)));
  }

  private String addressOf(RoutingContext context) {
    SocketAddress remote = context.request().remoteAddress();
    String direct = remote == null || remote.host() == null ? "" : remote.hostAddress();
    return forwarded(context.request().headers().getAll("X-Forwarded-For"), direct);
  }

  /**
   * Returns the address that the outermost proxy of ours saw.
   *
   * @param lines the header's lines, in order: a proxy may add an entry to the last line or a line
   *     of its own, which mean the same (RFC 9110, 5.3)
   * @param direct who sent the request to us; returned where no proxy is trusted, or where the
   *     entry is no address
   */
  String forwarded(List<String> lines, String direct) {
    if (trustedProxies == 0 || lines.isEmpty()) {
      return direct;
    }
    String[] addresses = String.join(",", lines).split(",");
    String client = addresses[Math.max(0, addresses.length - trustedProxies)].strip();
    return NetUtil.createByteArrayFromIpAddressString(client) == null ? direct : client;
  }

  /**
   * Returns an IPv4 address as it is, and an IPv6 address by its /64. Anything else gives one and
   * the same text.
   */
  static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return "unknown";
    }
    if (bytes.length == 4) {
      return HexFormat.of().formatHex(bytes);
    }
    byte[] mapped = mappedIpv4(bytes);
    return mapped.length == 4
        ? HexFormat.of().formatHex(mapped)
        : HexFormat.of().formatHex(bytes, 0, IPV6_PREFIX_BYTES);
  }

  /**
   * Returns the IPv4 address within {@code ::ffff:a.b.c.d} (RFC 4291, 2.5.5.2); empty where there
   * is none.
   */
  private static byte[] mappedIpv4(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return new byte[0];
      }
    }
    return (bytes[10] & bytes[11] & 0xff) == 0xff ? Arrays.copyOfRange(bytes, 12, 16) : new byte[0];
  }
}
