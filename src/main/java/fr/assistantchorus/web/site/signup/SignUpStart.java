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
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.site.home.HomePages;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Begins a sign-up, from the home page's block (F5). */
public final class SignUpStart implements FormPage<SignUpStart.Block> {
  private static final String ADDRESS = "adresse";
  private static final String SIRET = "siret";
  private static final String WITHOUT_SIRET = "sans_siret";
  private static final String[] FIELDS = {ADDRESS, SIRET, WITHOUT_SIRET};

  private static final String TOO_MANY =
      "Trop d’inscriptions commencées depuis votre réseau. Attendez une heure, ou inscrivez-vous"
          + " avec l’assistant.";

  private final Site site;
  private final HomePages home;
  private final SignUpDesk desk;
  private final SignUpDrafts drafts;
  private final SiretLookup sirets;

  public SignUpStart(
      Site site, HomePages home, SignUpDesk desk, SignUpDrafts drafts, SiretLookup sirets) {
    this.site = site;
    this.home = home;
    this.desk = desk;
    this.drafts = drafts;
    this.sirets = sirets;
  }

  public void route(Routes routes) {
    routes
        .get("/", site.visitors().known(this::showHome))
        .get("/inscription", context -> Responses.seeOther(context, SignUpDesk.HOME))
        .post("/inscription", site.visitors().known(site.send(this)));
  }

  /** Shows the home page, with what was typed in the block for somebody who comes back to it. */
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

  /**
   * What was typed into the home page's block.
   *
   * @param typed the texts by the keys of the fields
   */
  record Block(Map<String, String> typed) {
    static Block read(RoutingContext context) {
      boolean withSiret = Form.field(context, WITHOUT_SIRET).isEmpty();
      Map<String, String> typed = new LinkedHashMap<>();
      typed.put(SignUpField.EMAIL.key(), Form.field(context, ADDRESS));
      typed.put(SignUpField.IDENTIFIER_TYPE.key(), withSiret ? IdentifierType.SIRET.code() : "");
      typed.put(SignUpField.SIRET.key(), withSiret ? Form.field(context, SIRET) : "");
      return new Block(typed);
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Block> page) {
    page.accept(Block.read(context));
  }

  @Override
  public Form read(RoutingContext context, Block block) {
    return Form.read(context, FIELDS);
  }

  @Override
  public void blame(RoutingContext context, Block block, Form form) {
    SignUpForm.faults(SignUpStep.START, block.typed(), new SiretStanding.Unverified())
        .forEach((key, reason) -> {
          SignUpField field = SignUpField.ofKey(key).orElseThrow();
          form.error(
              field == SignUpField.EMAIL ? ADDRESS : SIRET,
              field.sentence(reason, EnteredSignUp.of(block.typed())));
        });
  }

  @Override
  public void show(RoutingContext context, int status, Block block, Form form) {
    home.show(context, status, Form.empty(), form);
  }

  @Override
  public void act(RoutingContext context, Block block, Form form) {
    Map<String, String> values = SignUpForm.canonical(block.typed());
    String siret = values.get(SignUpField.SIRET.key());
    if (siret.isEmpty()) {
      keep(context, values, form);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> sirets.look(transaction, siret)),
        standing -> {
          if (standing instanceof SiretStanding.Closed(List<Establishment> open)) {
            refuse(context, values, open);
          } else {
            keep(context, values, form);
          }
        });
  }

  /** Refuses a closed establishment, and offers the open ones of the same company. */
  private void refuse(
      RoutingContext context, Map<String, String> values, List<Establishment> open) {
    site.show(
        context,
        422,
        "inscription-fermee",
        Map.of(
            "email", values.get(SignUpField.EMAIL.key()),
            "siret", values.get(SignUpField.SIRET.key()),
            "open", open));
  }

  /**
   * Keeps what was typed. What was typed in the same browser before stays, as far as it fits the
   * new SIRET.
   */
  private void keep(RoutingContext context, Map<String, String> values, Form form) {
    String client = site.client(context);
    Responses.answer(
        context,
        desk.find(context)
            .compose(
                found -> site.transaction(transaction -> keep(transaction, found, values, client))),
        token -> {
          if (token.isEmpty()) {
            home.show(context, 429, Form.empty(), form.message(TOO_MANY));
            return;
          }
          site.cookies().write(context, Cookies.SIGN_UP, token.get());
          Responses.seeOther(context, SignUpDesk.pathOf(SignUpStep.IDENTITY));
        });
  }

  /**
   * Returns the token of the draft: of the one that was found, else of a new one; empty where this
   * network has begun too many drafts.
   */
  private Future<Optional<String>> keep(
      Transaction transaction,
      Optional<SignUpDesk.Sheet> found,
      Map<String, String> values,
      String client) {
    Map<String, String> all = new LinkedHashMap<>();
    found.ifPresent(sheet -> all.putAll(fitting(sheet, values)));
    all.putAll(values);
    Instant now = site.now();
    Future<Boolean> kept =
        found
            .map(sheet -> drafts.save(transaction, sheet.token(), all, now))
            .orElse(Future.succeededFuture(false));
    return kept.compose(done ->
        done
            ? Future.succeededFuture(found.map(SignUpDesk.Sheet::token))
            : drafts.begin(transaction, all, client, now));
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
}
