package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Slice;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * « Activités du gestionnaire »: what waits for the manager's decision (F35, F66), and the ways to
 * the structures. {@link DecisionPage} takes what is chosen here.
 */
public final class ManagerPages {
  static final String PATH = "/espaces/gestionnaire";
  static final String CHOSEN = "demande";

  /** The box that stands for all that wait, on all pages. */
  static final String ALL = "toutes";

  private static final List<String> KEYS = List.of("date", "demandeur", "structure");

  private final Site site;
  private final PendingActions pending;

  public ManagerPages(Site site, PendingActions pending) {
    this.site = site;
    this.pending = pending;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(context -> show(context, 200, Form.empty(), Set.of())))
        .get(PATH + "/demandes.csv", site.visitors().loggedIn(this::export));
  }

  /**
   * Shows the page.
   *
   * @param form tells what is wrong with the choice that was made
   * @param chosen what is ticked
   */
  void show(RoutingContext context, int status, Form form, Set<UUID> chosen) {
    Account account = Visitors.account(context).orElseThrow();
    Sort sort = sort(context);
    PendingActions.Order order = order(sort);
    Responses.answer(
        context,
        site.transaction(transaction ->
            pending.waiting(transaction, account.id(), order, Slice.number(context))),
        waiting -> {
          Map<String, Object> values = new HashMap<>();
          values.put("account", account);
          values.put("manager", account.isManager());
          List<Attachment> joined = joined(account);
          values.put("joined", joined.subList(0, Math.min(Slice.SIZE, joined.size())));
          values.put("more", Math.max(0, joined.size() - Slice.SIZE));
          values.put("waiting", waiting);
          values.put("sort", sort);
          values.put("form", form);
          values.put("chosen", chosen);
          values.put("at_once", PendingActions.MOST_AT_ONCE);
          site.show(context, status, "gestionnaire", values);
        });
  }

  /** The order in the address; a form that comes back is shown below its own path. */
  private static Sort sort(RoutingContext context) {
    Sort asked = Sort.of(context, "", KEYS);
    return new Sort(PATH, "", asked.key(), asked.descending());
  }

  private static PendingActions.Order order(Sort sort) {
    PendingActions.Column column =
        switch (KEYS.indexOf(sort.key())) {
          case 1 -> PendingActions.Column.REQUESTER;
          case 2 -> PendingActions.Column.STRUCTURE;
          default -> PendingActions.Column.DATE;
        };
    return new PendingActions.Order(column, sort.descending());
  }

  private static List<Attachment> joined(Account account) {
    return account.attachments().stream()
        .filter(attachment -> attachment.standing() != Standing.REQUESTED)
        .sorted(
            Comparator.comparing(
                attachment -> attachment.structure().name(), String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private void export(RoutingContext context) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Responses.answer(
        context,
        site.transaction(
            transaction -> pending.all(transaction, account, PendingActions.Order.OLDEST)),
        all ->
            Csv.send(
                context,
                "demandes-en-attente",
                List.of(
                    "Demande",
                    "Demandeur",
                    "Adresse",
                    "Structures du demandeur",
                    "Identifiant structure",
                    "Désignation",
                    "Services",
                    "Espace",
                    "Demandée le"),
                all.stream().map(ManagerPages::cells).toList()));
  }

  private static List<String> cells(PendingAction action) {
    return List.of(
        action.kind().label(),
        action.requester(),
        action.maskedAddress(),
        action.requesterStructures().stream()
            .map(StructureName::name)
            .collect(Collectors.joining(", ")),
        action.structure().identifier().value(),
        action.structure().name(),
        action.service(),
        action.wish(),
        action.requestedAtInFrench());
  }
}
