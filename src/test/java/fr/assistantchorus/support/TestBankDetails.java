package fr.assistantchorus.support;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.bank.BankDetails;
import fr.assistantchorus.portal.bank.BankFiles.Received;
import fr.assistantchorus.portal.bank.EnteredBankDetails;
import fr.assistantchorus.portal.bank.IncomingBankFile;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Bank details as a manager adds them, with a picture. */
public final class TestBankDetails {
  public static final String IBAN = "FR7630006000011234567890189";

  private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

  private TestBankDetails() {}

  /** Adds them to a structure that the account manages; returns their id. */
  public static UUID add(
      TestDatabase database, Portal portal, UUID manager, UUID structure, Instant now) {
    IncomingBankFile file = portal.bankFiles().receive(manager, structure, "RIB.png", now);
    file.take(Buffer.buffer(PICTURE)).await();
    UUID kept = ((Received.Waiting) file.end().await()).file().id();
    Map<BankBlock, String> blocks = AccountNumber.blocks(AccountNumber.Type.IBAN, IBAN);
    blocks.put(BankBlock.BIC, "AGRIFRPP");
    EnteredBankDetails entered =
        new EnteredBankDetails(
            UUID.randomUUID(), "Compte", false, AccountNumber.Type.IBAN, blocks, kept, "");
    BankDetails.Outcome outcome =
        database.within(
            transaction -> portal.bankDetails().add(transaction, manager, structure, entered, now));
    return ((BankDetails.Outcome.Added) outcome).details().id();
  }
}
