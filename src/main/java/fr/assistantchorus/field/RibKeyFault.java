package fr.assistantchorus.field;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a French account and its RIB key disagree: the block that is likely wrong. It is named only
 * where one common slip alone explains the key (two neighbouring characters interchanged in one
 * block, or bank and branch interchanged), and as likely.
 */
final class RibKeyFault {
  private RibKeyFault() {}

  /**
   * Returns the fault; empty where the key is right.
   *
   * @param rib 23 characters, each of the kind that its block takes
   */
  static Optional<AccountNumber.Fault> of(String rib) {
    if (Rib.parse(rib) instanceof Parsed.Ok) {
      return Optional.empty();
    }
    if (isRight(
        rib.substring(Rib.BANK_LENGTH, Rib.ACCOUNT_AT)
            + rib.substring(0, Rib.BANK_LENGTH)
            + rib.substring(Rib.ACCOUNT_AT))) {
      return Optional.of(
          new AccountNumber.Fault(
              BankBlock.BANK,
              "La clé RIB ne correspond pas. Le code banque et le code guichet sont sans doute l’un"
                  + " à la place de l’autre : vérifiez-les."));
    }
    BankBlock likely = likely(rib).orElse(BankBlock.RIB_KEY);
    return Optional.of(
        new AccountNumber.Fault(
            likely,
            likely == BankBlock.RIB_KEY
                ? "La clé RIB ne correspond pas aux trois autres blocs : comparez les quatre à"
                    + " votre RIB. Le plus souvent, l’erreur est dans le numéro de compte."
                : "La clé RIB ne correspond pas. L’erreur est sans doute ici : vérifiez que deux"
                    + " caractères voisins ne sont pas inversés."));
  }

  /** Returns where in a BBAN to look, in French. */
  static String whereInBban(String bban) {
    return likely(bban)
        .map(block ->
            switch (block) {
              case BANK -> "Regardez d’abord le code banque, ses 5 premiers chiffres.";
              case BRANCH -> "Regardez d’abord le code guichet, du 6e au 10e chiffre.";
              case ACCOUNT -> "Regardez d’abord le numéro de compte, du 11e au 21e caractère.";
              case RIB_KEY -> "Regardez d’abord la clé RIB, ses 2 derniers chiffres.";
              case COUNTRY, KEY, BBAN, BIC ->
                  throw new IllegalStateException("no block of a RIB: " + block);
            })
        .orElse("Comparez-le à votre RIB, groupe par groupe.");
  }

  /** Returns the only block in which interchanging two neighbours makes the key right. */
  private static Optional<BankBlock> likely(String rib) {
    Set<BankBlock> blocks = EnumSet.noneOf(BankBlock.class);
    int start = 0;
    for (BankBlock block : BankBlock.OF_RIB) {
      int end = start + block.length("").orElseThrow();
      for (int at = start; at + 1 < end; at++) {
        if (rib.charAt(at) != rib.charAt(at + 1) && isRight(interchanged(rib, at))) {
          blocks.add(block);
        }
      }
      start = end;
    }
    return blocks.size() == 1 ? Optional.of(blocks.iterator().next()) : Optional.empty();
  }

  private static String interchanged(String rib, int at) {
    return rib.substring(0, at) + rib.charAt(at + 1) + rib.charAt(at) + rib.substring(at + 2);
  }

  private static boolean isRight(String rib) {
    return Rib.parse(rib) instanceof Parsed.Ok;
  }
}
