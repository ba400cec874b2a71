package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.field.BankDetailsName;
import fr.assistantchorus.field.Bic;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.bank.BankDetails.Outcome;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Seal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Judges bank details as they were entered, by themselves and beside the file with them. */
public final class BankDetailsCheck {
  /** How many bytes of a fingerprint make the key of a confirmation. */
  private static final int KEY_BYTES = 16;

  private final Seal seal;

  BankDetailsCheck(Seal seal) {
    this.seal = seal;
  }

  /**
   * Returns what is wrong with the name and the numbers by themselves, as {@link BankDetails#add}
   * does: {@link Outcome.Wrong} or {@link Outcome.Pasted}; empty where nothing is. The file and the
   * act are not looked at.
   */
  public static Optional<Outcome> fault(EnteredBankDetails entered) {
    Optional<String> name =
        BankDetailsName.parse(entered.name()) instanceof Parsed.Bad(String reason)
            ? Optional.of(BankDetailsName.sentence(reason))
            : Optional.empty();
    return switch (AccountNumber.read(entered.type(), entered.blocks())) {
      case AccountNumber.Read.Pasted(var blocks) -> Optional.of(new Outcome.Pasted(blocks));
      case AccountNumber.Read.Wrong(var faults) -> {
        List<AccountNumber.Fault> all = new ArrayList<>(faults);
        all.addAll(bicFault(entered));
        yield Optional.of(new Outcome.Wrong(name, all));
      }
      case AccountNumber.Read.Right _ ->
          name.isPresent() || !bicFault(entered).isEmpty()
              ? Optional.of(new Outcome.Wrong(name, bicFault(entered)))
              : Optional.empty();
    };
  }

  private static List<AccountNumber.Fault> bicFault(EnteredBankDetails entered) {
    String country = entered.block(BankBlock.COUNTRY);
    return entered.type() == AccountNumber.Type.IBAN
            && BankBlock.BIC.read(entered.block(BankBlock.BIC), country)
                instanceof Parsed.Bad(String reason)
        ? List.of(new AccountNumber.Fault(BankBlock.BIC, BankBlock.BIC.sentence(reason, country)))
        : List.of();
  }

  /** Returns details in which {@link #fault} finds nothing, as they are kept. */
  static BankDetailsStore.Checked checked(
      UUID account, StructureName structure, EnteredBankDetails entered) {
    if (!(AccountNumber.read(entered.type(), entered.blocks())
        instanceof AccountNumber.Read.Right(String iban))) {
      throw new IllegalStateException("was checked");
    }
    Optional<String> bic =
        switch (entered.type()) {
          case RIB -> Optional.empty();
          case IBAN -> Optional.of(value(BankBlock.BIC.read(entered.block(BankBlock.BIC), "")));
        };
    return new BankDetailsStore.Checked(
        entered.act(),
        structure.id(),
        account,
        value(BankDetailsName.parse(entered.name())),
        entered.factor(),
        entered.type(),
        iban,
        bic,
        entered.file());
  }

  private static String value(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Ok(String value) -> value;
      case Parsed.Doubt(String value, _) -> value;
      case Parsed.Bad(String reason) -> throw new IllegalStateException("was checked: " + reason);
    };
  }

  /** Returns what is odd, and has to be confirmed. */
  static List<BankWarning> warnings(BankDetailsStore.Checked checked, BankFileStore.Stored file) {
    List<BankWarning> warnings = new ArrayList<>();
    if (!file.numbers().isEmpty() && !file.numbers().contains(checked.iban())) {
      warnings.add(new BankWarning.OtherNumber(file.numbers()));
    }
    String country = checked.iban().substring(0, 2);
    checked
        .bic()
        .map(Bic::country)
        .filter(other -> !other.equals(country))
        .ifPresent(other -> warnings.add(new BankWarning.OtherCountry(other, country)));
    return warnings;
  }

  /** Returns what stands for these warnings on these details, and for nothing else. */
  String key(BankDetailsStore.Checked checked, List<BankWarning> warnings) {
    byte[] fingerprint =
        seal.fingerprint(
            checked.structure() + "/" + checked.iban() + "/" + checked.file() + "/" + warnings,
            "bank-details-confirmed");
    return HexFormat.of().formatHex(Arrays.copyOf(fingerprint, KEY_BYTES));
  }
}
