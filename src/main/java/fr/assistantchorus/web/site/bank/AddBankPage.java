package fr.assistantchorus.web.site.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.field.BankDetailsName;
import fr.assistantchorus.portal.bank.BankAccount;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankDetails.Outcome;
import fr.assistantchorus.portal.bank.BankDetailsCheck;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.BankFiles.Received;
import fr.assistantchorus.portal.bank.BankFiles.WaitingFile;
import fr.assistantchorus.portal.bank.BankWarning;
import fr.assistantchorus.portal.bank.EnteredBankDetails;
import fr.assistantchorus.portal.bank.IncomingBankFile;
import fr.assistantchorus.portal.bank.Seen;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.UploadPages;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * « Ajouter des coordonnées bancaires » (F28 to F32). On a fault, all that was typed comes back,
 * and a file that has come is kept for an hour, so that it need not be sent again.
 */
public final class AddBankPage implements FormPage<AddBankPage.Sent> {
  private static final String NAME = "nom";
  private static final String FACTOR = "affactureur";
  private static final String TYPE = "type";
  private static final String FILE = "fichier";

  /** The id of a file that has come before. */
  private static final String KEPT = "fichier_recu";

  /** The name of that file, which the page shows. */
  private static final String KEPT_NAME = "fichier_nom";

  /** Names this act, so that a double click adds once. */
  private static final String ACT = "envoi";

  private static final String CONFIRMED = "confirmer";
  private static final String BUTTON = "suite";
  private static final String ANOTHER = "encore";
  private static final String YES = "oui";

  private static final List<Choice> FACTOR_CHOICES =
      List.of(
          new Choice("non", "Non"),
          new Choice(YES, "Oui", "Le compte est celui d’une société d’affacturage."));

  private final Site site;
  private final UploadPages uploads;
  private final BankDetails details;
  private final BankFiles files;

  public AddBankPage(Site site, UploadPages uploads, BankDetails details, BankFiles files) {
    this.site = site;
    this.uploads = uploads;
    this.details = details;
    this.files = files;
  }

  /**
   * @param early routes that come before the limit of all other bodies
   */
  public void route(Routes early) {
    early
        .get(BankPaths.ADD, site.visitors().loggedIn(site.look(this)))
        .post(BankPaths.ADD, uploads.loggedIn(BankFiles.MAX_BYTES, site.send(this)));
  }

  /**
   * What an HTTP request to this page says.
   *
   * @param upload the file that came with it; empty where none did, or it has been dealt with
   */
  record Sent(Account account, StructureName structure, Optional<IncomingBankFile> upload) {
    Sent without() {
      return new Sent(account, structure, Optional.empty());
    }
  }

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    Account account = Visitors.account(context).orElseThrow();
    Optional<UUID> structure = BankPaths.structure(context);
    if (structure.isEmpty()) {
      context.fail(404);
      return;
    }
    Responses.answer(
        context,
        site.transaction(
            transaction -> details.allowed(transaction, account.id(), structure.get())),
        seen -> {
          switch (seen) {
            case Seen.Shown<StructureName>(StructureName name, _) ->
                open(context, account, name, page);
            case Seen.NotManager<StructureName> _ -> BankPages.notManager(site, context);
            case Seen.Unknown<StructureName> _ -> context.fail(404);
          }
        });
  }

  private void open(
      RoutingContext context, Account account, StructureName structure, Consumer<Sent> page) {
    if (!context.request().method().equals(HttpMethod.POST)) {
      page.accept(new Sent(account, structure, Optional.empty()));
      return;
    }
    List<IncomingBankFile> upload = new ArrayList<>();
    uploads.read(
        context,
        account.id(),
        BankFiles.MAX_BYTES,
        name -> {
          upload.add(files.receive(account.id(), structure.id(), name, site.now()));
          return upload.getFirst()::take;
        },
        () -> page.accept(new Sent(account, structure, upload.stream().findFirst())));
  }

  @Override
  public Form first(RoutingContext context, Sent sent) {
    return Form.of(
        Map.of(
            TYPE, AccountNumber.Type.IBAN.code(),
            FACTOR, "non",
            ACT, UUID.randomUUID().toString()));
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    List<String> fields = new ArrayList<>(List.of(NAME, FACTOR, TYPE, KEPT, ACT, CONFIRMED));
    fields.addAll(BankBlockField.names());
    return Form.read(context, fields.toArray(String[]::new));
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    Optional<AccountNumber.Type> type = AccountNumber.Type.ofCode(form.value(TYPE));
    if (type.isEmpty()) {
      form.error(TYPE, "Choisissez RIB ou IBAN.");
      return;
    }
    BankDetailsCheck.fault(entered(form, type.get())).ifPresent(fault -> tell(form, fault));
  }

  /** Tells the form what is wrong with the name and the numbers. */
  private static void tell(Form form, Outcome fault) {
    if (fault instanceof Outcome.Wrong(Optional<String> name, var blocks)) {
      name.ifPresent(sentence -> form.error(NAME, sentence));
      blocks.forEach(block -> form.error(BankBlockField.name(block.block()), block.sentence()));
    } else if (fault instanceof Outcome.Pasted(Map<BankBlock, String> blocks)) {
      blocks.forEach((block, value) -> form.put(BankBlockField.name(block), value));
      form.message(
          "Vous avez collé un numéro entier : il est maintenant réparti dans les cases."
              + " Comparez-les à votre RIB, puis validez.");
    }
  }

  /** Ends the file that came, whatever else is wrong, so that it need not be sent again. */
  @Override
  public Future<Sent> check(RoutingContext context, Sent sent, Form form) {
    return sent.upload().isPresent()
        ? sent.upload()
            .get()
            .end()
            .map(received -> {
              tell(form, received);
              return sent.without();
            })
        : checkKept(sent, form);
  }

  private Future<Sent> checkKept(Sent sent, Form form) {
    Optional<UUID> kept = Uuids.read(form.value(KEPT));
    if (kept.isEmpty()) {
      form.put(KEPT, "").error(FILE, "Choisissez le fichier de votre RIB : PDF, PNG ou JPEG.");
      return Future.succeededFuture(sent);
    }
    return site.transaction(transaction ->
            files.waiting(
                transaction, sent.account().id(), sent.structure().id(), kept.get(), site.now()))
        .map(waiting -> {
          waiting.ifPresentOrElse(file -> form.put(KEPT_NAME, file.name()), () -> forget(form));
          return sent;
        });
  }

  /**
   * Tells that the file is gone, where something else is wrong too. Where nothing is, the service
   * tells: this act may have used it when the form was sent before.
   */
  private static void forget(Form form) {
    if (!form.isGood()) {
      gone(form);
    }
  }

  private static Form gone(Form form) {
    return form.put(KEPT, "")
        .put(KEPT_NAME, "")
        .error(FILE, "Le fichier n’est plus conservé : choisissez-le de nouveau.");
  }

  private static void tell(Form form, Received received) {
    switch (received) {
      case Received.Waiting(WaitingFile file) ->
          form.put(KEPT, file.id().toString()).put(KEPT_NAME, file.name());
      case Received.TooLarge() ->
          form.error(
              FILE,
              "Ce fichier dépasse 13 631 488 octets (13 Mo) : numérisez-le avec une moindre"
                  + " définition.");
      case Received.WrongKind() ->
          form.error(
              FILE,
              "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, quel que soit son nom :"
                  + " enregistrez-le dans l’un de ces formats.");
      case Received.Empty() -> form.error(FILE, "Ce fichier est vide : choisissez-en un autre.");
      case Received.TooMany(Duration retryAfter) ->
          form.error(
              FILE,
              "Vous avez envoyé trop de fichiers en une heure : recommencez dans %d min."
                  .formatted(Limits.minutes(retryAfter)));
      case Received.NotAllowed() ->
          form.message("Vous n’êtes plus gestionnaire principal de cette structure.");
    }
  }

  private static EnteredBankDetails entered(Form form, AccountNumber.Type type) {
    return new EnteredBankDetails(
        Uuids.read(form.value(ACT)).orElseGet(UUID::randomUUID),
        form.value(NAME),
        form.value(FACTOR).equals(YES),
        type,
        BankBlockField.typed(form),
        Uuids.read(form.value(KEPT)).orElseGet(UUID::randomUUID),
        form.value(CONFIRMED));
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    EnteredBankDetails entered =
        entered(form, AccountNumber.Type.ofCode(form.value(TYPE)).orElseThrow());
    Responses.answer(
        context,
        site.transaction(transaction ->
            details.add(
                transaction, sent.account().id(), sent.structure().id(), entered, site.now())),
        outcome -> answer(context, sent, form, outcome));
  }

  private void answer(RoutingContext context, Sent sent, Form form, Outcome outcome) {
    switch (outcome) {
      case Outcome.Added(BankAccount account) -> added(context, sent, account);
      case Outcome.ToConfirm(List<BankWarning> warnings, String key) -> {
        form.put(CONFIRMED, "").error(CONFIRMED, "Vérifiez, puis cochez la case pour confirmer.");
        show(context, 422, sent, form, warnings, key);
      }
      case Outcome.Wrong wrong -> {
        tell(form, wrong);
        show(context, 422, sent, form);
      }
      case Outcome.Pasted pasted -> {
        tell(form, pasted);
        show(context, 422, sent, form);
      }
      case Outcome.AlreadyThere(BankAccount account) ->
          show(
              context,
              422,
              sent,
              form.message(
                  "Ce numéro est déjà enregistré pour cette structure : « %s », ajouté le %s. Rien"
                          .formatted(account.name(), account.addedAtInFrench())
                      + " n’a été ajouté."));
      case Outcome.FileMissing() -> show(context, 422, sent, gone(form));
      case Outcome.TooMany(Duration retryAfter) -> {
        context.response().putHeader("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
        show(
            context,
            429,
            sent,
            form.message(
                "Trop de coordonnées ont été ajoutées à cette structure aujourd’hui : recommencez"
                    + " demain."));
      }
      case Outcome.NotManager() -> BankPages.notManager(site, context);
      case Outcome.Unknown() -> context.fail(404);
    }
  }

  private void added(RoutingContext context, Sent sent, BankAccount account) {
    UUID structure = sent.structure().id();
    boolean another = Form.field(context, BUTTON).equals(ANOTHER);
    site.done(
        context,
        another ? BankPaths.add(structure) : BankPaths.one(structure, account.id()),
        "Les coordonnées « %s » (%s) sont ajoutées. Un courriel vous le confirme."
            .formatted(account.name(), account.maskedNumber()));
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    show(context, status, sent, form, List.of(), "");
  }

  /**
   * @param warnings what is odd, to be confirmed
   * @param key what the box that confirms it sends
   */
  private void show(
      RoutingContext context,
      int status,
      Sent sent,
      Form form,
      List<BankWarning> warnings,
      String key) {
    // The form may come from another site: then its file is not kept.
    Future<Void> dropped =
        sent.upload().map(IncomingBankFile::abandon).orElse(Future.succeededFuture());
    Responses.answer(
        context,
        dropped,
        _ -> {
          Map<String, Object> values = new HashMap<>();
          values.put("structure", sent.structure());
          values.put("form", form);
          values.put("factors", FACTOR_CHOICES);
          values.put("types", types());
          values.put("iban", fields(AccountNumber.Type.IBAN, form));
          values.put("rib", fields(AccountNumber.Type.RIB, form));
          values.put("warnings", warnings.stream().map(BankWarning::sentence).toList());
          values.put("key", key);
          values.put("longest_name", BankDetailsName.MAX_LENGTH);
          values.put("back", BankPaths.list(sent.structure().id()));
          site.show(context, status, "coordonnees-bancaires-ajouter", values);
        });
  }

  private static List<Choice> types() {
    return List.of(AccountNumber.Type.IBAN, AccountNumber.Type.RIB).stream()
        .map(type -> new Choice(type.code(), type.label()))
        .toList();
  }

  private static List<BankBlockField> fields(AccountNumber.Type type, Form form) {
    return BankBlockField.of(
        type, form.value(BankBlockField.name(BankBlock.COUNTRY)).strip().toUpperCase(Locale.ROOT));
  }
}
