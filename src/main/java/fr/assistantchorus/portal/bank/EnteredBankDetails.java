package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Bank details as somebody enters them (F28 to F31).
 *
 * @param act names this act, so that the same one, sent twice, adds them once
 * @param name free, as the person calls the account
 * @param factor « Affactureur »: whether the account is a factor's
 * @param blocks what was typed in each block; one that is missing is empty
 * @param file the id of a file that {@link BankFiles} has received from this account
 * @param confirmed the key of the warnings that the person has confirmed; empty at first
 */
public record EnteredBankDetails(
    UUID act,
    String name,
    boolean factor,
    AccountNumber.Type type,
    Map<BankBlock, String> blocks,
    UUID file,
    String confirmed) {
  public EnteredBankDetails {
    blocks = blocks.isEmpty() ? Map.of() : new EnumMap<>(blocks);
  }

  String block(BankBlock block) {
    return blocks.getOrDefault(block, "");
  }
}
