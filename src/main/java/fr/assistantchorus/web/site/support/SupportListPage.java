package fr.assistantchorus.web.site.support;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.support.SupportOrder;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** « Sollicitations émises » (F17): what somebody has asked of the support. */
public final class SupportListPage {
  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");
  private static final String BY_DATE = "date";

  /** The columns by which one may sort. */
  private static final Map<String, SupportOrder.Key> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put(BY_DATE, SupportOrder.Key.OPENED);
    KEYS.put("categorie", SupportOrder.Key.CATEGORY);
    KEYS.put("etat", SupportOrder.Key.STATE);
  }

  private final Site site;
  private final SupportRequests support;

  public SupportListPage(Site site, SupportRequests support) {
    this.site = site;
    this.support = support;
  }

  public void route(Routes routes) {
    routes.get(SupportRequests.PATH, site.visitors().loggedIn(this::look));
  }

  private void look(RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    Sort sort = sort(context);
    SupportOrder order = new SupportOrder(KEYS.get(sort.key()), sort.descending());
    int page =
        context.queryParam("page").stream()
            .findFirst()
            .filter(text -> PAGE.matcher(text).matches())
            .map(Integer::parseInt)
            .orElse(1);
    Responses.answer(
        context,
        site.transaction(transaction -> support.list(transaction, account.id(), order, page)),
        list ->
            site.show(
                context,
                200,
                "sollicitations",
                Map.of("list", list, "sort", sort, "new_request", NewSupportRequestPage.PATH)));
  }

  /** Returns the order that was asked for; the newest come first where none was. */
  private static Sort sort(RoutingContext context) {
    return context.queryParam(Sort.FIELD).isEmpty()
        ? new Sort(SupportRequests.PATH, "", BY_DATE, true)
        : Sort.of(context, "", List.copyOf(KEYS.keySet()));
  }
}
