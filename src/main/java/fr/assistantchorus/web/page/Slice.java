package fr.assistantchorus.web.page;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One page of a list that is in memory, five rows a page as in the guides' tables (F26).
 *
 * @param rows of this page
 * @param number of this page, from 1
 * @param pages how many there are, at least 1
 * @param total how many rows there are on all pages
 */
public record Slice<T>(List<T> rows, int number, int pages, int total) {
  public static final int SIZE = 5;

  /** The parameter of the address. */
  public static final String FIELD = "page";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  /** Returns the page that the address names; the last one where it names one beyond. */
  public static <T> Slice<T> of(RoutingContext context, List<T> all) {
    int pages = Math.max(1, Math.ceilDiv(all.size(), SIZE));
    int number = Math.min(number(context), pages);
    int from = (number - 1) * SIZE;
    return new Slice<>(
        all.subList(from, Math.min(from + SIZE, all.size())), number, pages, all.size());
  }

  /** Returns the number that the address names; 1 where it names none. */
  public static int number(RoutingContext context) {
    return context.queryParam(FIELD).stream()
        .findFirst()
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf)
        .orElse(1);
  }
}
