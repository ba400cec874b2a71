package fr.assistantchorus.portal.account;

import static fr.assistantchorus.portal.account.CredentialFault.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRuleTest {
  private static final String LOGIN = "camille.durand@ferme-exemple.fr";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # password                | faults
          Tracteur-Bleu-7           | -
          Herbe.Verte.42            | -
          HerbeVerteEt42            | -
          Élan-ça-Monte-9           | -
          'Vache et Veau 3'         | -
          Herbe.Vert.4              | -
          Herbe.Ver.4               | PASSWORD_TOO_SHORT
          HerbeVerteEt4             | PASSWORD_WITHOUT_SYMBOL
          herbe.verte.42            | PASSWORD_WITHOUT_UPPER_CASE
          HERBE.VERTE.42            | PASSWORD_WITHOUT_LOWER_CASE
          Herbe.Verte.Bleue         | PASSWORD_WITHOUT_DIGIT
          20262026202620            | PASSWORD_WITHOUT_UPPER_CASE PASSWORD_WITHOUT_LOWER_CASE
          Azertyuiop123!            | PASSWORD_COMMON
          Motdepasse2026!           | PASSWORD_COMMON
          2026!Chocolat2026         | PASSWORD_COMMON
          P@ssw0rd2026!             | PASSWORD_COMMON
          Camille.Durand-2026       | PASSWORD_HOLDS_LOGIN
          xCAMILLE.DURANDx9         | PASSWORD_HOLDS_LOGIN
          ''                        | PASSWORD_TOO_SHORT PASSWORD_WITHOUT_UPPER_CASE \
          PASSWORD_WITHOUT_LOWER_CASE PASSWORD_WITHOUT_DIGIT PASSWORD_WITHOUT_SYMBOL
          """,
      delimiter = '|')
  void everyFaultIsNamed(String password, String faults) {
    assertThat(PasswordRule.faults(password, LOGIN)).isEqualTo(faults(faults));
  }

  @Test
  void aPassphraseMayBeLongButNotEndless() {
    String longest = "Aa1-".repeat(PasswordRule.MAX_LENGTH / 4);
    assertThat(PasswordRule.faults(longest, LOGIN)).isEmpty();
    assertThat(PasswordRule.faults(longest + "x", LOGIN)).containsExactly(PASSWORD_TOO_LONG);
  }

  /** Each of these was judged or normalised in a time that grew with the square of its length. */
  @ParameterizedTest
  @ValueSource(strings = {"-a", "1", "\u0301\u0323", "\uFDFA", "🚜", "Aa1-"})
  void whatIsFarTooLongIsNotLookedInto(String part) {
    String endless = part.repeat(8_000);

    assertThat(PasswordRule.faults(endless, LOGIN)).containsExactly(PASSWORD_TOO_LONG);
    assertThat(PasswordRule.normalized(endless)).isEmpty();
    assertThat(SecretQuestion.faults("Nom ?", endless, endless)).containsExactly(ANSWER_TOO_LONG);
  }

  @Test
  void aShortLocalPartMayOccurByChance() {
    assertThat(PasswordRule.faults("Tracteur-Bleu-7", "leu@exemple.fr")).isEmpty();
  }

  @Test
  void anAccentIsTheSameHoweverItWasComposed() {
    assertThat(PasswordRule.normalized("e\u0301")).isEqualTo(PasswordRule.normalized("\u00e9"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          Nom de mon chien ?  | Médor  | -
          ''                  | Médor  | QUESTION_MISSING
          '  '                | ab     | QUESTION_MISSING ANSWER_TOO_SHORT
          Nom de mon chien ?  | '!? '  | ANSWER_TOO_SHORT
          Nom de mon chien ?  | Tracteur-Bleu-7 | ANSWER_IS_PASSWORD
          """,
      delimiter = '|')
  void theSecretQuestionHasFaultsOfItsOwn(String question, String answer, String faults) {
    assertThat(SecretQuestion.faults(question, answer, "Tracteur-Bleu-7"))
        .isEqualTo(faults(faults));
  }

  @ParameterizedTest
  @CsvSource({"Médor, medor", "'  Le  Grand-Pré! ', le grand pre", "Œuf 12, œuf 12"})
  void answersAreComparedWithoutCaseAccentsAndSpaces(String answer, String normalized) {
    assertThat(SecretQuestion.normalized(answer)).isEqualTo(normalized);
  }

  private static Set<CredentialFault> faults(String names) {
    return names == null
        ? Set.of()
        : Arrays.stream(names.split(" ")).map(CredentialFault::valueOf).collect(Collectors.toSet());
  }
}
