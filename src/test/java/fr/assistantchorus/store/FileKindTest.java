package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileKindTest {
  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %PDF-1.7 and so on                | PDF
          <html><body>%PDF-1.7</body></html>|
          <!doctype html><title>x</title>   |
          <svg xmlns="http://www.w3.org/2000/svg"/> |
          PDF-1.7                           |
          a text                            |
          #!/bin/sh                         |
          """)
  void aTextIsWhatItsFirstBytesSay(String content, FileKind kind) {
    assertThat(FileKind.of(content.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.ofNullable(kind));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource({
    "89504e470d0a1a0a0000000d49484452, PNG",
    "ffd8ffe000104a46494600010100, JPEG",
    "ffd8ffe1001845786966, JPEG",
    "474946383961, ",
    "504b0304140000000800, ",
    "4d5a90000300000004000000, ",
    "00, ",
  })
  void bytesAreWhatTheirFirstOnesSay(String hex, FileKind kind) {
    assertThat(FileKind.of(HexFormat.of().parseHex(hex))).isEqualTo(Optional.ofNullable(kind));
  }
}
