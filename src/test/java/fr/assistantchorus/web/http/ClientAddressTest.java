package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientAddressTest {
  @ParameterizedTest(name = "{0} counts as {1}")
  @CsvSource({
    "192.0.2.7, c0000207",
    "::ffff:192.0.2.7, c0000207",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::1, 20010db800010002",
    "2001:db8:1:3::1, 20010db800010003",
    "::1, 0000000000000000",
    "'', unknown",
    "not an address, unknown",
    "1.2.3.4.5, unknown",
    "<script>, unknown",
  })
  void aClientIsItsIpv4AddressOrIts64OfIpv6(String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }

  @ParameterizedTest(name = "{0} proxies, {1}: {2}")
  @CsvSource({
    "0, 192.0.2.1, direct",
    "1, '', direct",
    "1, 192.0.2.1, 192.0.2.1",
    "1, '6.6.6.6, 192.0.2.1', 192.0.2.1",
    "1, 6.6.6.6 | 192.0.2.1, 192.0.2.1",
    "2, '6.6.6.6 | 192.0.2.1, 10.0.0.1', 192.0.2.1",
    "2, 6.6.6.6 | 192.0.2.1 | 10.0.0.1, 192.0.2.1",
    "2, '6.6.6.6, 192.0.2.1 | 10.0.0.1', 192.0.2.1",
    "2, 192.0.2.1, 192.0.2.1",
    "1, 192.0.2.1 | none, direct",
  })
  void proxiesMayAddAnEntryOrALine(int proxies, String lines, String address) {
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.split(" \\| "));
    assertThat(new ClientAddress(proxies, UnaryOperator.identity()).forwarded(header, "direct"))
        .isEqualTo(address);
  }
}
