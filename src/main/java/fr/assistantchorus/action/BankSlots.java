package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.field.FieldType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The slots in which a dialog keeps an account number, block by block (F29). */
final class BankSlots {
  /** A whole IBAN, or how it will be given instead: {@link #BY_BLOCKS} or {@link #BY_RIB}. */
  static final String IBAN = "iban";

  static final String BY_BLOCKS = "blocks";
  static final String BY_RIB = "rib";

  /** The blocks of a number, each with its slot. */
  static final Map<BankBlock, String> BLOCKS =
      Map.of(
          BankBlock.COUNTRY, "country",
          BankBlock.KEY, "iban_key",
          BankBlock.BBAN, "bban",
          BankBlock.BANK, "bank",
          BankBlock.BRANCH, "branch",
          BankBlock.ACCOUNT, "account",
          BankBlock.RIB_KEY, "rib_key");

  /** All of them, as the arguments of an action. */
  static final Set<String> NUMBER =
      Stream.concat(Stream.of(IBAN), BLOCKS.values().stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<BankBlock, FieldType> TYPES =
      Map.of(
          BankBlock.COUNTRY, FieldType.IBAN_COUNTRY,
          BankBlock.KEY, FieldType.IBAN_KEY,
          BankBlock.BBAN, FieldType.BBAN,
          BankBlock.BANK, FieldType.BANK,
          BankBlock.BRANCH, FieldType.BRANCH,
          BankBlock.ACCOUNT, FieldType.ACCOUNT,
          BankBlock.RIB_KEY, FieldType.RIB_KEY);

  private BankSlots() {}

  /** Returns whether the number is given as a RIB; otherwise it is an IBAN. */
  static AccountNumber.Type type(Map<String, String> said) {
    return BY_RIB.equals(said.get(IBAN)) ? AccountNumber.Type.RIB : AccountNumber.Type.IBAN;
  }

  /**
   * Returns what was typed of the number; a whole IBAN stands in the first block, as if it had been
   * pasted there.
   */
  static Map<BankBlock, String> typed(Map<String, String> said) {
    Map<BankBlock, String> typed = new EnumMap<>(BankBlock.class);
    String whole = said.getOrDefault(IBAN, "");
    if (!List.of("", BY_BLOCKS, BY_RIB).contains(whole)) {
      typed.put(BankBlock.COUNTRY, whole);
      return typed;
    }
    BLOCKS.forEach((block, slot) -> {
      if (said.containsKey(slot)) {
        typed.put(block, said.get(slot));
      }
    });
    return typed;
  }

  /** Returns the values that fill the slots of these blocks. */
  static Map<String, Value> filled(Map<BankBlock, String> blocks, Action.Request request) {
    Map<String, Value> values = new HashMap<>();
    blocks.forEach((block, text) -> {
      FieldType type = TYPES.get(block);
      values.put(
          BLOCKS.get(block),
          type.isSensitive() ? request.secrets().apply(type, text) : new Value.Text(text));
    });
    return values;
  }
}
