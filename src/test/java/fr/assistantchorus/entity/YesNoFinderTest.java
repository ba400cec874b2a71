package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YesNoFinderTest {
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
    assertThat(Found.in(text, "yes-no")).isEqualTo(value);
  }
}
