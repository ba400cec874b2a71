package fr.assistantchorus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelledValuesTest {
  private static final Map<String, List<String>> NOUNS = new LinkedHashMap<>();

  static {
    NOUNS.put("name", List.of("nom", "nom de famille"));
    NOUNS.put("first", List.of("prénom"));
    NOUNS.put("email", List.of("adresse électronique", "mail", "courriel", "adresse mail"));
    NOUNS.put("company", List.of("raison sociale", "société"));
    NOUNS.put("postal", List.of("code postal", "cp", "code"));
    NOUNS.put("city", List.of("ville", "commune"));
    NOUNS.put("phone", List.of("téléphone", "numéro de téléphone", "tel"));
    NOUNS.put("pacage", List.of("numéro de PACAGE", "pacage"));
    NOUNS.put("country", List.of("pays"));
    NOUNS.put("address", List.of("adresse", "adresse postale"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          non, le nom c’est Durand et le code postal 15100 | name=Durand postal=15100
          je me suis trompé, ma ville est Saint-Flour et mon prénom Camille | city=Saint-Flour first=Camille
          code postal : 15100, ville Aurillac | postal=15100 city=Aurillac
          pas Dupond mais Durand pour le nom | name=Durand
          le nom c'est pas dupon c'est Dupont | name=Dupont
          NON LE NOM C'EST DURAND ET LE CODE POSTAL 15100 | name=DURAND postal=15100
          le prenom cest camille | first=camille
          mon nom s'écrit Dupont avec un t | name=Dupont
          le nom devrait être Martin | name=Martin
          nom: Durand ; prénom: Camille ; cp: 15100 | name=Durand first=Camille postal=15100
          nom=Durand,prenom=Camille | name=Durand first=Camille
          nom durand prenom camille code postal 15100 | name=durand first=camille postal=15100
          NOM DURAND PRENOM CAMILLE | name=DURAND first=CAMILLE
          adresse 3 rue Pierre et Marie Curie et la ville Aurillac | address=3 rue Pierre et Marie Curie city=Aurillac
          mon adresse c'est 3 rue Pierre et Marie Curie | address=3 rue Pierre et Marie Curie
          l'adresse c'est 12, rue des Lilas, et le code postal 15100 | address=12, rue des Lilas postal=15100
          adresse : 4 place de la Ville, code postal 15100 | address=4 place de la Ville postal=15100
          raison sociale EARL Ville Neuve | company=EARL Ville Neuve
          la raison sociale c'est GAEC du Pays Vert et la ville Mauriac | company=GAEC du Pays Vert city=Mauriac
          le nom de famille c'est Durand | name=Durand
          le nom de la ville est Aurillac | city=Aurillac
          la ville de la ferme c'est Aurillac | city=Aurillac
          le code postal n'est pas 15000 mais 15100 | postal=15100
          le code postal c'est 15100 et pas 15000 | postal=15100
          le code postal c'est 15100 pas 15000 svp | postal=15100
          la ville c'est pas Aurillac, c'est Saint-Flour | city=Saint-Flour
          mon prénom n'est pas Camile, c'est Camille | first=Camille
          le code postal est faux c'est 15100 | postal=15100
          le nom est mal écrit c'est Durand | name=Durand
          le nom n'est pas bon, c'est Durand | name=Durand
          pour le nom c'est Durand merci | name=Durand
          pour le nom, pas Dupond mais Durand | name=Durand
          Durand pour le nom et 15100 pour le code postal | name=Durand postal=15100
          pas Dupond mais Durand pour le nom, pas 15000 mais 15100 pour le code postal | name=Durand postal=15100
          plutôt 15100 pour le code postal | postal=15100
          Camille c'est mon prénom | first=Camille
          Camille comme prénom | first=Camille
          je me suis trompé de code postal c'est 15100 | postal=15100
          je me suis trompée d'adresse la bonne c'est 3 chemin du Pré | address=3 chemin du Pré
          je veux changer mon prénom en Camille | first=Camille
          il y a une erreur sur le nom : Durand, et sur la ville : Mauriac | name=Durand city=Mauriac
          mettez plutôt le nom Durand s'il vous plaît | name=Durand
          le nom c'est plutôt Durand | name=Durand
          le code postal c'est le 15100 | postal=15100
          mon nom c'est Le Goff | name=Le Goff
          nom de La Tour | name=La Tour
          mon nom est de La Tour | name=de La Tour
          la commune de Saint-Flour | city=Saint-Flour
          le bon code postal c'est 15100 puis la ville c'est Aurillac | postal=15100 city=Aurillac
          mon mail c'est jean@ferme.fr et mon tel +33 6 12 34 56 78 | email=jean@ferme.fr phone=+33 6 12 34 56 78
          adresse mail jean.durand@ferme.fr. Merci | email=jean.durand@ferme.fr
          tel 06.12.34.56.78 - ville Lyon (3e) | phone=06.12.34.56.78 city=Lyon (3e)
          numéro de pacage 021 155 950 | pacage=021 155 950
          la ville c'est St. Flour | city=St. Flour
          le nom c'est « Durand », le prénom « Camille » | name=Durand first=Camille
          le nom c'est Durand mais je suis pas sûr | name=Durand
          le nom Durand, le prénom Camille et la ville Pas-en-Artois | name=Durand first=Camille city=Pas-en-Artois
          mon nom c'est Durand je me suis trompé désolé | name=Durand
          la société c'est Durand et Fils | company=Durand et Fils
          le pays c'est la Belgique | country=la Belgique
          """)
  void aValueIsFoundByTheNameOfWhatItIs(String text, String values) {
    assertThat(values(text)).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bonjour",
        "le nom",
        "je veux changer mon nom",
        "le nom est bon",
        "le nom est faux",
        "le nom c'est pas Dupond",
        "c'est quoi le code postal ?",
        "quel est le nom ?",
        "mon adresse et mon code postal",
        "le code postal je ne sais pas",
        "mon code postal a changé",
        "l'erreur c'est le nom",
        "j'ai une question pour le nom",
        "corriger le nom svp",
        "je me suis trompé de ville",
        "le nom de ma mère",
        "j'habite à Ville-Neuve",
        "oui c'est le bon nom",
      })
  void aNounWithoutAValueGivesNothing(String text) {
    assertThat(values(text)).isEmpty();
  }

  @Test
  void linesOfAFormAreReadOneByOne() {
    assertThat(values("Nom : Durand\nPrénom : Camille\nAdresse : 3 rue du Pré\nCP 15100"))
        .isEqualTo("name=Durand first=Camille address=3 rue du Pré postal=15100");
  }

  @Test
  void theLongestNounWins() {
    Map<String, List<String>> nouns = Map.of("a", List.of("code"), "b", List.of("code postal"));
    assertThat(LabelledValues.in("code postal 15100", Nouns.of(nouns)))
        .containsExactly(new LabelledValues.Labelled("b", 12, 17));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nom ",
        "le nom c'est ",
        "pas ",
        "nom pas ",
        "et ",
        "mais ",
        "nom, ",
        "a ",
        "pour le nom ",
        ", ",
        "nom de ",
        "nom de la ",
        "le ",
        "c'est ",
        "Durand pour le nom et ",
        "é",
        "nom a ",
        "1 ",
        "nom\n"
      })
  void tenThousandCharactersOfAnythingTakeLittleTime(String piece) {
    String text = piece.repeat(10_000 / piece.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          int from = 0;
          for (LabelledValues.Labelled found : LabelledValues.in(text, Nouns.of(NOUNS))) {
            assertThat(found.start()).isGreaterThanOrEqualTo(from);
            assertThat(found.end()).isGreaterThan(found.start());
            from = found.end();
          }
        });
  }

  private static String values(String text) {
    return LabelledValues.in(text, Nouns.of(NOUNS)).stream()
        .map(found -> found.slot() + "=" + text.substring(found.start(), found.end()))
        .collect(Collectors.joining(" "));
  }
}
