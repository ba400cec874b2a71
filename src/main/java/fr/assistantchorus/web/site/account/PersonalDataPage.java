package fr.assistantchorus.web.site.account;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Sentences;
import fr.assistantchorus.portal.account.ContactAddress;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.PersonalData;
import fr.assistantchorus.portal.account.PersonalData.Entered;
import fr.assistantchorus.portal.account.PersonalData.Entry;
import fr.assistantchorus.portal.account.PersonalData.Outcome;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** « Mes informations personnelles » (F45), with the postal address, which is optional (F42). */
public final class PersonalDataPage implements FormPage<PersonalDataPage.Sheet> {
  static final String PATH = AccountPage.PATH + "/informations";
  private static final String WITHDRAWN = PATH + "/adresse-abandonnee";
  private static final String CONTACT = "contact";
  private static final String LAST_NAME = "nom";
  private static final String FIRST_NAME = "prenom";
  private static final Map<PostalAddress.Part, String> HOME =
      Map.of(
          PostalAddress.Part.STREET, "adresse",
          PostalAddress.Part.POSTAL_CODE, "code_postal",
          PostalAddress.Part.CITY, "ville",
          PostalAddress.Part.COUNTRY, "pays");

  /** The box that says that an odd address is meant as it is. */
  private static final String MEANT = "adresse_voulue";

  private static final String ASKED = "demander";

  private final Site site;
  private final PersonalData data;
  private final ContactAddress contacts;

  public PersonalDataPage(Site site, PersonalData data, ContactAddress contacts) {
    this.site = site;
    this.data = data;
    this.contacts = contacts;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().loggedIn(site.look(this)))
        .post(PATH, site.loggedIn(site.send(this)))
        .post(WITHDRAWN, site.visitors().loggedIn(this::withdraw));
  }

  /** What is kept of the person, and the contact address that waits to be confirmed. */
  record Sheet(UUID account, Person person, Optional<ContactAddress.Waiting> waiting) {}

  @Override
  public void open(RoutingContext context, Consumer<Sheet> page) {
    UUID account = Visitors.account(context).orElseThrow().id();
    Responses.answer(
        context,
        site.transaction(transaction ->
            data.of(transaction, account)
                .compose(kept ->
                    contacts
                        .waiting(transaction, account, site.now())
                        .map(waiting -> new Sheet(account, kept.orElseThrow().person(), waiting)))),
        page);
  }

  @Override
  public Form first(RoutingContext context, Sheet sheet) {
    Form form =
        Form.of(
            Map.of(
                CONTACT, sheet.person().contactAddress(),
                LAST_NAME, sheet.person().lastName(),
                FIRST_NAME, sheet.person().firstName()));
    HOME.forEach((part, field) -> form.put(field, sheet.person().home().text(part)));
    return form;
  }

  @Override
  public Form read(RoutingContext context, Sheet sheet) {
    Form form = Form.read(context, CONTACT, LAST_NAME, FIRST_NAME, MEANT);
    HOME.values().forEach(field -> form.put(field, Form.field(context, field)));
    return form;
  }

  @Override
  public void act(RoutingContext context, Sheet sheet, Form form) {
    Entered entered =
        Entered.of(form.value(CONTACT), form.value(LAST_NAME), form.value(FIRST_NAME))
            .withHome(home(form), !form.value(MEANT).isEmpty());
    Future<Outcome> outcome =
        site.transaction(
            transaction -> data.change(transaction, sheet.account(), entered, site.now()));
    Responses.answer(
        context,
        outcome,
        done -> {
          switch (done) {
            case Outcome.Changed(var contact) -> answer(context, sheet, form, contact);
            case Outcome.Refused(var reasons, var ofHome) -> {
              reasons.forEach((entry, reason) -> blame(form, entry, reason));
              PostalAddress.parts().stream()
                  .filter(ofHome::containsKey)
                  .forEach(part -> form.error(HOME.get(part), sentence(part, ofHome.get(part))));
              show(context, 422, sheet, form);
            }
            case Outcome.Doubtful(var ofHome) -> {
              ofHome.forEach((part, reason) ->
                  form.error(
                      HOME.get(part),
                      sentence(part, reason) + " Si oui, cochez la case qui suit."));
              show(context, 422, sheet, form.put(MEANT, ASKED));
            }
          }
        });
  }

  private static PostalAddress home(Form form) {
    Map<PostalAddress.Part, String> typed = new EnumMap<>(PostalAddress.Part.class);
    HOME.forEach((part, field) -> typed.put(part, form.value(field)));
    return new PostalAddress(typed);
  }

  private static String sentence(PostalAddress.Part part, String reason) {
    return Sentences.of(part.type(), reason);
  }

  private void answer(
      RoutingContext context, Sheet sheet, Form form, ContactAddress.Asked contact) {
    switch (contact) {
      case ContactAddress.Asked.Confirming(var waiting) ->
          site.done(
              context,
              PATH,
              "Vos informations sont enregistrées.",
              "Un courriel part à l’instant à l’adresse %s : ouvrez son lien avant le %s pour la confirmer. D’ici là, tout est envoyé à l’adresse actuelle."
                  .formatted(waiting.address(), waiting.deadlineInFrench()));
      case ContactAddress.Asked.AtLogin() ->
          site.done(
              context,
              PATH,
              "Vos informations sont enregistrées.",
              "Les nouvelles de votre compte vous sont envoyées à votre adresse de connexion.");
      case ContactAddress.Asked.Unchanged() ->
          site.done(context, PATH, "Vos informations sont enregistrées.");
      case ContactAddress.Asked.TooSoon(var retryAfter) -> {
        Waits.tell(context, retryAfter);
        form.error(
            CONTACT,
            "Vous avez demandé plusieurs changements d’adresse. Recommencez dans %d minutes ; vos nom et prénom sont enregistrés."
                .formatted(Limits.minutes(retryAfter)));
        show(context, 429, sheet, form);
      }
    }
  }

  private static void blame(Form form, Entry entry, String reason) {
    boolean empty = reason.equals("empty");
    switch (entry) {
      case CONTACT ->
          form.error(
              CONTACT,
              empty
                  ? "Saisissez votre adresse de contact ; celle de connexion convient aussi."
                  : Sentences.of(FieldType.EMAIL, reason));
      case LAST_NAME ->
          form.error(
              LAST_NAME, empty ? "Saisissez votre nom." : Sentences.of(FieldType.NAME, reason));
      case FIRST_NAME ->
          form.error(
              FIRST_NAME, empty ? "Saisissez votre prénom." : Sentences.of(FieldType.NAME, reason));
    }
  }

  private void withdraw(RoutingContext context) {
    UUID account = Visitors.account(context).orElseThrow().id();
    if (!site.guard().passes(context)) {
      Responses.seeOther(context, PATH);
      return;
    }
    Responses.answer(
        context,
        site.transaction(transaction -> contacts.withdraw(transaction, account)),
        _ -> site.done(context, PATH, "La nouvelle adresse est abandonnée ; rien n’a changé."));
  }

  @Override
  public void show(RoutingContext context, int status, Sheet sheet, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("login", sheet.person().loginAddress());
    values.put("waiting", sheet.waiting().orElse(null));
    values.put("withdrawn", WITHDRAWN);
    values.put("form", form);
    site.show(context, status, "compte-informations", values);
  }
}
