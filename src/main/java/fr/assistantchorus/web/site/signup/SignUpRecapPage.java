package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sheet;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows everything that was entered, to be corrected or sent. Afterwards it tells what happens next
 * (F18, F19), on a page that is the same for every address.
 */
public final class SignUpRecapPage implements FormPage<Sheet> {
  private static final String SENT_TO = "page_sent_to";
  private static final String SENT_NAME = "page_sent_name";
  private static final String SENT_STRUCTURE = "page_sent_structure";
  private static final String SENT_JOINS = "page_sent_joins";

  private final Site site;
  private final SignUpDesk desk;
  private final Registrations registrations;
  private final SignUpDrafts drafts;
  private final String mailFrom;

  /**
   * @param mailFrom the address that mails come from, which the page names (F21)
   */
  public SignUpRecapPage(
      Site site,
      SignUpDesk desk,
      Registrations registrations,
      SignUpDrafts drafts,
      String mailFrom) {
    this.site = site;
    this.desk = desk;
    this.registrations = registrations;
    this.drafts = drafts;
    this.mailFrom = mailFrom;
  }

  public void route(Routes routes) {
    routes
        .get(SignUpDesk.RECAP, site.look(this))
        .post(SignUpDesk.RECAP, site.send(this))
        .get(SignUpDesk.SENT, this::sent);
  }

  @Override
  public void open(RoutingContext context, Consumer<Sheet> page) {
    desk.openRecap(context, page);
  }

  @Override
  public Form read(RoutingContext context, Sheet sheet) {
    return Form.empty();
  }

  @Override
  public void show(RoutingContext context, int status, Sheet sheet, Form form) {
    PendingRegistration registration = SignUpForm.registration(sheet.values(), sheet.standing());
    List<Space> spaces = Space.atSignUp().stream().filter(registration.spaces()::contains).toList();
    desk.show(
        context,
        status,
        "inscription-recapitulatif",
        4,
        sheet,
        form,
        Map.of(
            "login_address", registration.person().loginAddress(),
            "account_rows", RecapRows.ofPerson(registration),
            "structure_rows", structureRows(sheet, registration),
            "space_rows", RecapRows.ofSpaces(spaces, registration.beneficiary())));
  }

  private static List<Row> structureRows(Sheet sheet, PendingRegistration registration) {
    return sheet
        .joined()
        .map(structure -> RecapRows.ofJoined(sheet.value(SignUpField.SIRET), structure.name()))
        .orElseGet(() -> RecapRows.ofStructure(registration));
  }

  @Override
  public void act(RoutingContext context, Sheet sheet, Form form) {
    PendingRegistration registration = SignUpForm.registration(sheet.values(), sheet.standing());
    String client = site.client(context);
    Responses.answer(
        context,
        site.transaction(transaction -> register(transaction, sheet, registration, client)),
        answer -> {
          switch (answer) {
            case MailRequest.Accepted _ -> Responses.seeOther(context, SignUpDesk.SENT);
            case MailRequest.TooSoon(Duration retryAfter) -> refuse(context, sheet, retryAfter);
          }
        });
  }

  /** Keeps the registration, and makes the draft forget what was typed. */
  private Future<MailRequest> register(
      Transaction transaction, Sheet sheet, PendingRegistration registration, String client) {
    Instant now = site.now();
    return registrations
        .register(transaction, registration, Asker.onPage(sheet.token(), client), now)
        .compose(answer ->
            switch (answer) {
              case MailRequest.Accepted accepted ->
                  drafts
                      .save(transaction, sheet.token(), told(sheet, registration, accepted), now)
                      .map(answer);
              case MailRequest.TooSoon _ -> Future.succeededFuture(answer);
            });
  }

  private void refuse(RoutingContext context, Sheet sheet, Duration retryAfter) {
    long minutes = Limits.minutes(retryAfter);
    context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
    String sentence =
        "Une demande vient déjà d’être faite pour cette adresse ou depuis votre réseau. Vous"
            + " pourrez recommencer dans %d minute%s ; ce que vous avez saisi est gardé."
                .formatted(minutes, minutes > 1 ? "s" : "");
    show(context, 429, sheet, Form.empty().message(sentence));
  }

  /**
   * Returns everything that the draft keeps once the registration is made; the next page shows it.
   */
  private static Map<String, String> told(
      Sheet sheet, PendingRegistration registration, MailRequest.Accepted accepted) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put(SignUpDesk.SENT_UNTIL, accepted.frenchDeadline());
    told.put(SENT_TO, registration.person().loginAddress());
    told.put(SENT_NAME, registration.person().firstName());
    told.put(SENT_STRUCTURE, registration.structure().name());
    told.put(SENT_JOINS, sheet.joins() ? SignUpForm.YES : SignUpForm.NO);
    return told;
  }

  private void sent(RoutingContext context) {
    Responses.answer(
        context,
        desk.find(context),
        found -> {
          Map<String, String> told = found.map(Sheet::values).orElse(Map.of());
          if (!told.containsKey(SignUpDesk.SENT_UNTIL)) {
            Responses.seeOther(context, found.isPresent() ? SignUpDesk.RECAP : SignUpDesk.HOME);
            return;
          }
          site.show(
              context,
              200,
              "inscription-envoyee",
              Map.of(
                  "until", told.get(SignUpDesk.SENT_UNTIL),
                  "email", told.get(SENT_TO),
                  "name", told.get(SENT_NAME),
                  "structure", told.get(SENT_STRUCTURE),
                  "joins", told.get(SENT_JOINS).equals(SignUpForm.YES),
                  "mail_from", mailFrom));
        });
  }
}
