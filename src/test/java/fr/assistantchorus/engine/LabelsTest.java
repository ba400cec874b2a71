package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.support.Shipped;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the shipped sign-up's choices. */
final class LabelsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spaces-wanted   | tic seulement                     | no
          spaces-wanted   | seulement la TIC                  | no
          spaces-wanted   | le remboursement                  | no
          spaces-wanted   | tic seulemnt svp                  | no
          spaces-wanted   | sans la tic                       | others
          spaces-wanted   | d'autres mais sans tic            | others
          spaces-wanted   | tic avec d'autres                 | yes
          spaces-wanted   | d'autres                          | -
          spaces-wanted   | tic                               | -
          spaces-wanted   | pas d'autres                      | -
          spaces-wanted   | je ne sais pas                    | -
          spaces-wanted   | tic ou gnr je comprends pas       | -
          identifier-type | en cours                          | being-registered
          identifier-type | imatriculation en cours           | being-registered
          identifier-type | numéro de tva                     | european-vat
          identifier-type | tahiti                            | tahiti
          identifier-type | pas tahiti                        | -
          identifier-type | un numéro                         | -
          identifier-type | union européenne                  | -
          identifier-type | hors union europeenne             | outside-europe
          identifier-type | j'ai un siret                     | siret
          identifier-type | je n'ai pas de siret              | -
          spaces          | les mémoires                      | legal-fees
          spaces          | vérifier                          | -
          spaces          | factures                          | -
          spaces          | facture émise                     | issued-invoices
          spaces          | edi et api                        | edi-and-api
          spaces          | engagement et suivi               | -
          category        | exploitant individuel             | individual-farmer
          category        | exploitant agricol individuelle   | individual-farmer
          category        | moi exploitant agricole en societaire | farming-company
          category        | exploitant                        | -
          category        | individuel                        | -
          category        | exploitant forestier              | forester
          category        | parler à une personne             | -
          category        | une personne                      | -
          category        | ferme des lilas                   | -
          undisclosed     | non diffusible                    | yes
          undisclosed     | diffusible                        | no
          undisclosed     | non                               | -
          """)
  void anOptionIsMeantWhereItsLabelAloneIsClearlySaid(String state, String text, String value) {
    DialogState.Collect question =
        (DialogState.Collect) Shipped.catalog().dialog("sign-up").state(state);
    List<Option> options = question.options();
    assertThat(Labels.meant(options, text, false).map(Option::value).orElse("-")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "exploitant agricole donc individuel, individual-farmer",
    "aide exploitant forestier, -"
  })
  void whereSomethingElseIsSureEveryTellingWordIsTheLabels(String text, String value) {
    DialogState.Collect question =
        (DialogState.Collect) Shipped.catalog().dialog("sign-up").state("category");
    assertThat(Labels.meant(question.options(), text, true).map(Option::value).orElse("-"))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "toutes, true",
    "tous les deux, true",
    "accepte tout le monde, true",
    "toutes les demandes svp, true",
    "c'est tout, false",
    "tous les autres, false",
    "refuse tous les autres, false",
    "toutes sauf Marc, false",
    "pas toutes, false",
    "accepte Marc et refuse toutes les autres, false"
  })
  void allAreMeantWhereNothingSaysThatSomeAreNot(String text, boolean all) {
    assertThat(Labels.areAllMeant(text)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je veux virer marc petit de ma ferme    | b
          détache Inès Moreau                     | a
          enlève moreau de la structure           | a
          retire mon petit stagiaire              | b
          sortir du gaec garnier                  | -
          marc petit et ines moreau               | -
          quitter le gaec du lac                  | c
          en 2026                                 | -
          """)
  void theFirstSentenceNamesAnOptionInPassing(String text, String meant) {
    List<Option> options =
        List.of(
            new Option("a", "Ines MOREAU, GAEC Garnier"),
            new Option("b", "Marc PETIT, GAEC Garnier"),
            new Option("c", "GAEC du Lac, 12345678200010"));
    assertThat(Labels.named(options, text).map(Option::value).orElse("-")).isEqualTo(meant);
  }
}
