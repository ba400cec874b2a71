package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContrastsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pas 15000, 15100                             | 15000 > 15100
          non, pas Durand, Durant                      | Durand > Durant
          non c'est pas Durand mais Durant             | Durand > Durant
          non c'est Durant avec un t, pas Durand       | Durand > Durant
          c’est 15100 et pas 15000                     | 15000 > 15100
          pas Durand ; Durant                          | Durand > Durant
          ah non pas saint flour, plutôt aurillac      | saint flour > aurillac
          pardon, c'est Durant, pas Durand !           | Durand > Durant
          ce n'est pas Durand c'est Durant             | Durand > Durant
          pas jean@a.fr, jean@b.fr                     | jean@a.fr > jean@b.fr
          nan pas durand, durant sans le d             | durand > durant
          je ne sais pas                               | -
          je ne sais pas, merci                        | -
          pas du tout                                  | -
          non                                          | -
          le 15100, le 15000                           | -
          15100                                        | -
          oui                                          | -
          """)
  void whatIsTakenBackStandsBesideWhatTakesItsPlace(String text, String pairs) {
    String found =
        Contrasts.in(text).stream()
            .map(pair -> pair.wrong().text() + " > " + pair.right().text())
            .collect(Collectors.joining(", "));
    assertThat(found.isEmpty() ? "-" : found).isEqualTo(pairs);
  }

  @Test
  void whatIsSaidIsFoundWhereItStands() {
    String text = "non, pas  Durand , Durant avec un t";
    assertThat(Contrasts.in(text))
        .hasValueSatisfying(pair -> {
          assertThat(text.substring(pair.wrong().start(), pair.wrong().end())).isEqualTo("Durand");
          assertThat(text.substring(pair.right().start(), pair.right().end())).isEqualTo("Durant");
        });
  }

  @Test
  void aLongStoryIsNoContrast() {
    assertThat(Contrasts.in("pas a, ".repeat(2_000))).isEmpty();
  }

  /** A pattern that goes back over its text took a minute for each of these. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\t \n", "pas ", "c est ", "mais ", " avec un ", "et pas ", ", "})
  void noTextCostsMoreThanItsLength(String part) {
    String many = part.repeat(Contrasts.LONGEST);
    for (String before : List.of("", "pas", "non pas ", "c’est ")) {
      for (String after : List.of(";", "pas ;", " pas x ?", ":")) {
        int room = Contrasts.LONGEST - before.length() - after.length();
        assertThat(Contrasts.in(before + many.substring(0, room) + after)).isEmpty();
      }
    }
  }
}
