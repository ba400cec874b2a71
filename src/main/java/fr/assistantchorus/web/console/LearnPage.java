package fr.assistantchorus.web.console;

import fr.assistantchorus.conversation.agent.LessonDesk;
import fr.assistantchorus.conversation.agent.LessonDesk.Outcome;
import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What was not understood or taken back, and the forms that file it or drop it. */
final class LearnPage {
  private static final String PATH = "/console/apprendre";
  private static final String LESSON = PATH + "/:lecon";
  private static final String PATCH = PATH + "/correctif";
  private static final String BEFORE = "avant";
  private static final String INTENT = "intention";
  private static final String TYPED = "autre";
  private static final String MEANING = "sens";
  private static final String VALUE = "valeur";
  private static final String UP_TO = "jusqua";
  private static final int LONGEST_VALUE = 300;
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final String GONE = "Ce texte n’est plus là : quelqu’un l’a déjà traité.";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final LessonDesk desk;
  private final Audit audit;

  LearnPage(Site site, ConsoleVisitors visitors, LessonDesk desk, Audit audit) {
    this.site = site;
    this.visitors = visitors;
    this.desk = desk;
    this.audit = audit;
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.agent(this::list))
        .get(PATCH, visitors.agent(this::download))
        .post(PATCH, visitors.agent(guarded(this::patched)))
        .post(LESSON + "/phrase", visitors.agent(guarded(this::phrase)))
        .post(LESSON + "/exemple", visitors.agent(guarded(this::example)))
        .post(LESSON + "/ecarter", visitors.agent(guarded(this::drop)));
  }

  private Handler<RoutingContext> guarded(Handler<RoutingContext> act) {
    return context -> {
      if (site.guard().passes(context)) {
        act.handle(context);
      } else {
        show(context, 403, Form.empty().message(FormGuard.EXPIRED));
      }
    };
  }

  private void list(RoutingContext context) {
    Responses.answer(
        context, note(context, Audit.Act.LESSONS_READ, ""), _ -> show(context, 200, Form.empty()));
  }

  private Future<Void> note(RoutingContext context, Audit.Act act, String subject) {
    return site.transaction(transaction ->
        audit.note(
            transaction,
            ConsoleVisitors.of(context),
            act,
            Optional.empty(),
            subject,
            "",
            site.now()));
  }

  private void show(RoutingContext context, int status, Form form) {
    long before =
        context.queryParam(BEFORE).stream()
            .flatMapToLong(text -> number(text).stream())
            .findFirst()
            .orElse(Long.MAX_VALUE);
    Responses.answer(
        context,
        desk.page(before),
        page -> {
          Map<String, Object> values = new HashMap<>();
          values.put("form", form);
          values.put("page", page);
          values.put("first", before == Long.MAX_VALUE);
          values.put("up_to", page.waiting().isEmpty() ? 0 : page.waiting().getLast().id());
          values.put("meanings", LessonDesk.meanings());
          values.put(
              "next",
              page.lessons().size() < LessonDesk.PAGE
                  ? ""
                  : PATH + "?" + BEFORE + "=" + page.lessons().getLast().id());
          visitors.show(context, status, "console-apprendre", values);
        });
  }

  private static OptionalLong number(String text) {
    return ID.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private void phrase(RoutingContext context) {
    String typed = Form.field(context, TYPED).strip();
    String intent = typed.isEmpty() ? Form.field(context, INTENT).strip() : typed;
    filed(context, intent, id -> desk.asPhrase(id, intent));
  }

  private void example(RoutingContext context) {
    String meaning = Form.field(context, MEANING);
    String value = Form.field(context, VALUE).strip();
    if (value.length() > LONGEST_VALUE) {
      show(
          context,
          422,
          Form.empty()
              .message(
                  "La valeur est trop longue : %d caractères au plus.".formatted(LONGEST_VALUE)));
      return;
    }
    filed(context, meaning, id -> desk.asExample(id, meaning, value));
  }

  private interface Act {
    Future<Outcome> on(long id);
  }

  private void filed(RoutingContext context, String subject, Act act) {
    OptionalLong id = number(context.pathParam("lecon"));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        act.on(id.getAsLong()),
        outcome -> {
          switch (outcome) {
            case Outcome.Written(String place) ->
                told(context, subject, "Le texte est classé : " + place + ".");
            case Outcome.Kept() ->
                told(context, subject, "Le texte est classé. Il attend dans le correctif.");
            case Outcome.Refused(String why) -> show(context, 422, Form.empty().message(why));
            case Outcome.Unknown() -> site.done(context, PATH, GONE);
          }
        });
  }

  private void told(RoutingContext context, String subject, String sentence) {
    Responses.answer(
        context,
        note(context, Audit.Act.LESSON_FILED, subject),
        _ -> site.done(context, PATH, sentence));
  }

  private void drop(RoutingContext context) {
    OptionalLong id = number(context.pathParam("lecon"));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        desk.drop(id.getAsLong())
            .compose(there ->
                there
                    ? note(context, Audit.Act.LESSON_DROPPED, "").map(true)
                    : Future.succeededFuture(false)),
        there -> site.done(context, PATH, there ? "Le texte est écarté." : GONE));
  }

  private void download(RoutingContext context) {
    Responses.answer(
        context,
        desk.patch().compose(patch -> note(context, Audit.Act.PATCH_TAKEN, "").map(patch)),
        patch -> {
          if (patch.isEmpty()) {
            Responses.seeOther(context, PATH);
            return;
          }
          context
              .response()
              .putHeader(
                  HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"apprendre.patch\"");
          Responses.send(context, 200, "text/x-diff; charset=utf-8", Buffer.buffer(patch));
        });
  }

  private void patched(RoutingContext context) {
    OptionalLong upTo = number(Form.field(context, UP_TO));
    if (upTo.isEmpty()) {
      Responses.seeOther(context, PATH);
      return;
    }
    Responses.answer(
        context,
        desk.patched(upTo.getAsLong()),
        dropped ->
            site.done(
                context,
                PATH,
                dropped == 1
                    ? "Un texte classé est retiré de la liste."
                    : dropped + " textes classés sont retirés de la liste."));
  }
}
