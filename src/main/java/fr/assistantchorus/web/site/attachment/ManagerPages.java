package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.AttachmentOutcome;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** « Activités du gestionnaire » : his structures, and who asks to be attached to them (F35). */
public final class ManagerPages {
  private static final String PATH = "/espaces/gestionnaire";
  private static final String CHOSEN = "demande";
  private static final String REASON = "motif";
  private static final String PAGE = "page";

  /** Name of both buttons. */
  private static final String DECISION = "decision";

  private static final String ACCEPT = "valider";
  private static final String REFUSE = "refuser";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final Pattern DONE = Pattern.compile("(valider|refuser)-([0-9])-([0-9])");

  private final Pages pages;
  private final FormGuard guard;
  private final Visitors visitors;
  private final Cookies cookies;
  private final Attachments attachments;
  private final InstantSource clock;

  public ManagerPages(
      Pages pages,
      FormGuard guard,
      Visitors visitors,
      Cookies cookies,
      Attachments attachments,
      InstantSource clock) {
    this.pages = pages;
    this.guard = guard;
    this.visitors = visitors;
    this.cookies = cookies;
    this.attachments = attachments;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes.get(PATH, visitors.loggedIn(this::look)).post(PATH, visitors.loggedIn(this::decide));
  }

  private void look(RoutingContext context) {
    List<String> done = done(context);
    int page =
        context.queryParam(PAGE).stream().findFirst().map(ManagerPages::pageNumber).orElse(1);
    show(context, 200, page, Form.empty(), Set.of(), done);
  }

  private void decide(RoutingContext context) {
    Form form = Form.read(context, REASON);
    Set<UUID> chosen = chosen(context);
    int page = pageNumber(Form.field(context, PAGE));
    if (!guard.passes(context)) {
      show(context, 403, page, form.message(FormGuard.EXPIRED), chosen, List.of());
      return;
    }
    String decision = Form.field(context, DECISION);
    blame(form, chosen, decision);
    if (!form.isGood()) {
      show(context, 422, page, form, chosen, List.of());
      return;
    }
    Responses.answer(
        context,
        outcome(Visitors.account(context).orElseThrow().id(), chosen, decision, form),
        outcome -> answer(context, page, form, chosen, decision, outcome));
  }

  private static void blame(Form form, Set<UUID> chosen, String decision) {
    if (chosen.isEmpty()) {
      form.error(CHOSEN, "Sélectionnez au moins une demande.");
    }
    switch (decision) {
      case REFUSE ->
          RefusalReason.fault(form.value(REASON))
              .ifPresent(fault -> form.error(REASON, fault.sentence()));
      case ACCEPT -> {
        if (!form.value(REASON).isBlank()) {
          form.error(
              REASON,
              "Vous avez écrit un motif de refus. Effacez-le pour valider, ou choisissez"
                  + " « Refuser ».");
        }
      }
      default -> form.message("Choisissez « Valider » ou « Refuser ».");
    }
  }

  private Future<AttachmentOutcome> outcome(
      UUID manager, Set<UUID> chosen, String decision, Form form) {
    return decision.equals(ACCEPT)
        ? attachments.accept(manager, chosen, clock.instant())
        : attachments.refuse(manager, chosen, form.value(REASON));
  }

  private void answer(
      RoutingContext context,
      int page,
      Form form,
      Set<UUID> chosen,
      String decision,
      AttachmentOutcome outcome) {
    switch (outcome) {
      case AttachmentOutcome.Decided(var requests, int gone) -> {
        cookies.write(
            context, Cookies.MESSAGE, "%s-%d-%d".formatted(decision, requests.size(), gone));
        Responses.seeOther(context, page == 1 ? PATH : PATH + "?" + PAGE + "=" + page);
      }
      case AttachmentOutcome.NotManager() ->
          pages.showMessage(
              context,
              403,
              "Seul le gestionnaire décide",
              "Vous n’êtes gestionnaire principal d’aucune structure. Rien n’a été changé.");
      case AttachmentOutcome.ReasonRefused(var fault) ->
          show(context, 422, page, form.error(REASON, fault.sentence()), chosen, List.of());
    }
  }

  /**
   * @param chosen those selected
   * @param done what the form sent last has brought, told once
   */
  private void show(
      RoutingContext context,
      int status,
      int page,
      Form form,
      Set<UUID> chosen,
      List<String> done) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        attachments.waiting(account.id(), page),
        waiting -> {
          Map<String, Object> values = new HashMap<>();
          values.put("account", account);
          values.put(
              "managed",
              account.attachments().stream()
                  .filter(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER)
                  .toList());
          values.put("waiting", waiting);
          values.put("form", form);
          values.put("chosen", chosen);
          values.put("done", done);
          values.put("max_reason", RefusalReason.MAX_LENGTH);
          pages.show(context, status, "gestionnaire", values);
        });
  }

  /** What the decision before this page has brought; the cookie that says so is used up. */
  private List<String> done(RoutingContext context) {
    Optional<String> message = cookies.read(context, Cookies.MESSAGE);
    message.ifPresent(_ -> cookies.erase(context, Cookies.MESSAGE));
    return message
        .map(DONE::matcher)
        .filter(Matcher::matches)
        .map(found ->
            sentences(
                found.group(1).equals(ACCEPT),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        .orElse(List.of());
  }

  private static List<String> sentences(boolean accepted, int decided, int gone) {
    String what = accepted ? "acceptée" : "refusée";
    String done =
        decided == 1
            ? "Une demande est %s. Le demandeur en est averti par courriel.".formatted(what)
            : "%d demandes sont %ss. Les demandeurs en sont avertis par courriel."
                .formatted(decided, what);
    String missing =
        gone == 1
            ? "Une demande n’attendait plus : une décision avait déjà été prise, ou elle a été"
                + " retirée."
            : "%d demandes n’attendaient plus : une décision avait déjà été prise, ou elles ont été"
                    .formatted(gone)
                + " retirées.";
    if (gone == 0) {
      return List.of(done);
    }
    return decided == 0 ? List.of(missing) : List.of(done, missing);
  }

  /** At most a page of them; what is no id was sent by no page of ours. */
  private static Set<UUID> chosen(RoutingContext context) {
    return context.request().formAttributes().getAll(CHOSEN).stream()
        .filter(id -> UUID_TEXT.matcher(id).matches())
        .map(UUID::fromString)
        .distinct()
        .limit(Attachments.PAGE_SIZE)
        .collect(Collectors.toSet());
  }

  private static int pageNumber(String text) {
    return PAGE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 1;
  }
}
