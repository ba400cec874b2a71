package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.AgentDesk;
import fr.assistantchorus.conversation.agent.Trials;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * All conversations of some days with other dialogs: how many would differ, in what, for example.
 */
final class TrialPage {
  private static final String PATH = "/console/essais";
  private static final String TRIAL = PATH + "/:essai";
  private static final String DAYS = "jours";
  private static final String AGAINST = "contre";
  private static final String HEARD = "ecoute";
  private static final String ANEW = "anew";
  private static final int MOST_DAYS = 90;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");

  private final Site site;
  private final ConsoleVisitors visitors;
  private final AgentDesk desk;
  private final Audit audit;

  TrialPage(Site site, ConsoleVisitors visitors, AgentDesk desk, Audit audit) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.audit = audit;
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.agent(context -> show(context, 200, Form.of(Map.of(DAYS, "7")))))
        .post(PATH, visitors.agent(this::begin))
        .get(TRIAL, visitors.agent(this::look));
  }

  private void show(RoutingContext context, int status, Form form) {
    Responses.answer(
        context,
        desk.trials()
            .latest(site.now())
            .compose(latest -> desk.kept().map(kept -> Map.entry(latest, kept))),
        known -> {
          Map<String, Object> values = new HashMap<>();
          values.put("form", form);
          values.put("trials", known.getKey());
          values.put(
              "kept",
              known.getValue().stream()
                  .map(one -> new Choice(one.hash(), one.hash() + ", gardés le " + one.since()))
                  .toList());
          visitors.show(context, status, "console-essais", values);
        });
  }

  private void begin(RoutingContext context) {
    Form form = Form.read(context, DAYS, AGAINST, HEARD);
    if (!site.guard().passes(context)) {
      show(context, 403, form.message(FormGuard.EXPIRED));
      return;
    }
    int days = NUMBER.matcher(form.value(DAYS)).matches() ? Integer.parseInt(form.value(DAYS)) : 0;
    String against = form.value(AGAINST);
    if (days < 1 || days > MOST_DAYS) {
      form.error(DAYS, "Un nombre de jours entre 1 et %d.".formatted(MOST_DAYS));
    }
    if (!against.isEmpty() && !HASH.matcher(against).matches()) {
      form.error(AGAINST, "Choisissez des dialogues de la liste.");
    }
    if (!form.isGood()) {
      show(context, 422, form);
      return;
    }
    Responses.answer(
        context,
        desk.tryAll(
                ConsoleVisitors.of(context).name(),
                days,
                against,
                form.value(HEARD).equals(ANEW),
                site.now())
            .compose(begun -> noted(context, begun, days, against)),
        begun -> {
          switch (begun) {
            case AgentDesk.Begun.Running(UUID id) -> Responses.seeOther(context, PATH + "/" + id);
            case AgentDesk.Begun.Busy() ->
                show(
                    context,
                    409,
                    form.message("Un essai est déjà en cours. Attendez qu’il se termine."));
            case AgentDesk.Begun.Unknown() ->
                show(
                    context,
                    422,
                    form.error(AGAINST, "Ces dialogues ne se lisent plus aujourd’hui."));
          }
        });
  }

  private Future<AgentDesk.Begun> noted(
      RoutingContext context, AgentDesk.Begun begun, int days, String against) {
    return begun instanceof AgentDesk.Begun.Running
        ? site.transaction(transaction ->
                audit.note(
                    transaction,
                    ConsoleVisitors.of(context),
                    Audit.Act.TRIED,
                    Optional.empty(),
                    "%d jours, %s"
                        .formatted(days, against.isEmpty() ? "dialogues d’aujourd’hui" : against),
                    "",
                    site.now()))
            .map(begun)
        : Future.succeededFuture(begun);
  }

  private void look(RoutingContext context) {
    Optional<UUID> id = Uuids.read(context.pathParam("essai"));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        desk.trials().find(id.get(), site.now()),
        found -> found.ifPresentOrElse(trial -> tell(context, trial), () -> context.fail(404)));
  }

  private void tell(RoutingContext context, Trials.Shown trial) {
    Map<String, Object> values = new HashMap<>();
    values.put("trial", trial);
    values.put("told", List.of());
    values.put(
        "query",
        "?" + AGAINST + "=" + trial.against() + (trial.anew() ? "&" + HEARD + "=" + ANEW : ""));
    visitors.show(context, 200, "console-essai", values);
  }
}
