package fr.assistantchorus.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordStrengthTest {
  private static final Person CAMILLE =
      Person.at("camille.lévêque@ferme-exemple.fr").withFirstName("Hélène").withLastName("Lévêque");

  /** Many times what the search may take, on a machine that does other things meanwhile. */
  private static final Duration BOUND = Duration.ofSeconds(3);

  @ParameterizedTest
  @CsvSource({
    "Tracteur-Bleu-7, false",
    "Tracteur-bleu-1968, false",
    "Prairie-Fleurie-1789, false",
    "Herbe.Verte.42, false",
    "HerbeVerteEt42, false",
    "Élan-ça-Monte-9, false",
    "Vache et Veau 3, false",
    "xK7#qZ!m2$Rt, false",
    "Aa123456789012, true",
    "Chorus-Pro-2026, true",
    "Chorus-Portail-42, true",
    "Qwerty-1234-Azerty, true",
    "AaAaAaAa1111!!, true",
    "Aa1-Aa1-Aa1-Aa1-, true",
    "Abcdefgh-1234, true",
    "Helene-Leveque-1968, true",
    "Lévêque-Hélène-7, true",
    "Ferme-Exemple-12!, true",
  })
  void whatIsMadeOfWhatEverybodyKnowsIsGuessable(String password, boolean guessable) {
    assertThat(PasswordStrength.isGuessable(password, CAMILLE)).isEqualTo(guessable);
  }

  /** These take implementations of zxcvbn seconds and minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {"4@8({[</369&#!1/|0$5+7%2/", "p@ssw0rd", "a", "aB3$", "zxcvbnmZ1!", "1!|l7+", "é"})
  void noPasswordTakesLong(String part) {
    String longest =
        part.repeat(PasswordRule.MAX_LENGTH / part.length() + 1)
            .substring(0, PasswordRule.MAX_LENGTH);
    long start = System.nanoTime();
    PasswordStrength.isGuessable(longest, CAMILLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
  }
}
