package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityExtractorTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jean.durand@orange.fr                                  | jean.durand@orange.fr
          C'est Jean.Durand@Orange.FR, merci                     | jean.durand@orange.fr
          mon mail : earl-dupre_44@wanadoo.fr.                   | earl-dupre_44@wanadoo.fr
          c'est mon mail. jean@orange.fr                         | jean@orange.fr
          jean.durand @ orange . fr                              | jean.durand@orange.fr
          jean . durand@orange.fr                                | jean.durand@orange.fr
          jean.durand@orange.fr.Merci                            | jean.durand@orange.fr
          jean point durand arobase orange point fr              | jean.durand@orange.fr
          c'est jean tiret durand arobase sfr point fr voilà     | jean-durand@sfr.fr
          j'ai mis Jean Point Durand AROBASE Orange Point FR     | jean.durand@orange.fr
          gaec.duval chez wanadoo.fr                             | gaec.duval@wanadoo.fr
          marie chez orange point fr                             | marie@orange.fr
          <jean@orange.fr>                                       | jean@orange.fr
          a@b.fr et c@d.fr                                       | a@b.fr c@d.fr
          je suis chez orange.fr                                 | -
          je suis chez mon comptable                             | -
          rendez-vous au point 3                                 | -
          """)
  void addressesAreReadAsTypedAndAsSpoken(String text, String values) {
    assertThat(values(text, "email")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jean.dupon@free,fr                     | jean.dupon@free,fr!malformed
          c'est (jean.dupon@free,fr), merci !    | jean.dupon@free,fr!malformed
          jean;dupon@free;fr.                    | jean;dupon@free;fr!malformed
          mon mail:jean@orange,fr                | jean@orange,fr!malformed
          jean@free.fr,paul@free,fr              | jean@free.fr paul@free,fr!malformed
          paul@free,jean@free.fr                 | paul@free!malformed jean@free.fr
          jean arobase free                      | jean arobase free!malformed
          jean@free.frr 15100                    | jean@free.frr!malformed
          """)
  void anAddressThatIsNoneIsKeptWholeAsItWasTyped(String text, String values) {
    assertThat(values(text, "email")).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jean.durand@orange", "jean@", "mon mail jean@orange,fr"})
  void whatOnlyLooksLikeAnAddressIsReportedOrLeft(String text) {
    List<Entity> found = EntityExtractor.entities(text);
    assertThat(found).allMatch(e -> e.problem().equals(java.util.Optional.of("malformed")));
    assertThat(found).hasSize(text.equals("jean@") ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12345678200010                         | 12345678200010
          mon siret c'est 123 456 782 00010      | 12345678200010
          123.456.782.00010 merci                | 12345678200010
          123-456-782-00010                      | 12345678200010
          123\u00a0456\u202f782 00028            | 12345678200028
          1 2 3 4 5 6 7 8 2 0 0 0 1 0            | 12345678200010
          12 34 56 78 20 00 10                   | 12345678200010
          siret12345678200010                    | 12345678200010
          3 12345678200010                       | 12345678200010
          12345678200010 et 12345678200028       | 12345678200010 12345678200028
          tel 06 12 34 56 78                     | -
          12345678200011                         | 12345678200011!checksum
          123 456 782 0001                       | 123 456 782 0001!length
          123 456 782 000100                     | 123 456 782 000100!length
          123456782                              | 123456782!siren
          00000000000000                         | 00000000000000!zeros
          le 12/05/2024 à 14 h 30                | -
          85600                                  | -
          """)
  void siretsAreReadInAnyGroupingAndWrongOnesSayWhy(String text, String values) {
    assertThat(values(text.translateEscapes(), "siret")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oui | yes
          ouais | yes
          Ouais vas-y ! | yes
          c'est bon | yes
          cest bon | yes
          ok vas-y | yes
          OK | yes
          d'accord | yes
          bien sûr | yes
          tout à fait | yes
          ben oui | yes
          oui c'est la bonne adresse | yes
          pas de problème | yes
          ça marche | yes
          wi | yes
          non | no
          nan | no
          pas du tout | no
          non merci | no
          surtout pas | no
          ah non alors | no
          c'est pas ça | no
          NON C'EST PAS LA BONNE | no
          je ne crois pas | no
          pas d'accord | no
          oui oui | yes
          ok ok | yes
          ouaip | yes
          oki doki | yes
          je pense que oui | yes
          absolument oui | yes
          bien évidemment | yes
          c'est tout bon | yes
          mais oui | yes
          que nenni | no
          non non | no
          pas pour l'instant | no
          bien sûr que non | no
          c'est inexact | no
          sans façon | no
          a priori non | no
          je l'ai pas reçu | -
          ça ne va pas du tout votre site | -
          k fer | -
          oui mais non | -
          oui mais j'ai une autre question | -
          non non oui | -
          je veux créer un compte | -
          le mail est bon mais le lien ne marche pas | -
          bonjour | -
          '' | -
          """)
  void yesAndNoAreKnownInTheirManyForms(String text, String value) {
    assertThat(values(text, "yes-no")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          la deuxième | 2
          le premier | 1
          la 1ère | 1
          le 2e svp | 2
          la 3ème | 3
          2 | 2
          deux | 2
          le 2 | 2
          option trois | 3
          numéro 4 | 4
          la dernière | -1
          LE SECOND | 2
          la première fois | -
          la deuxième, pas la première | 2 1
          les deux premières | 1 2
          les 3 derniers | -3 -2 -1
          1 et 3 | 1 3
          la 1 et la 3 svp | 1 3
          12 34 | -
          les 3 derniers mois | -
          les deux premières fois | -
          ces deux derniers jours | -
          je veux 2 comptes | -
          j'en ai deux | -
          j'ai 2 tracteurs | -
          2024 | -
          0 | -
          """)
  void ordinalsChooseAmongOptions(String text, String value) {
    assertThat(values(text, "ordinal")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR76 3000 6000 0112 3456 7890 189              | iban FR7630006000011234567890189
          voici fr7630006000011234567890189 merci        | iban FR7630006000011234567890189
          FR76 3000 6000 0112 3456 7890 188 merci        | iban FR76 3000 6000 0112 3456 7890 188!checksum
          FR76 3000 6000 0112 3456 78 merci              | iban FR76 3000 6000 0112 3456 78!length
          BE68 5390 0754 7034                            | iban BE68539007547034
          30006 00001 12345678901 89                     | iban FR7630006000011234567890189
          4111 1111 1111 1111                            | card 4111111111111111
          06 12 34 56 78                                 | phone 0612345678
          0612345678                                     | phone 0612345678
          +33 6 12 34 56 78                              | phone 0612345678
          +33 (0)6 12 34 56 78                           | phone 0612345678
          mon mot de passe c'est Xyz123                  | password Xyz123
          mdp : Soleil!2024.                             | password Soleil!2024
          mon mot de passe est tracteur                  | password tracteur
          mot de passe=abc                               | password abc
          mon mdp Xyz123 marche pas                      | password Xyz123
          mon pacage 021155950 et le 06 12 34 56 78      | pacage 021155950 phone 0612345678
          mon code c'est 7K3M-9QRT-0ABC-DEFG             | hand-over-code 7K3M-9QRT-0ABC-DEFG
          mon mot de passe est oublié                    | -
          mon mot de passe est refusé                    | -
          le mot de passe n'est pas bon                  | -
          j'ai perdu mon mot de passe                    | -
          """)
  void whatMustBeMaskedIsFound(String text, String value) {
    assertThat(Found.in(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          15100                                  | 15100
          mon code postal c'est 15100 merci      | 15100
          12 rue des Lilas 15100 Aurillac        | 15100
          rue du 8 mai 1945 15100 Aurillac       | 15100
          BP 12 15100 Aurillac                   | 15100
          F-15100 Aurillac, cp15100              | 15100 15100
          15100, 0612345678                      | 15100
          97400 Saint-Denis                      | 97400
          15100.                                 | 15100
          99123                                  | -
          00010                                  | -
          j'ai 15100 litres                      | -
          15100 € de gazole                      | -
          151000                                 | -
          15100,50                               | -
          1.15100                                | -
          12 15100                               | -
          15100 12                               | -
          12345 15100 Aurillac                   | -
          12 345 678 15100 Aurillac              | -
          123 456 782 00010                      | -
          782 15100                              | -
          A15100                                 | -
          30006 00001 12345678901 89             | -
          earl15100@ferme.fr                     | -
          """)
  void postalCodesStandAlone(String text, String values) {
    assertThat(values(text, "postal-code")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon pacage c'est 021155950             | 021155950
          PACAGE : 021 155 950                   | 021155950
          numéro de pacage n° 21155950 merci     | 021155950
          pacage de mon exploitation 021155950   | 021155950
          paccage 021155950                      | 021155950
          pacage 123000001                       | 123000001
          pacage 0211559500                      | 0211559500!length
          pacage 02115595O                       | 02115595O!letters
          pacage 02A000123                       | 02A000123!letters
          mon pacage, 2 fois                     | -
          021155950                              | -
          je n'ai pas de pacage                  | -
          mon siren 123456782                    | -
          """)
  void aPacageIsKnownByItsName(String text, String values) {
    assertThat(values(text, "pacage")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FR15130019771                          | FR15130019771
          tva fr 15 130 019 771 merci            | FR15130019771
          FR-15-130019771.                       | FR15130019771
          FR16130019771                          | FR16130019771!checksum
          FR1513001977                           | -
          FR7630006000011234567890189            | -
          """)
  void frenchVatNumbersAreReadInAnyGrouping(String text, String values) {
    assertThat(values(text, "vat-number")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7K3M-9QRT-0ABC-DEFG                    | 7K3M-9QRT-0ABC-DEFG
          mon code 7k3m 9qrt oabc defg           | 7K3M-9QRT-0ABC-DEFG
          avec 7K3M-9QRT-0ABC-DEFG svp           | 7K3M-9QRT-0ABC-DEFG
          le code est 7K3M9QRT0ABCDEFG           | 7K3M-9QRT-0ABC-DEFG
          ABCD-EFGH-JKMN-PQRS                    | ABCD-EFGH-JKMN-PQRS
          elle sera bien fait                    | -
          rdvs avec elle hier                    | -
          4111 1111 1111 1111                    | -
          7K3M-9QRT-0ABC                         | -
          """)
  void handOverCodesAreNoWords(String text, String values) {
    assertThat(values(text, "hand-over-code")).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon siret12345678200010                | 12345678200010
          siret:123456782 00010merci             | 12345678200010
          siret 123456782 OOO1O                  | 12345678200010
          1234567820001O ok                      | 12345678200010
          12345678200010ok                       | 12345678200010
          123 456 782 00010       | 12345678200010
          123–456–782–00010                      | 12345678200010
          siret12345678200O11merci               | 12345678200O11!checksum
          siret:123456782merci                   | 123456782!siren
          12345678200010ok                       | 12345678200010
          ok12345678200010                       | 12345678200010
          le 123456782OOO10, cp 15100            | 12345678200010
          OOOOOOOOOOOOOO                         | -
          oo1oo                                  | -
          le lot O1 2O3                          | -
          12 octobre 2024 ou 13                  | -
          j'ai 150 ovins et 1000 olives          | -
          """)
  void siretsAreReadWithTheLetterOForZeroAndInWordsRunTogether(String text, String values) {
    assertThat(values(text.translateEscapes(), "siret")).isEqualTo(values);
  }

  @Test
  void spansPointAtWhatWasTyped() {
    String text = "oui, c’est jean @ orange . fr et 123 456 782 00010 😀";
    assertThat(EntityExtractor.entities(text))
        .extracting(e -> text.substring(e.start(), e.end()))
        .containsExactly("oui", "jean @ orange . fr", "123 456 782 00010");
  }

  @Test
  void spansOfNamesAndDatesTooAndTheyAreInTheOrderOfTheText() {
    String text =
        "😀 l’É.A.R.L. du Moulin à 15100 ST FLOUR, hier soir avec M. Durand, bic BNPAFRPP";
    assertThat(
            EntityExtractor.withDates(
                EntityExtractor.entities(text), text, LocalDate.of(2026, 11, 25)))
        .extracting(e -> text.substring(e.start(), e.end()))
        .containsExactly(
            "É.A.R.L. du Moulin", "15100", "ST FLOUR", "hier soir", "Durand", "BNPAFRPP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "@",
        "a@",
        "@.",
        "a.",
        "1",
        "1 ",
        "0 6 ",
        ". ",
        "FR76",
        "FR76 ",
        "point ",
        "chez ",
        "mdp ",
        "mot de passe est ",
        "oui ",
        "\u0000",
        "😀",
        "م ",
        "a@b.fr ",
        "((",
        "pacage ",
        "pacage est ",
        "pacage 1 ",
        "FR 1 ",
        "15100 ",
        "A1B2 ",
        "avec-",
        "à ",
        "commune de saint-",
        "12345 67890 A",
        "gaec ",
        "e.a.r.l.",
        "m. de ",
        "je m'appelle ",
        "cotisant ",
        "Saint-",
        "15100 saint ",
        "1O",
        "hier soir ",
        "il y a 1 ",
        "12/11/",
        "les deux ",
        "bic ",
        "1 et ",
        "exploitant agricole ",
        "- "
      })
  void tenThousandCharactersOfAnythingTakeLittleTime(String piece) {
    String text = piece.repeat(10_000 / piece.length());
    long start = THREADS.getCurrentThreadCpuTime();
    EntityExtractor.withDates(EntityExtractor.entities(text), text, LocalDate.of(2026, 11, 25));
    // Of the processor, not of the clock: other tests run beside this one.
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }

  private static String values(String text, String type) {
    return Found.in(text, type);
  }
}
