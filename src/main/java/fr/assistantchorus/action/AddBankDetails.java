package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.portal.bank.BankAccount;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.BankWarning;
import fr.assistantchorus.portal.bank.EnteredBankDetails;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds bank details with the copy of the RIB that was sent in the conversation (F28 to F32). What
 * is odd is told first, and is added once the person says that it is right.
 */
final class AddBankDetails implements Action {
  private static final String NAME = "account_name";
  private static final String COPY = "copy";
  private static final String KEY = "warning_key";
  private static final String SURE = "sure";
  private static final String FILE_ID = "received";
  private static final Map<String, ValueType> NAMED =
      Map.of("masked", ValueType.TEXT, "named", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "add-bank-details",
          Set.of("structure", NAME, COPY),
          Stream.concat(BankSlots.NUMBER.stream(), Stream.of("bic", "factor", KEY, SURE, FILE_ID))
              .collect(Collectors.toUnmodifiableSet()),
          Map.of(
              "added", NAMED,
              "to-confirm",
                  Map.of("warning", ValueType.TEXT, KEY, ValueType.TEXT, FILE_ID, ValueType.TEXT),
              "wrong", Map.of("fault", ValueType.TEXT),
              "already-there", NAMED,
              "file-missing", Map.of(),
              "too-soon", Map.of("minutes", ValueType.NUMBER),
              "not-manager", Map.of()));

  private final BankDetails details;
  private final BankFiles files;

  AddBankDetails(BankDetails details, BankFiles files) {
    this.details = details;
    this.files = files;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> said = request.arguments();
    if (said.containsKey(FILE_ID) && said.containsKey(SURE)) {
      return add(transaction, request, UUID.fromString(said.get(FILE_ID)));
    }
    return request
        .files()
        .apply(said.get(COPY))
        .compose(file -> file.isEmpty() ? missing() : withFile(transaction, request, file.get()));
  }

  private Future<Result> withFile(Transaction transaction, Request request, ReceivedFile file) {
    return files
        .receive(
            transaction,
            request.account().orElseThrow(),
            structure(request),
            new BankFiles.Whole(file.name(), file.bytes(), file.note()),
            request.time())
        .compose(received ->
            switch (received) {
              case BankFiles.Received.Waiting(var waiting) ->
                  add(transaction, request, waiting.id());
              case BankFiles.Received.TooMany(var wait) ->
                  Future.succeededFuture(
                      new Result("too-soon", Map.of("minutes", Told.minutes(wait))));
              case BankFiles.Received.NotAllowed() ->
                  Future.succeededFuture(Result.of("not-manager"));
              case BankFiles.Received.TooLarge(),
                  BankFiles.Received.WrongKind(),
                  BankFiles.Received.Empty() ->
                  missing();
            });
  }

  private static Future<Result> missing() {
    return Future.succeededFuture(new Result("file-missing", Map.of(COPY, new Value.Nothing())));
  }

  private static UUID structure(Request request) {
    return UUID.fromString(request.arguments().get("structure"));
  }

  private Future<Result> add(Transaction transaction, Request request, UUID file) {
    return details
        .add(
            transaction,
            request.account().orElseThrow(),
            structure(request),
            entered(request, file),
            request.time())
        .map(outcome ->
            switch (outcome) {
              case BankDetails.Outcome.Added(var account) -> named("added", account);
              case BankDetails.Outcome.AlreadyThere(var account) -> named("already-there", account);
              case BankDetails.Outcome.ToConfirm(var warnings, String key) ->
                  new Result(
                      "to-confirm",
                      Map.of(
                          "warning",
                          new Value.Text(
                              warnings.stream()
                                  .map(BankWarning::sentence)
                                  .collect(Collectors.joining(" "))),
                          KEY,
                          new Value.Text(key),
                          FILE_ID,
                          new Value.Text(file.toString())));
              case BankDetails.Outcome.Wrong(Optional<String> name, var blocks) ->
                  new Result(
                      "wrong",
                      Map.of(
                          "fault",
                          new Value.Text(name.orElseGet(() -> blocks.getFirst().sentence()))));
              case BankDetails.Outcome.FileMissing() ->
                  new Result("file-missing", Map.of(COPY, new Value.Nothing()));
              case BankDetails.Outcome.TooMany(var wait) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(wait)));
              case BankDetails.Outcome.NotManager(), BankDetails.Outcome.Unknown() ->
                  Result.of("not-manager");
              case BankDetails.Outcome.Pasted _ ->
                  throw new IllegalStateException("the blocks were checked before");
            });
  }

  private static EnteredBankDetails entered(Request request, UUID file) {
    Map<String, String> said = request.arguments();
    AccountNumber.Type type = BankSlots.type(said);
    Map<BankBlock, String> blocks = new HashMap<>(BankSlots.typed(said));
    if (said.containsKey("bic")) {
      blocks.put(BankBlock.BIC, said.get("bic"));
    }
    // Each file that is sent has an id of its own, so it names this act.
    String act = request.conversation() + "/" + said.get(COPY);
    return new EnteredBankDetails(
        UUID.nameUUIDFromBytes(act.getBytes(StandardCharsets.UTF_8)),
        said.get(NAME),
        "yes".equals(said.get("factor")),
        type,
        blocks,
        file,
        said.containsKey(SURE) ? said.getOrDefault(KEY, "") : "");
  }

  private static Result named(String outcome, BankAccount account) {
    return new Result(
        outcome,
        Map.of(
            "masked", new Value.Text(account.maskedNumber()),
            "named", new Value.Text(account.name())));
  }
}
