package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.attachment.AttachmentRequests.Asked;
import fr.assistantchorus.portal.attachment.AttachmentRequests.Withdrawal;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Memberships.Departure;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Csv;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Grouped;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Slice;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Sure;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * « Mes rattachements aux structures » (F46): to leave a structure, to ask for another, to follow
 * what becomes of it and to take it back.
 */
public final class MyAttachmentsPages {
  private static final String PATH = "/espaces/compte/rattachements";
  private static final String ASK = PATH + "/demander";
  private static final String LEAVE = PATH + "/supprimer";
  private static final String WITHDRAW = PATH + "/retirer";
  private static final String STRUCTURE = "structure";
  private static final String REQUEST = "demande";

  private final Site site;
  private final AttachmentRequests requests;
  private final Memberships memberships;

  public MyAttachmentsPages(Site site, AttachmentRequests requests, Memberships memberships) {
    this.site = site;
    this.requests = requests;
    this.memberships = memberships;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(this::show))
        .get(PATH + "/export.csv", site.visitors().loggedIn(this::export))
        .get(ASK, site.visitors().loggedIn(this::askWhether))
        .post(ASK, guarded(this::ask))
        .get(LEAVE, site.visitors().loggedIn(this::askToLeave))
        .post(LEAVE, guarded(this::leave))
        .post(WITHDRAW, guarded(this::withdraw));
  }

  private Handler<RoutingContext> guarded(Handler<RoutingContext> act) {
    return site.loggedIn(context -> {
      if (site.guard().passes(context)) {
        act.handle(context);
      } else {
        site.showMessage(context, 403, "La page a expiré", FormGuard.EXPIRED);
      }
    });
  }

  private void show(RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    Sort sort = Sort.of(context, "", List.of("nom", "identifiant", "role"));
    List<Attachment> joined = joined(account);
    joined.sort(order(sort));
    Responses.answer(
        context,
        site.transaction(transaction -> requests.follow(transaction, account.id())),
        followed -> {
          Map<String, Object> values = new HashMap<>();
          values.put("attachments", Slice.of(context, joined));
          values.put("sort", sort);
          values.put("followed", followed);
          site.show(context, 200, "rattachements", values);
        });
  }

  private static List<Attachment> joined(Account account) {
    List<Attachment> joined = new ArrayList<>(account.attachments());
    joined.removeIf(attachment -> attachment.standing() == Standing.REQUESTED);
    return joined;
  }

  private static Comparator<Attachment> order(Sort sort) {
    Comparator<Attachment> order =
        switch (sort.key()) {
          case "identifiant" ->
              Comparator.comparing(attachment -> attachment.structure().identifier().value());
          case "role" -> Comparator.comparing(Attachment::standing);
          default ->
              Comparator.comparing(
                  attachment -> attachment.structure().name(), String.CASE_INSENSITIVE_ORDER);
        };
    return sort.descending() ? order.reversed() : order;
  }

  private void export(RoutingContext context) {
    Csv.send(
        context,
        "rattachements",
        List.of("Identifiant Structure", "Raison sociale", "Rôle"),
        joined(Visitors.account(context).orElseThrow()).stream()
            .map(attachment ->
                List.of(
                    attachment.structure().identifier().value(),
                    attachment.structure().name(),
                    attachment.standing().label()))
            .toList());
  }

  /** Shows whose structure it is before a request is made for it (F36). */
  private void askWhether(RoutingContext context) {
    Optional<UUID> id = Uuids.read(parameter(context, STRUCTURE));
    if (id.isEmpty()) {
      Responses.seeOther(context, PATH);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> memberships.names(transaction, Set.of(id.get()))),
        names -> {
          StructureName structure = names.get(id.get());
          if (structure == null) {
            context.fail(404);
            return;
          }
          site.ask(
              context,
              new Sure(
                  "Demander votre rattachement à cette structure ?",
                  "Son gestionnaire principal verra votre nom, et décidera. Vous serez averti par"
                      + " courriel.",
                  rows(structure),
                  "",
                  ASK,
                  Map.of(STRUCTURE, structure.id().toString()),
                  "Demander le rattachement",
                  "Annuler",
                  PATH,
                  false));
        });
  }

  private void ask(RoutingContext context) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Optional<UUID> id = Uuids.read(Form.field(context, STRUCTURE));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> requests.ask(transaction, account, id.get(), site.now())),
        asked -> answer(context, asked));
  }

  private void answer(RoutingContext context, Asked asked) {
    switch (asked) {
      case Asked.Requested(var structure) ->
          site.done(
              context,
              PATH,
              "Votre demande de rattachement à %s est envoyée.".formatted(structure.name()),
              "Son gestionnaire principal en est averti. Sa décision vous viendra par courriel.");
      case Asked.AlreadyWaiting already ->
          site.done(
              context,
              PATH,
              "Votre demande pour %s attend déjà, depuis le %s."
                  .formatted(already.structure().name(), already.sinceInFrench()));
      case Asked.AlreadyAttached(var structure, var standing) ->
          site.done(
              context,
              PATH,
              "Vous êtes déjà rattaché à %s : %s."
                  .formatted(structure.name(), standing.label().toLowerCase(Locale.FRENCH)));
      case Asked.NotAccepting(var structure) ->
          site.showMessage(
              context,
              409,
              "Cette structure n’accepte pas de demande",
              structure.name() + " ne reçoit pas de demandes de rattachement. Voyez avec elle.");
      case Asked.Unknown() -> context.fail(404);
      case Asked.TooMany() ->
          site.showMessage(
              context,
              409,
              "Trop de demandes attendent",
              "%d de vos demandes attendent déjà. Retirez-en une, ou attendez une décision."
                  .formatted(AttachmentRequests.MOST_WAITING));
      case Asked.TooSoon(Duration wait) -> {
        context.response().putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        site.showMessage(
            context,
            429,
            "Trop de demandes",
            "Recommencez dans %d minutes.".formatted(Limits.minutes(wait)));
      }
    }
  }

  private void askToLeave(RoutingContext context) {
    Optional<Attachment> found =
        joined(Visitors.account(context).orElseThrow()).stream()
            .filter(each -> each.structure().id().toString().equals(parameter(context, STRUCTURE)))
            .findFirst();
    if (found.isEmpty()) {
      Responses.seeOther(context, PATH);
      return;
    }
    StructureName structure = found.get().structure();
    if (found.get().standing() == Standing.PRINCIPAL_MANAGER) {
      lastManager(context, 200, structure);
      return;
    }
    site.ask(
        context,
        new Sure(
            "Supprimer votre rattachement ?",
            "Vous n’aurez plus accès à cette structure.",
            rows(structure),
            "Vos abonnements à ses espaces prennent fin aussi. Pour revenir, il faudra une nouvelle"
                + " demande.",
            LEAVE,
            Map.of(STRUCTURE, structure.id().toString()),
            "Supprimer le rattachement",
            "Annuler",
            PATH,
            true));
  }

  private void leave(RoutingContext context) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Optional<UUID> id = Uuids.read(Form.field(context, STRUCTURE));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> memberships.leave(transaction, account, id.get())),
        outcome -> {
          switch (outcome) {
            case Departure.Left(var structure) ->
                site.done(
                    context, PATH, "Vous n’êtes plus rattaché à %s.".formatted(structure.name()));
            case Departure.LastManager(var structure) -> lastManager(context, 409, structure);
            case Departure.NotAttached() ->
                site.done(context, PATH, "Rien n’a été changé : vous n’y étiez plus rattaché.");
          }
        });
  }

  /** The last gestionnaire principal cannot leave, and is shown the way on. */
  private void lastManager(RoutingContext context, int status, StructureName structure) {
    site.show(context, status, "dernier-gestionnaire", Map.of("structure", structure));
  }

  private void withdraw(RoutingContext context) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Optional<UUID> id = Uuids.read(Form.field(context, REQUEST));
    if (id.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(
            transaction -> requests.withdraw(transaction, account, id.get(), site.now())),
        outcome -> {
          switch (outcome) {
            case Withdrawal.Withdrawn(var structure) ->
                site.done(
                    context,
                    PATH,
                    "Votre demande pour %s est retirée.".formatted(structure.name()));
            case Withdrawal.Gone() ->
                site.done(
                    context,
                    PATH,
                    "Rien n’a été changé : une décision avait déjà été prise, ou la demande était"
                        + " retirée.");
          }
        });
  }

  private static List<Row> rows(StructureName structure) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.text("Raison sociale", structure.name()));
    String identifier = structure.identifier().value();
    if (!identifier.isEmpty()) {
      rows.add(Row.number(structure.identifier().type().label(), Grouped.siret(identifier)));
    }
    return rows;
  }

  private static String parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst().orElse("");
  }
}
