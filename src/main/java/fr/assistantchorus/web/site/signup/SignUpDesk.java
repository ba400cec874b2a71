package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Knows where a visitor stands in the sign-up: it finds the draft behind the visitor's cookie,
 * tells which steps are done, and shows what all pages of the sign-up have. Nobody gets to a step
 * before the earlier steps are done.
 */
public final class SignUpDesk {
  static final String HOME = "/#inscription";
  static final String RECAP = "/inscription/recapitulatif";
  static final String SENT = "/inscription/envoyee";

  /**
   * The key under which a draft keeps, beside the fields, the address as it was typed once more
   * (F8).
   */
  static final String CONFIRMED = "page_confirmed";

  /**
   * The key under which a draft notes that the captcha was passed, or that the chat's limits stand
   * in its place.
   */
  static final String HUMAN = "page_human";

  /**
   * The key under which a draft whose registration was made notes until when the mailed link works.
   */
  static final String SENT_UNTIL = "page_sent_until";

  /** The parameter of a form that was opened from the recap and leads back to it. */
  private static final String RETURN = "retour";

  private static final List<String> STEPS =
      List.of(
          "Mes informations personnelles",
          "Ma structure",
          "Mes espaces de travail",
          "Récapitulatif");

  private static final List<String> STEPS_OF_WHO_JOINS =
      List.of("Mes informations personnelles", "Récapitulatif");

  private final Site site;
  private final SignUpDrafts drafts;
  private final SiretLookup sirets;

  public SignUpDesk(Site site, SignUpDrafts drafts, SiretLookup sirets) {
    this.site = site;
    this.drafts = drafts;
    this.sirets = sirets;
  }

  /** A draft, as it was when the request came. */
  record Sheet(String token, Map<String, String> values, SiretStanding standing) {
    /**
     * Returns whether an existing structure is joined, so that only the account is asked for (F7).
     */
    boolean joins() {
      return entered().joins();
    }

    EnteredSignUp entered() {
      return new EnteredSignUp(values, standing);
    }

    /** Returns the structure that is joined. */
    Optional<StructureName> joined() {
      return joins() && standing instanceof SiretStanding.Taken(var structure)
          ? Optional.of(structure)
          : Optional.empty();
    }

    String value(SignUpField field) {
      return values.getOrDefault(field.key(), "");
    }

    /** Returns the first step that is not done; empty where all are. */
    Optional<SignUpStep> missing() {
      Optional<SignUpStep> missing = SignUpForm.firstIncomplete(values, standing);
      if (missing.filter(step -> step == SignUpStep.START).isPresent()) {
        return missing;
      }
      boolean known =
          value(SignUpField.EMAIL).equals(values.get(CONFIRMED)) && values.containsKey(HUMAN);
      return known ? missing : Optional.of(SignUpStep.IDENTITY);
    }

    Sheet with(Map<String, String> changes) {
      Map<String, String> merged = new LinkedHashMap<>(values);
      merged.putAll(changes);
      return new Sheet(token, merged, standing);
    }
  }

  /**
   * A draft, and what the request's form has typed into it.
   *
   * @param typed by the keys of the fields; empty where the request has no form
   */
  record Sent(Sheet sheet, Map<String, String> typed) {
    /** Returns the draft as it is once what was typed is kept. */
    Sheet entered() {
      return sheet.with(typed);
    }
  }

  static String pathOf(SignUpStep step) {
    return switch (step) {
      case START -> HOME;
      case IDENTITY -> "/inscription/identite";
      case STRUCTURE -> "/inscription/structure";
      case SPACES -> "/inscription/espaces";
    };
  }

  /** Returns the draft of the visitor's cookie; empty where it has expired. */
  Future<Optional<Sheet>> find(RoutingContext context) {
    String token = token(context);
    if (token.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return site.transaction(transaction -> sheet(transaction, token));
  }

  /** Returns the draft of this token; empty where it has expired. */
  Future<Optional<Sheet>> sheet(Transaction transaction, String token) {
    return drafts
        .read(transaction, token, site.now())
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : look(transaction, found.get())
                    .map(standing -> Optional.of(new Sheet(token, found.get(), standing))));
  }

  private Future<SiretStanding> look(Transaction transaction, Map<String, String> values) {
    boolean known =
        EnteredSignUp.of(values).hasSiret()
            && SignUpForm.faults(SignUpStep.START, values, new SiretStanding.Unverified())
                .isEmpty();
    return known
        ? sirets.look(transaction, values.get(SignUpField.SIRET.key()))
        : Future.succeededFuture(new SiretStanding.Unverified());
  }

  String token(RoutingContext context) {
    return site.cookies().read(context, Cookies.SIGN_UP).orElse("");
  }

  /** Shows a step's page, or leads to the first step that has to come before it. */
  void open(RoutingContext context, SignUpStep step, Consumer<Sent> page) {
    find(
        context,
        found ->
            reach(
                context,
                Optional.of(step),
                found,
                sheet -> page.accept(new Sent(sheet, typed(context, step)))));
  }

  /** Shows the recap, or leads to the first step that is not done. */
  void openRecap(RoutingContext context, Consumer<Sheet> page) {
    find(context, sheet -> reach(context, Optional.empty(), sheet, page));
  }

  private void find(RoutingContext context, Consumer<Sheet> page) {
    Responses.answer(
        context,
        find(context),
        found -> found.ifPresentOrElse(page, () -> Responses.seeOther(context, HOME)));
  }

  private static void reach(
      RoutingContext context, Optional<SignUpStep> step, Sheet sheet, Consumer<Sheet> page) {
    Optional<SignUpStep> missing = sheet.missing();
    boolean early =
        missing.filter(first -> step.isEmpty() || first.compareTo(step.get()) < 0).isPresent();
    boolean superfluous = sheet.joins() && step.filter(SignUpDesk::isOfTheStructure).isPresent();
    if (sheet.values().containsKey(SENT_UNTIL)) {
      Responses.seeOther(context, SENT);
    } else if (early) {
      Responses.seeOther(context, pathOf(missing.get()));
    } else if (superfluous) {
      Responses.seeOther(context, RECAP);
    } else {
      page.accept(sheet);
    }
  }

  private static boolean isOfTheStructure(SignUpStep step) {
    return step == SignUpStep.STRUCTURE || step == SignUpStep.SPACES;
  }

  /** Keeps what was typed into a step's form, and redirects to the next page (RFC 9110, 15.4.4). */
  void leadOn(RoutingContext context, SignUpStep step, Sheet sheet, Map<String, String> changes) {
    Map<String, String> canonical = SignUpForm.canonical(sheet.with(changes).values());
    canonical.keySet().retainAll(changes.keySet());
    Responses.answer(
        context,
        site.transaction(
            transaction -> drafts.merge(transaction, sheet.token(), canonical, site.now())),
        kept -> Responses.seeOther(context, kept ? next(context, step, sheet) : HOME));
  }

  /** Keeps the changes, and stays on the page. */
  Future<Sheet> note(Sheet sheet, Map<String, String> changes) {
    return site.transaction(transaction ->
        drafts
            .merge(transaction, sheet.token(), changes, site.now())
            .map(_ -> sheet.with(changes)));
  }

  private static String next(RoutingContext context, SignUpStep step, Sheet sheet) {
    boolean returns = context.queryParams().contains(RETURN) || sheet.joins();
    return switch (step) {
      case START -> pathOf(SignUpStep.IDENTITY);
      case IDENTITY -> returns ? RECAP : pathOf(SignUpStep.STRUCTURE);
      case STRUCTURE -> returns ? RECAP : pathOf(SignUpStep.SPACES);
      case SPACES -> RECAP;
    };
  }

  /**
   * Shows the page of a step, with its form, the number of the step, and the code by which the
   * assistant takes over.
   */
  void show(
      RoutingContext context,
      int status,
      String template,
      int number,
      Sheet sheet,
      Form form,
      Map<String, Object> more) {
    Responses.answer(
        context,
        site.transaction(transaction -> drafts.code(transaction, sheet.token(), site.now())),
        code -> {
          Map<String, Object> values = new HashMap<>(more);
          values.put("form", form);
          values.put("email", sheet.value(SignUpField.EMAIL));
          values.put("siret", sheet.value(SignUpField.SIRET));
          values.put("with_siret", sheet.entered().hasSiret());
          values.put("joined", sheet.joined().orElse(null));
          List<String> names = sheet.joins() ? STEPS_OF_WHO_JOINS : STEPS;
          values.put("step", Math.min(number, names.size()));
          values.put("steps_count", names.size());
          values.put("step_names", names);
          values.put("returns", context.queryParams().contains(RETURN));
          values.put("code", code);
          values.put("say", say(code));
          site.show(context, status, template, values);
        });
  }

  /** Returns the sentence by which a person makes the assistant take over. */
  static String say(String code) {
    return "Je continue ici l’inscription commencée sur la page, code de reprise " + code;
  }

  /**
   * Returns the fields of a step as the form has them; a field that the form does not have is
   * empty.
   */
  private static Map<String, String> typed(RoutingContext context, SignUpStep step) {
    if (!context.request().method().equals(HttpMethod.POST)) {
      return Map.of();
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (SignUpField field : SignUpForm.fieldsOf(step)) {
      read.put(field.key(), read(context, field));
    }
    return read;
  }

  /**
   * Reads one field: a box to tick gives yes or no, and several boxes of one name give their
   * values, separated by commas.
   */
  static String read(RoutingContext context, SignUpField field) {
    if (field.type() == FieldType.YES_NO) {
      return sent(context, field).isEmpty() ? SignUpForm.NO : SignUpForm.YES;
    }
    return field.type() == FieldType.CHOICES
        ? String.join(",", sent(context, field))
        : Form.field(context, field.key());
  }

  /**
   * Returns the values of a field that are not empty. An empty one only shows that the form has the
   * field, where nothing is ticked.
   */
  private static List<String> sent(RoutingContext context, SignUpField field) {
    return Form.fields(context, field.key()).stream().filter(value -> !value.isBlank()).toList();
  }

  /** Tells the form, for each field of a step, what is wrong with it. */
  static void blame(Form form, SignUpStep step, Sheet sheet) {
    EnteredSignUp entered = sheet.entered();
    SignUpForm.faults(step, sheet.values(), sheet.standing())
        .forEach((key, reason) ->
            form.error(key, SignUpField.ofKey(key).orElseThrow().sentence(reason, entered)));
  }
}
