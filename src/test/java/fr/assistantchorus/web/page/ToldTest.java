package fr.assistantchorus.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToldTest {
  @Test
  void whatWasDoneIsToldAsItWasSaid() {
    List<String> sentences = List.of("C’est fait : « oui ».", "<b>Marc</b> est averti.");
    String value = Told.encode(sentences);
    assertThat(value).matches("[A-Za-z0-9._-]+");
    assertThat(Told.decode(value)).isEqualTo(sentences);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "valider-1-0", "t.%%", "t.=", "rien"})
  void whatThisSiteDidNotWriteTellsNothing(String value) {
    assertThat(Told.decode(value)).isEmpty();
  }
}
