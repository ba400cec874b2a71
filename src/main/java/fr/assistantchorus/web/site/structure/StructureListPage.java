package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.structure.Structures.Own;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** « Mes structures » (F26). */
public final class StructureListPage {
  /** How many rows a page has, as in the guides' tables. */
  static final int PAGE_SIZE = 5;

  private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private static final List<String> COLUMNS = List.of("creation", "identifiant", "nom", "statut");

  private static final List<String> HEADER =
      List.of(
          "Identifiant structure",
          "Type d’identifiant",
          "Raison sociale",
          "Date de création",
          "Services",
          "Statut",
          "Rôle");

  private final Site site;
  private final Structures structures;

  public StructureListPage(Site site, Structures structures) {
    this.site = site;
    this.structures = structures;
  }

  public void route(Routes routes) {
    routes
        .get(StructurePaths.MINE, site.visitors().loggedIn(this::look))
        .get(StructurePaths.MINE_CSV, site.visitors().loggedIn(this::export));
  }

  private Future<List<Own>> sorted(RoutingContext context, Sort sort) {
    Account account = Visitors.account(context).orElseThrow();
    return site.transaction(transaction -> structures.mine(transaction, account.id()))
        .map(found -> found.stream().sorted(order(sort)).toList());
  }

  private void look(RoutingContext context) {
    Sort sort = Sort.of(context, "", COLUMNS);
    Responses.answer(
        context,
        sorted(context, sort),
        all -> {
          int pages = Math.max(1, Math.ceilDiv(all.size(), PAGE_SIZE));
          int number = Math.clamp(pageNumber(context), 1, pages);
          int from = (number - 1) * PAGE_SIZE;
          site.show(
              context,
              200,
              "structures",
              Map.of(
                  "structures",
                  all.subList(from, Math.min(all.size(), from + PAGE_SIZE)),
                  "number",
                  number,
                  "pages",
                  pages,
                  "total",
                  all.size(),
                  "sort",
                  sort,
                  "whole",
                  StructureService.WHOLE_STRUCTURE,
                  "new_path",
                  StructurePaths.NEW,
                  "search_path",
                  StructurePaths.SEARCH,
                  "csv_path",
                  StructurePaths.MINE_CSV));
        });
  }

  private void export(RoutingContext context) {
    Sort sort = Sort.of(context, "", COLUMNS);
    Responses.answer(
        context,
        sorted(context, sort),
        all ->
            Csv.send(
                context,
                "mes-structures",
                HEADER,
                all.stream().map(StructureListPage::row).toList()));
  }

  private static List<String> row(Own own) {
    Structure structure = own.structure();
    return List.of(
        structure.details().identifier().value(),
        structure.details().identifier().type().label(),
        structure.details().name(),
        structure.createdOn(),
        own.services().isEmpty()
            ? StructureService.WHOLE_STRUCTURE
            : String.join(", ", own.services()),
        structure.isActive() ? "Actif" : "Inactif",
        own.managed() ? "Gestionnaire principal" : "Utilisateur");
  }

  private static Comparator<Own> order(Sort sort) {
    // A collator keeps state, so each list has its own.
    Collator french = Collator.getInstance(Locale.FRENCH);
    Comparator<Own> order =
        switch (sort.key()) {
          case "identifiant" ->
              Comparator.comparing(own -> own.structure().details().identifier().value());
          case "nom" -> Comparator.comparing(own -> own.structure().details().name(), french);
          case "statut" -> Comparator.comparing(own -> !own.structure().isActive());
          default -> Comparator.comparing(own -> own.structure().createdAt());
        };
    Comparator<Own> wanted = sort.descending() ? order.reversed() : order;
    return wanted.thenComparing(own -> own.structure().id());
  }

  static int pageNumber(RoutingContext context) {
    return context.queryParam("page").stream()
        .filter(text -> PAGE_NUMBER.matcher(text).matches())
        .map(Integer::parseInt)
        .findFirst()
        .orElse(1);
  }
}
