package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountNumberTest {
  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR   | 76  | 30006000011234567890189         | right FR7630006000011234567890189
          fr   | 7 6 | 30006 00001 12345678901-89      | right FR7630006000011234567890189
          FR   | 14  | 2004.1010 0505 0001 3m02 606    | right FR1420041010050500013M02606
          MC   | 58  | 11222000010123456789030         | right MC5811222000010123456789030
          BE   | 68  | 539007547034                    | right BE68539007547034
          FR   | 60  | 30002005500000157841Z24         | BBAN: clé RIB, les deux derniers
          FR   | 67  | 30006000011234567890189         | KEY: toujours 76
          MC   | 59  | 11222000010123456789030         | KEY: ou le code pays
          FR   | 41  | 20041010050500013M02606         | KEY: ou le code pays
          FR   | 76  | 30006000011234567890198         | BBAN: clé RIB, ses 2 derniers
          FR   | 76  | 30006000011243567890189         | BBAN: c’est sans doute lui
          FR   | 67  | 30006000011234567890198         | BBAN: Ni la clé IBAN ni le BBAN
          BE   | 68  | 539007547043                    | BBAN: ne vont pas ensemble
          FR   | 76  | 3000600001123456789018          | BBAN: 23 caractères pour la France
          FR   | 67  | 3000600001123456789018          | BBAN: 23 caractères pour la France; KEY: toujours 76
          DE   | 89  | 37040044053201300               | BBAN: 18 caractères pour le code pays DE
          MC   | 58  | 1122                            | BBAN: 23 caractères pour Monaco
          FR   | 76  | 300O6000011234567890189         | BBAN: la place d’un zéro
          FR   | 7O  | 30006000011234567890189         | KEY: la place d’un zéro
          RE   | 76  | 30006000011234567890189         | COUNTRY: d’outre-mer commencent par FR
          F    | 7   | é                               | COUNTRY: 2 lettres; KEY: 2 chiffres; BBAN: ne convient pas
          ''   | ''  | ''                              | COUNTRY: Saisissez; KEY: Saisissez; BBAN: Saisissez
          ''   | ''  | fr76 3000 6000 0112 3456 7890 189 | pasted FR/76/30006000011234567890189
          FR7630006000011234567890189 | '' | ''       | pasted FR/76/30006000011234567890189
          FR   | FR7630006000011234567890188 | 1      | pasted FR/76/30006000011234567890188
          """)
  void anIbanIsReadBlockByBlock(String country, String key, String bban, String expected) {
    Map<BankBlock, String> typed =
        Map.of(BankBlock.COUNTRY, country, BankBlock.KEY, key, BankBlock.BBAN, bban);
    assertReads(AccountNumber.Type.IBAN, typed, expected);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30006 | 00001 | 12345678901 | 89 | right FR7630006000011234567890189
          20041 | 01005 | 0500013m026 | 06 | right FR1420041010050500013M02606
          20041 | 01005 | 0500 013 M026 | 6 | RIB_KEY: 2 chiffres
          20041 | 1005  | 0500013M026 | 06 | BRANCH: 5 chiffres
          20041 | 01005 | 0500013M02  | 06 | ACCOUNT: zéros de devant
          2004I | 01005 | 0500013M026 | 06 | BANK: des chiffres seulement
          00001 | 30006 | 12345678901 | 89 | BANK: l’un à la place de l’autre
          30006 | 00001 | 12345678901 | 88 | RIB_KEY: comparez les quatre
          30006 | 00001 | 12345678901 | 98 | RIB_KEY: comparez les quatre
          ''    | ''    | ''          | '' | BANK: Saisissez; BRANCH: Saisissez; ACCOUNT: Saisissez; RIB_KEY: Saisissez
          ''    | ''    | FR76 3000 6000 0112 3456 7890 189 | '' | pasted 30006/00001/12345678901/89
          30006 00001 12345678901 89 | '' | '' | '' | pasted 30006/00001/12345678901/89
          MC5811222000010123456789030 | 00001 | 12345678901 | 89 | BANK: des chiffres seulement
          """)
  void aRibIsReadBlockByBlock(
      String bank, String branch, String account, String key, String expected) {
    assertReads(
        AccountNumber.Type.RIB,
        Map.of(
            BankBlock.BANK, bank,
            BankBlock.BRANCH, branch,
            BankBlock.ACCOUNT, account,
            BankBlock.RIB_KEY, key),
        expected);
  }

  private static void assertReads(
      AccountNumber.Type type, Map<BankBlock, String> typed, String expected) {
    switch (AccountNumber.read(type, typed)) {
      case AccountNumber.Read.Right(String iban) -> assertThat("right " + iban).isEqualTo(expected);
      case AccountNumber.Read.Pasted(Map<BankBlock, String> blocks) ->
          assertThat("pasted " + String.join("/", blocks.values())).isEqualTo(expected);
      case AccountNumber.Read.Wrong(List<AccountNumber.Fault> faults) -> {
        String[] parts = expected.split("; ");
        assertThat(faults).as("%s", faults).hasSize(parts.length);
        for (int i = 0; i < parts.length; i++) {
          String[] blockAndWords = parts[i].split(": ", 2);
          assertThat(faults.get(i).block()).hasToString(blockAndWords[0]);
          assertThat(faults.get(i).sentence()).contains(blockAndWords[1]);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Titulaire EARL Durand IBAN FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP | FR7630006000011234567890189
          IBAN : FR7630006000011234567890189                           | FR7630006000011234567890189
          Banque 20041 Guichet 01005 N° de compte 0500013M026 Clé RIB 06 | FR1420041010050500013M02606
          20041 01005 0500013m026 06                                   | FR1420041010050500013M02606
          FR76 3000 6000 0112 3456 7890 188                            | ''
          BE68 5390 0754 7034 et FR14 2004 1010 0505 0001 3M02 606     | BE68539007547034 FR1420041010050500013M02606
          facture 2026-0001 du 30 novembre, 12 345,67 euros            | ''
          """)
  void theNumbersInADocumentAreFound(String text, String expected) {
    assertThat(String.join(" ", AccountNumbers.in(text, 5))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"IBAN", "RIB"})
  void everyBlockOfATypeSaysWhatToTypeAndWhatIsWrong(AccountNumber.Type type) {
    for (BankBlock block : type.blocks()) {
      assertThat(BankBlock.ofCode(block.code())).contains(block);
      for (String country : List.of("FR", "BE", "XX", "")) {
        assertThat(block.hint(country)).endsWith(".");
        for (String reason : BankBlock.REASONS) {
          assertThat(block.sentence(reason, country)).endsWith(".");
        }
      }
    }
    Map<BankBlock, String> empty = new EnumMap<>(BankBlock.class);
    assertThat(((AccountNumber.Read.Wrong) AccountNumber.read(type, empty)).faults())
        .extracting(AccountNumber.Fault::block)
        .isEqualTo(type.blocks().stream().collect(Collectors.toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Saisissez le BIC",
    "BNPAFRP, 8 ou 11",
    "BNPAQQPP, aucun pays",
    "BNPA-12PP, des lettres et des chiffres"
  })
  void aBicSaysWhatIsWrong(String typed, String words) {
    assertThat(BankBlock.BIC.read(typed, "FR"))
        .isInstanceOfSatisfying(
            Parsed.Bad.class,
            bad -> assertThat(BankBlock.BIC.sentence(bad.reason(), "FR")).contains(words));
  }
}
