package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  private static final Map<String, Object> VALUES =
      Map.of("at", Instant.parse("2026-07-14T22:30:00Z"), "n", 2, "name", "Durand {x} 'y'");

  @Test
  void momentsAreToldInParisTimeEvenWithinAPlural() {
    assertThat(render("le {at, date, long} à {at, time, short}"))
        .isEqualTo("le 15 juillet 2026 à 00:30");
    assertThat(render("{n, plural, one {x} other {le {at, date, short}}}"))
        .isEqualTo("le 15/07/2026");
  }

  @Test
  void aValueIsUsedWhereverItStands() {
    Template template = new Template("{n, plural, one {x} other {le {at, date, short} de {name}}}");
    assertThat(template.uses("n")).isTrue();
    assertThat(template.uses("at")).isTrue();
    assertThat(template.uses("name")).isTrue();
    assertThat(template.uses("x")).isFalse();
  }

  @Test
  void theFirstOfAMonthIsAnOrdinal() {
    Map<String, Object> first = Map.of("at", Instant.parse("2026-11-30T23:30:00Z"));
    assertThat(new Template("{at, date, long} à {at, time, short}").render(first))
        .isEqualTo("1er décembre 2026 à 00:30");
    assertThat(new Template("{at, date, short}").render(first)).isEqualTo("01/12/2026");
    assertThat(render("{at, date, long}")).isEqualTo("15 juillet 2026");
  }

  @Test
  void pluralsFollowFrench() {
    assertThat(render("{n, plural, one {une minute} other {# minutes}}")).isEqualTo("2 minutes");
  }

  @Test
  void valuesAreNeverReadAsPatterns() {
    assertThat(render("« {name} »")).isEqualTo("« Durand {x} 'y' »");
  }

  /** What the checker lets through must never throw in the middle of a conversation. */
  @Test
  void whatSuitsATypeCanBeRendered() {
    Map<ValueType, String> variables =
        Map.of(ValueType.TEXT, "name", ValueType.NUMBER, "n", ValueType.MOMENT, "at");
    List<String> formats =
        List.of(
            "{%s}",
            "{%s, select, a {x} other {y}}",
            "{%s, number}",
            "{%s, plural, one {x} other {#}}",
            "{%s, selectordinal, one {x} other {#}}",
            "{%s, choice, 0#x|1#y}",
            "{%s, spellout}",
            "{%s, ordinal}",
            "{%s, date, long}",
            "{%s, time, short}",
            "{n, plural, other {{%s}}}");
    variables.forEach((type, variable) -> {
      for (String format : formats) {
        Template template = new Template(format.formatted(variable));
        if (template.uses().getLast().suits(type)) {
          assertThat(template.render(VALUES)).isNotEmpty();
        }
      }
    });
  }

  private static String render(String pattern) {
    return new Template(pattern).render(VALUES);
  }
}
