package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * « Activités du gestionnaire »: a manager's structures, and who asks to be attached to them (F35).
 */
public final class ManagerPages implements FormPage<ManagerPages.Sent> {
  private static final String PATH = "/espaces/gestionnaire";
  private static final String CHOSEN = "demande";
  private static final String REASON = "motif";
  private static final String PAGE = "page";

  /** The name of both buttons. */
  private static final String DECISION = "decision";

  private static final String ACCEPT = "valider";
  private static final String REFUSE = "refuser";

  private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
  private static final Pattern DONE =
      Pattern.compile("(valider|refuser)-([0-9]{1,4})-([0-9]{1,4})");

  private final Site site;
  private final Attachments attachments;

  public ManagerPages(Site site, Attachments attachments) {
    this.site = site;
    this.attachments = attachments;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::look))
        .post(PATH, site.visitors().loggedIn(site.send(this)));
  }

  private void look(RoutingContext context) {
    Account manager = Visitors.account(context).orElseThrow();
    int page =
        context.queryParam(PAGE).stream().findFirst().map(ManagerPages::pageNumber).orElse(1);
    show(context, 200, new Sent(manager, page, Set.of()), Form.empty(), done(context));
  }

  /**
   * What an HTTP request to this page says.
   *
   * @param manager the account that is logged in
   * @param page the number of the page in the list of requests for attachment, from 1
   * @param chosen the requests for attachment that were selected
   */
  record Sent(Account manager, int page, Set<UUID> chosen) {}

  @Override
  public void open(RoutingContext context, Consumer<Sent> sent) {
    sent.accept(
        new Sent(
            Visitors.account(context).orElseThrow(),
            pageNumber(Form.field(context, PAGE)),
            chosen(context)));
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return Form.read(context, REASON);
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    if (sent.chosen().isEmpty()) {
      form.error(CHOSEN, "Sélectionnez au moins une demande.");
    }
    switch (Form.field(context, DECISION)) {
      case REFUSE ->
          RefusalReason.fault(form.value(REASON))
              .ifPresent(fault -> form.error(REASON, fault.sentence()));
      case ACCEPT -> {
        if (!form.value(REASON).isBlank()) {
          form.error(
              REASON,
              "Vous avez écrit un motif de refus. Effacez-le pour valider, ou choisissez"
                  + " « Refuser ».");
        }
      }
      default -> form.message("Choisissez « Valider » ou « Refuser ».");
    }
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    String decision = Form.field(context, DECISION);
    UUID manager = sent.manager().id();
    Responses.answer(
        context,
        site.transaction(transaction ->
            decision.equals(ACCEPT)
                ? attachments.accept(transaction, manager, sent.chosen(), site.now())
                : attachments.refuse(
                    transaction, manager, sent.chosen(), form.value(REASON), site.now())),
        outcome -> answer(context, sent, form, decision, outcome));
  }

  private void answer(
      RoutingContext context, Sent sent, Form form, String decision, Attachments.Outcome outcome) {
    switch (outcome) {
      case Attachments.Outcome.Decided(var requests, var before, int missing) -> {
        int gone = before.size() + missing;
        site.cookies()
            .write(context, Cookies.MESSAGE, "%s-%d-%d".formatted(decision, requests.size(), gone));
        Responses.seeOther(
            context, sent.page() == 1 ? PATH : PATH + "?" + PAGE + "=" + sent.page());
      }
      case Attachments.Outcome.NotManager() ->
          site.showMessage(
              context,
              403,
              "Seul le gestionnaire décide",
              "Vous n’êtes gestionnaire principal d’aucune structure. Rien n’a été changé.");
      case Attachments.Outcome.ReasonRefused(var fault) ->
          show(context, 422, sent, form.error(REASON, fault.sentence()));
    }
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    show(context, status, sent, form, List.of());
  }

  /**
   * @param done sentences that say what the form that was sent last has done; they are shown once
   */
  private void show(RoutingContext context, int status, Sent sent, Form form, List<String> done) {
    Responses.answer(
        context,
        site.transaction(
            transaction -> attachments.waiting(transaction, sent.manager().id(), sent.page())),
        waiting -> {
          Map<String, Object> values = new HashMap<>();
          values.put("account", sent.manager());
          values.put(
              "managed",
              sent.manager().attachments().stream()
                  .filter(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER)
                  .toList());
          values.put("waiting", waiting);
          values.put("form", form);
          values.put("chosen", sent.chosen());
          values.put("done", done);
          values.put("max_reason", RefusalReason.MAX_LENGTH);
          site.show(context, status, "gestionnaire", values);
        });
  }

  /** Returns what the decision before this page has done, and erases the cookie that says so. */
  private List<String> done(RoutingContext context) {
    Optional<String> message = site.cookies().read(context, Cookies.MESSAGE);
    message.ifPresent(_ -> site.cookies().erase(context, Cookies.MESSAGE));
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

  /**
   * Returns the chosen requests for attachment, at most a page of them. A text that is not an id
   * was not sent by our page, so it is left out.
   */
  private static Set<UUID> chosen(RoutingContext context) {
    return context.request().formAttributes().getAll(CHOSEN).stream()
        .map(Uuids::read)
        .flatMap(Optional::stream)
        .distinct()
        .limit(Attachments.PAGE_SIZE)
        .collect(Collectors.toSet());
  }

  private static int pageNumber(String text) {
    return PAGE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 1;
  }
}
