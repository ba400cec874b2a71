package fr.assistantchorus.web.page;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Numbers as people read them, for templates ({@code {{ number | siret }}}, {@code | iban}) and for
 * {@link Row}: 123 456 782 00010, FR76 3000 4000.
 */
public final class Grouped {
  private static final char NO_BREAK = '\u00A0';

  private Grouped() {}

  /** Groups the digits of a SIRET or SIREN; another identifier stays as it is. */
  public static String siret(String number) {
    boolean digits = number.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || number.length() != 14 && number.length() != 9) {
      return number;
    }
    String siren =
        number.substring(0, 3)
            + NO_BREAK
            + number.substring(3, 6)
            + NO_BREAK
            + number.substring(6, 9);
    return number.length() == 9 ? siren : siren + NO_BREAK + number.substring(9);
  }

  /**
   * Groups an IBAN by fours. Its spaces may break, since the longest is wider than a telephone.
   *
   * @param number masked or not
   */
  public static String iban(String number) {
    StringBuilder grouped = new StringBuilder();
    for (int at = 0; at < number.length(); at++) {
      if (at > 0 && at % 4 == 0) {
        grouped.append(' ');
      }
      grouped.append(number.charAt(at));
    }
    return grouped.toString();
  }

  /** Returns the filters, for the engine of the templates. */
  static AbstractExtension filters() {
    return new AbstractExtension() {
      @Override
      public Map<String, Filter> getFilters() {
        return Map.of("siret", filter(Grouped::siret), "iban", filter(Grouped::iban));
      }
    };
  }

  private static Filter filter(UnaryOperator<String> grouping) {
    return new Filter() {
      @Override
      public List<String> getArgumentNames() {
        return List.of();
      }

      @Override
      public Object apply(
          Object input,
          Map<String, Object> arguments,
          PebbleTemplate self,
          EvaluationContext context,
          int line) {
        return input == null ? null : grouping.apply(input.toString());
      }
    };
  }
}
