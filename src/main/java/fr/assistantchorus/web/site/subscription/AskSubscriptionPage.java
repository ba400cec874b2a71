package fr.assistantchorus.web.site.subscription;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.subscription.SubscriptionFault;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.portal.subscription.Subscriptions.Asked;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** To ask for a subscription to a space (F64). */
public final class AskSubscriptionPage implements FormPage<UUID> {
  private static final String PATH = SubscriptionPages.PATH + "/ajouter";
  private static final String SPACE = "espace";
  private static final String ACCESS = "habilitation";
  private static final String DATE = "date";
  private static final String COMMENT = "commentaires";

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** As long as YYYY-MM-DD. */
  private static final int DATE_LENGTH = 10;

  private final Site site;
  private final Subscriptions subscriptions;

  public AskSubscriptionPage(Site site, Subscriptions subscriptions) {
    this.site = site;
    this.subscriptions = subscriptions;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.loggedIn(site.send(this)));
  }

  @Override
  public void open(RoutingContext context, Consumer<UUID> page) {
    page.accept(Visitors.account(context).orElseThrow().id());
  }

  @Override
  public Form first(RoutingContext context, UUID account) {
    return Form.empty()
        .put(DATE, today().toString())
        .put(ACCESS, Access.MODIFICATION.code())
        .put(SPACE, context.queryParam(SPACE).stream().findFirst().orElse(""));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(site.now(), PARIS);
  }

  @Override
  public Form read(RoutingContext context, UUID account) {
    return Form.read(context, SPACE, ACCESS, DATE, COMMENT);
  }

  @Override
  public void blame(RoutingContext context, UUID account, Form form) {
    if (Uuids.read(form.value(SPACE)).isEmpty()) {
      form.error(SPACE, "Choisissez l’espace auquel vous abonner.");
    }
    if (access(form).isEmpty()) {
      form.error(ACCESS, "Choisissez « Consultation » ou « Modification ».");
    }
    if (date(form).isEmpty()) {
      form.error(DATE, "Donnez la date de la demande, comme %s.".formatted(today()));
    }
  }

  private static Optional<Access> access(Form form) {
    return Arrays.stream(Access.values())
        .filter(access -> access.code().equals(form.value(ACCESS)))
        .findFirst();
  }

  /** Reads YYYY-MM-DD, as browsers send it, or DD/MM/YYYY, as people type it. */
  private static Optional<LocalDate> date(Form form) {
    String text = form.value(DATE).strip();
    if (text.length() != DATE_LENGTH) {
      return Optional.empty();
    }
    String iso =
        text.charAt(2) == '/' && text.charAt(5) == '/'
            ? text.substring(6) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2)
            : text;
    try {
      return Optional.of(LocalDate.parse(iso));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Override
  public void act(RoutingContext context, UUID account, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            subscriptions.ask(
                transaction,
                account,
                Uuids.read(form.value(SPACE)).orElseThrow(),
                access(form).orElseThrow(),
                date(form).orElseThrow(),
                form.value(COMMENT),
                site.now())),
        asked -> answer(context, account, form, asked));
  }

  private void answer(RoutingContext context, UUID account, Form form, Asked asked) {
    switch (asked) {
      case Asked.Requested(var subscription) ->
          site.done(
              context,
              SubscriptionPages.PATH,
              "Votre demande d’abonnement à « %s » de %s est envoyée."
                  .formatted(subscription.space().label(), subscription.structure().name()),
              "Son gestionnaire principal en est averti. Sa décision vous viendra par courriel.");
      case Asked.Already(var subscription) ->
          site.done(
              context,
              SubscriptionPages.PATH,
              "Rien n’a été changé : vous avez déjà un abonnement ou une demande pour « %s » de %s."
                  .formatted(subscription.space().label(), subscription.structure().name()));
      case Asked.NotNeeded(var structure) ->
          site.done(
              context,
              SubscriptionPages.PATH,
              "Vous êtes gestionnaire principal de %s : ses espaces vous sont ouverts sans"
                      .formatted(structure.name())
                  + " abonnement.");
      case Asked.ConsultationOnly _ ->
          show(
              context,
              422,
              account,
              form.error(
                  ACCESS,
                  "Cet espace n’est ouvert qu’en consultation. Choisissez « Consultation »."));
      case Asked.Unknown() ->
          show(
              context,
              422,
              account,
              form.error(
                  SPACE,
                  "Cet espace n’est plus ouvert, ou vous n’êtes plus rattaché à la structure."));
      case Asked.Refused(var faults) -> {
        faults.forEach(fault -> form.error(field(fault), fault.sentence()));
        show(context, 422, account, form);
      }
      case Asked.TooSoon(Duration wait) -> {
        context.response().putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        show(
            context,
            429,
            account,
            form.message(
                "Trop de demandes. Recommencez dans %d minutes.".formatted(Limits.minutes(wait))));
      }
    }
  }

  private static String field(SubscriptionFault fault) {
    return switch (fault) {
      case DATE_TO_COME, DATE_TOO_OLD -> DATE;
      case COMMENT_TOO_LONG -> COMMENT;
    };
  }

  @Override
  public void show(RoutingContext context, int status, UUID account, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction -> subscriptions.offered(transaction, account)),
        offered -> {
          Map<String, Object> values = new HashMap<>();
          values.put("form", form);
          values.put("choices", offered.stream().map(AskSubscriptionPage::choice).toList());
          values.put(
              "accesses",
              List.of(
                  new Choice(
                      Access.CONSULTATION.code(),
                      Access.CONSULTATION.label(),
                      "Voir, sans rien changer."),
                  new Choice(
                      Access.MODIFICATION.code(),
                      Access.MODIFICATION.label(),
                      "Voir et agir, par exemple déposer une demande de remboursement.")));
          values.put("last", today().toString());
          values.put("max_comment", Subscriptions.MAX_COMMENT);
          site.show(context, status, "abonnement-demander", values);
        });
  }

  private static Choice choice(Subscriptions.Offered offered) {
    return new Choice(
        offered.opened().id().toString(),
        "%s – %s – %s"
            .formatted(
                offered.structure().name(),
                offered.opened().space().label(),
                offered.opened().serviceLabel()));
  }
}
