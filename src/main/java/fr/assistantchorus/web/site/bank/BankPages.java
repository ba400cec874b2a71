package fr.assistantchorus.web.site.bank;

import fr.assistantchorus.portal.bank.BankAccount;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.Seen;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Sure;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * « Coordonnées bancaires » of a structure (F27): the list, each of them, its file, and
 * deactivating it. Only the gestionnaire principal gets to see any of it.
 */
public final class BankPages {
  private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private final Site site;
  private final BankDetails details;
  private final BankFiles files;

  public BankPages(Site site, BankDetails details, BankFiles files) {
    this.site = site;
    this.details = details;
    this.files = files;
  }

  public void route(Routes routes) {
    routes
        .get(BankPaths.LIST, site.visitors().loggedIn(this::list))
        .get(BankPaths.ONE, site.visitors().loggedIn(this::show))
        .get(BankPaths.FILE, site.visitors().loggedIn(this::download))
        .get(BankPaths.DEACTIVATE, site.visitors().loggedIn(this::ask))
        .post(BankPaths.DEACTIVATE, site.loggedIn(this::deactivate));
  }

  private void list(RoutingContext context) {
    int page =
        context.queryParam("page").stream()
            .findFirst()
            .filter(PAGE_NUMBER.asMatchPredicate())
            .map(Integer::parseInt)
            .orElse(1);
    BankPaths.structure(context)
        .ifPresentOrElse(
            structure ->
                see(
                    context,
                    (transaction, account) -> details.list(transaction, account, structure, page),
                    (name, list) ->
                        site.show(
                            context,
                            200,
                            "coordonnees-bancaires",
                            Map.of(
                                "structure",
                                name,
                                "list",
                                list,
                                "base",
                                BankPaths.list(structure)))),
            () -> context.fail(404));
  }

  private void show(RoutingContext context) {
    one(
        context,
        (structure, account) ->
            site.show(
                context,
                200,
                "coordonnee-bancaire",
                Map.of(
                    "structure",
                    structure,
                    "details",
                    account,
                    "rows",
                    rows(structure, account),
                    "base",
                    BankPaths.list(structure.id()))));
  }

  private void ask(RoutingContext context) {
    one(
        context,
        (structure, account) -> {
          if (!account.isActive()) {
            site.done(
                context,
                BankPaths.list(structure.id()),
                "Ces coordonnées étaient déjà désactivées depuis le "
                    + account.deactivatedAtInFrench()
                    + ".");
            return;
          }
          site.ask(
              context,
              new Sure(
                  "Désactiver ces coordonnées bancaires ?",
                  "Elles n’accompagneront plus vos demandes de remboursement. Elles restent dans la"
                      + " liste, et leur numéro pourra être ajouté de nouveau.",
                  rows(structure, account),
                  "",
                  BankPaths.deactivate(structure.id(), account.id()),
                  Map.of(),
                  "Désactiver",
                  "Annuler",
                  BankPaths.list(structure.id()),
                  true));
        });
  }

  private void deactivate(RoutingContext context) {
    Optional<UUID> structure = BankPaths.structure(context);
    Optional<UUID> id = BankPaths.details(context);
    if (structure.isEmpty() || id.isEmpty()) {
      context.fail(404);
    } else if (!site.guard().passes(context)) {
      site.showMessage(context, 403, "La page a expiré", FormGuard.EXPIRED);
    } else {
      Account account = Visitors.account(context).orElseThrow();
      Responses.answer(
          context,
          site.transaction(transaction ->
              details.deactivate(transaction, account.id(), structure.get(), id.get(), site.now())),
          outcome -> answer(context, structure.get(), outcome));
    }
  }

  private void answer(RoutingContext context, UUID structure, BankDetails.Deactivation outcome) {
    switch (outcome) {
      case BankDetails.Deactivation.Deactivated(BankAccount account) ->
          site.done(
              context,
              BankPaths.list(structure),
              "Les coordonnées « %s » (%s) sont désactivées. Un courriel vous le confirme."
                  .formatted(account.name(), account.maskedNumber()));
      case BankDetails.Deactivation.AlreadyDone(BankAccount account) ->
          site.done(
              context,
              BankPaths.list(structure),
              "Les coordonnées « %s » étaient déjà désactivées depuis le %s."
                  .formatted(account.name(), account.deactivatedAtInFrench()));
      case BankDetails.Deactivation.NotManager() -> notManager(site, context);
      case BankDetails.Deactivation.Unknown() -> context.fail(404);
    }
  }

  private void download(RoutingContext context) {
    Optional<UUID> structure = BankPaths.structure(context);
    Optional<UUID> id = BankPaths.details(context);
    if (structure.isEmpty() || id.isEmpty()) {
      context.fail(404);
      return;
    }
    see(
        context,
        (transaction, account) -> files.download(transaction, account, structure.get(), id.get()),
        (_, file) -> BankFileAnswer.send(context, file));
  }

  private void one(RoutingContext context, BiConsumer<StructureName, BankAccount> show) {
    Optional<UUID> structure = BankPaths.structure(context);
    Optional<UUID> id = BankPaths.details(context);
    if (structure.isEmpty() || id.isEmpty()) {
      context.fail(404);
      return;
    }
    see(
        context,
        (transaction, account) -> details.find(transaction, account, structure.get(), id.get()),
        show);
  }

  @FunctionalInterface
  private interface Read<T> {
    Future<Seen<T>> of(Transaction transaction, UUID account);
  }

  private <T> void see(RoutingContext context, Read<T> read, BiConsumer<StructureName, T> show) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Responses.answer(
        context,
        site.transaction(transaction -> read.of(transaction, account)),
        seen -> {
          switch (seen) {
            case Seen.Shown<T>(StructureName structure, T what) -> show.accept(structure, what);
            case Seen.NotManager<T> _ -> notManager(site, context);
            case Seen.Unknown<T> _ -> context.fail(404);
          }
        });
  }

  static void notManager(Site site, RoutingContext context) {
    site.showMessage(
        context,
        403,
        "Réservé au gestionnaire principal",
        "Seul le gestionnaire principal de la structure voit et change ses coordonnées bancaires."
            + " Rien n’a été changé.");
  }

  private static List<Row> rows(StructureName structure, BankAccount account) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.text("Structure", structure.name()));
    rows.add(Row.text("Nom", account.name()));
    rows.add(Row.text("Affactureur", account.factor() ? "Oui" : "Non"));
    rows.add(Row.text("Type", account.type().label()));
    rows.add(Row.number("Numéro", account.maskedNumber()));
    if (!account.bic().isEmpty()) {
      rows.add(Row.number("BIC ou Swift", account.bic()));
    }
    rows.add(Row.text("Fichier", account.file()));
    rows.add(Row.text("Type de pièce jointe", "Coordonnée bancaire"));
    rows.add(Row.text("Date d’ajout", account.addedAtInFrench()));
    if (!account.isActive()) {
      rows.add(Row.text("Date de désactivation", account.deactivatedAtInFrench()));
    }
    rows.add(Row.text("Statut", account.statusLabel()));
    return rows;
  }
}
