package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Iban;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what is known of an account number after each block (F29, F30): its length and characters
 * at once, its keys when it is whole. Nothing is corrected: the block that is wrong, or likely
 * wrong, is named and asked for again. A whole number that was pasted into a block fills them all.
 */
final class CheckAccountNumber implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "check-account-number",
          Set.of(),
          BankSlots.NUMBER,
          Map.of(
              "more", Map.of("block", ValueType.TEXT),
              "wrong", Map.of("block", ValueType.TEXT, "fault", ValueType.TEXT),
              "right-iban", Map.of("number", ValueType.TEXT),
              "right-rib", Map.of("number", ValueType.TEXT)));

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return Future.succeededFuture(check(request));
  }

  private static Result check(Request request) {
    AccountNumber.Type type = BankSlots.type(request.arguments());
    Map<BankBlock, String> typed = BankSlots.typed(request.arguments());
    Optional<Map<BankBlock, String>> pasted =
        AccountNumber.read(type, typed) instanceof AccountNumber.Read.Pasted(var all)
            ? Optional.of(all)
            : Optional.empty();
    Map<BankBlock, String> blocks = pasted.orElse(typed);
    return switch (AccountNumber.read(type, blocks)) {
      case AccountNumber.Read.Right(String iban) ->
          right(
              type,
              iban,
              pasted.map(all -> BankSlots.filled(all, request)).orElse(Map.of()),
              request);
      case AccountNumber.Read.Wrong(var faults) -> wrong(type, blocks, faults.getFirst());
      // No bank has an account whose number is another IBAN by itself.
      case AccountNumber.Read.Pasted _ ->
          again(BankBlock.BBAN, BankBlock.BBAN.sentence("characters", country(blocks)));
    };
  }

  private static Result right(
      AccountNumber.Type type, String iban, Map<String, Value> filled, Request request) {
    Map<String, Value> values = new HashMap<>(filled);
    if (!filled.isEmpty()) {
      // What was pasted is kept by its blocks, each of which can be corrected.
      values.put(
          BankSlots.IBAN,
          new Value.Text(type == AccountNumber.Type.RIB ? BankSlots.BY_RIB : BankSlots.BY_BLOCKS));
    }
    values.put("number", request.secrets().apply(FieldType.IBAN, Iban.grouped(iban)));
    return new Result(type == AccountNumber.Type.RIB ? "right-rib" : "right-iban", values);
  }

  /**
   * Tells the first block that is wrong, and empties it; else the first one that is missing; else
   * the one that the keys speak against.
   */
  private static Result wrong(
      AccountNumber.Type type, Map<BankBlock, String> blocks, AccountNumber.Fault ofKeys) {
    String country = country(blocks);
    for (BankBlock block : type.blocks()) {
      if (blocks.containsKey(block)
          && block.read(blocks.get(block), country) instanceof Parsed.Bad(String reason)) {
        return again(block, block.sentence(reason, country));
      }
    }
    return type.blocks().stream()
        .filter(block -> !blocks.containsKey(block))
        .findFirst()
        .map(missing ->
            new Result("more", Map.of("block", new Value.Text(BankSlots.BLOCKS.get(missing)))))
        .orElseGet(() -> again(ofKeys.block(), ofKeys.sentence()));
  }

  private static String country(Map<BankBlock, String> typed) {
    return BankBlock.COUNTRY.read(typed.getOrDefault(BankBlock.COUNTRY, ""), "")
            instanceof Parsed.Ok(String country)
        ? country
        : "";
  }

  private static Result again(BankBlock block, String fault) {
    String slot = BankSlots.BLOCKS.get(block);
    return new Result(
        "wrong",
        Map.of(
            "block",
            new Value.Text(slot),
            "fault",
            new Value.Text(fault),
            slot,
            new Value.Nothing()));
  }
}
