package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.FoundStructure;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureCriteria;
import fr.assistantchorus.portal.structure.StructureCriteria.Criterion;
import fr.assistantchorus.portal.structure.StructureSearch;
import fr.assistantchorus.portal.structure.StructureSearch.Outcome;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The search of structures (F47, F49), and of public ones by anybody (F6). */
public final class StructureSearchPage {
  private static final String KIND = "type";
  private static final String IDENTIFIER_TYPE = "identifier_type";
  private static final String STATUS = "statut";
  private static final String ACTIVE = "actif";
  private static final String INACTIVE = "inactif";

  private static final List<String> FIELDS =
      Stream.concat(
              Arrays.stream(Criterion.values()).map(Criterion::key),
              Stream.of(KIND, IDENTIFIER_TYPE, STATUS))
          .toList();

  private static final List<Choice> KINDS =
      Arrays.stream(StructureCriteria.Kind.values())
          .map(kind -> new Choice(kind.code(), kind.label()))
          .toList();

  private static final List<Choice> IDENTIFIER_TYPES =
      Arrays.stream(IdentifierType.values())
          .map(type -> new Choice(type.code(), type.label()))
          .toList();

  private static final List<Choice> STATUSES =
      List.of(new Choice(ACTIVE, "Actif"), new Choice(INACTIVE, "Inactif"));

  private static final List<String> HEADER =
      List.of(
          "Identifiant structure",
          "Type d’identifiant",
          "Raison sociale",
          "Libellé",
          "Type",
          "Statut",
          "Code postal",
          "Ville",
          "Pays");

  private static final String MASKED = "non diffusible";

  private final Site site;
  private final StructureSearch search;

  public StructureSearchPage(Site site, StructureSearch search) {
    this.site = site;
    this.search = search;
  }

  public void route(Routes routes) {
    routes
        .get(StructurePaths.SEARCH, site.visitors().loggedIn(looking(Scope.ALL)))
        .get(StructurePaths.SEARCH_CSV, site.visitors().loggedIn(exporting(Scope.ALL)))
        .get(StructurePaths.PUBLIC, site.visitors().known(looking(Scope.PUBLIC)))
        .get(
            "/services/structures-publiques",
            context -> Responses.seeOther(context, StructurePaths.PUBLIC))
        .get(StructurePaths.PUBLIC_CSV, site.visitors().known(exporting(Scope.PUBLIC)));
  }

  /** Which structures are searched. */
  private enum Scope {
    ALL(StructurePaths.SEARCH),
    PUBLIC(StructurePaths.PUBLIC);

    private final String path;

    Scope(String path) {
      this.path = path;
    }
  }

  private Handler<RoutingContext> looking(Scope scope) {
    return context -> {
      Form form = form(context);
      if (FIELDS.stream().noneMatch(context.queryParams()::contains)) {
        show(context, 200, scope, form, null);
        return;
      }
      int page = StructureListPage.pageNumber(context);
      Responses.answer(
          context,
          site.transaction(transaction ->
              search.search(
                  transaction,
                  searcher(context),
                  criteria(form),
                  scope == Scope.PUBLIC,
                  page,
                  site.now())),
          outcome -> answer(context, scope, form, outcome));
    };
  }

  private void answer(RoutingContext context, Scope scope, Form form, Outcome outcome) {
    switch (outcome) {
      case Outcome.Found found -> show(context, 200, scope, form, found);
      case Outcome.NoCriterion() ->
          show(
              context,
              422,
              scope,
              form.error(Criterion.NAME.key(), "Donnez au moins un critère de recherche."),
              null);
      case Outcome.TooMany(var retryAfter) -> {
        refuse(context, retryAfter);
        long minutes = Limits.minutes(retryAfter);
        show(
            context,
            429,
            scope,
            form.message(
                "Trop de recherches en peu de temps. Recommencez dans %d minute%s."
                    .formatted(minutes, minutes > 1 ? "s" : "")),
            null);
      }
    }
  }

  private Handler<RoutingContext> exporting(Scope scope) {
    return context -> {
      Form form = form(context);
      Responses.answer(
          context,
          site.transaction(transaction ->
              search.export(
                  transaction,
                  searcher(context),
                  criteria(form),
                  scope == Scope.PUBLIC,
                  site.now())),
          outcome -> {
            if (outcome instanceof Outcome.Found found) {
              Csv.send(
                  context,
                  "structures",
                  HEADER,
                  found.structures().stream().map(StructureSearchPage::row).toList());
            } else {
              answer(context, scope, form, outcome);
            }
          });
    };
  }

  private static void refuse(RoutingContext context, Duration retryAfter) {
    context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
  }

  /**
   * @param found null where nothing was searched for
   */
  private void show(
      RoutingContext context, int status, Scope scope, Form form, Outcome.Found found) {
    String query =
        FIELDS.stream()
            .filter(field -> !form.value(field).isEmpty())
            .map(
                field -> field + "=" + URLEncoder.encode(form.value(field), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("found", found);
    model.put("public_only", scope == Scope.PUBLIC);
    model.put("connected", Visitors.account(context).isPresent());
    model.put("kinds", KINDS);
    model.put("identifier_types", IDENTIFIER_TYPES);
    model.put("statuses", STATUSES);
    model.put("this_path", scope.path);
    model.put("pages_path", scope.path + "?" + query + "&page=");
    model.put("csv_path", scope.path + ".csv?" + query);
    model.put("new_path", StructurePaths.create(form.value(Criterion.IDENTIFIER.key())));
    model.put("ask_path", StructurePaths.ASK);
    model.put("mine_path", StructurePaths.MINE);
    model.put("most_exported", StructureSearch.MOST_EXPORTED);
    site.show(context, status, "structures-recherche", model);
  }

  private StructureSearch.Searcher searcher(RoutingContext context) {
    return new StructureSearch.Searcher(
        Visitors.account(context).map(Account::id), site.client(context));
  }

  /** Returns what the address asks for; at most as much as is searched by. */
  private static Form form(RoutingContext context) {
    Map<String, String> values = new HashMap<>();
    for (String field : FIELDS) {
      String value = context.queryParam(field).stream().findFirst().orElse("");
      String kept = value.replace('\0', '\uFFFD').strip();
      values.put(field, kept.substring(0, Math.min(StructureCriteria.MAX_LENGTH, kept.length())));
    }
    return Form.of(values);
  }

  private static StructureCriteria criteria(Form form) {
    Map<Criterion, String> texts = new EnumMap<>(Criterion.class);
    for (Criterion criterion : Criterion.values()) {
      texts.put(criterion, form.value(criterion.key()));
    }
    if (Country.parse(texts.get(Criterion.COUNTRY)) instanceof Parsed.Ok(String name)) {
      texts.put(Criterion.COUNTRY, name);
    }
    Optional<Boolean> active =
        Optional.of(form.value(STATUS)).filter(value -> !value.isEmpty()).map(ACTIVE::equals);
    return new StructureCriteria(
        texts,
        StructureCriteria.Kind.ofCode(form.value(KIND)),
        IdentifierType.find(form.value(IDENTIFIER_TYPE)),
        active);
  }

  private static List<String> row(FoundStructure found) {
    return List.of(
        found.structure().identifier().value(),
        found.structure().identifier().type().label(),
        found.structure().name(),
        found.label(),
        found.kind().label(),
        found.status(),
        found.masked() ? MASKED : found.postalCode(),
        found.masked() ? MASKED : found.city(),
        found.masked() ? MASKED : found.country());
  }
}
