package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was entered, to be mended or sent; then what happens next (F18, F19), the same page for
 * every address.
 */
public final class SignUpRecapPage {
  private static final String SENT_TO = "page_sent_to";
  private static final String SENT_NAME = "page_sent_name";
  private static final String SENT_STRUCTURE = "page_sent_structure";
  private static final String SENT_JOINS = "page_sent_joins";

  private final Pages pages;
  private final FormGuard guard;
  private final SignUpDesk desk;
  private final Registrations registrations;
  private final ClientAddress clients;
  private final String mailFrom;
  private final InstantSource clock;

  public SignUpRecapPage(
      Pages pages,
      FormGuard guard,
      SignUpDesk desk,
      Registrations registrations,
      ClientAddress clients,
      String mailFrom,
      InstantSource clock) {
    this.pages = pages;
    this.guard = guard;
    this.desk = desk;
    this.registrations = registrations;
    this.clients = clients;
    this.mailFrom = mailFrom;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes
        .get(SignUpDesk.RECAP, this::look)
        .post(SignUpDesk.RECAP, this::send)
        .get(SignUpDesk.SENT, this::sent);
  }

  private void look(RoutingContext context) {
    desk.openRecap(context, sheet -> show(context, 200, sheet, Form.empty()));
  }

  private void show(RoutingContext context, int status, SignUpDesk.Sheet sheet, Form form) {
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
            "account_rows", RecapRow.ofPerson(registration),
            "structure_rows", RecapRow.ofStructure(registration),
            "spaces", spaces,
            "tic", registration.spaces().contains(Space.TIC),
            "tic_rows", RecapRow.ofBeneficiary(registration.beneficiary())));
  }

  private void send(RoutingContext context) {
    desk.openRecap(
        context,
        sheet -> {
          if (!guard.passes(context)) {
            show(context, 403, sheet, Form.empty().message(FormGuard.EXPIRED));
            return;
          }
          PendingRegistration registration =
              SignUpForm.registration(sheet.values(), sheet.standing());
          Responses.answer(
              context,
              registrations.register(
                  registration,
                  sheet.token(),
                  accepted -> told(sheet, registration, accepted),
                  clients.keyOf(context),
                  clock.instant()),
              answer -> {
                switch (answer) {
                  case MailRequest.Accepted _ -> Responses.seeOther(context, SignUpDesk.SENT);
                  case MailRequest.TooSoon(Duration retryAfter) ->
                      refuse(context, sheet, retryAfter);
                }
              });
        });
  }

  private void refuse(RoutingContext context, SignUpDesk.Sheet sheet, Duration retryAfter) {
    long minutes = Math.max(1, retryAfter.plusSeconds(59).toMinutes());
    context.response().putHeader("Retry-After", Long.toString(1 + retryAfter.toSeconds()));
    String sentence =
        "Une demande vient déjà d’être faite pour cette adresse ou depuis votre réseau. Vous"
            + " pourrez recommencer dans %d minute%s ; ce que vous avez saisi est gardé."
                .formatted(minutes, minutes > 1 ? "s" : "");
    show(context, 429, sheet, Form.empty().message(sentence));
  }

  /** All that the draft keeps once it is sent: what the next page tells. */
  private static Map<String, String> told(
      SignUpDesk.Sheet sheet, PendingRegistration registration, MailRequest.Accepted accepted) {
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
          Map<String, String> told = found.map(SignUpDesk.Sheet::values).orElse(Map.of());
          if (!told.containsKey(SignUpDesk.SENT_UNTIL)) {
            Responses.seeOther(context, found.isPresent() ? SignUpDesk.RECAP : SignUpDesk.HOME);
            return;
          }
          pages.show(
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
