package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.Iban;
import java.util.List;
import java.util.stream.Collectors;

/** What is odd about bank details that are well formed; the person is asked to confirm them. */
public sealed interface BankWarning {
  /** Returns the warning in French, with masked numbers. */
  String sentence();

  /**
   * The file names other numbers than the one that was typed.
   *
   * @param ibans in the order in which the file names them; at least one
   */
  record OtherNumber(List<String> ibans) implements BankWarning {
    public OtherNumber {
      ibans = List.copyOf(ibans);
    }

    @Override
    public String sentence() {
      return "Le fichier joint porte un autre numéro que celui que vous avez saisi : "
          + ibans.stream().map(Iban::mask).collect(Collectors.joining(", "))
          + ". Vérifiez que c’est le bon RIB, et que la saisie est juste.";
    }
  }

  /**
   * The bank's country is not the account's, as is common overseas.
   *
   * @param bic the BIC's country
   * @param iban the IBAN's country
   */
  record OtherCountry(String bic, String iban) implements BankWarning {
    @Override
    public String sentence() {
      return "Le BIC est celui d’un autre pays ou territoire (%s) que l’IBAN (%s). C’est courant"
              .formatted(bic, iban)
          + " outre-mer : vérifiez seulement que tous deux viennent de votre RIB.";
    }
  }
}
