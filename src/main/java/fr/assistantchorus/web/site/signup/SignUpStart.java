package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormGuard;
import fr.assistantchorus.web.page.Pages;
import fr.assistantchorus.web.page.Visitors;
import fr.assistantchorus.web.site.home.HomePages;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a sign-up begins: from the home page's block (F5), or with what was said to the chat. */
public final class SignUpStart {
  private static final String ADDRESS = "adresse";
  private static final String SIRET = "siret";
  private static final String WITHOUT_SIRET = "sans_siret";
  private static final String[] FIELDS = {ADDRESS, SIRET, WITHOUT_SIRET};

  private static final String TOO_MANY =
      "Trop d’inscriptions commencées depuis votre réseau. Attendez une heure, ou inscrivez-vous"
          + " avec l’assistant.";

  private final HomePages home;
  private final Pages pages;
  private final FormGuard guard;
  private final Visitors visitors;
  private final Cookies cookies;
  private final SignUpDesk desk;
  private final SignUpDrafts drafts;
  private final SiretLookup sirets;
  private final ClientAddress clients;
  private final InstantSource clock;

  public SignUpStart(
      HomePages home,
      Pages pages,
      FormGuard guard,
      Visitors visitors,
      Cookies cookies,
      SignUpDesk desk,
      SignUpDrafts drafts,
      SiretLookup sirets,
      ClientAddress clients,
      InstantSource clock) {
    this.home = home;
    this.pages = pages;
    this.guard = guard;
    this.visitors = visitors;
    this.cookies = cookies;
    this.desk = desk;
    this.drafts = drafts;
    this.sirets = sirets;
    this.clients = clients;
    this.clock = clock;
  }

  public void route(Routes routes) {
    routes
        .get("/", visitors.known(this::showHome))
        .get("/inscription", context -> Responses.seeOther(context, SignUpDesk.HOME))
        .post("/inscription", visitors.known(this::begin))
        .get("/inscription/reprise/:token", visitors.known(this::takeOver));
  }

  /** With what was typed in the block, for who comes back to it. */
  private void showHome(RoutingContext context) {
    Responses.answer(
        context,
        desk.find(context),
        found -> home.look(context, found.map(this::block).orElse(Form.empty())));
  }

  private Form block(SignUpDesk.Sheet sheet) {
    if (sheet.values().containsKey(SignUpDesk.SENT_UNTIL)) {
      return Form.empty();
    }
    boolean without = !sheet.values().isEmpty() && sheet.value(SignUpField.SIRET).isEmpty();
    return Form.of(
        Map.of(
            ADDRESS, sheet.value(SignUpField.EMAIL),
            SIRET, sheet.value(SignUpField.SIRET),
            WITHOUT_SIRET, without ? "oui" : ""));
  }

  private void begin(RoutingContext context) {
    Form form = Form.read(context, FIELDS);
    if (!guard.passes(context)) {
      home.show(context, 403, Form.empty(), form.message(FormGuard.EXPIRED));
      return;
    }
    boolean withSiret = form.value(WITHOUT_SIRET).isEmpty();
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put(SignUpField.EMAIL.key(), form.value(ADDRESS));
    typed.put(SignUpField.IDENTIFIER_TYPE.key(), withSiret ? IdentifierType.SIRET.code() : "");
    typed.put(SignUpField.SIRET.key(), withSiret ? form.value(SIRET) : "");
    SignUpForm.faults(SignUpStep.START, typed, new SiretStanding.Unverified())
        .forEach((key, reason) -> {
          SignUpField field = SignUpField.ofKey(key).orElseThrow();
          form.error(
              field == SignUpField.EMAIL ? ADDRESS : SIRET,
              field.sentence(reason, EnteredSignUp.of(typed)));
        });
    if (!form.isGood()) {
      home.show(context, 422, Form.empty(), form);
      return;
    }
    Map<String, String> values = SignUpForm.canonical(typed);
    if (withSiret) {
      Responses.answer(
          context,
          sirets.look(values.get(SignUpField.SIRET.key())),
          standing -> {
            if (standing instanceof SiretStanding.Closed(List<Establishment> open)) {
              refuse(context, values, open);
            } else {
              keep(context, values);
            }
          });
    } else {
      keep(context, values);
    }
  }

  /** Closed: the open establishments of the same company are offered. */
  private void refuse(
      RoutingContext context, Map<String, String> values, List<Establishment> open) {
    pages.show(
        context,
        422,
        "inscription-fermee",
        Map.of(
            "email", values.get(SignUpField.EMAIL.key()),
            "siret", values.get(SignUpField.SIRET.key()),
            "open", open));
  }

  /** What the same browser has typed before stays, where it still fits. */
  private void keep(RoutingContext context, Map<String, String> values) {
    Responses.answer(
        context,
        desk.find(context)
            .compose(found -> {
              Map<String, String> all = new LinkedHashMap<>();
              found.ifPresent(sheet -> all.putAll(fitting(sheet, values)));
              all.putAll(values);
              return found
                  .map(sheet -> save(context, sheet.token(), all))
                  .orElseGet(() -> begin(context, all));
            }),
        token -> {
          if (token.isEmpty()) {
            home.show(context, 429, Form.empty(), Form.read(context, FIELDS).message(TOO_MANY));
            return;
          }
          cookies.write(context, Cookies.SIGN_UP, token.get());
          Responses.seeOther(context, SignUpDesk.pathOf(SignUpStep.IDENTITY));
        });
  }

  private Future<Optional<String>> save(
      RoutingContext context, String token, Map<String, String> values) {
    return drafts
        .save(token, values, clock.instant())
        .compose(
            kept -> kept ? Future.succeededFuture(Optional.of(token)) : begin(context, values));
  }

  private Future<Optional<String>> begin(RoutingContext context, Map<String, String> values) {
    return drafts.begin(values, clients.keyOf(context), clock.instant());
  }

  private static Map<String, String> fitting(SignUpDesk.Sheet old, Map<String, String> values) {
    Map<String, String> fitting = new LinkedHashMap<>(old.values());
    if (fitting.containsKey(SignUpDesk.SENT_UNTIL)) {
      return Map.of();
    }
    boolean sameStructure =
        old.value(SignUpField.SIRET).equals(values.get(SignUpField.SIRET.key()));
    if (!sameStructure) {
      SignUpForm.fieldsOf(SignUpStep.STRUCTURE).forEach(field -> fitting.remove(field.key()));
    } else if (values.get(SignUpField.SIRET.key()).isEmpty()) {
      values.remove(SignUpField.IDENTIFIER_TYPE.key());
    }
    return fitting;
  }

  /** A link that the chat gave: its draft becomes this browser's, once. */
  private void takeOver(RoutingContext context) {
    context.response().putHeader("Referrer-Policy", "no-referrer");
    if (context.request().method().equals(HttpMethod.HEAD)) {
      Responses.sendEmpty(context, 204);
      return;
    }
    Responses.answer(
        context,
        drafts.open(context.pathParam("token"), clock.instant()).compose(this::vouch),
        opened -> {
          if (opened.isEmpty()) {
            pages.show(context, 410, "inscription-reprise-refusee", Map.of());
            return;
          }
          cookies.write(context, Cookies.SIGN_UP, opened.get().token());
          Responses.seeOther(
              context, opened.get().missing().map(SignUpDesk::pathOf).orElse(SignUpDesk.RECAP));
        });
  }

  /** The chat has read the address back, and its limits stand for the captcha. */
  private Future<Optional<SignUpDesk.Sheet>> vouch(Optional<String> token) {
    if (token.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return drafts
        .read(token.get(), clock.instant())
        .compose(values -> {
          Map<String, String> canonical = SignUpForm.canonical(values.orElseThrow());
          String email = canonical.getOrDefault(SignUpField.EMAIL.key(), "");
          canonical.put(SignUpDesk.HUMAN, SignUpForm.YES);
          canonical.put(SignUpDesk.CONFIRMED, email);
          return drafts
              .save(token.get(), canonical, clock.instant())
              .compose(_ -> desk.sheet(token.get()));
        });
  }
}
