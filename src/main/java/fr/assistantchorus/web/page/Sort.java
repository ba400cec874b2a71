package fr.assistantchorus.web.page;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The order of a list, as the pattern {@code column} shows it: by which column, and which way. It
 * is in the address, as {@code ?tri=nom} or {@code ?tri=-nom}.
 *
 * @param path of the page
 * @param more what else stands in the query and stays as it is, such as {@code &ville=Rennes},
 *     encoded; empty where nothing does
 * @param key the column's name; one of those that the page knows
 */
public record Sort(String path, String more, String key, boolean descending) {
  /** The parameter of the address. */
  public static final String FIELD = "tri";

  /**
   * Reads the order from the address.
   *
   * @param keys the names of the columns by which one may sort; the first is the order of a list
   *     that nobody has sorted
   */
  public static Sort of(RoutingContext context, String more, List<String> keys) {
    String wanted = context.queryParam(FIELD).stream().findFirst().orElse("");
    boolean descending = wanted.startsWith("-");
    String key = descending ? wanted.substring(1) : wanted;
    String path = context.request().path();
    return keys.contains(key)
        ? new Sort(path, more, key, descending)
        : new Sort(path, more, keys.getFirst(), false);
  }

  /** Returns for templates what {@code aria-sort} says of a column. */
  public String direction(String column) {
    if (!column.equals(key)) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }

  /** Returns for templates the address that sorts by a column; a second time, the other way. */
  public String href(String column) {
    return address(column.equals(key) && !descending ? "-" + column : column);
  }

  /** Returns for templates the address of this list up to the number of its page. */
  public String pages() {
    return address(descending ? "-" + key : key) + "&page=";
  }

  private String address(String order) {
    return path + "?" + FIELD + "=" + order + more;
  }
}
