package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.RefusalReason;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The page before a decision: it names each request that was chosen, asks for the reason of a
 * refusal, and nothing is decided or mailed before it is confirmed (F35).
 */
public final class DecisionPage implements FormPage<DecisionPage.Sent> {
  static final String PATH = ManagerPages.PATH + "/decision";

  private static final String DECISION = "decision";
  private static final String ACCEPT = "accepter";
  private static final String REFUSE = "refuser";
  private static final String REASON = "motif";

  private final Site site;
  private final PendingActions pending;
  private final ManagerPages list;

  public DecisionPage(Site site, PendingActions pending, ManagerPages list) {
    this.site = site;
    this.pending = pending;
    this.list = list;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::look))
        .post(PATH, site.loggedIn(site.send(this)));
  }

  /**
   * What an HTTP request to this page says.
   *
   * @param chosen what was selected in the list, at most {@link PendingActions#MOST_AT_ONCE}
   */
  record Sent(Account manager, boolean accepts, Set<UUID> chosen) {
    /** Returns for templates the value that the form sends again. */
    public String decision() {
      return accepts ? ACCEPT : REFUSE;
    }
  }

  private void look(RoutingContext context) {
    if (context.queryParam(ManagerPages.ALL).isEmpty()) {
      look(context, ids(context.queryParam(ManagerPages.CHOSEN)));
      return;
    }
    UUID manager = Visitors.account(context).orElseThrow().id();
    Responses.answer(
        context,
        site.transaction(
            transaction -> pending.oldest(transaction, manager, PendingActions.MOST_AT_ONCE)),
        all -> look(context, all.stream().map(PendingAction::id).collect(Collectors.toSet())));
  }

  private void look(RoutingContext context, Set<UUID> chosen) {
    Optional<Boolean> accepts =
        context.queryParam(DECISION).stream().findFirst().flatMap(DecisionPage::accepts);
    if (chosen.isEmpty() || accepts.isEmpty()) {
      Form form = Form.empty();
      if (chosen.isEmpty()) {
        form.error(ManagerPages.CHOSEN, "Sélectionnez au moins une demande.");
      } else {
        form.message("Choisissez « Accepter » ou « Refuser ».");
      }
      list.show(context, 422, form, chosen);
      return;
    }
    Account manager = Visitors.account(context).orElseThrow();
    show(context, 200, new Sent(manager, accepts.get(), chosen), Form.empty());
  }

  @Override
  public void open(RoutingContext context, Consumer<Sent> sent) {
    sent.accept(
        new Sent(
            Visitors.account(context).orElseThrow(),
            Form.field(context, DECISION).equals(ACCEPT),
            ids(Form.fields(context, ManagerPages.CHOSEN))));
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return Form.read(context, REASON);
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    if (accepts(Form.field(context, DECISION)).isEmpty()) {
      form.message("Choisissez « Accepter » ou « Refuser ».");
    } else if (!sent.accepts()) {
      RefusalReason.fault(form.value(REASON))
          .ifPresent(fault -> form.error(REASON, fault.sentence()));
    }
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    UUID manager = sent.manager().id();
    Responses.answer(
        context,
        site.transaction(transaction ->
            sent.accepts()
                ? pending.accept(transaction, manager, sent.chosen(), site.now())
                : pending.refuse(
                    transaction, manager, sent.chosen(), form.value(REASON), site.now())),
        outcome -> answer(context, sent, form, outcome));
  }

  private void answer(
      RoutingContext context, Sent sent, Form form, PendingActions.Outcome outcome) {
    switch (outcome) {
      case PendingActions.Outcome.Decided(var done, var before, int gone) ->
          site.done(context, ManagerPages.PATH, Sentences.of(done, before, gone));
      case PendingActions.Outcome.NotManager() ->
          site.showMessage(
              context,
              403,
              "Seul le gestionnaire décide",
              "Vous n’êtes gestionnaire principal d’aucune structure. Rien n’a été changé.");
      case PendingActions.Outcome.ReasonRefused(var fault) ->
          show(context, 422, sent, form.error(REASON, fault.sentence()));
    }
  }

  /** Shows what would be decided; where nothing of it waits any more, the list says what became. */
  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    UUID manager = sent.manager().id();
    Responses.answer(
        context,
        site.transaction(transaction ->
            Future.all(
                pending.chosen(transaction, manager, sent.chosen()),
                pending.decided(transaction, manager, sent.chosen()))),
        found -> {
          List<PendingAction> actions = found.resultAt(0);
          String[] past =
              Sentences.of(
                  List.of(),
                  found.resultAt(1),
                  sent.chosen().size() - actions.size() - found.<List<?>>resultAt(1).size());
          if (actions.isEmpty() && past.length > 0) {
            site.done(context, ManagerPages.PATH, past);
            return;
          }
          Map<String, Object> values = new HashMap<>();
          values.put("sent", sent);
          values.put("actions", actions);
          values.put("past", List.of(past));
          values.put("form", form);
          values.put("many", actions.size() > PendingActions.PAGE_SIZE);
          values.put("max_reason", RefusalReason.MAX_LENGTH);
          site.show(context, status, "decision", values);
        });
  }

  private static Optional<Boolean> accepts(String decision) {
    return switch (decision) {
      case ACCEPT -> Optional.of(true);
      case REFUSE -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * Returns the chosen requests, at most so many as are decided on at once. A text that is not an
   * id was not sent by our page, so it is left out.
   */
  private static Set<UUID> ids(List<String> texts) {
    return texts.stream()
        .map(Uuids::read)
        .flatMap(Optional::stream)
        .distinct()
        .limit(PendingActions.MOST_AT_ONCE)
        .collect(Collectors.toSet());
  }
}
