package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.Days;
import fr.assistantchorus.conversation.agent.Figures;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is counted of conversations, as pictures with their tables, and as a file. */
final class FiguresPage {
  private static final String PATH = "/console/chiffres";
  private static final String DIALOG = PATH + "/:dialogue";
  private static final String FILE = PATH + "/export.csv";
  private static final String SINCE = "du";
  private static final String UNTIL = "au";
  private static final int USUAL_DAYS = 30;
  private static final int QUARTER = 90;
  private static final int WEEK = 7;

  /** The names of dialogs, as the checker allows them. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,100}");

  private final ConsoleVisitors visitors;
  private final Figures figures;
  private final Site site;

  FiguresPage(ConsoleVisitors visitors, Figures figures, Site site) {
    this.visitors = visitors;
    this.figures = figures;
    this.site = site;
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.agent(this::overview))
        .get(FILE, visitors.agent(this::export))
        .get(DIALOG, visitors.agent(this::funnel));
  }

  /**
   * The days that the address names.
   *
   * @param form with what is wrong with them; then the usual ones are shown
   */
  private record Asked(Days days, Form form) {
    String query() {
      return "?" + SINCE + "=" + days.from() + "&" + UNTIL + "=" + days.to();
    }
  }

  private Asked asked(RoutingContext context) {
    LocalDate today = Figures.today(site.now());
    Days usual = Days.upTo(today, USUAL_DAYS);
    Optional<LocalDate> from = day(context, SINCE);
    Optional<LocalDate> to = day(context, UNTIL);
    Days days =
        new Days(
            from.orElseGet(
                () -> to.map(day -> day.minusDays(USUAL_DAYS - 1L)).orElse(usual.from())),
            to.orElse(today));
    if (days.number() < 1) {
      return new Asked(usual, form(usual).error(UNTIL, "Le dernier jour est avant le premier."));
    }
    if (days.number() > Days.MOST) {
      return new Asked(
          usual, form(usual).error(SINCE, "%d jours au plus à la fois.".formatted(Days.MOST)));
    }
    return new Asked(days, form(days));
  }

  private static Form form(Days days) {
    return Form.of(Map.of(SINCE, days.from().toString(), UNTIL, days.to().toString()));
  }

  private static Optional<LocalDate> day(RoutingContext context, String field) {
    try {
      return context.queryParam(field).stream()
          .filter(text -> !text.isEmpty())
          .findFirst()
          .map(LocalDate::parse)
          .filter(day -> day.getYear() > 1_999 && day.getYear() < 9_999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void overview(RoutingContext context) {
    Asked asked = asked(context);
    Responses.answer(
        context,
        figures.tell(asked.days()),
        told -> {
          Map<String, Object> values = values(PATH, asked);
          values.put("told", List.of());
          values.put("figures", told);
          visitors.show(context, 200, "console-chiffres", values);
        });
  }

  private void funnel(RoutingContext context) {
    String dialog = context.pathParam("dialogue");
    if (!NAME.matcher(dialog).matches()) {
      context.fail(404);
      return;
    }
    Asked asked = asked(context);
    Responses.answer(
        context,
        figures.funnel(dialog, asked.days()),
        found ->
            found.ifPresentOrElse(
                funnel -> {
                  Map<String, Object> values = values(PATH + "/" + dialog, asked);
                  values.put("funnel", funnel);
                  visitors.show(context, 200, "console-chiffres-dialogue", values);
                },
                () -> context.fail(404)));
  }

  private Map<String, Object> values(String path, Asked asked) {
    LocalDate today = Figures.today(site.now());
    Map<String, Object> values = new HashMap<>();
    values.put("form", asked.form());
    values.put("page", path);
    values.put("query", asked.query());
    values.put("file", FILE + asked.query());
    values.put("back", PATH + asked.query());
    values.put("week", path + new Asked(Days.upTo(today, WEEK), asked.form()).query());
    values.put("month", path + new Asked(Days.upTo(today, USUAL_DAYS), asked.form()).query());
    values.put("quarter", path + new Asked(Days.upTo(today, QUARTER), asked.form()).query());
    return values;
  }

  private void export(RoutingContext context) {
    Days days = asked(context).days();
    Responses.answer(
        context,
        figures.rows(days),
        rows ->
            Csv.send(
                context,
                "chiffres-%s-%s".formatted(days.from(), days.to()),
                List.of("jour", "dialogue", "mesure", "cle", "nombre"),
                rows));
  }
}
