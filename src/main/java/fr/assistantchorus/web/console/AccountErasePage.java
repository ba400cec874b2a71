package fr.assistantchorus.web.console;

import fr.assistantchorus.portal.agent.Audit;
import fr.assistantchorus.portal.privacy.Erasure;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Erases the account of a person who has asked the support to, in two steps: its address, then what
 * goes with it, and why. Supervisors only.
 */
final class AccountErasePage {
  private static final String PATH = "/console/effacement";
  private static final String ACCOUNT = PATH + "/:compte";
  private static final String ADDRESS = "adresse";
  private static final String REASON = "motif";
  private static final String ROLE =
      "Ce compte a un rôle dans la console. Retirez-le d’abord (commande « agent remove »).";

  private final Site site;
  private final ConsoleVisitors visitors;
  private final Console.Services services;

  AccountErasePage(Site site, ConsoleVisitors visitors, Console.Services services) {
    this.site = site;
    this.visitors = visitors;
    this.services = services;
  }

  void route(Routes routes) {
    routes
        .get(PATH, visitors.supervisor(context -> ask(context, 200, Form.empty())))
        .post(PATH, visitors.supervisor(this::find))
        .post(ACCOUNT, visitors.supervisor(this::erase));
  }

  /** What is asked of an account. */
  private sealed interface Found {
    /** It has a role in the console, which is taken away first. */
    record Agent() implements Found {}

    record Nobody() implements Found {}

    record Person(Erasure.Extent extent) implements Found {}
  }

  private void ask(RoutingContext context, int status, Form form) {
    visitors.show(context, status, "console-effacement", Map.of("form", form));
  }

  /** The address comes in a form, since addresses of pages are kept in histories and logs. */
  private void find(RoutingContext context) {
    Form form = Form.read(context, ADDRESS);
    if (!site.guard().passes(context)) {
      ask(context, 403, form.message(FormGuard.EXPIRED));
      return;
    }
    String address = form.value(ADDRESS).strip();
    if (address.isEmpty()) {
      ask(context, 422, form.error(ADDRESS, "Saisissez l’adresse de connexion du compte."));
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction ->
            services
                .agents()
                .accountOf(transaction, address)
                .compose(account ->
                    account.isEmpty()
                        ? Future.succeededFuture(new Found.Nobody())
                        : found(transaction, account.get()))),
        found -> {
          switch (found) {
            case Found.Nobody() ->
                ask(
                    context,
                    422,
                    form.error(ADDRESS, "Aucun compte n’a cette adresse de connexion."));
            case Found.Agent() -> ask(context, 422, form.message(ROLE));
            case Found.Person(Erasure.Extent extent) -> confirm(context, 200, extent, Form.empty());
          }
        });
  }

  private Future<Found> found(Transaction transaction, UUID account) {
    return services
        .agents()
        .has(transaction, account)
        .compose(agent ->
            agent
                ? Future.succeededFuture(new Found.Agent())
                : services
                    .erasure()
                    .extent(transaction, account)
                    .map((Optional<Erasure.Extent> extent) ->
                        extent.<Found>map(Found.Person::new).orElseGet(Found.Nobody::new)));
  }

  private void confirm(RoutingContext context, int status, Erasure.Extent extent, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("form", form);
    values.put("extent", extent);
    values.put("action", PATH + "/" + extent.account());
    values.put("back", PATH);
    visitors.show(context, status, "console-effacement-compte", values);
  }

  private void erase(RoutingContext context) {
    Optional<UUID> account = Uuids.read(context.pathParam("compte"));
    if (account.isEmpty()) {
      context.fail(404);
      return;
    }
    Form form = Form.read(context, REASON);
    Responses.answer(
        context,
        site.transaction(transaction -> found(transaction, account.get())),
        found -> {
          switch (found) {
            case Found.Nobody() -> context.fail(404);
            case Found.Agent() -> ask(context, 422, Form.empty().message(ROLE));
            case Found.Person(Erasure.Extent extent) -> erase(context, extent, form);
          }
        });
  }

  private void erase(RoutingContext context, Erasure.Extent extent, Form form) {
    if (!site.guard().passes(context)) {
      confirm(context, 403, extent, form.message(FormGuard.EXPIRED));
      return;
    }
    Reasons.blame(form, REASON, "Dites en quelques mots pourquoi ce compte est effacé.");
    if (!form.isGood()) {
      confirm(context, 422, extent, form);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> erased(context, transaction, extent.account(), form)),
        outcome -> {
          switch (outcome) {
            case Erasure.ForOther.Erased() ->
                site.done(
                    context,
                    PATH,
                    "Le compte est effacé. Un dernier courriel le dit à la personne.");
            case Erasure.ForOther.Manages(var structures) ->
                confirm(
                    context,
                    409,
                    extent,
                    form.message(
                        "Rien n’est effacé : ce compte est encore gestionnaire principal de "
                            + String.join(", ", structures)
                            + "."));
            case Erasure.ForOther.Unknown() -> context.fail(404);
          }
        });
  }

  /** It is noted where it was done, and only there. */
  private Future<Erasure.ForOther> erased(
      RoutingContext context, Transaction transaction, UUID account, Form form) {
    return services
        .erasure()
        .erase(transaction, account, services.personal()::erase, site.now())
        .compose(outcome ->
            outcome instanceof Erasure.ForOther.Erased
                ? services
                    .audit()
                    .note(
                        transaction,
                        ConsoleVisitors.of(context),
                        Audit.Act.ACCOUNT_ERASED,
                        Optional.empty(),
                        account.toString(),
                        form.value(REASON).strip(),
                        site.now())
                    .map(outcome)
                : Future.succeededFuture(outcome));
  }
}
