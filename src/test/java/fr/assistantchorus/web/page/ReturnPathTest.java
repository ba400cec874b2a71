package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accueil",
        "/espaces/gestionnaire",
        "/espaces/gestionnaire?page=2",
        "/assistant/qH0x2mZ4Jw0Y5f0v6oQ1bT8m3Wc7rK9eLdX4sUuN2pA",
      })
  void aPathOfOursIsKept(String path) {
    assertThat(ReturnPath.safe(path)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "accueil",
        "//ailleurs.exemple.fr",
        "///ailleurs.exemple.fr",
        "/\\ailleurs.exemple.fr",
        "\\\\ailleurs.exemple.fr",
        "/\t/ailleurs.exemple.fr",
        "/%2f/ailleurs.exemple.fr",
        "/%5cailleurs.exemple.fr",
        "/..//ailleurs.exemple.fr",
        "https://ailleurs.exemple.fr/accueil",
        "https:ailleurs.exemple.fr",
        "javascript:alert(1)",
        "/accueil\r\nSet-Cookie: a=b",
        "/accueil\n",
        "/accueil#x",
        "/accueil?a=//ailleurs.exemple.fr",
        "/accueil@ailleurs.exemple.fr",
        " /accueil",
        "/é",
      })
  void whatIsNotPlainlyAPathOfOursLeadsNowhere(String path) {
    assertThat(ReturnPath.safe(path)).isEmpty();
  }

  @Test
  void aPathWithoutAnEndLeadsNowhere() {
    assertThat(ReturnPath.safe("/a".repeat(100))).isPresent();
    assertThat(ReturnPath.safe("/a".repeat(101))).isEmpty();
    assertThat(ReturnPath.safe("/a".repeat(1_000_000))).isEmpty();
    assertThat(ReturnPath.safe(null)).isEmpty();
  }
}
