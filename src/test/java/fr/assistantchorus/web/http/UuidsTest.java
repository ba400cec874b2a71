package fr.assistantchorus.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UuidsTest {
  private static final String ID = "2dd2c3e9-0081-4a25-9076-aaeeafe482b3";

  @Test
  void anIdIsReadInEitherCase() {
    assertThat(Uuids.read(ID)).contains(UUID.fromString(ID));
    assertThat(Uuids.read(ID.toUpperCase())).contains(UUID.fromString(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "2dd2c3e9-0081-4a25-9076-aaeeafe482b",
        "2dd2c3e9-0081-4a25-9076-aaeeafe482b3\n",
        "+dd2c3e9-0081-4a25-9076-aaeeafe482b3",
        "2dd2c3e9-0081-4a25-9076-aaeeafe482bg",
        "2dd2c3e90-081-4a25-9076-aaeeafe482b3",
        "000000000000000000000000000000000000"
      })
  void anythingElseIsNone(String text) {
    assertThat(Uuids.read(text)).isEmpty();
  }
}
