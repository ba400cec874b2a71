package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

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
}
