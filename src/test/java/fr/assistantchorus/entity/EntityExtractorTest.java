package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
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
          FR76 3000 6000 0112 3456 7890 189              | iban FR7630006000011234567890189
          voici fr7630006000011234567890189 merci        | iban FR7630006000011234567890189
          FR76 3000 6000 0112 3456 7890 188 merci        | iban FR76 3000 6000 0112 3456 7890 188!checksum
          FR76 3000 6000 0112 3456 78 merci              | iban FR76 3000 6000 0112 3456 78!length
          BE68 5390 0754 7034                            | iban BE68539007547034
          30006 00001 12345678901 89                     | iban FR7630006000011234567890189
          4111 1111 1111 1111                            | card 4111111111111111
          06 12 34 56 78                                 | phone 0612345678
          0612345678                                     | phone 0612345678
          0612345678 15100                               | phone 0612345678
          06 12 34 56 78 15100                           | phone 0612345678
          06.12.34.56.78/0471000000                      | phone 0612345678 phone 0471000000
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
    // The time of the processor and not of the clock, since other tests run beside this one.
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }
}
